"""The heading of a table: groups over their columns, and the row of column numbers."""

from dataclasses import dataclass
from itertools import groupby

from foundation.printing.layout import FormColumn


@dataclass(frozen=True)
class HeadingCell:
    """A cell of the heading, place and extent in rows and columns from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def heading_rows(columns: tuple[FormColumn, ...]) -> int:
    """How many rows the headings take, without that of the numbers."""
    return 1 + max((len(column.groups) for column in columns), default=0)


def heading_cells(columns: tuple[FormColumn, ...]) -> list[HeadingCell]:
    """Every heading once, row by row: equal groups of neighbours are one cell, a label fills all rows below."""
    rows = heading_rows(columns)
    cells = []
    for depth in range(rows):
        for path, places in groupby(range(len(columns)), key=lambda place: _path(columns, place, depth)):
            run = list(places)
            if path[-1] is not None:
                last = depth == len(columns[run[0]].groups)
                cells.append(HeadingCell(depth, run[0], rows - depth if last else 1, len(run), path[-1]))
    return cells


def _path(columns: tuple[FormColumn, ...], place: int, depth: int) -> tuple:
    """What tells the cell of a column at this depth from its neighbours'; it ends in None under a label."""
    column = columns[place]
    if depth < len(column.groups):
        return (*column.groups[: depth + 1],)
    return (place, column.label if depth == len(column.groups) else None)


def column_numbers(columns: tuple[FormColumn, ...]) -> list[str]:
    """The row of column numbers: what the form gives, else the place."""
    return [column.number or str(place) for place, column in enumerate(columns, 1)]
