import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from embedded.account import SystemAccount
from embedded.places import PROJECT

TIED = Path(__file__).with_name("tied.py")


@dataclass(frozen=True)
class Ties:
    """How a child is bound to its parent: the signal it gets when the parent dies, and a lock it keeps open."""

    death_signal: int = signal.SIGTERM
    lock: int | None = None


class Child:
    """A process in a session of its own, so that the terminal's Ctrl-C reaches only the supervisor."""

    def __init__(self, command, *, environment=None, output=subprocess.PIPE, account=None, ties=None):
        ties, account = ties or Ties(), account or SystemAccount.own()
        tied = [sys.executable, "-I", "-S", TIED]
        tied += [os.getpid(), int(ties.death_signal), account.uid, account.gid]
        self.process = subprocess.Popen(
            [str(part) for part in [*tied, *command]],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=PROJECT if account.is_own() else "/",
            pass_fds=() if ties.lock is None else (ties.lock,),
        )
        self.rest = b""

    @property
    def running(self):
        return self.process.poll() is None

    def read(self):
        """The complete lines written since the last call; waits when there are none."""
        data = os.read(self.process.stdout.fileno(), 65536)
        *lines, self.rest = (self.rest + data).split(b"\n")
        if not data and self.rest:
            lines, self.rest = [*lines, self.rest], b""
        return data != b"", [line.decode(errors="replace") for line in lines]

    def ask_to_stop(self, sign=signal.SIGTERM):
        if self.running:
            self.process.send_signal(sign)

    def stop(self, sign=signal.SIGTERM, patience=30):
        self.ask_to_stop(sign)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
        return self.process.returncode

    def kill(self):
        """With all whom it started and who stayed in its group, also when it has ended itself."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
