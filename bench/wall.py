"""What the wall of the database costs: the same pages of the same data, read by the role before whom it stands not."""

from collections.abc import Callable, Mapping

from bench.browser import Browser
from bench.pages import search
from bench.report import ReportTable
from bench.timing import in_turn

ROUNDS, WARMING = 10, 2
AIMS = {"list": 1.15}


def measure(without: Browser, app: Browser, places: Mapping[str, str]) -> ReportTable:
    pages: dict[str, Callable[[Browser], bytes]] = {
        "list": lambda browser: browser.ask("GET", "/cadres/"),
        'search "van"': lambda browser: search(browser, "van"),
        "search, one hit": lambda browser: search(browser, "kpa ho ngheo"),
        "planning list of 151": lambda browser: browser.ask("GET", places["list"]),
    }
    runs, bases, medians = 0, {}, {}
    for name, page in pages.items():
        base = bases[name] = f"{name}, without"
        works = {name: lambda page=page: page(app)}
        most, found = in_turn({base: lambda page=page: page(without)}, works, ROUNDS, WARMING)
        runs, medians = max(runs, most), medians | found
    return ReportTable.of("The wall of the database", runs, medians, bases=bases, aims=AIMS)
