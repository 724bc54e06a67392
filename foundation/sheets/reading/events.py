"""What the reader tells, one thing after another.

("sheet", {name, hidden, from_1904}), then any number of ("rows", [(number, cells), …]) with packed cells, then
("end", {merged, hidden_rows, hidden_columns}) for each sheet; at last ("book", {kind, remarks}). Only plain data, so
that it can come from another process; `foundation.sheets.reading.workbooks` makes a workbook of it.
"""

from typing import Any

from foundation.sheets.limits import NOT_A_WORKBOOK, Unreadable
from foundation.sheets.reading.gauge import Gauge

Event = tuple[str, Any]
# Columns beside the table that a merged range may still reach into.
NEAR = 50


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
