"""The columns of a sheet that make one column of its kind: one alone, several joined, sub-headings with ticks."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from foundation.core.typed.texts import clean_lines
from foundation.sheets.cells import YES, Cell, clean_text, folded_words, is_blank
from foundation.sheets.kinds import Question, Reads, SheetColumn
from foundation.sheets.matching import LEAF, Match, confidence, mark_of
from foundation.sheets.merging import MergedCells
from foundation.sheets.reading.values import ErrorValue, Uncalculated
from foundation.sheets.table_body import BodyRow

GROUP, TRUE, LEFT = "reading", "yes", ""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Between what ticks in several columns say.
SEVERAL = "; "
BLANK_IS = "Cột “{label}” đánh dấu x: ô có dấu là {mark}, ô trống là {other}. Có đúng không?"
BLANK_OPTIONS = ("Đúng: ô trống là {other}", "Để lại các dòng có ô trống")
UNREADABLE = (ErrorValue, Uncalculated)


@dataclass(frozen=True)
class Part:
    """One column of the sheet; a tick in it says `mark`."""

    match: Match
    mark: str = ""


@dataclass(frozen=True)
class Said:
    """What a column says in one row of people, or in `rows` of them that speak of one: each cell once.

    `shown` is the text that the cells show, `original` the one cell as the file has it.
    """

    cells: list[Cell]
    shown: str
    original: Cell = None
    rows: int = 1


class JoinedColumn:
    """A column of the kind with those of the sheet that make it."""

    def __init__(self, column: SheetColumn, matches: Iterable[Match], people: Sequence[BodyRow]) -> None:
        self.column = column
        self.parts = [self._part(match, people) for match in sorted(matches, key=self._place)]
        self.parts = self._without_repeats(people)
        self.indexes = [part.match.index for part in self.parts]

    def _place(self, match: Match) -> tuple[int, int]:
        """The column's own heading first, then its parts in the order in which they are said."""
        leaf = folded_words(match.path[-1]) if match.path else ""
        ends = [folded_words(part.rpartition("/")[2]) for part in self.column.parts]
        return (ends.index(leaf) if leaf in ends else -1), match.index

    def _part(self, match: Match, people: Sequence[BodyRow]) -> Part:
        mark = mark_of(match.path, self.column)
        if mark:
            return Part(match, mark)
        if len(match.path) > 1 and confidence(match.path[-1:], self.column) < LEAF:
            cells = [cell for row in people if not is_blank(cell := row.cells[match.index])]
            if cells and all(map(is_tick, cells)):
                return Part(match, match.path[-1])
        return Part(match)

    def _without_repeats(self, people: Sequence[BodyRow]) -> list[Part]:
        """A helper column that says again the end of the names beside it (to sort by) is no part of them."""
        if self.column.reads != Reads.NAME or len(self.parts) < 2:
            return self.parts
        first, *others = self.parts
        return [
            first,
            *(part for part in others if not _repeats(part.match.index, first.match.index, people)),
        ]

    @property
    def excludes(self) -> bool:
        """Of two marks the one is what the other is not."""
        return len(self.column.marks) == 2

    @cached_property
    def blank(self) -> str:
        """What a row says that is ticked nowhere: the other one of two marks where only one has a column."""
        marks = {part.mark for part in self.parts}
        left = [mark for mark in self.column.marks if mark not in marks]
        return left[0] if self.excludes and len(marks) == 1 and len(left) == 1 else ""

    def question(self, sheet: str, label: str) -> Question:
        """Whether that is so."""
        said = {"mark": self.parts[0].mark.lower(), "other": self.blank.lower()}
        options = [text.format(**said) for text in BLANK_OPTIONS]
        return Question(
            f"blank:{sheet}:{self.column.key}",
            GROUP,
            BLANK_IS.format(label=label, **said),
            tuple(zip((TRUE, LEFT), options, strict=True)),
            TRUE,
            0,
            # Next year's sheet is called after next year.
            lasting=f"blank:{label}:{YEAR.sub('', sheet)}",
        )

    @cached_property
    def is_plain(self) -> bool:
        return len(self.parts) == 1 and not self.parts[0].mark

    def shown(self, row: BodyRow, own: Iterable[int]) -> Iterator[tuple[Part, Cell]]:
        """Its cells that are not blank; `own` leaves out those that repeat a merged one."""
        counted = {*own}
        for part in self.parts:
            cell = row.cells[part.match.index]
            if part.match.index in counted and not is_blank(cell) and not (cell is False and part.mark):
                yield part, cell

    def says(self, part: Part, cell: Cell) -> Cell:
        """The cell with what its sub-heading says: "Đại học" for a tick, "Đại học Luật" for "Luật"."""
        if not part.mark or isinstance(cell, UNREADABLE):
            return cell
        if is_tick(cell):
            return part.mark
        words = f"{folded_words(cell)} "
        begins = any(words.startswith(f"{folded_words(mark)} ") for mark in self.column.marks)
        return clean_text(cell) if begins or self.excludes else f"{part.mark} {clean_text(cell)}"

    def said(
        self, rows: Sequence[BodyRow], merged: MergedCells, unicode: Callable[[str, Cell], Cell]
    ) -> Said:
        """What its cells say in the rows of one person, each thing once; `unicode` puts old fonts right."""
        key = self.column.key
        if self.is_plain and len(rows) == 1:
            original = rows[0].cells[self.indexes[0]]
            cell = unicode(key, original)
            return Said([] if is_blank(cell) else [cell], clean_text(cell), original)
        cells, texts = [], []
        for row in rows:
            shown = list(self.shown(row, merged.own(row.number, self.indexes)))
            said = [self.says(part, unicode(key, cell)) for part, cell in shown]
            if len(rows) > 1 and len(said) > 1:
                said = [self.together(said)]
            cells += [cell for cell in said if len(rows) == 1 or cell not in cells]
            texts += [clean_text(unicode(key, cell)) for _, cell in shown]
        return Said(cells, " | ".join(dict.fromkeys(texts)), rows=len(rows))

    def together(self, cells: Sequence[Cell], of_rows: bool = False) -> str:
        """Several cells as one text; what the end of the one says already is not said again by the next."""
        of_rows = of_rows or any(part.mark for part in self.parts)
        between = SEVERAL if of_rows else self.column.joins
        said = []
        for cell in cells:
            text = clean_lines(cell) if self.column.several and isinstance(cell, str) else clean_text(cell)
            if not (said and self.column.reads == Reads.TEXT and _ends_with(said[-1], text)):
                said.append(text)
        return between.join(said)

    def all_cells(self, people: Iterable[BodyRow]) -> Iterator[Cell]:
        return (row.cells[index] for row in people for index in self.indexes)

    def holds_in(self, numbers: Collection[int]) -> Callable[[BodyRow], bool]:
        """Whether a row is one of those and has something in the column."""
        return lambda row: row.number in numbers and any(not is_blank(row.cells[at]) for at in self.indexes)


def _ends_with(text: str, end: str) -> bool:
    return f" {folded_words(text)}".endswith(f" {folded_words(end)}")


def is_tick(cell: Cell) -> bool:
    """Whether the cell only says yes."""
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, (int, float)):
        return cell == 1
    return isinstance(cell, str) and (clean_text(cell) in "✓✔√☑" or folded_words(cell) in YES)


def _repeats(index: int, first: int, people: Sequence[BodyRow]) -> bool:
    pairs = [(clean_text(row.cells[first]), clean_text(row.cells[index])) for row in people]
    said = [(name, again) for name, again in pairs if again]
    return bool(said) and all(f" {name}".endswith(f" {again}") for name, again in said)
