"""The statistical forms as data: what stands in their rows and columns, and whom each of them counts."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "forms.json"
PEOPLE, ENTRIES, MOVES, TAKINGS = "people", "entries", "moves", "takings"


@dataclass(frozen=True)
class StatColumn:
    """A column: titles by their place, to each the blocks of units where it counts (None: in all); of a form of moves
    their ways, of posts taken words of the authority's name. What the register does not keep is not `recorded`.
    """

    number: int
    label: str
    places: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)
    group: str = ""
    ways: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    recorded: bool = True

    @property
    def name(self) -> str:
        """The column in words, with the heading above it."""
        return f"{self.group}: {self.label[:1].lower()}{self.label[1:]}" if self.group else self.label


@dataclass(frozen=True)
class StatRow:
    """A row, which asks one thing of a person or nothing.

    A `heading` holds no number; `of` names the heading that a row is a part of, `rest` says there who is in none of
    its parts. What the register does not keep is not `recorded`: its cells stay empty, as do those of what is told to
    few (`restricted`). `taken` are the ways in which a post was taken.
    """

    key: str
    label: str
    indent: int = 0
    bold: bool = False
    heading: bool = False
    of: str = ""
    rest: str = ""
    recorded: bool = True
    sex: str = ""
    minority: bool = False
    age: tuple[int | None, int | None] | None = None
    degree: tuple[int, ...] = ()
    theory: tuple[int, ...] = ()
    restricted: bool = False
    taken: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether its cells hold numbers."""
        return self.recorded and not self.heading and not self.restricted

    @property
    def name(self) -> str:
        """What the row asks, without its number or hyphen; of a heading, who is in none of its parts."""
        if self.rest:
            return f"{self.label.partition('. ')[2]}: {self.rest[:1].lower()}{self.rest[1:]}"
        return self.label.rpartition("- ")[2]


@dataclass(frozen=True)
class StatForm:
    """A form of the Central Organisation Committee; `counts` is PEOPLE, ENTRIES of planning, MOVES or TAKINGS of
    posts, `valid_to` the first day for which another form is expected.
    """

    key: str
    code: str
    title: str
    counts: str
    measure: str
    levels: tuple[str, ...]
    basis: str
    valid_to: datetime.date
    paper: str
    rows: tuple[StatRow, ...]
    columns: tuple[StatColumn, ...]

    @property
    def of_people(self) -> bool:
        return self.counts == PEOPLE

    @property
    def of_entries(self) -> bool:
        return self.counts == ENTRIES

    @property
    def counted_word(self) -> str:
        """What it counts, without the words of the corner."""
        return self.measure.partition(": ")[2]

    def title_of(self, day: datetime.date) -> str:
        """The title for the year of the day."""
        return f"{self.title} năm {day.year}"

    def parts(self, heading: str) -> list[StatRow]:
        """The rows under a heading that hold numbers."""
        return [row for row in self.rows if row.of == heading and row.counted]

    def row(self, key: str) -> StatRow | None:
        """The row of the key; that of a heading means who is in none of its parts."""
        return next((row for row in self.rows if row.key == key), None)

    def column(self, number: int) -> StatColumn | None:
        return next((column for column in self.columns if column.number == number), None)

    def asked_rows(self) -> Iterator[StatRow]:
        """The rows that the list behind a cell can be asked for, a heading for the rest of its parts."""
        yield from (row for row in self.rows if row.counted or row.rest)


@cache
def stat_forms() -> dict[str, StatForm]:
    """The forms by key, in their order."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    rows = {key: StatRow(key, **_frozen(row)) for key, row in data["rows"].items()}
    return {form["key"]: _form(form, rows) for form in data["forms"]}


def _form(data: dict[str, Any], rows: Mapping[str, StatRow]) -> StatForm:
    columns = tuple(
        StatColumn(**_frozen(column) | {"places": _frozen(column.get("places", {}))})
        for column in data["columns"]
    )
    named = {"rows": tuple(rows[key] for key in data["rows"]), "columns": columns}
    ends = datetime.date.fromisoformat(data["valid_to"])
    return StatForm(**_frozen(data) | named | {"valid_to": ends})


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
