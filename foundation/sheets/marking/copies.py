"""A new workbook of the cells that were sent, with marks: of another format than .xlsx, or of rows with faults."""

import datetime
import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foundation.sheets.cells import Cell
from foundation.sheets.headings import REASON
from foundation.sheets.marking.marked import PATTERNS, REASON_WIDTH, Marked
from foundation.sheets.reading import Sheet
from foundation.sheets.table_body import RowKind
from foundation.sheets.writing import safe_sheet_name

XLSXWRITER_PATTERNS = {"lightUp": 14, "gray0625": 18}
LARGEST_EXACT = 10**15


def rows_kept(one: Marked) -> list[int]:
    """The rows above the people, the bad rows, and the section headings they stand under."""
    if one.beside:
        return sorted({number for table in one.beside for number in rows_kept(table)})
    kept = set(range(1, one.table.heading.first_data_row))
    for row in one.table.body:
        if row.kind == RowKind.DATA and row.number in one.faults:
            kept |= {row.number, *(section.row for section in row.sections)}
    return sorted(kept)


def copy(pages: Iterable[tuple[Sheet, Marked | None, list[int] | None]]) -> bytes:
    """The new .xlsx: for each page (sheet, marks or None, row numbers or None for all)."""
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        formats = Formats(book)
        for sheet, one, kept in pages:
            page = book.add_worksheet(safe_sheet_name(sheet.name))
            page.set_column(0, max(0, len(sheet.rows[0]) - 1 if sheet.rows else 0), 16)
            if one:
                page.set_column(one.reason_index, one.reason_index, REASON_WIDTH)
            for line, number in enumerate(kept or range(1, len(sheet.rows) + 1)):
                _copy_row(page, formats, line, (sheet.row(number), one, number, bool(kept)))
            if kept is None:
                _copy_merges(page, sheet, formats)
    return target.getvalue()


def _copy_row(
    page: Worksheet, formats: "Formats", line: int, source: tuple[Sequence[Cell], Marked | None, int, bool]
) -> None:
    cells, one, number, moved = source
    heading = one.table.heading if one else None
    is_head = bool(one) and heading.first_row <= number <= heading.last_row
    severities = one.severities(number) if one else {}
    for index, cell in enumerate(cells):
        if not one or index != one.reason_index:
            _copy_cell(page, (line, index), cell, formats.get(cell, severities.get(index), is_head))
    if one and number == heading.first_row:
        page.write_string(line, one.reason_index, REASON, formats.get("", None, True))
    elif one and (reasons := one.reasons(number)):
        origin = f" (dòng {number} của tệp gửi)" if moved else ""
        page.write_string(line, one.reason_index, reasons + origin, formats.get("", None, False))


def _copy_cell(page: Worksheet, place: tuple[int, int], cell: Cell, style: Format) -> None:
    if isinstance(cell, datetime.date) and cell.year >= 1900:
        page.write_datetime(*place, cell, style)
    elif isinstance(cell, bool):
        page.write_boolean(*place, cell, style)
    elif isinstance(cell, (int, float)) and abs(cell) < LARGEST_EXACT:
        page.write_number(*place, cell, style)
    elif cell != "":
        page.write_string(*place, str(cell), style)
    else:
        page.write_blank(*place, None, style)


def _copy_merges(page: Worksheet, sheet: Sheet, formats: "Formats") -> None:
    for (top, left), (bottom, right) in sheet.merged:
        text = sheet.rows[top][left] if top < len(sheet.rows) and left < len(sheet.rows[top]) else ""
        if isinstance(text, str):
            page.merge_range(top, left, bottom, right, "", formats.get(text, None, True))
            page.write_string(top, left, text, formats.get(text, None, True))


class Formats:
    """The few cell formats of a copied workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook):
        self.book, self.made = book, {}

    def get(self, cell: Cell, severity: str | None, bold: bool) -> Format:
        is_date = isinstance(cell, datetime.date)
        key = (is_date, severity, bold)
        if key not in self.made:
            options = {"text_wrap": True, "valign": "top", "bold": bold}
            if is_date:
                options["num_format"] = "dd/mm/yyyy"
            if severity:
                name, ink, ground = PATTERNS[severity]
                options |= {
                    "pattern": XLSXWRITER_PATTERNS[name],
                    "fg_color": f"#{ink}",
                    "bg_color": f"#{ground}",
                }
            self.made[key] = self.book.add_format(options)
        return self.made[key]
