"""What the people of an office open: each page asked for as a browser does, with all that it loads by itself."""

import re
from collections.abc import Callable
from http.client import HTTPException
from random import Random
from time import perf_counter

import lxml.html

from bench.browser import Browser
from bench.people import NAMES

PATIENCE = 60
HTMX = {"HX-Request": "true"}
# Which page leads to others, and how; it is opened when the first of them is wanted, and what it said is remembered.
LEADS = {
    "person": ("people", "/cadres/", re.compile(r'<th scope="row"><div><a href="(/cadres/\d+/)')),
    "second page": ("people", "/cadres/", re.compile(r'hx-get="(/cadres/\?after=[^"]*)"')),
    "planning list": ("planning", "/planning/", re.compile(r'"(/planning/lists/\d+/\d+/)"')),
    "grading grid": ("campaigns", "/campaigns/", re.compile(r'href="/campaigns/(\d+)/')),
}
# A part that the browser asks for as soon as it has the page.
PART = re.compile(r'hx-get="([^"]*)" hx-trigger="load"')
PART_KIND = "part of a page"
GIVEN = [*NAMES["given_m"], *NAMES["given_f"]]

# How often each is opened, by role.
LOOKING = {"first page": 10, "people": 12, "second page": 6, "search": 12, "person": 20}
LOOKING |= {"planning": 5, "planning list": 7}
OFFICE = {**LOOKING, "search in the bar": 8, "duties": 6, "grading grid": 3, "form saved": 4}
MIX = {
    "officer": OFFICE,
    "chief": {**OFFICE, "board": 2},
    "leader": {**LOOKING, "board": 10},
    "unit_officer": {**LOOKING, "search in the bar": 8, "duties": 10},
    "area_member": LOOKING,
    "inspector": LOOKING,
}


class PageFault(Exception):
    """A page that did not come, or not as it should."""


class DeskUser:
    """One account at its desk; `note` is told of each page: its kind and the seconds it took."""

    def __init__(self, port: int, role: str, note: Callable[[str, float], None], chance: Random) -> None:
        self.browser, self.note, self.chance = Browser(port, PATIENCE), note, chance
        self.mix, self.links = MIX[role], dict[str, list[str]]()

    def one_of(self, kind: str) -> str:
        """Where one of that kind is; of a commune there may be none, or no second page."""
        if kind not in self.links:
            leading, path, pattern = LEADS[kind]
            page, _ = self.open(leading, path)
            self.links[kind] = [link.replace("&amp;", "&") for link in sorted(set(pattern.findall(page)))]
        return self.chance.choice(self.links[kind] or [""])

    def work(self) -> None:
        """Open something; the connection is closed, for the next is opened later than a server keeps one."""
        [kind] = self.chance.choices(list(self.mix), list(self.mix.values()))
        try:
            VISITS[kind](self, kind)
        except (OSError, HTTPException) as fault:
            raise PageFault(f"{fault or type(fault).__name__}: {kind}") from fault
        finally:
            self.browser.connection.close()

    def open(
        self, kind: str, path: str, data: dict[str, str] | None = None, **headers: str
    ) -> tuple[str, str]:
        """The page in the end and its address, wherever one is sent on to: for who waits that is one page."""
        began = perf_counter()
        status, content = self.browser.answer("GET" if data is None else "POST", path, data, headers)
        for _ in range(3):
            if status != 302:
                break
            path = self.browser.location
            status, content = self.browser.answer("GET", path, None, {})
        if status != 200 or path.startswith("/sign-in/"):
            raise PageFault(f"{status}: {kind}")
        self.note(kind, perf_counter() - began)
        return content.decode(), path

    def open_whole(self, kind: str, path: str, **headers: str) -> None:
        page, _ = self.open(kind, path, **headers)
        for part in PART.findall(page):
            self.open(PART_KIND, part.replace("&amp;", "&"), **HTMX)

    def words(self) -> str:
        return self.chance.choice([*GIVEN, "1975", "hvh", "van hung"]).lower()


def at(path: str) -> Callable[[DeskUser, str], None]:
    return lambda user, kind: user.open_whole(kind, path)


def linked(address: str = "{}", **headers: str) -> Callable[[DeskUser, str], None]:
    def opened(user: DeskUser, kind: str) -> None:
        if link := user.one_of(kind):
            user.open_whole(kind, address.format(link), **headers)

    return opened


def search(user: DeskUser, kind: str) -> None:
    user.open(kind, "/cadres/", {"q": user.words()}, **HTMX)


def search_in_the_bar(user: DeskUser, kind: str) -> None:
    user.open(kind, "/find/", {"q": user.words()}, **HTMX)


def form_saved(user: DeskUser, kind: str) -> None:
    """A note is written into the record of a person; the page of the person comes back, or the form with an error."""
    edit = user.one_of("person") + "edit/"
    page, _ = user.open("form", edit)
    form = next(form for form in lxml.html.fromstring(page).forms if form.get("class") == "sheet")
    filled = {name: value for name, value in form.form_values()}
    _, ended = user.open(kind, edit, filled | {"note": f"load {user.chance.random()}"})
    if ended == edit:
        raise PageFault(f"not saved: {kind}")


VISITS: dict[str, Callable[[DeskUser, str], None]] = {
    "first page": at("/"),
    "people": at("/cadres/"),
    "second page": linked(**HTMX),
    "search": search,
    "search in the bar": search_in_the_bar,
    "person": linked(),
    "planning": at("/planning/"),
    "planning list": linked(),
    "duties": at("/duties/"),
    "grading grid": linked("/evaluation/grading/{}/grid/"),
    "board": at("/board/"),
    "form saved": form_saved,
}
