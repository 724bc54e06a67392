"""Where the table of a sheet stands in a workbook that came back, whatever was inserted, moved or deleted around it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from foundation.sheets.cells import clean_text, folded_words, is_blank
from foundation.sheets.framing import SheetFrame
from foundation.sheets.reading import Sheet
from foundation.sheets.reading.values import Cell
from office.campaigns.workbooks.offers import CODE, SECOND_CODE, OfferSheet, WorkbookOffer

FIRST, SECOND = "code", "second code"
SEARCHED_ROWS = 100
LEAST_LABELS = 2
# A row beneath the signatures belongs to the table where it says as much as this: a name alone is who signed.
BENEATH = 2


@dataclass(frozen=True)
class TableRow:
    """One row: `number` as Excel shows it, its cells by the key of their column; a column that is gone is blank."""

    number: int
    cells: Mapping[str, Cell]

    def cell(self, key: str) -> Cell:
        return self.cells.get(key, "")

    def text(self, key: str) -> str:
        return clean_text(self.cell(key))

    @property
    def filled(self) -> list[str]:
        return [key for key, cell in self.cells.items() if not is_blank(cell)]


@dataclass(frozen=True)
class FoundTable:
    """The table of an offered sheet: its heading row as Excel shows it, `columns` by key from 0, labels met twice."""

    offered: OfferSheet
    sheet: Sheet
    heading: int
    columns: Mapping[str, int]
    doubled: tuple[str, ...]

    def place(self, row: int, key: str) -> str:
        """A cell as Excel names it; of a column that is gone, the first one of the row."""
        return xl_rowcol_to_cell(row - 1, self.columns.get(key, 0))

    def rows(self, frame: SheetFrame) -> Iterator[TableRow]:
        """The rows beneath the heading that hold something, without those of the signatures."""
        signed, beneath = _words_of_foot(frame), False
        for number, cells in enumerate(self.sheet.rows[self.heading :], self.heading + 1):
            texts = [text for text in map(clean_text, cells) if text]
            beneath = beneath or bool(signed.intersection(texts))
            row = TableRow(number, {key: cells[place] for key, place in self.columns.items()})
            if len(row.filled) >= (BENEATH if beneath else 1):
                yield row

    def merged_rows(self) -> dict[int, str]:
        """{row: range} of rows whose cells were joined with those above or beneath: who of them is meant is unknown."""
        found = {}
        for (top, left), (bottom, right) in self.sheet.merged:
            inside = any(left <= place <= right for place in self.columns.values())
            if bottom > top and bottom >= self.heading and inside:
                name = f"{xl_rowcol_to_cell(top, left)}:{xl_rowcol_to_cell(bottom, right)}"
                found.update(dict.fromkeys(range(top + 1, bottom + 2), name))
        return found


def find_tables(sheets: Iterable[Sheet], offer: WorkbookOffer) -> tuple[list[FoundTable], list[Sheet]]:
    """The tables of a workbook, several where a sheet was copied, and the sheets in which none was found."""
    tables, others = [], []
    for sheet in sheets:
        found = [table for offered in offer.sheets if (table := _table(sheet, offered))]
        best = max(found, key=lambda table: _likeness(table, offer), default=None)
        if best:
            tables.append(best)
        elif any(not is_blank(cell) for row in sheet.rows for cell in row):
            others.append(sheet)
    return tables, others


def _likeness(table: FoundTable, offer: WorkbookOffer) -> tuple[int, bool]:
    """Columns that no other sheet has tell most; a sheet that has lost these is known by its name."""
    others = {
        label for sheet in offer.sheets if sheet is not table.offered for label in sheet.labels.values()
    }
    codes = {FIRST: CODE, SECOND: SECOND_CODE}
    labels = [table.offered.labels.get(key) or codes[key] for key in table.columns]
    named = table.sheet.name.startswith(table.offered.name)
    return sum(label not in others for label in labels), named


def _table(sheet: Sheet, offered: OfferSheet) -> FoundTable | None:
    labels = {folded_words(label): key for key, label in offered.labels.items()}
    if offered.is_coded:
        labels |= {folded_words(CODE): FIRST, folded_words(SECOND_CODE): SECOND}
    rows = [_met(row, labels) for row in sheet.rows[:SEARCHED_ROWS]]
    best = max(range(len(rows)), key=lambda place: len(set(rows[place].values())), default=None)
    if best is None or len(set(rows[best].values())) < LEAST_LABELS:
        return None
    keys = list(rows[best].values())
    columns = {key: place for place, key in reversed(rows[best].items())}
    doubled = tuple(dict.fromkeys(key for key in keys if keys.count(key) > 1))
    return FoundTable(offered, sheet, best + 1, columns, doubled)


def _met(row: Iterable[Cell], labels: Mapping[str, str]) -> dict[int, str]:
    """{column: key} of the labels that stand in a row."""
    words = ((place, folded_words(cell)) for place, cell in enumerate(row) if isinstance(cell, str))
    return {place: labels[said] for place, said in words if said in labels}


def _words_of_foot(frame: SheetFrame) -> set[str]:
    words = {
        text for each in frame.signatures for text in (each.authority, each.office, each.note, each.name)
    }
    return {clean_text(text) for text in words if text}
