"""The workbook that is made of what the reader tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foundation.sheets.reading.events import Event
from foundation.sheets.reading.values import Cell, unpacked

# A range of cells from its first corner to its last, each (row, column) from 0.
Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first one that Excel shows, all of one width.

    `merged` holds ranges as ((first row, first column), (last row, last column)), counted from 0: none begins
    outside the rows or reaches below them, though some end right of them. `from_1904` tells that day numbers count
    from 1904. `hidden_rows` are numbered as Excel does, from 1; `hidden_columns` count from 0.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[Range, ...] = ()
    hidden: bool = False
    from_1904: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def row(self, number: int) -> list[Cell]:
        """The cells of the row that Excel shows under this number (from 1)."""
        return self.rows[number - 1]


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file; `kind` is "xlsx", "xls", "ods" or "csv".

    `remarks` are sentences for the sender about the file as a whole: what it hides, what its format cannot say.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet:
        """Raises StopIteration where no sheet has the name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def workbook_of(events: Iterable[Event], unnamed: str) -> Workbook | None:
    """The workbook that was told; None where the telling breaks off before its end.

    `unnamed` is what a sheet without a name is called: the one of a .csv.
    """
    sheets, book, rows, known = [], None, [], {}
    for kind, told in events:
        if kind == "sheet":
            about, rows = told, []
        elif kind == "rows":
            _take(rows, told, known)
        elif kind == "end":
            sheets.append(_sheet({**about, "name": about["name"] or unnamed}, rows, told))
        else:
            book = told
    return book and Workbook(book["kind"], tuple(sheets), tuple(book["remarks"]))


def _take(rows: list[list[Cell]], told: Iterable[tuple[int, list]], known: dict[str, str]) -> None:
    """One text that stands in many cells is kept once."""
    for number, cells in told:
        rows.extend([] for _ in range(number - 1 - len(rows)))
        rows.append([known.setdefault(cell, cell) if type(cell) is str else unpacked(cell) for cell in cells])


def _sheet(about: dict[str, Any], rows: list[list[Cell]], end: dict[str, Any]) -> Sheet:
    width = max(map(len, rows), default=0)
    for row in rows:
        row.extend([""] * (width - len(row)))
    return Sheet(
        about["name"],
        rows,
        tuple(((top, left), (bottom, right)) for top, left, bottom, right in end["merged"]),
        about.get("hidden", False),
        about.get("from_1904", False),
        frozenset(end["hidden_rows"]),
        frozenset(end["hidden_columns"]),
    )
