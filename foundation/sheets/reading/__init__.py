"""A workbook as plain rows, whatever program wrote it.

A cell holds a plain value, or one that also knows what it shows (`foundation.sheets.reading.values`).
"""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.core.files import File
from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from foundation.sheets.delimited import read_delimited
from foundation.sheets.limits import (
    EMPTY,
    NOT_A_WORKBOOK,
    PASSWORD,
    Unreadable,
    check_extent,
    check_size,
    kind_of,
)
from foundation.sheets.reading.values import Cell

DATE_1904 = re.compile(rb'date1904\s*=\s*"(?:1|true)"')


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the first one that Excel shows, all of one width.

    `merged` holds ranges as ((first row, first column), (last row, last column)), counted from 0, none outside the
    rows; `from_1904` tells that day numbers count from 1904. `hidden_rows` are numbered as Excel does, from 1;
    `hidden_columns` count from 0.
    """

    name: str
    rows: list[list[Cell]]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    hidden: bool = False
    from_1904: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def row(self, number: int) -> list[Cell]:
        """The cells of the row that Excel shows under this number (from 1)."""
        return self.rows[number - 1]


@dataclass(frozen=True)
class Workbook:
    """All sheets of a file; `kind` is "xlsx", "xls", "ods" or "csv".

    `remarks` are sentences for the sender about the file as a whole: what it hides, what its format cannot say.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet:
        """Raises StopIteration where no sheet has the name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


def read_workbook(file: BinaryIO | File) -> Workbook:
    """Read all sheets of an open binary file. Raises Unreadable, whose text is the sentence for the sender."""
    check_size(file.seek(0, io.SEEK_END))
    file.seek(0)
    content = file.read()
    kind = kind_of(content)
    if kind == "csv":
        name = PurePath(str(getattr(file, "name", "") or "")).stem or "Danh sách"
        sheets = (Sheet(name, read_delimited(content)),)
    else:
        sheets = tuple(_sheets(content, kind))
        if kind == "xlsx" and _has_error_cells(content):
            _restore_error_cells(content, sheets)
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable(EMPTY)
    return Workbook(kind, sheets)


def _sheets(content: bytes, kind: str) -> Iterator[Sheet]:
    from_1904 = kind == "xlsx" and _counts_from_1904(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for meta in book.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            check_extent(meta.name, sheet.total_height, sheet.total_width)
            yield Sheet(
                name=meta.name,
                rows=[[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)],
                merged=tuple(sheet.merged_cell_ranges or ()),
                hidden=meta.visible != SheetVisibleEnum.Visible,
                from_1904=from_1904,
            )
    except PasswordError as error:
        raise Unreadable(PASSWORD) from error
    except CalamineError as error:
        raise Unreadable(NOT_A_WORKBOOK) from error


def _counts_from_1904(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return bool(DATE_1904.search(archive.read("xl/workbook.xml")))


def _has_error_cells(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b't="e"' in archive.read(name) for name in names if name.endswith(".xml"))


def _restore_error_cells(content: bytes, sheets: Sequence[Sheet]) -> None:
    """Calamine gives #REF! and its like as empty; they must be seen as faults, not as blanks."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for sheet in sheets:
        for row in book[sheet.name].iter_rows():
            for cell in row:
                if cell.value is not None and cell.data_type == "e":
                    sheet.rows[cell.row - 1][cell.column - 1] = cell.value
    book.close()


def _plain(cell: Cell) -> Cell:
    """Whole numbers as int; a time of day at a date is noise of the program that wrote it."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return cell
