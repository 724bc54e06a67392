ADDRESSES = []
OPEN_TO_ALL = {"health", "ready", "metrics"}
# Named by a kind of record, for who may see such records: walked by tests/core/test_lookup.py.
OWNED = {"look-up"}
