"""What leaves the program: what bears a mark does not, and some things only after a fresh password."""
