"""Invented workbooks, made as other offices make them."""

import datetime
import io
import unicodedata
import zipfile
from pathlib import Path

import xlsxwriter

from foundation.sheets.headings import find_heading
from foundation.sheets.kinds import Reads, SheetColumn
from foundation.sheets.matching import ORDINAL, propose
from foundation.sheets.reading import Sheet, read_content
from foundation.sheets.table import TableReader

ROOT = Path(__file__).parents[2]
DIRTY = ROOT / "tests" / "rosters"
MENDED = ROOT / "sample" / "workbooks"

ROSTER = (
    SheetColumn("name", "Họ và tên", ("Họ tên", "Họ, tên"), Reads.NAME, required=True),
    SheetColumn("birth_male", "Ngày sinh", ("ngày tháng năm sinh/nam",), Reads.DATE),
    SheetColumn("birth_female", "Ngày sinh", ("ngày tháng năm sinh/nữ",), Reads.DATE),
    SheetColumn("born", "Ngày sinh", ("Năm sinh", "Ngày, tháng, năm sinh"), Reads.DATE),
    SheetColumn("ethnic", "Dân tộc"),
    SheetColumn("religion", "Tôn giáo"),
    SheetColumn("home", "Quê quán"),
    SheetColumn("post", "Chức vụ", ("Chức vụ, đơn vị công tác hiện nay", "Chức vụ, đơn vị công tác")),
    SheetColumn("unit", "Đơn vị", ("Cơ quan, đơn vị",)),
    SheetColumn("joined", "Ngày vào Đảng", ("ngày vào Đảng/dự bị",), Reads.DATE),
    SheetColumn("official", "Ngày chính thức", ("ngày vào Đảng/chính thức",), Reads.DATE),
    SheetColumn("degree", "Chuyên môn", ("Trình độ chuyên môn",)),
    SheetColumn("theory", "Lý luận chính trị", ("LLCT",)),
    SheetColumn("state", "Quản lý nhà nước", ("QLNN",)),
    SheetColumn("citizen_id", "Số CCCD", ("CCCD",), Reads.DIGITS, length=12),
    SheetColumn("card", "Số thẻ đảng viên", reads=Reads.DIGITS),
    SheetColumn("grade", "Xếp loại"),
    SheetColumn("party_grade", "Xếp loại đảng viên"),
    SheetColumn("own_grade", "Tự xếp loại"),
    SheetColumn("note", "Ghi chú"),
)
HEAD = ["TT", "Họ và tên", "Ngày sinh", "Dân tộc", "Chức vụ"]


def people(count, start=1, birth="13/05/1980"):
    names = ["Nông Văn Hải", "Hoàng Thị Yến", "Lý Đức Sơn", "Bế Thu Hà"]
    return [[start + n, names[n % 4], birth, "Nùng", "Chuyên viên"] for n in range(count)]


def xlsx(rows, merged=(), name="Danh sách", more=(), **options):
    """An open .xlsx of plain cells; merged ranges are counted from 0, `more` are further (name, rows)."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, **options})
    date = book.add_format({"num_format": "dd/mm/yyyy"})
    for title, lines in ((name, rows), *more):
        page = book.add_worksheet(title)
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, datetime.date):
                    page.write_datetime(number, column, cell, date)
                elif cell not in ("", None):
                    page.write(number, column, cell)
        if title == name:
            for (top, left), (bottom, right) in merged:
                page.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    target.seek(0)
    return target


def ods(rows, name="Danh sách", manifest="", repeat=1):
    """An open .ods of text cells; every row stands for `repeat` rows."""

    def cell(value):
        if value in ("", None):
            return "<table:table-cell/>"
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    start = f'<table:table-row table:number-rows-repeated="{repeat}">'
    lines = "".join(f"{start}{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def packed(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    target.seek(0)
    return target


def csv_file(text, encoding="utf-8"):
    return io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding))


def windows_1258(text):
    """The bytes of the old Windows code page: base letters with hats, then the tone on its own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in tones)
        written += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tone
    return written.encode("cp1258")


def with_part(file, name, old, new):
    """The same package with one text in one of its parts replaced."""
    with zipfile.ZipFile(file) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new)})


def sheet_of(rows, merged=()):
    """A sheet as the reading gives it, without a file in between."""
    width = max(map(len, rows))
    return Sheet("Danh sách", [list(row) + [""] * (width - len(row)) for row in rows], tuple(merged))


def read_table(source, columns=ROSTER, **options):
    """The first sheet of a file, or a sheet, read to the end with everything found by itself."""
    sheet = source if isinstance(source, Sheet) else read_content(whole(source)).sheets[0]
    heading = find_heading(sheet, columns)
    matches = propose(heading.paths, (ORDINAL, *columns), heading.ignored)
    return TableReader(sheet, heading, columns, **options).read(matches)


def whole(file):
    file.seek(0)
    return file.read()


def roster(path):
    return read_content(path.read_bytes())
