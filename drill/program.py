"""The whole program on data of the drill's own: processes to harm, rows to count."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2

from embedded import postgres
from embedded.passwords import passwords
from embedded.servers import announced
from tests.embedded.program import Program

# Long enough for a loaded machine, and shorter than the minute of an office so that the drill ends.
SILENCE_SECONDS = 20
PATIENCE = 180
# The parts of the program by what stands in their command lines.
PARTS = {
    "web": "gunicorn",
    "worker": "hostname\0worker@",
    "beat": "config\0beat",
    "valkey": "valkey-server",
    "postgres": "bin/postgres",
}


class DrilledProgram(Program):
    """Somebody listens to it all the time, or it would stop when nobody takes what it says."""

    def __init__(self, folder: Path, **environment: str) -> None:
        super().__init__(folder)
        self.environment |= {"CADRE_SAMPLE": "1", "CADRE_SILENCE_SECONDS": str(SILENCE_SECONDS)}
        self.environment |= environment
        self.listener: threading.Thread | None = None

    def start(self, until: str = "Sẵn sàng") -> None:
        self.listener = None
        super().start(until)
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.printed.append(line)

    def wait(self) -> int:
        if self.listener is None:
            return super().wait()
        code = self.process.wait()
        self.listener.join()
        return code

    def has_said(self, words: str) -> bool:
        return any(words in line for line in self.printed)

    def pid(self, part: str) -> int:
        return self.process_named(PARTS[part])

    def family(self, part: str) -> list[int]:
        """The process of that part and all who came of it."""
        first = self.pid(part)
        children = {pid: _parent(pid) for pid in self.processes()}
        found = [first]
        for pid in found:
            found += [child for child, parent in children.items() if parent == pid]
        return found

    def signal(self, pids: list[int], sign: signal.Signals) -> None:
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)

    def ask(self, question: str, *values: object) -> list[tuple]:
        """Rows of its database, asked as its owner and past the program."""
        connection = psycopg2.connect(self.owner_url(), connect_timeout=3)
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute(question, values or None)
            return cursor.fetchall()

    def owner_url(self) -> str:
        if "DATABASE_OWNER_URL" in self.environment:
            return self.environment["DATABASE_OWNER_URL"]
        port = announced(self.folder)["postgres"]
        return postgres.address(postgres.OWNER, passwords(self.folder)["owner"], port)

    def scanned_after(self, moment: float) -> list[tuple]:
        """Whether what the clock starts ran: scheduler, queue, worker and database all live."""
        return self.ask(
            "SELECT FROM jobs_schedulerun WHERE name = 'resend-lost-jobs' AND ended_at > to_timestamp(%s)",
            moment,
        )


def _parent(pid: int) -> int:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def wait_until(true: Callable[[], object], seconds: float = PATIENCE) -> bool:
    """Whether it became true in time; what cannot be asked yet is not true."""
    given_up = time.monotonic() + seconds
    while time.monotonic() < given_up:
        with contextlib.suppress(OSError, psycopg2.Error, StopIteration, KeyError):
            if true():
                return True
        time.sleep(0.25)
    return False


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def gone_afterwards(program: DrilledProgram) -> Iterator[DrilledProgram]:
    """Nothing of it is left running, however the drill ends."""
    try:
        yield program
    finally:
        if program.running:
            with contextlib.suppress(ProcessLookupError):
                program.interrupt()
        program.wait_until_gone()
        program.signal(list(program.processes()), signal.SIGKILL)
