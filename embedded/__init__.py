"""PostgreSQL, Valkey and the supervisor behind `make run`: a bare machine needs nothing installed."""
