"""An .xlsx from its own parts: every row of every sheet, with what its cells show."""

import datetime
import math
import re
from collections.abc import Iterator

from foundation.sheets.limits import MAX_COLUMNS, NOT_A_WORKBOOK, Unreadable, check_extent
from foundation.sheets.reading.events import Event, SheetEnd
from foundation.sheets.reading.gauge import Gauge, Row
from foundation.sheets.reading.number_formats import NumberFormat, number
from foundation.sheets.reading.packages import Package
from foundation.sheets.reading.values import Packed, packed_date, packed_error, packed_formula
from foundation.sheets.reading.xlsx_parts import (
    TRUE,
    BookParts,
    book_parts,
    cell_formats,
)
from foundation.sheets.reading.xlsx_texts import RichText, plain_parser, prefix_of, shared_texts, unescaped

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
MAX_MERGES = 200_000
LONGEST_WHOLE = 15


def read_xlsx(content: bytes, gauge: Gauge) -> Iterator[Event]:
    """The sheets of a package, row by row. Raises Unreadable."""
    package = Package(content)
    book = book_parts(package)
    texts = shared_texts(package, book.texts_part)
    formats = cell_formats(package, book.styles_part)
    for listed in book.sheets:
        gauge.begin(listed.name)
        yield "sheet", {"name": listed.name, "hidden": listed.hidden, "from_1904": book.from_1904}
        yield from _sheet_events(package, listed.part, XlsxSheet(book, texts, formats, gauge))
    package.check_rest()


def _sheet_events(package: Package, part: str, sheet: "XlsxSheet") -> Iterator[Event]:
    try:
        for _ in package.parse(part, sheet.parser):
            yield "rows", sheet.rows
            sheet.rows = []
        sheet.finish()
    except (ValueError, OverflowError) as error:
        raise Unreadable(NOT_A_WORKBOOK) from error
    yield "rows", sheet.rows
    yield "end", sheet.found.data(sheet.gauge)


