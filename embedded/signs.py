"""How it is known that a process lives: by what it says of itself, never by the health of what it works with."""

import http.client
import threading
import time

from embedded.places import number_set

# A worker or a web that has just been started reads the whole program first.
BEGINNING_SECONDS = 120
MISSES = 3


def silence_seconds():
    """How long a process may give no sign of life; short in tests."""
    return number_set("CADRE_SILENCE_SECONDS", 60)


def answers(host, port, path, timeout):
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        connection.request("GET", path)
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


class FileSign:
    """A file that the process touches. Its time is only compared with itself: no clock needs to be right."""

    said = "không còn dấu hiệu hoạt động"

    def __init__(self, path):
        self.path, self.allowed = path, silence_seconds()

    def begin(self):
        self.path.unlink(missing_ok=True)
        self.seen, self.heard_at, self.patience = None, time.monotonic(), max(self.allowed, BEGINNING_SECONDS)

    def is_silent(self):
        touched = self.path.stat().st_mtime_ns if self.path.exists() else None
        if touched != self.seen:
            self.seen, self.heard_at, self.patience = touched, time.monotonic(), self.allowed
        return time.monotonic() - self.heard_at > self.patience


class WebSign(threading.Thread):
    """Asks /healthz again and again, in a thread because an answer may be long in coming."""

    said = f"không trả lời {MISSES} lần liền"

    def __init__(self, host, port):
        super().__init__(daemon=True)
        self.address, self.pause = (host, port, "/healthz"), silence_seconds() / MISSES / 2
        self.ended = threading.Event()
        self.begin()

    def begin(self):
        self.missed, self.begun, self.since = 0, False, time.monotonic()
        if not self.ident:
            self.start()

    def is_silent(self):
        return self.missed >= MISSES and (self.begun or time.monotonic() - self.since > BEGINNING_SECONDS)

    def end(self):
        self.ended.set()
        self.join()

    def run(self):
        while not self.ended.wait(self.pause):
            if answers(*self.address, self.pause):
                self.missed, self.begun = 0, True
            else:
                self.missed += 1
