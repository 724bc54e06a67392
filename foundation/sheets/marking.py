"""The file that goes back to its sender: the same workbook, bad cells marked, a column that says why."""

import datetime
import io
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet as OpenpyxlWorksheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from foundation.sheets.cells import Cell
from foundation.sheets.headings import REASON
from foundation.sheets.kinds import Fault
from foundation.sheets.reading import Sheet, Workbook
from foundation.sheets.table import Table
from foundation.sheets.table_body import RowKind
from foundation.sheets.writing import safe_sheet_name

WORDS = {"error": "Lỗi", "warning": "Lưu ý"}
WHOLE_UP_TO = 20_000
REASON_WIDTH = 60
# Stripes for an error, dots for a remark: told apart on a grey print too. Colours: pattern, ground.
PATTERNS = {"error": ("lightUp", "C00000", "FBE3E0"), "warning": ("gray0625", "806000", "FFF4D1")}
XLSXWRITER_PATTERNS = {"lightUp": 14, "gray0625": 18}
FILLS = {
    severity: PatternFill(name, fgColor=ink, bgColor=ground)
    for severity, (name, ink, ground) in PATTERNS.items()
}
LARGEST_EXACT = 10**15


@dataclass(frozen=True)
class Marked:
    """One read sheet and what is wrong in it, by row number."""

    sheet: Sheet
    table: Table
    faults: dict[int, list[Fault]] = field(default_factory=dict)

    @property
    def reason_index(self) -> int:
        """Index, from 0, of the old column of reasons, else of the first free one to the right."""
        old = self.table.heading.reason_column
        return len(self.sheet.rows[0]) if old is None else old

    def severities(self, number: int) -> dict[int, str]:
        """{column from 0: "error" or "warning"} of the marked cells of a row (from 1); an error before a remark."""
        indexes = {match.key: match.index for match in self.table.matches if match.key}
        severities = {}
        for fault in sorted(self.faults.get(number, ()), key=lambda fault: fault.severity == "error"):
            if fault.column in indexes:
                severities[indexes[fault.column]] = fault.severity
        return severities

    def reasons(self, number: int) -> str:
        """What is wrong in the row, one fault a line, errors first; empty for a good row."""
        faults = sorted(self.faults.get(number, ()), key=lambda fault: fault.severity != "error")
        return "\n".join(dict.fromkeys(f"{WORDS[fault.severity]}: {fault.reason}" for fault in faults))


def mark_workbook(content: bytes, workbook: Workbook, marked: Sequence[Marked]) -> bytes:
    """The .xlsx to send back; `content` holds the bytes of the file that was sent, `workbook` what was read from it.

    A file of more than 20,000 rows comes back with the heading and the faulty rows only.
    """
    if sum(len(sheet.rows) for sheet in workbook.sheets) > WHOLE_UP_TO:
        return _copy([(one.sheet, one, _rows_kept(one)) for one in marked])
    if workbook.kind == "xlsx":
        try:
            return _mark_in_place(content, marked)
        except (InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError):
            # Openpyxl is stricter than Excel about a workbook's parts; the cells themselves have been read.
            pass
    by_name = {one.sheet.name: one for one in marked}
    return _copy([(sheet, by_name.get(sheet.name), None) for sheet in workbook.sheets if not sheet.hidden])


def _mark_in_place(content: bytes, marked: Sequence[Marked]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for one in marked:
        page = book[one.sheet.name]
        if one.table.heading.reason_column is not None:
            _clear_old_marks(page, one)
        _write_reason_heading(page, one)
        for number in one.faults:
            _mark_row(page, one, number)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _clear_old_marks(page: OpenpyxlWorksheet, one: Marked) -> None:
    for row in page.iter_rows(min_row=one.table.heading.first_data_row):
        for cell in row:
            if cell.fill.fill_type in XLSXWRITER_PATTERNS:
                cell.fill = PatternFill()
            if cell.column == one.reason_index + 1:
                cell.value = None


def _write_reason_heading(page: OpenpyxlWorksheet, one: Marked) -> None:
    column, heading = one.reason_index + 1, one.table.heading
    top = page.cell(heading.first_row, column)
    if one.table.heading.reason_column is None:
        neighbour = page.cell(heading.first_row, max(1, column - 1))
        top.font, top.border, top.fill = copy(neighbour.font), copy(neighbour.border), copy(neighbour.fill)
        top.value = REASON
        if heading.last_row > heading.first_row:
            page.merge_cells(
                start_row=heading.first_row, end_row=heading.last_row, start_column=column, end_column=column
            )
    top.font = copy(top.font) + Font(bold=True)
    top.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.column_dimensions[get_column_letter(column)].width = REASON_WIDTH


def _mark_row(page: OpenpyxlWorksheet, one: Marked, number: int) -> None:
    for index, severity in one.severities(number).items():
        page.cell(number, index + 1).fill = FILLS[severity]
    reason = page.cell(number, one.reason_index + 1)
    reason.value = one.reasons(number)
    reason.alignment = Alignment(vertical="top", wrap_text=True)
    page.row_dimensions[number].hidden = False


def _rows_kept(one: Marked) -> list[int]:
    """The rows above the people, the bad rows, and the section headings they stand under."""
    kept = set(range(1, one.table.heading.first_data_row))
    for row in one.table.body:
        if row.kind == RowKind.DATA and row.number in one.faults:
            kept |= {row.number, *(section.row for section in row.sections)}
    return sorted(kept)


def _copy(pages: Iterable[tuple[Sheet, Marked | None, list[int] | None]]) -> bytes:
    """A new workbook of the same cells: (sheet, marks or None, row numbers or None for all)."""
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