class XlsxSheet:
    """Handlers of an XML parser for one sheet: `rows` fills with rows, `found` with all else that counts.

    For speed it is told of the end of an element only within texts: a cell is done when the next element begins.
    """

    def __init__(self, book: BookParts, texts: list[str], formats: list[NumberFormat | None], gauge: Gauge):
        self.texts, self.gauge, self.book = texts, gauge, book
        self.formats = {str(place): shown for place, shown in enumerate(formats)}
        self.rows: list[Row] = []
        self.found = SheetEnd()
        self.cells: list[Packed] = []
        self.pieces: list[str] = []
        self.known: dict[str, int] = {}
        self.shared: dict[str, str] = {}
        self.shown: dict[tuple[str | None, str], Packed] = {}
        self.row, self.row_text, self.column = 0, "", -1
        self.attributes, self.formula = None, None
        self.parser = plain_parser()
        self.parser.StartElementHandler = self._root

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        prefix = prefix_of(tag, "worksheet", attributes)
        starts = {
            "is": self._begin_text,
            "f": self._begin_formula,
            "row": self._begin_row,
            "mergeCell": self._merge,
            "col": self._column,
        }
        self.starts = {f"{prefix}{name}": start for name, start in starts.items()}
        self.prefix, self.cell_tag, self.value_tag = prefix, f"{prefix}c", f"{prefix}v"
        self.parser.StartElementHandler = self._start
        self.parser.CharacterDataHandler = self.pieces.append

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == self.value_tag:
            if self.formula is not None:
                self.formula = "".join(self.pieces) or "…"
            self.pieces.clear()
        elif tag == self.cell_tag:
            if self.attributes is not None:
                self._end_cell()
            self.attributes, self.formula = attributes, None
            self.pieces.clear()
        else:
            self.starts.get(tag, self._begin_other)(attributes)

    def finish(self) -> None:
        """The part has ended."""
        self._end_row({})

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._end_row(attributes)
        before = self.row
        self.row = int(attributes["r"]) if "r" in attributes else before + 1
        if self.row <= before:
            raise Unreadable(NOT_A_WORKBOOK)
        self.row_text, self.column = str(self.row), -1
        if attributes.get("hidden") in TRUE:
            self.found.hide_row(self.row)

    def _end_row(self, attributes: dict[str, str]) -> None:
        if self.attributes is not None:
            self._end_cell()
            self.attributes = None
        while self.cells and self.cells[-1] == "":
            self.cells.pop()
        if self.cells:
            self.rows.append(self.gauge.add(self.row, self.cells))
            self.cells = []

    def _begin_other(self, attributes: dict[str, str]) -> None:
        if self.attributes is not None:
            self._end_cell()
            self.attributes = None

    def _begin_formula(self, attributes: dict[str, str]) -> None:
        self.formula = ""
        self.pieces.clear()

    def _begin_text(self, attributes: dict[str, str]) -> None:
        """A text in the cell itself is read by handlers of its own, which give the parser back at its end."""
        self.pieces.clear()
        RichText(self.parser, self.prefix, "is", self.pieces)

    def _end_cell(self) -> None:
        attributes, pieces = self.attributes, self.pieces
        if "r" in attributes:
            column = self.known.get(attributes["r"].removesuffix(self.row_text))
            if column is None:
                column = self._new_column(attributes["r"])
        else:
            column = self.column + 1
            if column >= MAX_COLUMNS:
                check_extent(self.gauge.name, self.row, column + 1)
        self.column = column
        if not pieces and self.formula is None:
            return
        cell = self._cell(attributes, pieces[0] if len(pieces) == 1 else "".join(pieces))
        if column == len(self.cells):
            self.cells.append(cell)
        elif cell != "":
            self._put(column, cell)

    def _put(self, column: int, cell: Packed) -> None:
        """A cell that does not follow the one before it."""
        cells = self.cells
        if column > len(cells):
            cells.extend([""] * (min(column, MAX_COLUMNS) - len(cells)))
            cells.append(cell)
        elif cells[column] == "":
            cells[column] = cell
        else:
            raise Unreadable(NOT_A_WORKBOOK)

    def _merge(self, attributes: dict[str, str]) -> None:
        corners = [_place(corner) for corner in attributes.get("ref", "").split(":")]
        if len(corners) == 2 and all(corners):
            self.found.merge(*corners)
        if len(self.found.merged) > MAX_MERGES:
            raise Unreadable(NOT_A_WORKBOOK)

    def _column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", "")), int(attributes.get("max", ""))
            self.found.hide_columns(max(first, 1) - 1, min(last, MAX_COLUMNS) - 1)

    def _new_column(self, reference: str) -> int:
        """The column of a reference, which must be of the row it stands in. Raises Unreadable."""
        match = REFERENCE.fullmatch(reference.strip().upper())
        if not match or (row := int(match.group(2))) == 0:
            raise Unreadable(NOT_A_WORKBOOK)
        if row != self.row:
            check_extent(self.gauge.name, row, 1)
            raise Unreadable(NOT_A_WORKBOOK)
        column = _column_number(match.group(1)) - 1
        self.known[match.group(1)] = column
        return column

    def _cell(self, attributes: dict[str, str], text: str) -> Packed:
        """The cell that ends, packed; empty where it holds nothing."""
        kind = attributes.get("t", "n")
        if self.formula is not None and self._uncalculated(kind, text):
            return packed_formula(self.formula or text)
        if kind == "s":
            cell = self.shared.get(text)
            return self._shared(text) if cell is None else cell
        if kind == "n" and self.formats.get(attributes.get("s", "0")) is None:
            return int(text) if len(text) <= LONGEST_WHOLE and text.isdigit() else self._number(text, None)
        return self._stored(kind, text, attributes.get("s", "0")) if text.strip() else ""

    def _uncalculated(self, kind: str, text: str) -> bool:
        """Whether the formula of the cell has no value: its text is still "" where no element of a value came."""
        if self.formula == "" or (kind != "str" and not text.strip()):
            return True
        return self.book.stale and kind == "n" and text.strip() == "0"

    def _shared(self, text: str) -> str:
        place = int(text)
        if not 0 <= place < len(self.texts):
            raise Unreadable(NOT_A_WORKBOOK)
        self.shared[text] = self.texts[place]
        return self.shared[text]

    def _stored(self, kind: str, text: str, style: str) -> Packed:
        if kind in ("str", "inlineStr"):
            return unescaped(text)
        if kind == "b":
            return text.strip() in TRUE
        if kind == "e":
            return packed_error(text.strip())
        if (style, text) not in self.shown:
            shown = self.formats.get(style)
            self.shown[style, text] = self._day(text, shown) if kind == "d" else self._number(text, shown)
        return self.shown[style, text]

    def _number(self, text: str, shown: NumberFormat | None) -> Packed:
        value = _float(text)
        if value is None:
            return unescaped(text)
        return number(value) if shown is None else shown.of_number(value, self.book.from_1904)

    def _day(self, text: str, shown: NumberFormat | None) -> Packed:
        try:
            date = datetime.date.fromisoformat(text.strip()[:10])
        except ValueError:
            return unescaped(text)
        return packed_date(date) if shown is None else shown.of_date(date)


def _float(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _place(reference: str) -> tuple[int, int] | None:
    """(row, column) from 0."""
    match = REFERENCE.fullmatch(reference.strip().upper())
    return match and (max(int(match.group(2)), 1) - 1, _column_number(match.group(1)) - 1)


def _column_number(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
