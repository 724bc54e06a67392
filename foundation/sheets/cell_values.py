"""What the cells of one row mean, column by column."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foundation.core.dates import PartialDate
from foundation.core.typed.texts import clean_lines
from foundation.sheets.cells import (
    BadCell,
    Cell,
    beside_digits,
    clean_text,
    digits,
    is_as_above,
    is_blank,
)
from foundation.sheets.dates import LAST_YEAR, read_date
from foundation.sheets.fonts import FoundFont, convert, other_reading
from foundation.sheets.joined import UNREADABLE, JoinedColumn, Said
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow, TwoReadings
from foundation.sheets.merging import MergedCells
from foundation.sheets.person_names import TAKEN, person_name, title_of
from foundation.sheets.reading.values import ErrorValue
from foundation.sheets.several import without_point
from foundation.sheets.table_body import BodyRow

EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
ONLY_NUMBER = "Ô có cả nội dung khác ngoài số; chỉ lấy số"
SAID_OTHERWISE = "{label}: các dòng của một người ghi khác nhau"
# Different texts of a column that are read once: most columns have a few, names and numbers are all different.
REMEMBERED = 2000
Value = str | PartialDate | None


class Reading(NamedTuple):
    """What the cells of a row say in one column: what they show, their value or why there is none, what is told of
    it, and how else it could be read."""

    shown: str
    value: Value
    unread: str = ""
    told: str = ""
    doubt: TwoReadings | None = None


class CellReader:
    """Reads the rows of a table from the top, since a cell may say "như dòng trên"; all is known by column key."""

    def __init__(
        self,
        from_1904: bool,
        latest: int,
        orders: Mapping[str, str],
        fonts: Mapping[str, FoundFont],
        unclear: Mapping[str, str],
    ) -> None:
        self.from_1904, self.latest, self.orders = from_1904, latest, orders
        self.fonts, self.unclear = fonts, unclear
        self.above: dict[str, Reading] = {}
        self.known: dict[str, dict[str, Reading]] = {}

    def read(
        self, row: SourceRow, joined: JoinedColumn, rows: Sequence[BodyRow], merged: MergedCells
    ) -> None:
        """Put into the row what the rows of one person say in one column."""
        key = joined.column.key
        reading = self.above[key] = self._reading(joined, rows, merged)
        row.raw[key], row.values[key] = reading.shown, reading.value
        if reading.unread:
            row.unread[key] = reading.unread
        if reading.told:
            row.told[key] = reading.told
        if reading.doubt:
            row.doubts[key] = reading.doubt

    def _reading(self, joined: JoinedColumn, rows: Sequence[BodyRow], merged: MergedCells) -> Reading:
        """A text that stands in many rows of a column is read once, unless it speaks of the row above."""
        text = rows[0].cells[joined.indexes[0]] if joined.is_plain and len(rows) == 1 else None
        if type(text) is not str:
            return self._read(joined, joined.said(rows, merged, self.unicode))
        known = self.known.setdefault(joined.column.key, {})
        if reading := known.get(text):
            return reading
        said = joined.said(rows, merged, self.unicode)
        reading = self._read(joined, said)
        if len(known) < REMEMBERED and not any(map(is_as_above, said.cells)):
            known[text] = reading
        return reading

    def _read(self, joined: JoinedColumn, said: Said) -> Reading:
        column = joined.column
        try:
            value = self._meant(joined, said)
        except BadCell as error:
            return Reading(said.shown, None, str(error))
        if not said.cells:
            return Reading(said.shown, value)
        told = ""
        if column.reads == Reads.NAME and value != said.cells[0] and (taken := title_of(said.cells[0])):
            told = TAKEN.format(taken=taken)
        if len(said.cells) != 1:
            return Reading(said.shown, value, told=told)
        other = self._other(column, said.original)
        if column.reads == Reads.DIGITS and beside_digits(said.cells[0], column.length):
            told = ONLY_NUMBER
        doubt = TwoReadings(*other, clean_text(said.original)) if other else None
        return Reading(said.shown, value, told=told, doubt=doubt)

    def unicode(self, key: str, cell: Cell) -> Cell:
        return convert(cell, self.fonts[key].font) if key in self.fonts and type(cell) is str else cell

    def _meant(self, joined: JoinedColumn, said: Said) -> Value:
        column, cells = joined.column, said.cells
        for cell in cells:
            self._refuse_error(column, cell)
        if len(cells) > 1 and said.rows > 1 and column.reads != Reads.TEXT:
            raise BadCell(SAID_OTHERWISE.format(label=column.label))
        cell = cells[0] if len(cells) == 1 else joined.together(cells, of_rows=said.rows > 1) or None
        return self._as_above(column) if is_as_above(cell) else self._value(column, cell)

    def _other(self, column: SheetColumn, cell: Cell) -> tuple[str, str] | None:
        """The cell of a text as its font would have it and as it stands, where either may be meant."""
        if column.reads not in (Reads.TEXT, Reads.NAME) or not isinstance(cell, str) or cell.isascii():
            return None
        font = self.fonts[column.key].font if column.key in self.fonts else None
        other = other_reading(cell, font, self.unclear.get(column.key))
        if not other:
            return None
        try:
            return self._value(column, convert(cell, font) if font else other), self._value(column, cell)
        except BadCell:
            return None

    def _as_above(self, column: SheetColumn) -> Value:
        above = self.above.get(column.key)
        if above is None or above.unread or not above.value:
            raise BadCell(f'{column.label} ghi như dòng trên ("nt") nhưng dòng trên không có')
        return above.value

    def _refuse_error(self, column: SheetColumn, cell: Cell) -> None:
        if isinstance(cell, str) and cell.strip() in EXCEL_ERRORS:
            cell = ErrorValue(cell.strip())
        if isinstance(cell, UNREADABLE):
            raise BadCell(f"{column.label}: {cell.reason}")

    def _value(self, column: SheetColumn, cell: Cell) -> Value:
        if column.reads == Reads.DATE:
            latest = min(self.latest + column.ahead, LAST_YEAR)
            order = self.orders[column.key]
            return read_date(cell, order, label=column.label, latest=latest, from_1904=self.from_1904)
        if is_blank(cell):
            return ""
        if column.reads == Reads.NAME:
            return person_name(cell).text
        if column.reads == Reads.DIGITS:
            return digits(cell, column.length)
        if column.several and isinstance(cell, str):
            return clean_lines(cell)
        return without_point(clean_text(cell))
