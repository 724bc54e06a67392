"""Text files of rows: delimiter and encoding are found, not asked."""

import codecs
import csv
import io
import unicodedata

from foundation.sheets.fonts import find_font, quality
from foundation.sheets.limits import MAX_ROWS, NOT_A_WORKBOOK, Unreadable, check_extent

DELIMITERS = ";,\t|"
SAMPLE_LINES = 60
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_delimited(content: bytes) -> list[list[str]]:
    """The rows of a delimited file, all of one width; a blank line is a row, as Excel counts.

    Raises Unreadable for a file that is no text or too large.
    """
    text = decode(content)
    delimiter = None
    if text[:4].lower() == "sep=" and len(text) > 4:
        first, _, text = text.partition("\n")
        delimiter = first.strip()[4:5]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or find_delimiter(text))
    rows = []
    try:
        for row in reader:
            rows.append(row)
            check_extent("csv", len(rows) if len(rows) > MAX_ROWS else 0, 1)
    except csv.Error as error:
        raise Unreadable(NOT_A_WORKBOOK) from error
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    check_extent("csv", len(rows), width)
    return [row + [""] * (width - len(row)) for row in rows]


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells; of equals the one with more cells."""
    lines = "\n".join(text.splitlines()[:SAMPLE_LINES])

    def evenness(delimiter: str) -> int:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(lines), delimiter=delimiter) if len(row) > 1]
        except csv.Error:
            return 0
        return max((widths.count(width) * min(width, 20) for width in set(widths)), default=0)

    return max(DELIMITERS, key=evenness)


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, Windows-1258 or the bytes of an old font (see `foundation.sheets.fonts`).

    Raises Unreadable for bytes that are no text.
    """
    for bom, encoding in BOMS.items():
        if content.startswith(bom):
            return _strict(content, encoding)
    nuls = content[:4000].count(0)
    if nuls > len(content[:4000]) // 5:
        return _strict(content, "utf-16-le" if content[1:2] == b"\0" else "utf-16-be")
    if nuls:
        raise Unreadable(NOT_A_WORKBOOK)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(NOT_A_WORKBOOK) from error


def _eight_bit(content: bytes) -> str:
    """Windows-1258 where that gives Vietnamese words; else the bytes of an old font, which stay Latin letters
    here and are put right column by column."""
    latin = content.decode("cp1252", errors="replace")
    try:
        windows = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        return latin
    sample = windows[:200_000]
    if quality(sample) >= 0.7 or not find_font(latin[:200_000].splitlines()):
        return windows
    return latin
