"""The faults of docs/reliability.md, really made and counted: `make drill`; nothing else uses it."""
