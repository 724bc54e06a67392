"""What the wall of the database costs: the same pages of the same data, read by the role before whom it stands not."""

from bench.browser import Browser
from bench.pages import LIST, search
from bench.report import ReportTable
from bench.timing import in_turn

ROUNDS, WARMING = 40, 5
WITHOUT = "list, without the wall"
AIM = 1.15


def measure(without: Browser, app: Browser) -> ReportTable:
    planned = LIST.search(app.ask("GET", "/planning/")).group().decode()
    bases = {
        WITHOUT: lambda: without.ask("GET", "/cadres/"),
        'search "van", without': lambda: search(without, "van"),
        "full name, without": lambda: search(without, "hoang van hung"),
        "planning list, without": lambda: without.ask("GET", planned),
    }
    pages = {
        "list": lambda: app.ask("GET", "/cadres/"),
        'search "van"': lambda: search(app, "van"),
        "search, full name": lambda: search(app, "hoang van hung"),
        "planning list": lambda: app.ask("GET", planned),
    }
    runs, medians = in_turn(bases, pages, ROUNDS, WARMING)
    return ReportTable.of("The wall of the database", runs, medians, bases=list(bases), aims={"list": AIM})
