"""A unit's workbook as an .xlsx file: to be filled in, printed and signed. Nothing in it is locked or hidden.

Protected cells could not be sorted; what is known is shaded instead, and a change of it is seen when it comes back.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from foundation.printing.cells import FORMATS, FORMULA_SIGNS, LONGEST_TEXT, safe_sheet_name, write_value
from foundation.printing.layout import Holds
from foundation.printing.metrics import FONT
from foundation.sheets.framing import DrawnFrame
from foundation.sheets.writing import MARGINS, PAPERS
from office.campaigns.workbooks.codes import shown_code
from office.campaigns.workbooks.offers import OfferColumn, OfferSheet, Role, WorkbookOffer, headings

CHOICES = "Danh mục"
MARK = "Mã biểu: {code}"
DEFINED = "Ma_bieu"
KEEP = "Không sửa cột “Mã” và dòng “Mã biểu”; được sắp xếp, in và ghi thêm vào các ô trắng."
ORDINAL_WIDTH, CODE_WIDTH, CHOICE_WIDTH = 5, 13, 60
# In letters: what is wider would be too small to read on A4, where a page is as wide as its sheet.
WIDEST_ON_A4 = 200
# Longer titles of a message Excel does not take.
LONGEST_HINT = 32
SHADE, PALE = "#E8E6E1", "#6B6B6B"
ALIGNS = {Holds.TEXT: "left", Holds.NUMBER: "right", Holds.DATE: "center"}
Place = tuple[int, int]


def write_workbook(file: BinaryIO, offer: WorkbookOffer) -> None:
    """Write the workbook to `file`; its mark stands on every sheet, at the foot of every page and as a defined name."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    options["default_format_properties"] = {"font_name": FONT, "font_size": 11}
    with xlsxwriter.Workbook(file, options) as book:
        looks = OfferLooks(book)
        pages = [book.add_worksheet(safe_sheet_name(sheet.name)) for sheet in offer.sheets]
        lists = ChoiceLists(book, offer.sheets)
        for page, sheet in zip(pages, offer.sheets, strict=True):
            DrawnSheet(book, page, offer, sheet, looks).draw(lists)
        book.define_name(DEFINED, f'="{shown_code(offer.mark.code)}"')


class ChoiceLists:
    """The words of all drop-downs on a sheet of their own, the last one: in a cell only short lists would fit."""

    def __init__(self, book: xlsxwriter.Workbook, sheets: Sequence[OfferSheet]) -> None:
        self.ranges: dict[tuple[str, ...], str] = {}
        lists = {
            tuple(label for _, label in column.choices)
            for sheet in sheets
            for column in sheet.columns
            if column.choices
        }
        page = book.add_worksheet(CHOICES) if lists else None
        for place, words in enumerate(sorted(lists)):
            page.write_column(0, place, words)
            page.set_column(place, place, min(CHOICE_WIDTH, max(map(len, words))))
            self.ranges[words] = f"='{CHOICES}'!{xl_range_abs(0, place, len(words) - 1, place)}"

    def of(self, column: OfferColumn) -> str:
        return self.ranges[tuple(label for _, label in column.choices)]


