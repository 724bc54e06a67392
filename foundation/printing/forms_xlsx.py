"""A list or form as an Excel workbook ready to print, written row by row: nothing in it is a formula."""

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from foundation.printing.cells import FormStyles, safe_sheet_name, write_value
from foundation.printing.headings import column_numbers, heading_cells, heading_rows
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from foundation.printing.letterhead import (
    DRAFT,
    Line,
    head_lines,
    recipient_lines,
    signature_lines,
    signing_day,
    title_lines,
)
from foundation.printing.metrics import FONT, text_width
from foundation.printing.rules import with_rules
from foundation.printing.texts import printable

PAPERS = {"A4": 9, "A3": 8}
INCH = 25.4
LINE_HEIGHT = 1.35
ROOM_TO_SIGN = 4
USUAL_WIDTH = 17
CLOSING_SIZE = 13


def write_xlsx(form: FormLayout, rows: Iterable[FormSection | FormRow], file: BinaryIO) -> int:
    """Write the form to `file` as its rows come; returns how many rows there were, without sections.

    A row that has not one value for each column is a ValueError.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    options["default_format_properties"] = {"font_name": FONT, "font_size": 11}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = FormSheet(book, form)
        count = sheet.write_all(rows)
        sheet.merge_all()
    return count


class FormSheet:
    """The one sheet. Rows are written downwards; cells are merged at the end, when nothing is written any more."""

    def __init__(self, book: xlsxwriter.Workbook, form: FormLayout):
        self.form = form
        self.page: Worksheet = book.add_worksheet(safe_sheet_name(form.sheet_name))
        self.styles = FormStyles(book)
        self.style = form.head.style if form.head else HeadStyle.NONE
        self.last = len(form.columns) - 1
        self.line = 0
        self.merged: list[tuple[int, int, int, int]] = []
        for place, column in enumerate(form.columns):
            self.page.set_column(place, place, letters_wide(column.width))

    def write_all(self, rows: Iterable[FormSection | FormRow]) -> int:
        self._head()
        for line in title_lines(self.form):
            self._level([(line, (0, self.last))])
        self.line += 1
        first = self._heading()
        count = sum(self._row(each) for each in rows)
        if self.form.autofilter:
            self.page.autofilter(first, 0, max(self.line - 1, first), self.last)
        for place, text in enumerate(self.form.closing):
            line = Line(text, CLOSING_SIZE, bold=not place)
            self.page.write_string(self.line, 0, printable(text), self.styles.line(line, "left"))
            self.line += 1
        self._foot()
        self._set_up(first)
        return count

    def merge_all(self) -> None:
        """Merge what spans cells. `merge_range` would write them again, whose rows have left the memory by then."""
        self.page.merge.extend(list(cells) for cells in self.merged)

    def _head(self) -> None:
        """Left, right and corner share the columns as they share the width; each row is one level of all three."""
        if not self.form.head:
            return
        lines = head_lines(self.form.head)
        bands = self._bands(bool(lines.corner))
        for parts in ((lines.left, lines.right, lines.corner), (lines.left_below, lines.right_below, ())):
            stacks = [with_rules(part) for part in parts]
            for level in range(max(map(len, stacks))):
                cells = [stack[level] if level < len(stack) else None for stack in stacks]
                self._level(list(zip(cells, bands, strict=False)))
        self.line += 1

    def _bands(self, corner: bool) -> list[tuple[int, int]]:
        """First and last column of left, right and corner; a narrow table has them beside it."""
        ends = list(accumulate(column.width for column in self.form.columns))
        shares = (0.42, 0.86) if corner else (0.42,)
        last = max(self.last, len(shares))
        cuts = [next(place for place, end in enumerate(ends) if end >= share * ends[-1]) for share in shares]
        edges = [0]
        for left, cut in enumerate(cuts, 1 - len(cuts)):
            edges.append(min(max(cut + 1, edges[-1] + 1), last + left))
        return [(first, after - 1) for first, after in pairwise([*edges, last + 1])]

    def _level(self, cells: list[tuple[Line | None, tuple[int, int]]], align: str = "center") -> None:
        """One row with lines in several bands of columns; `align` is that of the first band."""
        heights = [self._height(line, *band) for line, band in cells if line]
        self.page.set_row(self.line, max(heights, default=0))
        for line, (first, last) in cells:
            if line and line.text:
                look = self.styles.line(line, "center" if first else align)
                self.page.write_string(self.line, first, printable(line.text), look)
                self._merge(self.line, first, self.line, last)
        self.line += 1

    def _height(self, line: Line, first: int, last: int) -> float:
        """Points that the line takes in these columns, of which it may need several rows."""
        columns = self.form.columns[first : last + 1]
        room = sum(column.width for column in columns) + USUAL_WIDTH * (last - first + 1 - len(columns))
        widths = (text_width(part, line.size, line.bold, line.italic) for part in line.text.split("\n"))
        return sum(1 + int(width // room) for width in widths) * line.size * LINE_HEIGHT

    def _heading(self) -> int:
        """The headings and the row of column numbers; returns the row that a filter stands in."""
        top, levels = self.line, heading_rows(self.form.columns)
        texts = {(one.row, one.column): one.text for one in heading_cells(self.form.columns)}
        for level in range(levels):
            for place in range(self.last + 1):
                text = printable(texts.get((level, place), ""))
                self.page.write_string(top + level, place, text, self.styles.heading)
        for one in heading_cells(self.form.columns):
            below = (top + one.row + one.rows - 1, one.column + one.columns - 1)
            self._merge(top + one.row, one.column, *below)
        self.line = top + levels
        if self.form.number_row:
            for place, text in enumerate(column_numbers(self.form.columns)):
                self.page.write_string(self.line, place, printable(text), self.styles.numbers)
            self.line += 1
        return self.line - 1

    def _row(self, each: FormSection | FormRow) -> int:
        """Write one row or section; returns how much it counts. A section is not merged: the list can be sorted."""
        if isinstance(each, FormSection):
            self.page.write_string(self.line, 0, printable(each.title), self.styles.section(each.level))
            for place in range(1, self.last + 1):
                self.page.write_blank(self.line, place, None, self.styles.section(each.level))
        else:
            for place, (column, value) in enumerate(zip(self.form.columns, each.values, strict=True)):
                look = self.styles.cell(column, value, each, place)
                write_value(self.page, (self.line, place), value, look)
        self.line += 1
        return int(isinstance(each, FormRow))

    def _foot(self) -> None:
        """Recipients or the first of two signatures left, the last signature right."""
        signed = [signature_lines(one, self.style) for one in self.form.signatures]
        deepest = max((len(above) for above, _ in signed), default=0) + ROOM_TO_SIGN
        columns = [[*above, *[None] * (deepest - len(above)), *below] for above, below in signed]
        right = columns[-1] if columns else []
        left = [*recipient_lines(self.form.recipients, self.style), *(columns[0] if len(columns) > 1 else ())]
        day = signing_day(self.form)
        right, left = ([day, *right], [None, *left]) if day else (right, left)
        bands = self._bands(corner=False)
        self.line += 1
        for level in range(max(len(left), len(right))):
            cells = [stack[level] if level < len(stack) else None for stack in (left, right)]
            if any(cells):
                self._level(list(zip(cells, bands, strict=False)), "left" if len(columns) < 2 else "center")
            else:
                self.line += 1

    def _set_up(self, heading: int) -> None:
        """Paper, margins, what is repeated on each page, what stands at its edges."""
        page, form = self.page, self.form
        left, right, top, bottom = (margin / INCH for margin in form.margins)
        page.set_landscape() if form.landscape else page.set_portrait()
        page.set_paper(PAPERS[form.paper])
        page.set_margins(left=left, right=right, top=top, bottom=bottom)
        page.fit_to_pages(1, 0)
        levels = heading_rows(form.columns) + form.number_row
        page.repeat_rows(heading - levels + 1, heading)
        page.freeze_panes(heading + 1, 0)
        font = f'&"{FONT},Regular"&10'
        page.set_footer(f"&L{font}{printable(form.footer).replace('&', '&&')}&R{font}Trang &P/&N")
        if form.draft:
            page.set_header(f'&R&"{FONT},Bold"&12{DRAFT}')

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))


def letters_wide(millimetres: float) -> float:
    """The width of a column as Excel counts it: digits of seven points of a screen, and five beside them."""
    return max(1, (millimetres / INCH * 96 - 5) / 7)
