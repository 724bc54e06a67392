import datetime
import sys
from zoneinfo import ZoneInfo

# That of the office, as on the pages; the machine may keep another.
ZONE = "Asia/Ho_Chi_Minh"


class Screen:
    """One line a message, with its sender before it, all by one clock."""

    def __init__(self):
        self.stream = sys.stdout
        self.stream.reconfigure(errors="replace")

    def say(self, sender, text):
        now = f"{datetime.datetime.now(ZoneInfo(ZONE)):%Y-%m-%d %H:%M:%S %Z}"
        for line in text.splitlines():
            self._write(f"{now} {sender:<11}│ {line}\n")

    def _write(self, line):
        """A closed terminal must not stop the stopping."""
        if self.stream:
            try:
                self.stream.write(line)
                self.stream.flush()
            except OSError:
                self.stream = None
