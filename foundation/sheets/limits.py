"""What a file is, and whether it is small enough to be read at all."""

import io
import zipfile
import zlib

MB = 2**20
MAX_BYTES = 20 * MB
MAX_UNPACKED = 200 * MB
MAX_ROWS = 200_000
MAX_CELLS = 12_000_000
MAX_FILLED = 4_000_000
MAX_LETTERS = 60_000_000
MAX_ROW_LETTERS = 1_000_000
MAX_COLUMNS = 16_384
MAX_SHEETS = 500
MAX_PARTS = 10_000

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OTHER_FILES = (b"%pdf", b"{\\rtf", b"\x89png", b"\xff\xd8\xff", b"pk\x03\x04", b"rar!", b"7z\xbc\xaf")
PART_IN_DIRECTORY = b"PK\x01\x02"
LOCAL_HEADER = 30
ENCRYPTED = 1
DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    RuntimeError,
    NotImplementedError,
    OSError,
    zlib.error,
)

RESAVE = "Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại."
NOT_A_WORKBOOK = f"Tệp không phải bảng tính (.xlsx, .xls, .ods, .csv) hoặc đã hỏng. {RESAVE}"
PASSWORD = "Tệp có mật khẩu nên không đọc được. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi gửi lại."
COPY_VALUES = "Hãy chép danh sách sang một sổ tính mới (chỉ dán giá trị) rồi gửi lại."
TOO_HEAVY = f"Tệp không đọc được vì quá nặng hoặc đã hỏng. {COPY_VALUES}"
EMPTY = "Tệp không có dòng nào. Hãy kiểm tra lại tệp đã chọn."


class Unreadable(Exception):
    """A refused file; its text is the sentence for whoever sent it."""


def thousands(number: int) -> str:
    """A whole number with a dot between its thousands, without Django's help: the reader runs without it."""
    return f"{number:,}".replace(",", ".")


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

    A sheet is laid out as its whole rectangle, so that one stray cell in a far corner could take all memory.
    """
    where = f"Trang tính “{name}”" if name else "Tệp"
    if rows > MAX_ROWS:
        raise Unreadable(
            f"{where} có dữ liệu đến dòng {thousands(rows)}, quá mức {thousands(MAX_ROWS)} dòng. "
            "Hãy xóa các dòng thừa phía dưới hoặc chia thành nhiều tệp rồi gửi lại."
        )
    if rows * columns > MAX_CELLS or columns > MAX_COLUMNS:
        raise Unreadable(
            f"{where} có dữ liệu ở cột thứ {columns}, quá xa bảng. Hãy xóa các cột thừa bên phải rồi gửi lại."
        )


def check_load(filled: int, letters: int) -> None:
    """Raises Unreadable for a workbook with too many filled cells or too much text in them."""
    if filled > MAX_FILLED or letters > MAX_LETTERS:
        much = f"{thousands(MAX_FILLED)} ô" if filled > MAX_FILLED else f"{thousands(MAX_LETTERS)} chữ cái"
        raise Unreadable(
            f"Tệp có hơn {much} dữ liệu, quá mức đọc được. Hãy chia thành nhiều tệp rồi gửi lại."
        )


def check_sheets(number: int) -> None:
    """Raises Unreadable for a workbook of too many sheets."""
    if number > MAX_SHEETS:
        raise Unreadable(f"Tệp có {thousands(number)} trang tính, quá mức {MAX_SHEETS} trang. {COPY_VALUES}")


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
        with checked_archive(content) as archive:
            return _kind_of_package(archive)
    except DAMAGED as error:
        raise Unreadable(NOT_A_WORKBOOK) from error


def checked_archive(content: bytes) -> zipfile.ZipFile:
    """The package, whose directory holds nothing that a program of spreadsheets would not write.

    Raises Unreadable, or what zipfile raises for a damaged one, before anything is unpacked.
    """
    if content.count(PART_IN_DIRECTORY) > MAX_PARTS:
        raise Unreadable(TOO_HEAVY)
    archive = zipfile.ZipFile(io.BytesIO(content))
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise Unreadable(
            f"Tệp mở ra sẽ nặng {megabytes(unpacked)}, quá mức {megabytes(MAX_UNPACKED)}. {COPY_VALUES}"
        )
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Unreadable(PASSWORD)
    names = [part_name(entry.filename) for entry in entries]
    if len(set(names)) < len(names) or any(".." in name.split("/") for name in names):
        raise Unreadable(NOT_A_WORKBOOK)
    ends = [entry.header_offset + LOCAL_HEADER + entry.compress_size for entry in entries]
    starts = [entry.header_offset for entry in entries[1:]] + [archive.start_dir]
    if any(end > start for end, start in zip(ends, starts, strict=True)):
        raise Unreadable(NOT_A_WORKBOOK)
    return archive


def part_name(name: str) -> str:
    """The name that a part goes by: programs differ in capitals, in slashes and in one at the front."""
    return name.replace("\\", "/").lstrip("/").lower()


def _kind_of_package(archive: zipfile.ZipFile) -> str:
    parts = {part_name(name): name for name in archive.namelist()}

    def beginning(name: str) -> bytes:
        if name not in parts:
            return b""
        with archive.open(parts[name]) as part:
            return part.read(MB)

    if "xl/workbook.xml" in parts or b"spreadsheetml.sheet.main" in beginning("[content_types].xml"):
        return "xlsx"
    if "content.xml" in parts and b"spreadsheet" in beginning("mimetype"):
        if b"encryption-data" in beginning("meta-inf/manifest.xml"):
            raise Unreadable(PASSWORD)
        return "ods"
    raise Unreadable(NOT_A_WORKBOOK)
