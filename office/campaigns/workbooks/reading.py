"""A workbook that came back: whose it is, then what it says. What does not fit becomes a sentence, never a guess."""

import re
from collections import Counter

from foundation.sheets.cells import clean_text
from foundation.sheets.reading import Workbook
from office.campaigns.workbooks.codes import CHECK, OWN, is_code, plain_code, shown_code
from office.campaigns.workbooks.lines import LineReader, code_of, read_words
from office.campaigns.workbooks.offers import CODE, Role, WorkbookOffer
from office.campaigns.workbooks.returned import Fault, FilledRow, ReturnedBook
from office.campaigns.workbooks.tables import FIRST, SECOND, FoundTable, find_tables
from office.campaigns.workbooks.writing import CHOICES

MARK = re.compile(rf"Mã biểu\s*:\s*([A-Z][A-Z \-–—.]{{{OWN + CHECK - 1},24}})", re.IGNORECASE)
FOREIGN = "Tệp là biểu của đầu mối khác hoặc đợt khác (mã biểu {code}); chưa nhận dòng nào."
MIXED = "Tệp có tờ của nhiều biểu khác nhau; gửi lại đúng biểu của đầu mối."
NOT_OURS = "Không phải biểu đã gửi đơn vị: không có dòng “Mã biểu”, không có tờ “{name}”; chưa nhận dòng nào."
NO_MARK = "Không thấy dòng “Mã biểu”; các dòng được nhận theo mã của từng dòng."
BAD_MARK = "Mã biểu “{said}” đã bị sửa; các dòng được nhận theo mã của từng dòng."
OLDER = "Biểu lập lần {version}, đã có biểu lập lần {latest}; dòng bổ sung sau chưa có trong tệp."
NO_TABLE = "Không thấy dòng tiêu đề của biểu trong tờ này."
NO_SHEET = "Không thấy tờ “{name}”."
NO_COLUMN = "Thiếu cột “{label}”; khôi phục cột từ biểu đã gửi."
TWICE = "Cột “{label}” có hai lần; giữ một cột rồi gửi lại."
BLANK = "Chưa ghi {label}."


def read_returned(workbook: Workbook, offer: WorkbookOffer) -> ReturnedBook:
    """What a workbook says of the lines that were offered. Of a workbook of somebody else nothing is read."""
    book = ReturnedBook(remarks=list(workbook.remarks))
    if _is_strange(workbook, offer):
        name = next((sheet.name for sheet in offer.sheets if sheet.is_coded), "")
        book.faults.append(Fault(NOT_OURS.format(name=name)))
        return book
    if not _is_ours(workbook, offer, book):
        return book
    sheets = [sheet for sheet in workbook.sheets if sheet.name != CHOICES]
    tables, others = find_tables(sheets, offer)
    book.faults.extend(Fault(NO_TABLE, sheet.name) for sheet in others)
    found = {table.offered.key for table in tables}
    missing = [sheet for sheet in offer.sheets if sheet.is_coded and sheet.key not in found]
    book.faults.extend(Fault(NO_SHEET.format(name=sheet.name)) for sheet in missing)
    whole = [table for table in tables if _has_its_columns(table, book)]
    _read_lines([table for table in whole if table.offered.is_coded], offer, book)
    for table in whole:
        if not table.offered.is_coded:
            _read_filled(table, offer, book)
    return book


def _is_strange(workbook: Workbook, offer: WorkbookOffer) -> bool:
    """Whether nothing in it is of a workbook that was given out: no mark, no code of a line, no sheet of lines."""
    coded = [sheet for sheet in offer.sheets if sheet.is_coded]
    if _marks(workbook) or {sheet.name for sheet in coded} & {sheet.name for sheet in workbook.sheets}:
        return False
    codes = {code for sheet in coded for code in offer.codes(sheet)}
    cells = (cell for sheet in workbook.sheets for row in sheet.rows for cell in row if isinstance(cell, str))
    return not any(plain_code(cell) in codes for cell in cells)


def _is_ours(workbook: Workbook, offer: WorkbookOffer, book: ReturnedBook) -> bool:
    """Whether the marks are of this unit and campaign, or gone: then the codes of the rows must do."""
    said = _marks(workbook)
    ours = offer.mark.up_to_now()
    foreign = sorted(mark for mark in said if is_code(mark) and mark not in ours)
    if foreign:
        sentence = MIXED if said.intersection(ours) else FOREIGN.format(code=shown_code(foreign[0]))
        book.faults.append(Fault(sentence))
        return False
    versions = [ours[mark] for mark in said if mark in ours]
    book.version = min(versions, default=None)
    if not versions:
        spoilt = next(iter(said), "")
        book.remarks.append(BAD_MARK.format(said=spoilt) if spoilt else NO_MARK)
    elif book.version < offer.mark.version:
        book.remarks.append(OLDER.format(version=book.version, latest=offer.mark.version))
    return True


def _marks(workbook: Workbook) -> set[str]:
    cells = (cell for sheet in workbook.sheets for row in sheet.rows for cell in row if isinstance(cell, str))
    return {plain_code(said.group(1)) for cell in cells if (said := MARK.match(clean_text(cell)))}


def _has_its_columns(table: FoundTable, book: ReturnedBook) -> bool:
    """Tells which columns are missing; those that ask nothing may be. A table with one of them twice is not read."""
    labels = {FIRST: CODE, SECOND: CODE} | table.offered.labels
    name = table.sheet.name
    missing = [column for column in table.offered.columns if column.key not in table.columns]
    book.faults.extend(Fault(TWICE.format(label=labels[key]), name) for key in table.doubled)
    for column in missing:
        sentence = NO_COLUMN.format(label=column.label)
        if column.role == Role.ASKED:
            book.faults.append(Fault(sentence, name))
        else:
            book.remarks.append(sentence)
    if table.offered.is_coded and not {FIRST, SECOND} & set(table.columns):
        book.faults.append(Fault(NO_COLUMN.format(label=CODE), name))
    return not table.doubled


def _read_lines(tables: list[FoundTable], offer: WorkbookOffer, book: ReturnedBook) -> None:
    readers = [LineReader(table, offer.codes(table.offered), book) for table in tables]
    counts = Counter(code_of(row) for reader in readers for row in reader.rows(offer.frame))
    for reader in readers:
        reader.read(offer.frame, counts)


def _read_filled(table: FoundTable, offer: WorkbookOffer, book: ReturnedBook) -> None:
    """The rows that a unit added, each whole or with its faults."""
    sheet, name = table.offered, table.sheet.name
    rows = book.filled.setdefault(sheet.key, [])
    for row in table.rows(offer.frame):
        values, faults = read_words(row, list(sheet.columns), table)
        for column in sheet.columns:
            if column.needed and column.key not in {*values, *faults}:
                faults[column.key] = BLANK.format(label=column.label.lower())
        faults |= {} if faults else sheet.check(values)
        for key, sentence in faults.items():
            book.faults.append(Fault(sentence, name, table.place(row.number, key)))
        if not faults:
            rows.append(FilledRow(values, sheet.key, row.number, name))
