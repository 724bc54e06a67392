"""Starts a command and ends it when it gives no sign of life, so that whoever started it starts it again.

    watched.py SIGN -- COMMAND…   the command, watched (systemd units, services of containers)
    watched.py SIGN               asks once; any failure is a bad answer (health of a container)

SIGN is the web's socket (`unix:/run/cadre/web.sock`) or address (`127.0.0.1:8000`), or the file that a worker or the
scheduler touches. Only the process itself is asked: one that waits for queue or database is not ended for it.
"""

import http.client
import os
import signal
import socket
import sys
import time
from pathlib import Path

SILENCE_SECONDS = int(os.environ.get("CADRE_SILENCE_SECONDS") or 60)
# One that has just been started reads the whole program first.
BEGINNING_SECONDS = 120
# A request may take 30 seconds, and all that the web does at a time may be such requests.
ANSWER_SECONDS = 10


class Socket(http.client.HTTPConnection):
    def __init__(self, path, **options):
        super().__init__("localhost", **options)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def answers(address):
    """The web at this address; every answer but a fault is one."""
    kind, _, rest = address.partition(":")
    means, place = (Socket, rest) if kind == "unix" else (http.client.HTTPConnection, address)
    connection = means(place, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class Sign:
    """A file's time is only compared with itself: no clock needs to be right."""

    def __init__(self, where):
        self.where, self.seen = where, None
        self.is_file = where.startswith("/")
        if self.is_file:
            Path(where).unlink(missing_ok=True)
        self.heard_at, self.patience = time.monotonic(), max(SILENCE_SECONDS, BEGINNING_SECONDS)

    def heard(self):
        if not self.is_file:
            return answers(self.where)
        path = Path(self.where)
        before, self.seen = self.seen, path.stat().st_mtime_ns if path.exists() else self.seen
        return self.seen != before

    def is_silent(self):
        if self.heard():
            self.heard_at, self.patience = time.monotonic(), SILENCE_SECONDS
        return time.monotonic() - self.heard_at > self.patience


def watch(sign, process):
    """Ends the process by force, for one that hangs does not obey; its children go with the unit or the container."""
    while os.getppid() == process:
        if sign.is_silent():
            sys.stderr.write(f"No sign of life at {sign.where}: ended, to be started again.\n")
            os.kill(process, signal.SIGKILL)
            return
        time.sleep(SILENCE_SECONDS / 12)


def run(where, command):
    """The command keeps this process, so that signals and sockets of whoever started it reach it."""
    sign, process = Sign(where), os.getpid()
    if os.fork() == 0:
        # What the command inherited of sockets is not held open here.
        os.closerange(3, 256)
        watch(sign, process)
        os._exit(0)
    os.execvp(command[0], command)


def ask(where):
    """Twice within a few seconds for a file, whose age a clock that was set would tell wrongly."""
    if not where.startswith("/"):
        return answers(where)
    path, begun = Path(where), time.monotonic()
    first = path.stat().st_mtime_ns
    while time.monotonic() - begun < ANSWER_SECONDS / 2:
        time.sleep(0.2)
        if path.stat().st_mtime_ns != first:
            return True
    return False


if __name__ == "__main__":
    if sys.argv[2:3] == ["--"]:
        run(sys.argv[1], sys.argv[3:])
    elif not ask(sys.argv[1]):
        sys.exit("No sign of life.")
