"""Cells of a printed workbook: what is written into one, and how it looks. Text never becomes a formula."""

import datetime
import re
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foundation.core.dates import PartialDate
from foundation.printing.layout import FormColumn, FormRow, Holds
from foundation.printing.letterhead import Line
from foundation.printing.metrics import FONT
from foundation.printing.texts import words_of

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
FIRST_EXCEL_YEAR = 1900
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
ALIGNS = {Holds.TEXT: "left", Holds.NUMBER: "right", Holds.DATE: "center"}
FORMATS = {Holds.TEXT: "@", Holds.NUMBER: "General", Holds.DATE: "dd/mm/yyyy"}


def write_value(page: Worksheet, place: tuple[int, int], value: Any, style: Format) -> None:
    """Write one cell at `place`, (row, column) from 0: text is always text, a date known to the day is a real date."""
    if isinstance(value, PartialDate):
        value = value.first_day if value.precision == "day" else str(value)
    real_day = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    if value is None or value == "" or value is False:
        page.write_blank(*place, None, style)
    elif real_day and value.year >= FIRST_EXCEL_YEAR:
        page.write_datetime(*place, value, style)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        page.write_number(*place, value, style)
    else:
        page.write_string(*place, words_of(value)[:LONGEST_TEXT], style)


def safe_sheet_name(name: str) -> str:
    """A name that Excel accepts: at most 31 letters, none of []:*?/\\, no quote at an end, not "History"."""
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name)
    name = name.encode("utf-16-le")[: 2 * LONGEST_NAME].decode("utf-16-le", errors="ignore").strip(" '")
    return name if name and name.lower() != "history" else "Danh sách"


class FormStyles:
    """The formats of a printed form, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, size: float = 11):
        self.book, self.size = book, size
        self.made: dict[tuple, Format] = {}
        boxed = {"border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "num_format": "@"}
        self.heading = self._format(bold=True, **boxed)
        self.numbers = self._format(italic=True, **boxed)

    def line(self, line: Line, align: str) -> Format:
        """A line around the table; a row of dashes stands at the top of its cell, near to what it underlines."""
        looks = {
            "font_size": line.size,
            "bold": line.bold,
            "italic": line.italic,
            "underline": line.underline,
        }
        wraps = align != "left"
        return self._format(**looks, align=align, valign="top", text_wrap=wraps)

    def section(self, level: int) -> Format:
        return self._format(bold=True, italic=level > 1, top=1, bottom=1, valign="vcenter", num_format="@")

    def cell(self, column: FormColumn, value: Any, row: FormRow, place: int) -> Format:
        """The format of a value; text that looks like a formula is quoted, so that editing it runs nothing."""
        align = column.align if column.align != "left" else ALIGNS[column.holds]
        text = isinstance(value, str)
        looks = {"bold": row.bold, "italic": row.italic, "align": align}
        looks |= {"num_format": "@" if text else FORMATS[column.holds]}
        if text and value.startswith(FORMULA_SIGNS):
            looks["quote_prefix"] = True
        if row.indent and align == "left" and place < 2:
            looks["indent"] = row.indent
        return self._format(**looks, border=1, text_wrap=True, valign="top")

    def _format(self, **looks: Any) -> Format:
        key = tuple(sorted(looks.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "font_size": self.size} | looks)
        return self.made[key]
