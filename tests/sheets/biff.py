"""Old .xls files written record by record, since no library of ours writes them."""

import io
import struct

SECTOR = 512
FREE, END, IS_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
GLOBALS, WORKSHEET = 0x0005, 0x0010
# Smaller streams would lie in a place of their own within the file.
SMALLEST_STREAM = 4096
ERRORS = {"#N/A": 42, "#REF!": 23}


def xls(rows, formats=(), merged=(), hidden=((), ()), **options):
    """An open .xls of one sheet. A cell is a text, number, bool, error "#N/A", or (number, format from 1).

    Ranges are ((row, column), (row, column)) and `hidden` is (rows, columns), counted from 0. Options: `name`,
    `date_1904`, `locked`.
    """
    start = len(_globals(formats, 0, **options))
    stream = _globals(formats, start, **options) + _sheet(rows, merged, *hidden)
    return io.BytesIO(_compound(stream.ljust(SMALLEST_STREAM, b"\0")))


def _record(code, *parts):
    content = b"".join(parts)
    return struct.pack("<HH", code, len(content)) + content


def _text(text, length="<H"):
    return struct.pack(length, len(text)) + b"\1" + text.encode("utf-16-le")


def _bof(kind):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def _globals(formats, start, name="Danh sách", date_1904=False, locked=False):
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text("Arial", "<B")
    styles = [_style(0, True), _style(0, False)] + [_style(164 + n, False) for n, _ in enumerate(formats)]
    return b"".join(
        [
            _bof(GLOBALS),
            _record(0x002F, struct.pack("<H", 0) * 3) if locked else b"",
            _record(0x0042, struct.pack("<H", 1200)),
            _record(0x0022, struct.pack("<H", date_1904)),
            *[_record(0x0031, font)] * 5,
            *(_record(0x041E, struct.pack("<H", 164 + n), _text(code)) for n, code in enumerate(formats)),
            *styles,
            _record(0x0085, struct.pack("<IBB", start, 0, 0), _text(name, "<B")),
            _record(0x000A),
        ]
    )


def _style(number_format, of_style):
    kind = 0xFFF4 if of_style else 0x0000
    return _record(0x00E0, struct.pack("<HHHBBBBIIH", 0, number_format, kind, 0x20, 0, 0, 0xF8, 0, 0, 0))


def _sheet(rows, merged, hidden_rows, hidden_columns):
    width = max(map(len, rows))
    ranges = [struct.pack("<HHHH", top, bottom, left, right) for (top, left), (bottom, right) in merged]
    return b"".join(
        [
            _bof(WORKSHEET),
            *(
                _record(0x007D, struct.pack("<HHHHHH", column, column, 2560, 1, 1, 0))
                for column in hidden_columns
            ),
            _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)),
            *(
                _record(0x0208, struct.pack("<HHHHHHI", row, 0, width, 255, 0, 0, 0x120))
                for row in hidden_rows
            ),
            *(_cell(row, column, cell) for row, line in enumerate(rows) for column, cell in enumerate(line)),
            _record(0x00E5, struct.pack("<H", len(ranges)), *ranges),
            _record(0x000A),
        ]
    )


def _cell(row, column, cell):
    cell, style = (cell[0], 1 + cell[1]) if isinstance(cell, tuple) else (cell, 1)
    place = struct.pack("<HHH", row, column, style)
    if cell in ("", None):
        return _record(0x0201, place)
    if isinstance(cell, bool):
        return _record(0x0205, place, struct.pack("<BB", cell, 0))
    if isinstance(cell, (int, float)):
        return _record(0x0203, place, struct.pack("<d", cell))
    if cell in ERRORS:
        return _record(0x0205, place, struct.pack("<BB", ERRORS[cell], 1))
    return _record(0x0204, place, _text(cell))


def _compound(stream):
    """The container: a table of sectors, the directory, the stream."""
    count = -(-len(stream) // SECTOR)
    table = [IS_FAT, END, *range(3, 2 + count), END]
    table += [FREE] * (SECTOR // 4 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST_STREAM, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    directory += b"".join([_entry("", 0, FREE, 0, 0)] * 2)
    return header + struct.pack("<128I", *table) + directory + stream.ljust(count * SECTOR, b"\0")


def _entry(name, kind, child, start, size):
    written = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, child)
    return head + b"\0" * 36 + struct.pack("<III", start, size, 0)
