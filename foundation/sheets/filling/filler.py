"""A list put into a table of a form: rows of the form are filled, further ones put in, all else stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.sheets.cells import folded_words
from foundation.sheets.filling.beside import Surroundings
from foundation.sheets.filling.body import RowBlock
from foundation.sheets.filling.fields import ORDINAL_SLOT, Slot
from foundation.sheets.filling.form import FormTable, whole_or_refused
from foundation.sheets.filling.references import FormulaShift, Insertions
from foundation.sheets.filling.values import is_nothing
from foundation.sheets.filling.written_cells import CellWriter

REPLACED = "Đã thay nội dung có sẵn (dòng ví dụ) ở dòng {rows} của biểu."
NO_SECTION = "{count} dòng chưa rõ thuộc mục nào của biểu, điền ở mục cuối: “{title}”."
LOCKED = "Trang tính của biểu đang khóa; đã điền và giữ nguyên khóa."
NO_CONTENT = "chưa ghép với nội dung nào của danh sách"
RESTRICTED = "thông tin hạn chế, chưa chọn điền"


@dataclass(frozen=True)
class ListedRow:
    """A record of a list; `places` are the names of what it stands below, the nearest first: sections of a form
    that are called so take it."""

    record: Any
    places: tuple[str, ...] = ()


@dataclass
class FilledForm:
    """`unfilled` are (heading, why), `gaps` (heading, rows whose cell is empty), `remarks` sentences."""

    content: bytes
    rows: int
    unfilled: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[tuple[str, int]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Filler:
    """Fills one table once. `slots` are by column; those that are private only `with_private`."""

    def __init__(self, table: FormTable, slots: Mapping[int, Slot], *, with_private: bool = False) -> None:
        self.table, self.grid = table, table.grid
        self.writer = CellWriter(table.grid, table.sheet.from_1904)
        left = {column.index for column in table.columns if not column.kept}
        self.asked = {index: slot for index, slot in slots.items() if index in left}
        self.slots = {index: slot for index, slot in self.asked.items() if with_private or not slot.private}
        self.empty = dict.fromkeys(self.slots, 0)
        self.remarks: list[str] = []

    @whole_or_refused()
    def fill(self, rows: Sequence[ListedRow]) -> FilledForm:
        """Raises Unreadable where the form cannot be filled."""
        blocks = self.table.blocks
        shares = self._shares(rows, blocks)
        pairs = list(zip(blocks, shares, strict=True))
        counts = [(block.last, max(0, len(share) - len(block.rows))) for block, share in pairs]
        insertions = Insertions.of(counts, (number for block in blocks for number in block.rows))
        beside = Surroundings(self.table.package, self.table.sheet_name)
        if insertions:
            self.grid.insert(insertions, FormulaShift(insertions, self.table.sheet_name))
            beside.move(insertions)
        self._write(pairs, insertions)
        self.grid.in_order()
        return self._result(self._content(beside, bool(insertions)), len(rows))

    def _shares(self, rows: Sequence[ListedRow], blocks: Sequence[RowBlock]) -> list[list[ListedRow]]:
        """The rows of each block: by the names of its section; the others above the sections, else in the last one."""
        titled = [(folded_words(block.title), place) for place, block in enumerate(blocks) if block.title]
        titles, shares, lost = dict(reversed(titled)), [[] for _ in blocks], 0
        other = 0 if not blocks[0].title else len(blocks) - 1
        for row in rows:
            named = (titles.get(folded_words(place)) for place in row.places)
            place = next((found for found in named if found is not None), other)
            lost += place == other and bool(blocks[other].title) and self._is_other(row, blocks[other])
            shares[place].append(row)
        if lost:
            self.remarks.append(NO_SECTION.format(count=lost, title=blocks[other].title))
        return shares

    def _is_other(self, row: ListedRow, block: RowBlock) -> bool:
        return folded_words(block.title) not in map(folded_words, row.places)

    def _write(self, pairs: Sequence[tuple[RowBlock, list[ListedRow]]], insertions: Insertions) -> None:
        ordinal, merges = 0, []
        usual = self._pattern(next((block for block, _ in pairs if block.rows), None), insertions)
        for block, share in pairs:
            pattern = self._pattern(block, insertions) or usual or self._below_heading()
            own = [insertions.row(number) for number in block.rows]
            last = insertions.row(block.last)
            added = [last + place for place in range(1, len(share) - len(own) + 1)]
            ranges = self.grid.merges_of(pattern)
            self.grid.check_room(pattern, len(added))
            for number in (*(insertions.row(number) for number in block.examples), *added):
                if number != pattern:
                    self.grid.copy_row(pattern, number)
            if pattern in map(insertions.row, block.examples):
                self.grid.clear(pattern, self.table.own_columns)
            merges += [(number, *each) for number in added for each in ranges]
            for number, row in zip([*own, *added], share, strict=False):
                ordinal += 1
                self.writer.put(number, self._values(row, ordinal))
        self.grid.merge(merges)
        if replaced := [number for block, _ in pairs for number in block.examples]:
            self.remarks.append(REPLACED.format(rows=", ".join(map(str, replaced))))

    def _pattern(self, block: RowBlock | None, insertions: Insertions) -> int | None:
        """The row of the form that others are made like: the first empty one of the block."""
        if block is None or not block.rows:
            return None
        empty = [number for number in block.rows if number not in block.examples]
        return insertions.row((empty or block.rows)[0])

    def _below_heading(self) -> int:
        """Where the form has no row for people: one like its heading, without what makes it a heading."""
        return self.grid.add_pattern(self.table.heading.last_row)

    def _values(self, row: ListedRow, ordinal: int) -> dict[int, Any]:
        values = {}
        for index, slot in self.slots.items():
            value = ordinal if slot is ORDINAL_SLOT else slot.value(row.record)
            if is_nothing(value):
                self.empty[index] += 1
            else:
                values[index] = value
        return values

    def _content(self, beside: Surroundings, moved: bool) -> bytes:
        table, package = self.table, self.table.package
        calculates = any(True for _ in self.grid.formulas())
        if calculates:
            self.grid.forget_results()
        if calculates or beside.changed:
            beside.count_anew()
        changed = {**beside.changed, table.part: self.grid.content()}
        if table.styles.changed:
            changed[package.styles] = table.styles.content()
        return package.with_parts(changed, beside.calculation_chain() if moved else ())

    def _result(self, content: bytes, rows: int) -> FilledForm:
        unfilled, gaps = [], []
        for column in self.table.columns:
            if column.index in self.slots:
                empty = 0 if self.slots[column.index].sparse else self.empty[column.index]
                gaps += [(column.label, empty)] if empty else []
            else:
                private = column.index in self.asked
                unfilled.append((column.label, column.kept or (RESTRICTED if private else NO_CONTENT)))
        if self.grid.is_locked:
            self.remarks.append(LOCKED)
        return FilledForm(content, rows, unfilled, gaps, self.remarks)
