"""Who reads a part of the district: an officer of two communes, and one of a single commune."""

from collections.abc import Mapping, Sequence

from bench.browser import Browser
from bench.pages import FLOORS, ROUNDS, WARMING, last_person, search
from bench.report import ReportTable
from bench.timing import in_turn

ACCOUNTS = ("two", "one")


def of_communes(username: str, communes: Sequence[object]) -> dict[str, list[object]]:
    """{account: the units of its grants}."""
    units = [communes[0], communes[len(communes) // 2]], [communes[-1]]
    return {f"{username}-{account}": of for account, of in zip(ACCOUNTS, units, strict=True)}


def measure(floor: Browser, readers: Mapping[str, Browser]) -> ReportTable:
    floors = {name: lambda path=path: floor.ask("GET", path) for name, path in FLOORS.items()}
    pages = {}
    for account, reader in readers.items():
        words = "two communes" if account == ACCOUNTS[0] else "one commune"
        person = last_person(reader.ask("GET", "/cadres/"))
        pages |= {
            f"{words}: list": lambda reader=reader: reader.ask("GET", "/cadres/"),
            f"{words}: search": lambda reader=reader: search(reader, "van"),
            f"{words}: person": lambda reader=reader, person=person: reader.ask("GET", f"/cadres/{person}/"),
            f"{words}: planning": lambda reader=reader: reader.ask("GET", "/planning/"),
            f"{words}: duties": lambda reader=reader: reader.ask("GET", "/duties/"),
        }
    runs, medians = in_turn(floors, pages, ROUNDS, WARMING)
    return ReportTable.of("Readers below the root", runs, medians, bases=list(FLOORS))
