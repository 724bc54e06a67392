"""One sheet read to the end: heading, matched columns, fonts and date orders settled, rows of people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from foundation.sheets.cell_values import CellReader
from foundation.sheets.cells import clean_text
from foundation.sheets.date_orders import Settled, settle
from foundation.sheets.dates import LAST_YEAR
from foundation.sheets.fonts import FoundFont, find_fonts, repair
from foundation.sheets.headings import Heading
from foundation.sheets.joined import JoinedColumn
from foundation.sheets.kinds import Reads, SheetColumn, SourceRow
from foundation.sheets.matching import Match
from foundation.sheets.reading import Sheet
from foundation.sheets.table_body import BodyRow, RowKind, TableBody


@dataclass(frozen=True)
class Table:
    """One sheet as read: `body` has every row below the heading, `rows` those of people; `fonts` and `dates` by key."""

    heading: Heading
    matches: list[Match]
    body: list[BodyRow]
    rows: list[SourceRow]
    fonts: dict[str, FoundFont] = field(default_factory=dict)
    dates: dict[str, Settled] = field(default_factory=dict)

    @property
    def last_person(self) -> int:
        """The last row of people as Excel numbers it, 0 where there is none."""
        return max((row.number for row in self.body if row.kind == RowKind.DATA), default=0)


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

    def read(self, matches: list[Match], *, joins_rows: bool = False) -> Table:
        """Read the sheet with these matches; a cell that cannot be read becomes `unread` in its row, not an error.

        With `joins_rows` the rows over which a person's name is merged are one row.
        """
        names = {key for key, column in self.columns.items() if column.reads == Reads.NAME}
        body = TableBody(self.sheet, self.heading, matches, names)
        rows = list(body.rows())
        people = [row for row in rows if row.kind == RowKind.DATA]
        joined = self._join([match for match in matches if match.key in self.columns], people)
        fonts, unclear = find_fonts({one.column.key: list(one.all_cells(people)) for one in joined})
        dates = self._settle_dates(joined, people)
        orders = {key: settled.order for key, settled in dates.items()} | dict(self.orders)
        self.cells = CellReader(self.sheet.from_1904, self.latest, orders, fonts, unclear)
        read = self._rows(joined, self._by_person(people, joins_rows), body, dates)
        return Table(self.heading, matches, rows, list(read), fonts, dates)

    def _join(self, used: list[Match], people: list[BodyRow]) -> list[JoinedColumn]:
        by_key = {}
        for match in used:
            by_key.setdefault(match.key, []).append(match)
        return [JoinedColumn(self.columns[key], matches, people) for key, matches in by_key.items()]

    def _settle_dates(self, joined: list[JoinedColumn], people: list[BodyRow]) -> dict[str, Settled]:
        """Columns of one group ("Nam", "Nữ" under the birth date) are one hand's and are settled together."""
        groups = {}
        for one in joined:
            if one.column.reads == Reads.DATE:
                path = one.parts[0].match.path
                groups.setdefault(path[:-1] or path, []).append(one)
        settled = {}
        for group in groups.values():
            indexes = [index for one in group for index in one.indexes]
            answer = settle((row.number, row.cells[index]) for index in indexes for row in people)
            settled |= {one.column.key: answer for one in group}
        return settled

    def _by_person(self, people: list[BodyRow], joins_rows: bool) -> Iterator[list[BodyRow]]:
        """The rows one by one, or those over which one name is merged together."""
        rows = []
        for row in people:
            if rows and not (joins_rows and row.person_row == rows[0].number):
                yield rows
                rows = []
            rows.append(row)
        if rows:
            yield rows

    def _above(self) -> str:
        """The texts over the heading, in lines."""
        rows = self.sheet.rows[: self.heading.first_row - 1]
        return "\n".join(
            clean_text(repair(cell)) for row in rows for cell in row if isinstance(cell, str) and cell
        )

    def _rows(
        self,
        joined: list[JoinedColumn],
        people: Iterator[list[BodyRow]],
        body: TableBody,
        dates: Mapping[str, Settled],
    ) -> Iterator[SourceRow]:
        titles_above, captions = self._above(), tuple(map(self.heading.label, range(len(self.heading.paths))))
        blanks = {
            one.column.key: one.question(self.sheet.name, self.heading.label(one.indexes[0]))
            for one in joined
            if one.blank
        }
        open_dates = [
            (one, dates[one.column.key].open_rows)
            for one in joined
            if one.column.key in dates and one.column.key not in self.orders
        ]
        for rows in people:
            titles = tuple(section.title for section in rows[0].sections)
            row = SourceRow(
                self.sheet.name,
                rows[0].number,
                {},
                section=titles[-1] if titles else "",
                sections=titles,
                above=titles_above,
                captions=captions,
                undecided=tuple(
                    one.column.key for one, numbers in open_dates if any(map(one.holds_in(numbers), rows))
                ),
            )
            for one in joined:
                self.cells.read(row, one, rows, body.merged)
            blank = [key for key in blanks if not row.raw[key]]
            row.values.update({one.column.key: one.blank for one in joined if one.column.key in blank})
            yield replace(row, asked=tuple(blanks[key] for key in blank)) if blank else row
