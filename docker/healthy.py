"""What a container asks about itself: `healthy.py web` or `healthy.py beat`; any failure is a bad answer."""

import sys
import time
import urllib.request
from pathlib import Path

BEAT_SIGN = Path("/var/lib/cadre/beat/schedule.alive")
# Twice the longest time that the scheduler sleeps.
BEAT_SECONDS = 10 * 60


def web():
    urllib.request.urlopen("http://127.0.0.1:8000/healthz", timeout=5).close()


def beat():
    if time.time() - BEAT_SIGN.stat().st_mtime > BEAT_SECONDS:
        sys.exit("The scheduler sleeps.")


if __name__ == "__main__":
    {"web": web, "beat": beat}[sys.argv[1]]()
