import sys


class Screen:
    """One line a message, with its sender before it."""

    def __init__(self):
        self.stream = sys.stdout
        self.stream.reconfigure(errors="replace")

    def say(self, sender, text):
        for line in text.splitlines():
            self._write(f"{sender:<11}│ {line}\n")

    def _write(self, line):
        """A closed terminal must not stop the stopping."""
        if self.stream:
            try:
                self.stream.write(line)
                self.stream.flush()
            except OSError:
                self.stream = None
