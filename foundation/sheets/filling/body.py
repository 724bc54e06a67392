"""Which rows of an empty form take people: below which section, and which of them hold examples."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from foundation.core.text import fold
from foundation.sheets.cells import Cell, clean_text, is_blank
from foundation.sheets.fonts import repair
from foundation.sheets.headings import Heading
from foundation.sheets.matching import Match
from foundation.sheets.reading import Sheet
from foundation.sheets.table_body import FOOTNOTE, RowKind, TableBody

# A form of more rows than this is no empty one.
MOST_ROWS = 10_000
# The key that columns with names of people have in the matches.
NAMES = {"name"}
EXAMPLE = re.compile(r"^\(?(?:vi du|vd)\b")


RuledRow = Callable[[int], bool]


@dataclass
class RowBlock:
    """Rows of the form, numbered as Excel does, that stand below one section (or none) and take people.

    Further ones are put in below the row `last`. `examples` are those of the rows that hold something.
    """

    title: str
    last: int
    rows: list[int] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)


def table_alone(
    sheet: Sheet, heading: Heading, columns: Collection[int], calculated: Collection[tuple[int, int]]
) -> Sheet:
    """The sheet with blank cells below the heading where they stand beside the columns of the table, or hold formulas:
    what a form counts by itself says nothing of its rows."""
    inside = {*columns}

    def kept(number: int, row: Sequence[Cell]) -> list[Cell]:
        return [
            cell if index in inside and (number, index) not in calculated else ""
            for index, cell in enumerate(row)
        ]

    rows = [
        row if number < heading.first_data_row else kept(number, row)
        for number, row in enumerate(sheet.rows, 1)
    ]
    return replace(sheet, rows=rows)


class FormBody:
    """Goes down the table alone from its heading to its foot; `ruled` tells of a row whether it is drawn with lines."""

    def __init__(self, sheet: Sheet, heading: Heading, matches: Sequence[Match], ruled: RuledRow) -> None:
        self.sheet, self.heading, self.ruled = sheet, heading, ruled
        self.body = TableBody(sheet, heading, matches, NAMES)
        self.first = heading.first_data_row
        self.has_lines = any(map(ruled, range(self.first, self.first + 3)))

    def blocks(self) -> list[RowBlock]:
        """The blocks that take people, at least one."""
        found, totalled = [RowBlock("", self.first - 1)], False
        for number, kind in self._kinds():
            if kind == RowKind.SECTION:
                found.append(RowBlock(self._title(number), number))
            elif kind == RowKind.TOTAL:
                totalled = totalled or any(block.rows for block in found)
            elif kind in (RowKind.BLANK, RowKind.DATA) and not (totalled and not found[-1].title):
                block = found[-1]
                block.rows.append(number)
                block.last = number
                if kind == RowKind.DATA:
                    block.examples.append(number)
        filled = [block for block in found if block.rows or block.title]
        return filled or found[:1]

    def _kinds(self) -> Iterator[tuple[int, RowKind]]:
        """Each row with what it is, down to the foot."""
        for number in range(self.first, self.first + MOST_ROWS):
            if number in self.sheet.hidden_rows:
                continue
            kind = self._kind(number)
            if kind is None or kind in (RowKind.SIGNATURE, RowKind.REMARK):
                return
            yield number, kind

    def _kind(self, number: int) -> RowKind | None:
        """None below all that belongs to the table."""
        if number > len(self.sheet.rows):
            return RowKind.BLANK if self._is_row(number) else None
        plain = self.body.plain[number]
        if plain == RowKind.BLANK:
            return plain if self._is_row(number) else None
        if plain is not None:
            return plain
        cells, filled = self.sheet.row(number), self.body.filled[number]
        first = next(cell for cell in cells if not is_blank(cell))
        if FOOTNOTE.match(fold(_text(first))):
            return RowKind.REMARK
        if EXAMPLE.match(fold(_text(first))):
            return RowKind.DATA
        if self.body.section_at(number):
            return RowKind.SECTION
        return RowKind.DATA if len(filled) > 1 or self.ruled(number) else RowKind.REMARK

    def _is_row(self, number: int) -> bool:
        """Whether a row without content is one of the table: drawn like it; of a form without lines the first one, and
        those down to the next line of the table.
        """
        if self.has_lines:
            return self.ruled(number)
        below = self.next_filled.get(number)
        joined = below and self._kind(below) in (RowKind.TOTAL, RowKind.SECTION, RowKind.DATA)
        return number == self.first or bool(joined)

    @cached_property
    def next_filled(self) -> dict[int, int]:
        """{row: the next one that holds something}."""
        found, following = {}, 0
        for number in range(len(self.sheet.rows), self.first - 1, -1):
            following = number if self.body.plain[number] != RowKind.BLANK else following
            found[number] = following
        return found

    def _title(self, number: int) -> str:
        return self.body.section_at(number).title


def _text(cell: object) -> str:
    return clean_text(repair(cell) if isinstance(cell, str) else cell)
