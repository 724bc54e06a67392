"""What files and prints of needs leave out: secret planning lists, and places in secret plans of training."""

from planning import secrecy as of_lists
from training.plans import secrecy as of_plans

# What is said of each, to a reader; empty where there is none.
LEFT_OUT = (of_lists.left_out_for, of_plans.left_out_for)
