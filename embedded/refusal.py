class Refusal(Exception):
    """Why the program does not start, in words for the person at the keyboard."""
