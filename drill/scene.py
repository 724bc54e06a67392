"""Where the faults are made: a program with its users, and how one row of the table comes about."""

import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2

from bench import roster
from drill.crowd import Crowd, Visitor, lost
from drill.program import PATIENCE, DrilledProgram, gone_afterwards, say, wait_until
from drill.survival import Survival
from embedded.lock import Lock
from embedded.passwords import passwords
from embedded.servers import Servers, environment

SAMPLE_DAY = "2021-11-30"


class Broken(Exception):
    """What was promised did not come true; the sentence stands in the table."""


@dataclass
class Scene:
    """`since` is when the clock of a row began; `later` are rows judged at the end, so that nobody waits for them."""

    folder: Path
    program: DrilledProgram
    crowd: Crowd
    servers: Servers | None = None
    lock: Lock | None = None
    since: float = 0.0
    later: list[Callable[[], Survival]] = field(default_factory=list)

    def require(self, true: Callable[[], object], otherwise: str, seconds: float = PATIENCE) -> None:
        if not wait_until(true, seconds):
            raise Broken(otherwise)

    def user(self, account: str) -> Visitor:
        user = Visitor(self.program, account)
        user.sign_in()
        return user

    def give_job(self, user: Visitor, people: int) -> int:
        """Key of a job that a page has taken on: a file of that many people to read."""
        path, before = self.workbook(people), self.last_job()
        if not user.give_job(path.name, path.read_bytes()) or self.last_job() == before:
            raise Broken("the page of a job failed")
        return self.last_job()

    def workbook(self, people: int) -> Path:
        path = self.folder / f"{people}-{time.monotonic_ns()}.xlsx"
        roster.make(path, people)
        return path

    def last_job(self) -> int:
        return self.program.ask("SELECT coalesce(max(id), 0) FROM jobs_job")[0][0]

    def job(self, key: int) -> tuple[str, float, int]:
        """Its state, the moment at which it ended or now, and which attempt it is."""
        ended = "extract(epoch FROM coalesce(finished_at, now()))::float"
        return self.program.ask(f"SELECT state, {ended}, attempt FROM jobs_job WHERE id = %s", key)[0]


@dataclass(frozen=True)
class Row:
    """A fault; `do` returns when it is over. `whole`: well is only when what the clock starts runs as well.

    `most` are the seconds until all must be well, `failing` those in which pages may fail.
    """

    fault: str
    do: Callable[[Scene], None]
    most: float
    whole: bool = True
    failing: float | None = None


def run(row: Row, scene: Scene) -> Survival:
    """Make the fault under the users, wait until all is well, and look for what they had saved."""
    notes = scene.crowd.notes
    if not scene.program.running:
        # A row that was not survived ends nothing for the others.
        scene.program.start()
    before, known = len(notes.kept), len(lost(scene.program, notes))
    began = scene.since = time.monotonic()
    try:
        row.do(scene)
        if not scene.crowd.settle(began):
            raise Broken(f"pages still fail, {notes.failed[-1].how}")
        scanned = _scanned(row, scene)
        missing = len(lost(scene.program, notes)) - known
        broken = ""
    except (Broken, OSError, psycopg2.Error, StopIteration) as fault:
        broken, scanned, missing = str(fault), 0.0, "?"
    failed, slow = ([one for one in some if one.at > began] for some in (notes.failed, notes.slow))
    for how, times in Counter(one.how for one in [*failed, *slow]).items():
        say(f"    {times} × {how}")
    failing = max(one.at for one in failed) - min(one.at for one in failed) if failed else 0.0
    well = max([scanned, *(one.at - scene.since for one in [*failed, *slow])])
    if row.failing is not None and (failing > row.failing or (failed and not row.failing)):
        broken = broken or f"{len(failed)} pages failed"
    survived, kept = f"no: {broken}" if broken else "yes", str(len(notes.kept) - before)
    return Survival(row.fault, survived, str(missing), kept, failing, well, row.most)


def _scanned(row: Row, scene: Scene) -> float:
    """Seconds until what the clock starts ran again after it was over."""
    if not row.whole:
        return 0.0
    over, ended = time.time() - 1, "extract(epoch FROM ended_at)::float"
    scene.require(lambda: scene.program.scanned_after(over), "what the clock starts does not run")
    [(at,)] = scene.program.ask(f"SELECT {ended} FROM jobs_schedulerun WHERE name = 'resend-lost-jobs'")
    return at - time.time() + time.monotonic() - scene.since


@contextmanager
def first_scene() -> Iterator[Scene]:
    """A program with the invented district, as `make run` starts it, and its users."""
    with _folder() as folder, gone_afterwards(DrilledProgram(folder / "data")) as program:
        say("starting the program with its sample …")
        program.start()
        scene = Scene(folder, program, Crowd(program))
        try:
            yield scene
        finally:
            scene.crowd.end()


@contextmanager
def outside_servers(scene: Scene) -> Iterator[None]:
    """The same data under servers that are not the program's own, as in an office: nobody starts them but we."""
    own, data = scene.program, scene.program.folder
    with scene.crowd.rest():
        own.interrupt()
        scene.lock = Lock(data)
        scene.lock.take(time.sleep)
        scene.servers = Servers(data)
        scene.servers.start(scene.lock.children, time.sleep)
        surroundings = {
            **environment(data, scene.servers.ports()),
            "SECRET_KEY": passwords(data)["secret_key"],
            "CADRE_VAR": str(scene.folder / "outside"),
        }
        surroundings |= {"CADRE_TODAY": SAMPLE_DAY}
        other = _on_its_port(DrilledProgram(scene.folder / "outside", **surroundings), own)
    try:
        with gone_afterwards(other):
            scene.program = other
            with scene.crowd.rest():
                other.folder.mkdir()
                shutil.copy(own.folder / "accounts.txt", other.folder)
                other.start()
            yield
    finally:
        scene.program = own
        scene.servers.stop()
        scene.lock.release()


@contextmanager
def small_disk(scene: Scene, megabytes: int, **surroundings: str) -> Iterator[None]:
    """The same data on a file system of their own that is soon full."""
    place, own = scene.folder / "small", scene.program
    place.mkdir()
    with scene.crowd.rest():
        if own.running:
            own.interrupt()
        used = int(subprocess.check_output(["du", "-sm", own.folder]).split()[0])
        options = f"size={used + megabytes}m,mode=755"
        subprocess.run(["mount", "-t", "tmpfs", "-o", options, "drill", place], check=True)
    other = _on_its_port(DrilledProgram(place / "data", **surroundings), own)
    try:
        subprocess.run(["cp", "-a", own.folder, place], check=True)
        with gone_afterwards(other):
            scene.program = other
            with scene.crowd.rest():
                other.start()
            yield
    finally:
        scene.program = own
        subprocess.run(["umount", place], check=False)


def _on_its_port(other: DrilledProgram, program: DrilledProgram) -> DrilledProgram:
    other.port, other.environment["PORT"] = program.port, str(program.port)
    return other


@contextmanager
def _folder() -> Iterator[Path]:
    """Not one that only root may enter: PostgreSQL lies in it too."""
    folder = Path(tempfile.mkdtemp(prefix="cadre-drill-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)
