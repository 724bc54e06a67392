"""What a file is, and whether it is small enough to be read at all."""

import io
import re
import xml.parsers.expat
import zipfile
from collections.abc import Mapping

from foundation.core.figures import thousands

MB = 2**20
MAX_BYTES = 20 * MB
MAX_UNPACKED = 200 * MB
MAX_ROWS = 200_000
MAX_CELLS = 12_000_000

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OTHER_FILES = (b"%pdf", b"{\\rtf", b"\x89png", b"\xff\xd8\xff", b"pk\x03\x04", b"rar!", b"7z\xbc\xaf")
CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
CHUNK = 1 * MB
OVERLAP = 400

RESAVE = "Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
NOT_A_WORKBOOK = f"Tệp không phải bảng tính (.xlsx, .xls, .ods, .csv) hoặc đã hỏng. {RESAVE}"
PASSWORD = "Tệp có mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi gửi lại."
EMPTY = "Tệp không có dòng nào. Hãy kiểm tra lại tệp đã chọn."


class Unreadable(Exception):
    """A refused file; its text is the sentence for whoever sent it."""


def megabytes(size: int) -> str:
    """A size in bytes as "20 MB", at least 1 MB."""
    return f"{thousands(max(1, round(size / MB)))} MB"


def check_size(size: int) -> None:
    """Raises Unreadable for a file of more than 20 MB or of none; `size` is in bytes."""
    if size > MAX_BYTES:
        raise Unreadable(
            f"Tệp nặng {megabytes(size)}, quá mức {megabytes(MAX_BYTES)}. "
            "Hãy bỏ hình ảnh, bỏ trang tính không cần hoặc chia thành nhiều tệp rồi gửi lại."
        )
    if not size:
        raise Unreadable(EMPTY)


def check_extent(name: str, rows: int, columns: int) -> None:
    """Raises Unreadable for a sheet with too many rows or cells; `rows` and `columns` count up to the last used one.

    Calamine lays out the whole rectangle, so that one stray cell in a far corner could take all memory.
    """
    if rows > MAX_ROWS:
        raise Unreadable(
            f'Trang tính "{name}" có dữ liệu đến dòng {thousands(rows)}, quá mức {thousands(MAX_ROWS)} dòng. '
            "Hãy xóa các dòng thừa phía dưới hoặc chia thành nhiều tệp rồi gửi lại."
        )
    if rows * columns > MAX_CELLS:
        raise Unreadable(
            f'Trang tính "{name}" có dữ liệu ở cột thứ {columns}, quá xa bảng. '
            "Hãy xóa các cột thừa bên phải rồi gửi lại."
        )


def kind_of(content: bytes) -> str:
    """'xlsx', 'xls', 'ods' or 'csv', by what is inside, since names of files lie.

    Raises Unreadable for any other file, for one with a password and for one that is too large inside.
    """
    if zipfile.is_zipfile(io.BytesIO(content)):
        return _packed_kind(content)
    if content.startswith(OLE):
        return _compound_kind(content)
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise Unreadable(f"Tệp này thật ra là trang web hoặc tệp XML mang tên bảng tính. {RESAVE}")
    if head.startswith(OTHER_FILES):
        raise Unreadable(NOT_A_WORKBOOK)
    return "csv"


def _compound_kind(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(PASSWORD)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(NOT_A_WORKBOOK)
    return "xls"


def _packed_kind(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            if unpacked > MAX_UNPACKED:
                raise Unreadable(
                    f"Tệp mở ra sẽ nặng {megabytes(unpacked)}, quá mức {megabytes(MAX_UNPACKED)}. "
                    "Hãy chép danh sách sang một sổ tính mới (chỉ dán giá trị) rồi gửi lại."
                )
            return _checked_package(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, RuntimeError, NotImplementedError) as error:
        raise Unreadable(NOT_A_WORKBOOK) from error
    except xml.parsers.expat.ExpatError as error:
        raise Unreadable(NOT_A_WORKBOOK) from error


def _checked_package(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.xml" in names:
        for name in sorted(names):
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                check_extent(name.rsplit("/", 1)[-1].removesuffix(".xml"), *_xlsx_extent(archive, name))
        return "xlsx"
    if "content.xml" in names and b"spreadsheet" in archive.read("mimetype"):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Unreadable(PASSWORD)
        for table in _ods_tables(archive):
            check_extent(*table)
        return "ods"
    raise Unreadable(NOT_A_WORKBOOK)


def _xlsx_extent(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """Last row and column that hold something; empty formatted cells do not count."""
    rows = columns = 0
    tail = b""
    with archive.open(name) as stream:
        while chunk := stream.read(CHUNK):
            text = tail + chunk
            for letters, number in CELL.findall(text):
                rows = max(rows, int(number))
                columns = max(columns, _column_number(letters))
            tail = text[-OVERLAP:]
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_tables(archive: zipfile.ZipFile) -> list[tuple[str, int, int]]:
    """(name, rows, columns) of each table, repeated rows and cells counted as often as they stand for."""
    extent = OdsExtent()
    parser = xml.parsers.expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    with archive.open("content.xml") as stream:
        parser.ParseFile(stream)
    return extent.tables


class OdsExtent:
    """Handlers of an XML parser: `tables` fills with (name, last used row, last used column), counted from 1."""

    def __init__(self):
        self.tables = []
        self.name, self.row, self.rows, self.columns = "", 0, 0, 0
        self.repeat, self.position, self.filled = 1, 0, 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table:table":
            self.name, self.row, self.rows, self.columns = attributes.get("table:name", ""), 0, 0, 0
        elif tag == "table:table-row":
            self.repeat = int(attributes.get("table:number-rows-repeated", 1))
            self.position = self.filled = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self.position += int(attributes.get("table:number-columns-repeated", 1))
            if "office:value-type" in attributes:
                self.filled = self.position

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self.row += self.repeat
            if self.filled:
                self.rows, self.columns = self.row, max(self.columns, self.filled)
        elif tag == "table:table":
            self.tables.append((self.name, self.rows, self.columns))
