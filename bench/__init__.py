"""Speed as ratios to a minimal Django page served beside the program in the same run: `make bench`."""
