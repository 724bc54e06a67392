"""One sheet read to the end: heading, matched columns, fonts and date orders settled, rows of people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    person_name,
)
from foundation.sheets.dates import LAST_YEAR, Settled, read_date, settle
from foundation.sheets.fonts import FoundFont, convert, find_fonts, other_reading, repair
from foundation.sheets.headings import Heading
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow, TwoReadings
from foundation.sheets.matching import Match
from foundation.sheets.reading import Sheet
from foundation.sheets.reading.values import ErrorValue, Uncalculated
from foundation.sheets.several import without_point
from foundation.sheets.table_body import BodyRow, RowKind, TableBody

EXCEL_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
ONLY_NUMBER = "Ô có cả nội dung khác ngoài số; chỉ lấy số"


@dataclass(frozen=True)
class Table:
    """One sheet as read: `body` has every row below the heading, `rows` those of people; `fonts` and `dates` by key."""

    heading: Heading
    matches: list[Match]
    body: list[BodyRow]
    rows: list[SourceRow]
    fonts: dict[str, FoundFont] = field(default_factory=dict)
    dates: dict[str, Settled] = field(default_factory=dict)


class TableReader:
    """Reads the rows of one sheet; keys are those of the columns of its kind.

    `orders` holds the answers to date questions by column key, `latest` the year that no date lies after.
    """

    def __init__(
        self,
        sheet: Sheet,
        heading: Heading,
        columns: Sequence[SheetColumn],
        *,
        orders: Mapping[str, str] | None = None,
        latest: int = LAST_YEAR,
    ):
        self.sheet, self.heading, self.latest = sheet, heading, latest
        self.columns = {column.key: column for column in columns}
        self.orders = orders or {}

    def read(self, matches: list[Match]) -> Table:
        """Read the sheet with these matches; a cell that cannot be read becomes `unread` in its row, not an error."""
        names = {key for key, column in self.columns.items() if column.reads == Reads.NAME}
        body = list(TableBody(self.sheet, self.heading, matches, names).rows())
        people = [row for row in body if row.kind == RowKind.DATA]
        used = [match for match in matches if match.key in self.columns]
        self.fonts, self.unclear = find_fonts(
            {match.key: [row.cells[match.index] for row in people] for match in used}
        )
        self.dates = self._settle_dates(used, people)
        return Table(self.heading, matches, body, list(self._rows(used, people)), self.fonts, self.dates)

    def _settle_dates(self, used: list[Match], people: list[BodyRow]) -> dict[str, Settled]:
        """Columns of one group ("Nam", "Nữ" under the birth date) are one hand's and are settled together."""
        groups = {}
        for match in used:
            if self.columns[match.key].reads == Reads.DATE:
                groups.setdefault(match.path[:-1] or match.path, []).append(match)
        settled = {}
        for matches in groups.values():
            answer = settle([row.cells[match.index] for match in matches for row in people])
            settled |= {match.key: answer for match in matches}
        return settled

    def _above(self) -> str:
        """The texts over the heading, in lines."""
        rows = self.sheet.rows[: self.heading.first_row - 1]
        return "\n".join(
            clean_text(repair(cell)) for row in rows for cell in row if isinstance(cell, str) and cell
        )

    def _rows(self, used: list[Match], people: list[BodyRow]) -> Iterator[SourceRow]:
        above, titles_above = {}, self._above()
        for row in people:
            values, raw, unread, doubts, told = {}, {}, {}, {}, {}
            for match in used:
                column, cell = self.columns[match.key], self._unicode(match.key, row.cells[match.index])
                raw[column.key] = clean_text(cell)
                try:
                    value = self._as_above(column, above) if is_as_above(cell) else self._value(column, cell)
                except BadCell as error:
                    value, unread[column.key] = None, str(error)
                values[column.key] = value
                above[column.key] = (value, column.key in unread)
                if other := self._other(column, row.cells[match.index]):
                    doubts[column.key] = TwoReadings(*other)
                if column.reads == Reads.DIGITS and beside_digits(cell, column.length):
                    told[column.key] = ONLY_NUMBER
            titles = tuple(section.title for section in row.sections)
            section = titles[-1] if titles else ""
            yield SourceRow(
                self.sheet.name, row.number, values, raw, unread, section, titles, titles_above, doubts, told
            )

    def _unicode(self, key: str, cell: Cell) -> Cell:
        return convert(cell, self.fonts[key].font) if key in self.fonts and type(cell) is str else cell

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

    def _as_above(
        self, column: SheetColumn, above: Mapping[str, tuple[str | PartialDate | None, bool]]
    ) -> str | PartialDate:
        value, bad = above.get(column.key, (None, False))
        if bad or not value:
            raise BadCell(f'{column.label} ghi như dòng trên ("nt") nhưng dòng trên không có')
        return value

    def _value(self, column: SheetColumn, cell: Cell) -> str | PartialDate | None:
        if isinstance(cell, str) and cell.strip() in EXCEL_ERRORS:
            cell = ErrorValue(cell.strip())
        if isinstance(cell, (ErrorValue, Uncalculated)):
            raise BadCell(f"{column.label}: {cell.reason}")
        if column.reads == Reads.DATE:
            return self._date(column, cell)
        if is_blank(cell):
            return ""
        if column.reads == Reads.NAME:
            return person_name(cell).text
        if column.reads == Reads.DIGITS:
            return digits(cell, column.length)
        if column.several and isinstance(cell, str):
            return clean_lines(cell)
        return without_point(clean_text(cell))

    def _date(self, column: SheetColumn, cell: Cell) -> PartialDate | None:
        order = self.orders.get(column.key, self.dates[column.key].order)
        return read_date(cell, order, label=column.label, latest=self.latest, from_1904=self.sheet.from_1904)
