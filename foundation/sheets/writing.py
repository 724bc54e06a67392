"""A list as an Excel file ready to print: what the screen shows, in its order, with real dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foundation.core.figures import thousands
from foundation.lists.tables import Section
from foundation.printing.cells import FORMULA_SIGNS, LONGEST_TEXT, safe_sheet_name, write_value
from foundation.printing.layout import Holds
from foundation.printing.metrics import FONT
from foundation.sheets.framing import DrawnFrame, SheetFrame

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPERS = {"A4": 9, "A3": 8}


# In letters: the least of a column by what it holds, and the most that a long text is given before it is wrapped.
WIDTHS = {Holds.TEXT: 8, Holds.NUMBER: 6, Holds.DATE: 12}
WIDEST = 45
# Left, right, top, bottom in inches: those of an official paper, 30, 15, 20 and 20 mm.
MARGINS = tuple(millimetres / 25.4 for millimetres in (30, 15, 20, 20))


@dataclass(frozen=True)
class ExportColumn:
    """`holds` decides the format; a DATE column takes dates and partial dates alike."""

    label: str
    holds: Holds = Holds.TEXT
    width: float = 0


@dataclass(frozen=True)
class ListSheet:
    """How a list is laid out. `notes` stand under the title, `closing` under the total; `counted` is what rows are.

    `frame` is what makes a paper of it: the head above, signatures beneath.
    """

    title: str
    columns: tuple[ExportColumn, ...]
    notes: tuple[str, ...] = ()
    sheet_name: str = "Danh sách"
    counted: str = "đồng chí"
    footer: str = ""
    paper: str = "A4"
    frozen_columns: int = 1
    closing: tuple[str, ...] = ()
    frame: SheetFrame = SheetFrame()


def write_list(file: BinaryIO, layout: ListSheet, rows: Iterable[Sequence[Any] | Section]) -> int:
    """Write rows and sections as they come, one in memory at a time; returns the number of rows without sections.

    A row has one value for each column of the layout (ValueError otherwise).
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(safe_sheet_name(layout.sheet_name))
        styles = Styles(book)
        widths = [least_width(column) for column in layout.columns]
        frame = DrawnFrame(book, page, layout.frame, widths)
        head = _write_top(page, layout, styles, frame.head())
        _set_up_page(page, layout, head)
        count, line = 0, head
        for line, row in enumerate(rows, head + 1):
            if isinstance(row, Section):
                write_section(page, line, row.title, len(layout.columns), styles)
                continue
            count += 1
            for place, (column, value) in enumerate(zip(layout.columns, row, strict=True)):
                write_value(page, (line, place), value, styles.of(column.holds, value))
                widths[place] = max(widths[place], letters_of(value))
        _fit(page, layout, widths)
        page.autofilter(head, 0, max(line, head), len(layout.columns) - 1)
        total = f"Tổng cộng: {thousands(count)} {layout.counted}"
        beneath = [total, *layout.closing]
        for number, text in enumerate(beneath, line + 1):
            page.write_string(number, 0, text[:LONGEST_TEXT], styles.total if text == total else styles.note)
        frame.foot(line + len(beneath) + 2)
    return count


def write_section(page: Worksheet, line: int, title: str, width: int, styles: "Styles") -> None:
    """Write a section title in the row `line` (from 0), over `width` columns.

    The cells are not merged, so that the list can still be sorted.
    """
    page.write_string(line, 0, title[:LONGEST_TEXT], styles.section)
    for place in range(1, width):
        page.write_blank(line, place, None, styles.section)


def _write_top(page: Worksheet, layout: ListSheet, styles: "Styles", first: int) -> int:
    """Title in the row `first` and notes, then the heading row, whose number from 0 is returned."""
    page.write_string(first, 0, layout.title[:LONGEST_TEXT], styles.title)
    for line, note in enumerate(layout.notes, first + 1):
        page.write_string(line, 0, note[:LONGEST_TEXT], styles.note)
    head = first + len(layout.notes) + 2
    for place, column in enumerate(layout.columns):
        page.write_string(head, place, column.label, styles.head)
    return head


def least_width(column: ExportColumn) -> int:
    """Room for the longest word of the label, beside which the filter has its arrow."""
    return max(WIDTHS[column.holds], max(map(len, column.label.split()), default=0) + 3)


def letters_of(value: Any) -> int:
    """How wide a value would like to be; a date is as wide as its column is at least."""
    return min(len(value), WIDEST) if isinstance(value, str) else 0


def _fit(page: Worksheet, layout: ListSheet, widths: Sequence[int]) -> None:
    """Columns as wide as what stands in them; kept by the workbook, not the rows, so it may be told at the end."""
    for place, (column, width) in enumerate(zip(layout.columns, widths, strict=True)):
        page.set_column(place, place, column.width or width + 1)


def _set_up_page(page: Worksheet, layout: ListSheet, head: int) -> None:
    page.set_landscape()
    page.set_paper(PAPERS[layout.paper])
    page.set_margins(*MARGINS)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.freeze_panes(head + 1, layout.frozen_columns)
    page.set_footer(f"&L{layout.footer.replace('&', '&&')}&Rtờ &P/&N")


class Styles:
    """The cell formats of a printed list."""

    def __init__(self, book: xlsxwriter.Workbook):
        self.book = book
        plain = {"font_name": FONT, "font_size": 11}
        cell = {**plain, "border": 1, "text_wrap": True, "valign": "top"}
        self.title = book.add_format({**plain, "font_size": 13, "bold": True})
        self.note = book.add_format({**plain, "italic": True})
        self.total = book.add_format({**plain, "bold": True})
        self.head = book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8E6E1"}
        )
        self.section = book.add_format({**plain, "bold": True, "top": 1, "bottom": 1})
        self.text = book.add_format({**cell, "num_format": "@"})
        self.number = book.add_format({**cell, "align": "right"})
        self.date = book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy"})
        self.guarded = book.add_format({**cell, "num_format": "@", "quote_prefix": True})

    def of(self, holds: Holds, value: Any) -> Format:
        """The format of a value; text that looks like a formula is quoted, so that editing it runs nothing."""
        if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
            return self.guarded
        return {Holds.TEXT: self.text, Holds.NUMBER: self.number, Holds.DATE: self.date}[holds]
