"""An .ods from its content: each value beside the text that its cell shows."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from foundation.sheets.limits import (
    MAX_COLUMNS,
    MAX_ROWS,
    NOT_A_WORKBOOK,
    Unreadable,
    check_extent,
    check_sheets,
)
from foundation.sheets.reading.events import Event, SheetEnd
from foundation.sheets.reading.gauge import Gauge, Row, plain
from foundation.sheets.reading.number_formats import number
from foundation.sheets.reading.packages import Package, new_parser
from foundation.sheets.reading.values import (
    Packed,
    ShownDate,
    packed_date,
    packed_error,
    packed_formula,
    packed_shown_date,
)

SPACES = {
    f"urn:oasis:names:tc:opendocument:xmlns:{short}:1.0": short
    for short in ("office", "table", "text", "style")
} | {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext"}
ROWS = ("table:table-row-group", "table:table-header-rows", "table:table-rows")
CELLS = ("table:table-cell", "table:covered-table-cell")
# What stands in a cell without being its text: notes, drawings, forms.
ASIDE = ("office:annotation", "table:shapes", "office:forms", "text:ruby-text")
HIDING = ("collapse", "filter")
ERROR = re.compile(r"#[A-Z/0]+[!?]?|Err:\d+")
UNSAID = re.compile(r"ngày|tháng|thg|năm", re.IGNORECASE)
FIGURES = re.compile(r"\d+|[^\W\d_]{2,}(?:\s+[^\W\d_]{2,})*")
BATCH = 200
PERCENT = "percentage"


def short(name: str) -> str:
    """An element or attribute by the usual prefix of its vocabulary, "table:table-row"."""
    space, _, rest = name.rpartition(" ")
    return f"{SPACES.get(space, '?')}:{rest}"


def read_ods(content: bytes, gauge: Gauge) -> Iterator[Event]:
    """The tables of a document, row by row. Raises Unreadable."""
    package = Package(content)
    tables = OdsTables(gauge)
    for _ in package.parse("content.xml", tables.parser):
        yield from tables.told
        tables.told = []
    package.check_rest()


class OdsTables:
    """Handlers of an XML parser: `told` fills with what is read of the tables of the document."""

    def __init__(self, gauge: Gauge):
        self.gauge, self.told = gauge, []
        self.open: list[str] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.tables, self.aside, self.inside = 0, 0, False
        self.parser = new_parser()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.starts = {
            "style:style": self._style,
            "style:table-properties": self._properties,
            "table:table": self._table,
            "table:table-column": self._column,
            "table:table-row": self._row,
            "text:s": self._spaces,
            "text:tab": self._break,
            "text:line-break": self._break,
            "text:p": self._paragraph,
            **dict.fromkeys(CELLS, self._cell),
        }
        self.ends = {
            "table:table": self._table_end,
            "table:table-row": self._row_end,
            "text:p": self._paragraph_end,
            **dict.fromkeys(CELLS, self._cell_end),
        }

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = short(tag)
        self.open.append(name)
        draws = name.startswith("?:") and self.open[-2:-1] and self.open[-2] in (*CELLS, "text:p")
        self.aside += name in ASIDE or bool(draws) or self.aside > 0
        begin = self.starts.get(name)
        if begin and not self.aside:
            begin({short(key): value for key, value in attributes.items()})

    def _end(self, tag: str) -> None:
        name = self.open.pop()
        if self.aside:
            self.aside -= 1
        elif finish := self.ends.get(name):
            finish()

    def _style(self, attributes: dict[str, str]) -> None:
        self.style = attributes.get("style:name", "")

    def _properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def _table(self, attributes: dict[str, str]) -> None:
        """Only tables of the document itself: linked ones and former states of cells have tables of their own."""
        self.inside = self.open[-2:-1] == ["office:spreadsheet"]
        if not self.inside:
            return
        self.tables += 1
        check_sheets(self.tables)
        name = plain(attributes.get("table:name", ""))
        self.gauge.begin(name)
        self.found, self.number, self.columns, self.rows = SheetEnd(), 0, 0, []
        self._row({})
        hidden = attributes.get("table:style-name") in self.hidden_styles
        self.told.append(("sheet", {"name": name, "hidden": hidden}))

    def _table_end(self) -> None:
        if self.inside and self.open[-1:] == ["office:spreadsheet"]:
            self.inside = False
            self._tell_rows()
            self.told.append(("end", self.found.data(self.gauge)))

    def _tell_rows(self) -> None:
        if self.rows:
            self.told.append(("rows", self.rows))
            self.rows: list[Row] = []

    def _column(self, attributes: dict[str, str]) -> None:
        if not self.inside:
            return
        times = _times(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        if attributes.get("table:visibility") in HIDING:
            self.found.hide_columns(self.columns, min(self.columns + times, MAX_COLUMNS) - 1)
        self.columns += times

    def _row(self, attributes: dict[str, str]) -> None:
        self.repeat = _times(attributes, "table:number-rows-repeated", MAX_ROWS + 1)
        self.hidden = attributes.get("table:visibility") in HIDING
        self.cells: list[Packed] = []
        self.column = 0

    def _row_end(self) -> None:
        if not self.inside:
            return
        if self.cells:
            check_extent(self.gauge.name, self.number + self.repeat, len(self.cells))
        for number_ in range(self.number + 1, self.number + self.repeat + 1) if self.cells else ():
            self.rows.append(self.gauge.add(number_, self.cells))
            if len(self.rows) >= BATCH:
                self._tell_rows()
        if self.hidden:
            last = min(self.number + self.repeat, MAX_ROWS)
            self.found.hidden_rows.extend(range(self.number + 1, last + 1))
        self.number = min(self.number + self.repeat, MAX_ROWS + 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self.attributes, self.paragraphs, self.pieces = attributes, [], []

    def _cell_end(self) -> None:
        if not self.inside:
            return
        attributes = self.attributes
        times = _times(attributes, "table:number-columns-repeated", MAX_COLUMNS + 1)
        down = _times(attributes, "table:number-rows-spanned", MAX_ROWS)
        across = _times(attributes, "table:number-columns-spanned", MAX_COLUMNS)
        if down > 1 or across > 1:
            self.found.merge((self.number, self.column), (self.number + down - 1, self.column + across - 1))
        cell = packed_cell(attributes, "\n".join(self.paragraphs))
        if cell != "":
            if self.column + times > MAX_COLUMNS:
                check_extent(self.gauge.name, self.number + 1, self.column + times)
            self.cells.extend([""] * (self.column - len(self.cells)))
            self.cells.extend([cell] * times)
        self.column = min(self.column + times, MAX_COLUMNS + 1)

    def _paragraph(self, attributes: dict[str, str]) -> None:
        self.pieces = []
        self.parser.CharacterDataHandler = self._letters

    def _letters(self, text: str) -> None:
        if not self.aside:
            self.pieces.append(text)

    def _paragraph_end(self) -> None:
        self.parser.CharacterDataHandler = None
        if any(name in CELLS for name in self.open):
            self.paragraphs.append(plain("".join(self.pieces)))

    def _spaces(self, attributes: dict[str, str]) -> None:
        self.pieces.append(" " * min(_times(attributes, "text:c", 100), 100))

    def _break(self, attributes: dict[str, str]) -> None:
        self.pieces.append("\n")


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    """A count of the file's own, 1 where it has none. Raises Unreadable for what is no count."""
    text = attributes.get(name, "1").strip()
    if not (text.isascii() and text.isdigit()):
        raise Unreadable(NOT_A_WORKBOOK)
    return int(text) if len(text) < 10 else most


