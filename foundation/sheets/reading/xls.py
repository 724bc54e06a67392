"""An old .xls by xlrd: the same cells, with the number formats, merged ranges and hidden lines it keeps."""

import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsPage

from foundation.sheets.limits import NOT_A_WORKBOOK, PASSWORD, Unreadable, check_sheets
from foundation.sheets.reading.events import Event, SheetEnd
from foundation.sheets.reading.gauge import Gauge, plain
from foundation.sheets.reading.number_formats import NumberFormat, number, number_format
from foundation.sheets.reading.values import Packed, packed_error

BATCH = 200
# What xlrd falls over when the bytes are not what they claim to be.
DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    CompDocError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
    xlrd.XLRDError,
)
LAST_COLUMN = 255


def read_xls(content: bytes, gauge: Gauge) -> Iterator[Event]:
    """The sheets of a workbook, row by row. Raises Unreadable."""
    try:
        yield from _events(content, gauge)
    except DAMAGED as error:
        raise Unreadable(NOT_A_WORKBOOK) from error


def _events(content: bytes, gauge: Gauge) -> Iterator[Event]:
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except xlrd.XLRDError as error:
        raise Unreadable(PASSWORD if "encrypted" in str(error) else NOT_A_WORKBOOK) from error
    check_sheets(book.nsheets)
    for place in range(book.nsheets):
        yield from XlsSheet(book, book.sheet_by_index(place), gauge).events()
        book.unload_sheet(place)


class XlsSheet:
    """One sheet of an .xls and how its styles show numbers."""

    def __init__(self, book: Book, page: XlsPage, gauge: Gauge):
        self.book, self.page, self.gauge = book, page, gauge
        self.from_1904 = bool(book.datemode)
        self.formats: dict[int, NumberFormat | None] = {}

    def events(self) -> Iterator[Event]:
        page = self.page
        self.gauge.begin(page.name)
        yield (
            "sheet",
            {"name": plain(page.name), "hidden": page.visibility != 0, "from_1904": self.from_1904},
        )
        rows = []
        for index in range(page.nrows):
            cells = [self._packed(cell) for cell in page.row(index)]
            while cells and cells[-1] == "":
                cells.pop()
            if cells:
                rows.append(self.gauge.add(index + 1, cells))
            if len(rows) >= BATCH:
                yield "rows", rows
                rows = []
        if rows:
            yield "rows", rows
        yield "end", self._end().data(self.gauge)

    def _end(self) -> SheetEnd:
        found = SheetEnd()
        for top, below, left, beside in self.page.merged_cells:
            found.merge((top, left), (below - 1, beside - 1))
        for index, row in self.page.rowinfo_map.items():
            if row.hidden:
                found.hide_row(index + 1)
        for index, column in self.page.colinfo_map.items():
            if column.hidden and index <= LAST_COLUMN:
                found.hide_columns(index, index)
        return found

    def _packed(self, cell: XlsCell) -> Packed:
        if cell.ctype == xlrd.XL_CELL_TEXT:
            return plain(cell.value)
        if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            shown = self._format(cell.xf_index)
            return number(cell.value) if shown is None else shown.of_number(cell.value, self.from_1904)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return packed_error(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return ""

    def _format(self, style: int) -> NumberFormat | None:
        if style not in self.formats:
            code = self.book.format_map[self.book.xf_list[style].format_key].format_str
            self.formats[style] = number_format(code)
        return self.formats[style]
