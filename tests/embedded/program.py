"""The whole program as `make run` starts it, on data of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from embedded.child import Child
from embedded.ports import free_port
from embedded.signs import answers

REPLACED = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "CADRE_TODAY", "CADRE_TESTING"}


DEAF = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.closerange(1, 3)
time.sleep(60)
"""


def deaf_child(ties=None):
    """One that does not obey, and closes its output to say that it has begun."""
    child = Child([sys.executable, "-c", DEAF], ties=ties)
    child.process.stdout.read()
    child.process.stdout.close()
    return child


class Program:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.environment = {name: value for name, value in os.environ.items() if name not in REPLACED}
        self.environment |= {"CADRE_VAR": str(folder), "CADRE_SAMPLE": "0", "PORT": str(self.port)}
        self.environment["CADRE_SILENCE_SECONDS"] = "8"
        self.process, self.printed = None, []

    @property
    def running(self):
        return self.process is not None and self.process.poll() is None

    def start(self, until="Sẵn sàng"):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "embedded"], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        self.printed = []
        for line in self.process.stdout:
            self.printed.append(line)
            if until in line:
                return
        self.end(signal.SIGINT)
        raise AssertionError("".join(self.printed))

    def hear(self, words, seconds=60):
        """Read what it says until a line has the words; killed when they do not come."""
        impatience = threading.Timer(seconds, self.process.kill)
        impatience.start()
        for line in self.process.stdout:
            self.printed.append(line)
            if words in line:
                return impatience.cancel()
        raise AssertionError("".join(self.printed))

    def answers(self, seconds=60):
        """Whether its first page comes, which asks the database."""
        given_up = time.monotonic() + seconds
        while not answers("127.0.0.1", self.port, "/", 5) and time.monotonic() < given_up:
            time.sleep(0.1)
        return self.running and time.monotonic() < given_up

    def end(self, sign):
        self.process.send_signal(sign)
        return self.wait()

    def wait(self):
        with self.process.stdout as rest:
            self.printed.append(rest.read())
        return self.process.wait()

    def interrupt(self):
        """What Ctrl-C does."""
        return self.end(signal.SIGINT)

    def run(self, *arguments):
        return subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True
        )

    def manage(self, *arguments):
        return self.run("manage.py", *arguments)

    def processes(self):
        """Number and command line of all that work on this data, which they name, inherit or stand in."""
        seen = (_look_at(entry) for entry in Path("/proc").glob("[0-9]*"))
        return {pid: command for pid, command, places in seen if str(self.folder) in places}

    def process_named(self, name):
        """The first of its group; the others are its own children. One that has just begun has no name for a moment."""
        for _ in range(50):
            with suppress(ProcessLookupError):
                named = [pid for pid, command in self.processes().items() if name in command]
                if first := [pid for pid in named if os.getsid(pid) == pid]:
                    return first[0]
            time.sleep(0.1)
        raise AssertionError(f"no process of the name {name}")

    def wait_until_gone(self, seconds=15):
        given_up = time.monotonic() + seconds
        while self.processes() and time.monotonic() < given_up:
            time.sleep(0.1)
        return not self.processes()


def _look_at(entry):
    try:
        command, inherited = ((entry / name).read_bytes().decode() for name in ("cmdline", "environ"))
        return int(entry.name), command, command + inherited + os.readlink(entry / "cwd")
    except OSError:
        return int(entry.name), "", ""
