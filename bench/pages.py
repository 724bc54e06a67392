"""The pages an officer opens most, beside the floor that Django itself needs."""

import re

from bench.browser import Browser
from bench.report import ReportTable
from bench.timing import in_turn

ROUNDS, WARMING = 40, 5
LIST = re.compile(rb"/planning/lists/\d+/\d+/")
CAMPAIGN, GRADED = re.compile(rb'href="/campaigns/(\d+)/'), 200
ROW = b'<th scope="row"><div><a href="/cadres/'
HTMX = {"HX-Request": "true"}
# Words that many, or some, of the people of `people.py` are found by, whatever their number.
SEARCHES = {
    'search "van"': "van",
    "search, given name": "hung",
    "search, full name": "hoang van hung",
    "search, birth year": "1975",
    "search, initials": "hvh",
}
# Ratios to the floor that were reached in a trial with 100,000 people.
AIMS = {
    "list": 5.5,
    "list, second page (htmx)": 3.9,
    'search "van"': 3.5,
    "search, full name": 5.0,
    "person": 3.6,
}
FLOORS = {"floor": "/", "floor, no count": "/rows/"}


def measure(floor: Browser, app: Browser) -> ReportTable:
    person = last_person(app.ask("GET", "/cadres/"))
    for words in SEARCHES.values():
        require_found(app, words)
    floors = {name: lambda path=path: floor.ask("GET", path) for name, path in FLOORS.items()}
    source, grid = source_of(app), grid_of(app)
    pages = {
        "list": lambda: app.ask("GET", "/cadres/"),
        "list, second page (htmx)": lambda: app.ask("GET", f"/cadres/?after={person}&first=51", **HTMX),
        **{name: lambda words=words: search(app, words) for name, words in SEARCHES.items()},
        "person": lambda: app.ask("GET", f"/cadres/{person}/"),
        "source of a title": lambda: app.ask("GET", source),
        "source, elsewhere": lambda: app.ask("GET", f"{source}?place=external"),
        "board of needs": lambda: app.ask("GET", "/training/needs/"),
        "grid of grading, 200 rows": lambda: app.ask("GET", grid),
        "results of a year's grading": lambda: app.ask("GET", grid.replace("grid/", "results/")),
        "needs written down": lambda: app.ask("GET", "/training/needs/list/?stands=waiting"),
        "rows of a year's grading": lambda: app.ask("GET", "/evaluation/grading/lines/"),
    }
    runs, medians = in_turn(floors, pages, ROUNDS, WARMING)
    return ReportTable.of(
        "Pages (aims are those of 100,000 people)", runs, medians, bases=list(FLOORS), aims=AIMS
    )


def search(app: Browser, words: str) -> bytes:
    return app.ask("POST", "/cadres/", {"q": words}, **HTMX)


def require_found(app: Browser, words: str) -> None:
    """A search that finds nobody would look fast."""
    if ROW not in search(app, words):
        raise SystemExit(f"the search for “{words}” found nobody")


def source_of(app: Browser) -> str:
    """Who could be planned for the first title; elsewhere are nearly all people, judged up to some thousands."""
    return f"{LIST.search(app.ask('GET', '/planning/')).group().decode()}candidates/"


def grid_of(app: Browser) -> str:
    """The year that is being graded, on one page."""
    campaign = CAMPAIGN.search(app.ask("GET", "/campaigns/")).group(1).decode()
    grid = f"/evaluation/grading/{campaign}/grid/"
    if app.ask("GET", grid).count(b"data-row") < GRADED:
        raise SystemExit(f"{grid} has not its {GRADED} rows")
    return grid


def last_person(content: bytes) -> int:
    """Key of the last person on the first page of the list."""
    return int(content.rsplit(ROW, 1)[1].split(b"/")[0])