class DrawnSheet:
    """One sheet of the workbook, drawn from the top."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        page: Worksheet,
        offer: WorkbookOffer,
        sheet: OfferSheet,
        looks: "OfferLooks",
    ) -> None:
        self.page, self.offer, self.sheet, self.looks = page, offer, sheet, looks
        codes = [CODE_WIDTH] if sheet.is_coded else []
        self.widths = [ORDINAL_WIDTH, *codes, *(column.width for column in sheet.columns), *codes]
        self.first = 1 + len(codes)
        self.frame = DrawnFrame(book, page, offer.frame, self.widths)

    def draw(self, lists: ChoiceLists) -> None:
        for place, width in enumerate(self.widths):
            self.page.set_column(place, place, width)
        head = self._top(self.frame.head())
        last = self._rows(head)
        self._drop_downs(lists, head + 1, last)
        self.page.autofilter(head, 0, last, len(self.widths) - 1)
        self.page.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        self.frame.foot(last + 2)
        widest = max(len(self.widths) - 1, self.frame.bands[1][1])
        self.page.print_area(0, 0, last + 2 + len(self.frame.below), widest)
        self._set_up(head)

    def _top(self, line: int) -> int:
        """Title, notes, the mark and the headings, whose row is returned."""
        mark = MARK.format(code=shown_code(self.offer.mark.code))
        self.page.write_string(line, 0, self.sheet.title[:LONGEST_TEXT], self.looks.title)
        notes = (*self.sheet.notes, KEEP, mark)
        for number, note in enumerate(notes, line + 1):
            self.page.write_string(number, 0, note[:LONGEST_TEXT], self.looks.note)
        head = line + len(notes) + 2
        for place, label in enumerate(headings(self.sheet)):
            self.page.write_string(head, place, label, self.looks.head)
        return head

    def _rows(self, head: int) -> int:
        """The rows that stand, or blank ones; the last of them is returned."""
        last = head
        for number, row in enumerate(self.sheet.rows, 1):
            last = head + number
            code = shown_code(self.offer.mark.of_line(row.key))
            self.page.write_number(last, 0, number, self.looks.ordinal)
            self.page.write_string(last, 1, code, self.looks.code)
            self._values(last, row.known)
            self.page.write_string(last, len(self.widths) - 1, code, self.looks.code)
        for number in range(1, self.sheet.blank_rows + 1):
            last = head + number
            self.page.write_number(last, 0, number, self.looks.ordinal)
            self._values(last, {})
        return last

    def _values(self, line: int, known: Any) -> None:
        for place, column in enumerate(self.sheet.columns, self.first):
            value = known.get(column.key)
            write_value(self.page, (line, place), value, self.looks.of(column, value))

    def _drop_downs(self, lists: ChoiceLists, first: int, last: int) -> None:
        for place, column in enumerate(self.sheet.columns, self.first):
            if column.choices and last >= first:
                rule = {
                    "validate": "list",
                    "source": lists.of(column),
                    "error_title": column.label[:LONGEST_HINT],
                }
                if column.also:
                    rule["error_type"] = "information"
                rule["error_message"] = "Chọn một nội dung trong danh mục."
                self.page.data_validation(first, place, last, place, rule)

    def _set_up(self, head: int) -> None:
        page = self.page
        page.set_landscape()
        page.set_paper(PAPERS["A4" if sum(self.widths) <= WIDEST_ON_A4 else "A3"])
        page.set_margins(*MARGINS)
        page.fit_to_pages(1, 0)
        page.repeat_rows(head)
        page.freeze_panes(head + 1, 0)
        mark = MARK.format(code=shown_code(self.offer.mark.code))
        said = " – ".join(text for text in (self.offer.footer, mark) if text)
        page.set_footer(f"&L{said.replace('&', '&&')}&Rtờ &P/&N")


class OfferLooks:
    """The cell formats of a workbook; those of values are made once each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book, self.made = book, {}
        plain = {"font_name": FONT, "font_size": 11}
        self.cell = {**plain, "border": 1, "text_wrap": True, "valign": "top"}
        self.title = book.add_format({**plain, "font_size": 13, "bold": True})
        self.note = book.add_format({**plain, "italic": True})
        self.head = book.add_format({**self.cell, "bold": True, "align": "center", "bg_color": SHADE})
        self.ordinal = book.add_format({**self.cell, "align": "center", "bg_color": SHADE})
        small = {"font_size": 9, "font_color": PALE, "num_format": "@", "text_wrap": False}
        self.code = book.add_format({**self.cell, **small, "align": "center", "bg_color": SHADE})

    def of(self, column: OfferColumn, value: Any) -> Format:
        """The format of a value; text that looks like a formula is quoted, so that editing it runs nothing.

        A day that is asked stays as it is typed: of "5/2006" no program shall make a first of May.
        """
        guarded = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
        asked = column.role == Role.ASKED
        key = (column.holds, asked, guarded)
        if key not in self.made:
            typed_day = asked and column.holds == Holds.DATE
            looks = {"num_format": "@" if typed_day else FORMATS[column.holds], "align": ALIGNS[column.holds]}
            looks |= {} if asked else {"bg_color": SHADE}
            looks |= {"quote_prefix": True} if guarded else {}
            self.made[key] = self.book.add_format({**self.cell, **looks})
        return self.made[key]
