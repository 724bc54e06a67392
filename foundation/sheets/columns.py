"""The columns of a sheet, one by one: what each was taken for, and how much of it is filled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from foundation.sheets.cells import Cell, clean_text, is_blank
from foundation.sheets.kinds import WARNING, SheetColumn, SheetKind
from foundation.sheets.matching import ORDINAL
from foundation.sheets.pipeline import ReadSheet
from foundation.sheets.table_body import RowKind
from foundation.sheets.unusual import unusual

UNUSED = "Cột không dùng: {heading} ({filled} ô có nội dung)"
NO_HEADING = "cột {letter}, không có tiêu đề"


@dataclass(frozen=True)
class ColumnFound:
    """A column with a heading or with content: `key` is that of the kind's column, or None where it is not used.

    `filled` counts the cells of people that hold something, `rows` all of them.
    """

    sheet: str
    heading_row: int
    heading: str
    key: str | None
    filled: int
    rows: int

    @property
    def is_lost(self) -> bool:
        """Whether something stands in it that nothing is made of."""
        return self.key is None and self.filled > 0

    @property
    def unused_words(self) -> str:
        return UNUSED.format(heading=self.heading, filled=self.filled)

    def data(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "heading": self.heading, "field": self.key, "filled": self.filled}


def looked_at(reads: Iterable[ReadSheet], kind: type[SheetKind]) -> list[dict[str, Any]]:
    """Each column with what it was taken for and what is unusual in it, as the page shows them."""
    known = {column.key: column for column in kind.columns}
    return [
        {
            "sheet": column.sheet,
            "heading": column.heading,
            "label": known[column.key].label if column.key in known else column.key and ORDINAL.label,
            "filled": column.filled,
            "empty": column.rows - column.filled,
            "unusual": _unusual(read, known[column.key], kind) if column.key in known else [],
        }
        for read in reads
        for column in _columns(read)
    ]


def _unusual(read: ReadSheet, column: SheetColumn, kind: type[SheetKind]) -> list[str]:
    rows = read.table.rows
    return unusual(
        [row.values.get(column.key) for row in rows],
        [row.number for row in rows],
        private=column.private,
        sparse=column.key in kind.never,
    )


def columns_of(reads: Iterable[ReadSheet]) -> list[ColumnFound]:
    """All columns of the sheets, in their order."""
    return [column for read in reads for column in _columns(read)]


def _columns(read: ReadSheet) -> Iterator[ColumnFound]:
    heading = read.table.heading
    people = [row.cells for row in read.table.body if row.kind == RowKind.DATA]
    keys = {match.index: match.key for match in read.table.matches}
    for index in range(max(map(len, people), default=0)):
        cells = [cells[index] for cells in people if index < len(cells)]
        filled = [cell for cell in cells if not is_blank(cell)]
        label, key = heading.label(index), keys.get(index)
        if index in heading.ignored or not (label or filled) or (not label and _counts(filled)):
            continue
        label = label or NO_HEADING.format(letter=get_column_letter(index + 1))
        yield ColumnFound(read.sheet.name, heading.last_row, label, key, len(filled), len(people))


def _counts(cells: list[Cell]) -> bool:
    """Whether a column without heading only numbers its rows."""
    texts = [clean_text(cell) for cell in cells]
    if not all(text.isdecimal() for text in texts):
        return False
    numbers = list(map(int, texts))
    return numbers == list(range(1, len(numbers) + 1))


def unused_faults(columns: Iterable[ColumnFound]) -> list[dict[str, Any]]:
    """A warning for each column whose content goes nowhere, as `FaultWriter` writes faults."""
    return [
        {
            "sheet": column.sheet,
            "row": column.heading_row,
            "column": column.heading,
            "value": "",
            "severity": WARNING,
            "reason": column.unused_words,
        }
        for column in columns
        if column.is_lost
    ]
