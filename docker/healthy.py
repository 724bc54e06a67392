"""What a container asks about itself: `healthy.py web` or `healthy.py beat`; any failure is a bad answer."""

import sys
import time
import urllib.request
from pathlib import Path

# The scheduler writes its schedule down every three minutes.
BEAT_FOLDER, BEAT_SECONDS = Path("/var/lib/cadre/beat"), 10 * 60


def web():
    urllib.request.urlopen("http://127.0.0.1:8000/healthz", timeout=5).close()


def beat(folder=BEAT_FOLDER):
    written = max(path.stat().st_mtime for path in folder.iterdir())
    if time.time() - written > BEAT_SECONDS:
        sys.exit("The scheduler sleeps.")


if __name__ == "__main__":
    {"web": web, "beat": beat}[sys.argv[1]]()
