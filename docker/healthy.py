"""What a container asks about itself: `healthy.py web|worker|beat`; any failure is a bad answer.

Each tells of its own process alone: one that waits for the queue or the database is not restarted for it.
"""

import sys
import time
import urllib.request
from pathlib import Path

SIGNS = {"worker": Path("/tmp/worker.alive"), "beat": Path("/var/lib/cadre/beat/schedule.alive")}
# Both leave their sign every few seconds.
SILENCE_SECONDS = 2 * 60


def web():
    urllib.request.urlopen("http://127.0.0.1:8000/healthz", timeout=5).close()


def loop(sign):
    # Also a sign from the future is none: the clock was set back, and nothing has lived since.
    if abs(time.time() - sign.stat().st_mtime) > SILENCE_SECONDS:
        sys.exit("No sign of life.")


if __name__ == "__main__":
    asked = sys.argv[1]
    web() if asked == "web" else loop(SIGNS[asked])
