"""The pages an officer opens most, beside the floor that Django itself needs."""

import html
import re
from collections.abc import Callable, Mapping

from bench.browser import Browser
from bench.report import ReportTable
from bench.timing import in_turn

ROUNDS, WARMING = 20, 2
CAMPAIGN, GRADED, LINES = re.compile(rb'href="/campaigns/(\d+)/'), 200, 151
NEXT = re.compile(rb'id="page-next" rel="next" href="([^"]+)"')
ROW = b'<th scope="row"><div><a href="/cadres/'
PAGE, PAST = 25, "30/06/2021"
HTMX = {"HX-Request": "true"}
# Words that many, some, a few or one of `people.py` are found by, whatever their number, and how many at least.
SEARCHES = {
    'search "van"': ("van", PAGE),
    "search, given name": ("hung", 1),
    "search, full name": ("hoang van hung", 1),
    "search, birth year": ("1975", 1),
    "search, initials": ("hvh", 1),
    "search, a page of hits": ("khuat", PAGE),
    "search, rare word": ("ksor", 3),
    "search, one hit": ("kpa ho ngheo", 1),
}
# Ratios to the floor with count to stay under with 100,000 people.
AIMED = 100_000
AIMS = {
    "list": 4,
    "list, second page (htmx)": 3,
    "search, a page of hits": 4,
    "search, one hit": 4,
    "person": 3,
    "planning list of 151": 8,
    "overview of planning": 4,
    "duties": 5,
}
FLOORS = {"floor": "/", "floor, no count": "/rows/"}


def measure(floor: Browser, app: Browser, places: Mapping[str, str], people: int) -> ReportTable:
    for words, least in SEARCHES.values():
        require_found(app, words, least)
    floors = {name: lambda path=path: floor.ask("GET", path) for name, path in FLOORS.items()}
    pages = people_pages(app) | {
        name: lambda path=path: app.ask("GET", path) for name, path in work_pages(app, places).items()
    }
    runs, medians = in_turn(floors, pages, ROUNDS, WARMING)
    aims = AIMS if people == AIMED else {}
    return ReportTable.of(f"Pages of {people:,} people", runs, medians, bases=list(FLOORS), aims=aims)


def people_pages(app: Browser) -> dict[str, Callable[[], bytes]]:
    first, past = app.ask("GET", "/cadres/"), f"/cadres/?as_of={PAST}"
    person, second = last_person(first), second_page(first)
    require(app, past, ROW, PAGE)
    return {
        "list": lambda: app.ask("GET", "/cadres/"),
        "list, second page (htmx)": lambda: app.ask("GET", second, **HTMX),
        "list, a past day": lambda: app.ask("GET", past),
        **{name: lambda words=words: search(app, words) for name, (words, _) in SEARCHES.items()},
        "person": lambda: app.ask("GET", f"/cadres/{person}/"),
    }


def work_pages(app: Browser, places: Mapping[str, str]) -> dict[str, str]:
    """The addresses; that each shows what it is about was looked at."""
    planned, queue, grid = places["list"], places["queue"], grid_of(app)
    require(app, planned, b'href="/planning/entries/', LINES)
    require(app, queue, b'id="line-', LINES)
    require(app, "/duties/", b'href="/duties/', 1)
    return {
        "overview of planning": "/planning/",
        "planning list of 151": planned,
        "planning list of all communes": places["communes"],
        "review queue of 151": queue,
        "source of a title": f"{planned}candidates/",
        "source, elsewhere": f"{planned}candidates/?place=external",
        "board of needs": "/training/needs/",
        "needs written down": "/training/needs/list/?stands=waiting",
        "grid of grading, 200 rows": grid,
        "results of a year's grading": grid.replace("grid/", "results/"),
        "rows of a year's grading": "/evaluation/grading/lines/",
        "duties": "/duties/",
    }


def search(app: Browser, words: str) -> bytes:
    return app.ask("POST", "/cadres/", {"q": words}, **HTMX)


def require_found(app: Browser, words: str, least: int) -> None:
    """A search that finds nobody would look fast."""
    found = search(app, words).count(ROW)
    if found < least:
        raise SystemExit(f"the search for “{words}” found {found} people, not {least}")


def require(app: Browser, path: str, mark: bytes, least: int) -> None:
    """A page that shows less than it is measured for would look fast, too."""
    found = app.ask("GET", path).count(mark)
    if found < least:
        raise SystemExit(f"{path} shows {found} × {mark.decode()}, not {least}")


def grid_of(app: Browser) -> str:
    """The year that is being graded, on one page."""
    campaign = CAMPAIGN.search(app.ask("GET", "/campaigns/?kind=grading")).group(1).decode()
    grid = f"/evaluation/grading/{campaign}/grid/"
    require(app, grid, b"data-row", GRADED)
    return grid


def second_page(content: bytes) -> str:
    """The address behind "next": it carries the number of rows that the first page counted."""
    return html.unescape(NEXT.search(content).group(1).decode())


def last_person(content: bytes) -> int:
    """Key of the last person on the first page of the list."""
    return int(content.rsplit(ROW, 1)[1].split(b"/")[0])