def packed_cell(attributes: dict[str, Any], text: str) -> Packed:
    """The value of a cell, or its text where that says more: an error, a code, a part of a date."""
    kind, shown = attributes.get("office:value-type", ""), text.strip()
    formula = attributes.get("table:formula", "")
    if attributes.get("calcext:value-type") == "error" or (formula and ERROR.fullmatch(shown)):
        return packed_error(shown or "#VALUE!")
    if formula and not kind and not shown:
        return packed_formula(formula.partition(":")[2] or formula)
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        return _day(attributes.get("office:date-value", ""), shown)
    if kind in ("float", "currency", PERCENT):
        return _number(attributes.get("office:value", ""), kind, shown)
    return text or plain(attributes.get("office:string-value", "")) if kind != "time" else shown


def _number(text: str, kind: str, shown: str) -> Packed:
    """A code keeps the zeros that it shows, a per cent its sign."""
    try:
        value = number(float(text))
    except (ValueError, OverflowError):
        return shown or text
    padded = shown.isdigit() and shown.startswith("0") and len(shown) > 1
    return shown if padded or (kind == PERCENT and shown) else value


def _day(text: str, shown: str) -> Packed:
    try:
        date = datetime.date.fromisoformat(text[:10])
    except ValueError:
        return shown or plain(text)
    precision = shown_precision(date, shown)
    return packed_shown_date(date, shown, precision) if precision else packed_date(date)


def shown_precision(date: datetime.date, shown: str) -> str:
    """How much of a day its text shows: empty for all of it, else one of the precisions of ShownDate."""
    figures = FIGURES.findall(UNSAID.sub(" ", shown))
    years = [part for part in figures if part == f"{date.year:04}"]
    numbers = [int(part) for part in figures if part.isdigit()]
    if len(figures) > 2 or not shown:
        return ""
    if years:
        return ShownDate.YEAR if len(figures) == 1 else ShownDate.MONTH
    if len(figures) == 2 and date.day in numbers:
        return ShownDate.DAY_MONTH
    return ShownDate.MONTH if len(figures) == 2 and date.year % 100 in numbers else ShownDate.OTHER
