"""Users at work: they sign in, look, open and save without end, and remember what the program said it had saved."""

import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import lxml.html
import requests

from drill.program import DrilledProgram, wait_until

USERS, ACCOUNT = 20, "chuyenvien"
# Between two looks of one user.
PAUSES = (0.8, 2.0)
PATIENCE = 60
# An answer that takes longer was waited for, also when it came well in the end.
SLOW_SECONDS = 8
PERSON = re.compile(r'<th scope="row"><div><a href="/cadres/(\d+)/')
NEW_IMPORT = "/imports/new/"


class Failed(ConnectionError):
    """A page that did not come, or not as it should."""


@dataclass(frozen=True)
class Trouble:
    """A page that failed or was slow in coming: when it was asked for, when that was known, and how."""

    began: float
    at: float
    how: str


@dataclass
class Notes:
    """What all users together saw, by the clock that never jumps; `kept` are texts whose saving was acknowledged."""

    kept: list[tuple[int, str]] = field(default_factory=list)
    failed: list[Trouble] = field(default_factory=list)
    slow: list[Trouble] = field(default_factory=list)
    answered: int = 0


class Visitor:
    """One session of an account, at work on one person."""

    def __init__(self, program: DrilledProgram, account: str = ACCOUNT) -> None:
        self.address = f"http://127.0.0.1:{program.port}"
        self.account, self.password = account, password_of(program, account)
        self.session = requests.Session()
        # A kept connection that the server closes at the moment of the next question is no fault of a page.
        self.session.headers["Connection"] = "close"

    def sign_in(self) -> None:
        self.session.cookies.clear()
        names = {"username": self.account, "password": self.password}
        answer = self.send("/sign-in/", dict(self.form("/sign-in/")) | names)
        if answer.status_code != 302:
            raise Failed(f"sign-in {answer.status_code}")

    def get(self, path: str, **query: str) -> str:
        answer = self._ask("GET", path, params=query)
        if answer.status_code != 200:
            raise Failed(f"{answer.status_code} {path}")
        return answer.text

    def first_page(self) -> str:
        return self.session.get(self.address, timeout=PATIENCE).text

    def form(self, path: str) -> list[tuple[str, str]]:
        """All that a browser would send from the form of that page."""
        forms = lxml.html.fromstring(self.get(path)).forms
        return next((form for form in forms if form.get("class") == "sheet"), forms[0]).form_values()

    def send(self, path: str, data: object, **files: object) -> requests.Response:
        return self._ask("POST", path, data=data, files=files or None)

    def save(self, person: int, note: str) -> requests.Response:
        edit = f"/cadres/{person}/edit/"
        return self.send(edit, noted(self.form(edit), note))

    def give_job(self, name: str, workbook: bytes) -> bool:
        """Whether the page took a file that the worker is to read."""
        data = [(key, value) for key, value in self.form(NEW_IMPORT) if key != "file"]
        return self.send(NEW_IMPORT, data, file=(name, workbook)).status_code == 302

    def _ask(self, method: str, path: str, **content: object) -> requests.Response:
        answer = self.session.request(
            method, self.address + path, timeout=PATIENCE, allow_redirects=False, **content
        )
        if answer.status_code >= 500:
            raise Failed(f"{answer.status_code} {method}")
        if answer.status_code == 302 and "/sign-in/" in answer.headers["Location"]:
            raise Failed("signed out")
        return answer


def noted(data: list[tuple[str, str]], note: str) -> list[tuple[str, str]]:
    return [(key, value) for key, value in data if key != "note"] + [("note", note)]


def password_of(program: DrilledProgram, account: str) -> str:
    rows = (program.folder / "accounts.txt").read_text(encoding="utf-8").splitlines()
    return next(row.split()[1] for row in rows if row.startswith(f"{account} "))


class Crowd:
    """`USERS` threads until the end; `rest` holds them while the program is down as one wants it to be."""

    def __init__(self, program: DrilledProgram) -> None:
        self.program, self.notes, self.lock = program, Notes(), threading.Lock()
        self.working, self.ended = threading.Event(), threading.Event()
        self.busy = 0
        self.working.set()
        first = Visitor(program)
        first.sign_in()
        *self.people, self.spare = [int(key) for key in PERSON.findall(first.get("/cadres/"))][: USERS + 1]
        self.threads = [
            threading.Thread(target=self._work, args=(number, person), daemon=True)
            for number, person in enumerate(self.people)
        ]
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        self.ended.set()
        self.working.set()
        for thread in self.threads:
            thread.join(PATIENCE)

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Nobody asks for anything, and nobody waits for an answer."""
        self.working.clear()
        wait_until(lambda: not self.busy, PATIENCE)
        yield
        self.working.set()

    def settle(self, since: float, seconds: float = 120) -> bool:
        """Wait until every user has had some pages without a fault for a while."""
        quiet = lambda: time.monotonic() - max([since, *(one.at for one in self.notes.failed)]) > 4  # noqa: E731
        if not wait_until(quiet, seconds):
            return False
        enough = self.notes.answered + USERS
        return wait_until(lambda: self.notes.answered >= enough, seconds) and quiet()

    def _work(self, number: int, person: int) -> None:
        user, chance = Visitor(self.program), random.Random(number)
        steps, signed_in = 0, False
        while not self.ended.is_set():
            self.working.wait()
            began = time.monotonic()
            with self._counted():
                try:
                    if not signed_in:
                        user.sign_in()
                        signed_in = True
                    self._step(user, person, f"drill {number}-{steps}", steps % 4)
                except (Failed, requests.RequestException) as fault:
                    signed_in = signed_in and str(fault) != "signed out"
                    self._failed(began, fault)
                else:
                    self._answered(began)
            steps += 1
            time.sleep(chance.uniform(*PAUSES))

    def _step(self, user: Visitor, person: int, note: str, which: int) -> None:
        if which == 0:
            user.get("/cadres/")
        elif which == 1:
            user.get(f"/cadres/{person}/")
        else:
            answer = user.save(person, note)
            if answer.status_code != 302:
                raise Failed(f"not saved: {answer.status_code}")
            with self.lock:
                self.notes.kept.append((person, note))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self.lock:
            self.busy += 1
        try:
            yield
        finally:
            with self.lock:
                self.busy -= 1

    def _failed(self, began: float, fault: Exception) -> None:
        how = str(fault) if isinstance(fault, Failed) else type(fault).__name__
        with self.lock:
            self.notes.failed.append(Trouble(began, time.monotonic(), how))

    def _answered(self, began: float) -> None:
        now = time.monotonic()
        with self.lock:
            self.notes.answered += 1
            if now - began > SLOW_SECONDS:
                self.notes.slow.append(Trouble(began, now, "slow"))


def lost(program: DrilledProgram, notes: Notes) -> list[tuple[int, str]]:
    """Acknowledged writes of which the history knows nothing, or which the record itself lost."""
    # Before it is asked: users go on meanwhile.
    kept = list(notes.kept)
    known = set(program.ask("SELECT pgh_obj_id, note FROM cadre_cadreevent WHERE note LIKE 'drill %'"))
    stand = dict(program.ask("SELECT id, note FROM cadre_cadre WHERE note LIKE 'drill %'"))
    missing = [write for write in kept if write not in known]
    # A write whose answer was lost may stand in place of the last acknowledged one, never an older one.
    older = [write for write in dict(kept).items() if order(stand.get(write[0], "")) < order(write[1])]
    return [*missing, *(write for write in older if write not in missing)]


def order(note: str) -> int:
    return int(note.rpartition("-")[2] or -1)
