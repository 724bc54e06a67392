"""What the reader tells, one thing after another, and the workbook that is made of it.

("sheet", {name, hidden, from_1904}), then any number of ("rows", [(number, cells), …]) with packed cells, then
("end", {merged, hidden_rows, hidden_columns}) for each sheet; at last ("book", {kind, remarks}). Only plain data, so
that it can come from another process.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foundation.sheets.limits import NOT_A_WORKBOOK, Unreadable
from foundation.sheets.reading.gauge import Gauge
from foundation.sheets.reading.values import Cell, unpacked

Event = tuple[str, Any]
# Columns beside the table that a merged range may still reach into.
NEAR = 50

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


class SheetEnd:
    """What a sheet says beside its rows; what lies beyond the last filled cell is left out.

    A range may end to the right of it, as far as a person would draw one; that of a whole row is cut.
    """

    def __init__(self):
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: set[int] = set()

    def merge(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """Corners from 0, both within the range, in any order."""
        (top, bottom), (left, right) = sorted((first[0], last[0])), sorted((first[1], last[1]))
        self.merged.append((top, left, bottom, right))

    def hide_row(self, number: int) -> None:
        """Numbered as Excel does, from 1."""
        self.hidden_rows.append(number)

    def hide_columns(self, first: int, last: int) -> None:
        """Counted from 0, the last one too."""
        self.hidden_columns |= set(range(first, last + 1))

    def data(self, gauge: Gauge) -> dict[str, Any]:
        """The plain data of the event. Raises Unreadable for ranges that lie over one another."""
        rows, width = gauge.last, gauge.width
        cut = [
            (top, left, min(bottom, rows - 1), right if right < width + NEAR else width - 1)
            for top, left, bottom, right in self.merged
            if top < rows and left < width
        ]
        kept = [one for one in cut if one[:2] != one[2:]]
        area = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in kept)
        if area > rows * (width + NEAR):
            raise Unreadable(NOT_A_WORKBOOK)
        return {
            "merged": kept,
            "hidden_rows": [number for number in self.hidden_rows if number <= rows],
            "hidden_columns": sorted(column for column in self.hidden_columns if column < width),
        }


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
