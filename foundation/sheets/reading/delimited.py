"""Text files of rows: delimiter and encoding are found, not asked."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from foundation.sheets.fonts import find_font, quality
from foundation.sheets.limits import NOT_A_WORKBOOK, Unreadable
from foundation.sheets.reading.events import Event, SheetEnd
from foundation.sheets.reading.gauge import Gauge, plain
from foundation.sheets.reading.values import Packed, packed_formula

DELIMITERS = ";,\t|"
SAMPLE_LINES = 60
SAMPLE_LETTERS = 200_000
BATCH = 200
TEXT_AS_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
FORMULA = re.compile(r"""=[\w+\-("'$@]""")
# An apostrophe in front makes text of a number or formula in Excel; names that have one keep it.
TEXT_MARK = re.compile(r"'(?=[\d=+\-@])")
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def read_csv(content: bytes, gauge: Gauge) -> Iterator[Event]:
    """The rows of a delimited file, which is one sheet without a name; a blank line is a row, as Excel counts.

    Raises Unreadable for a file that is no text or too large.
    """
    text = decode(content)
    if "\0" in text:
        raise Unreadable(NOT_A_WORKBOOK)
    delimiter = None
    if text[:4].lower() == "sep=" and len(text) > 4:
        first, _, text = text.partition("\n")
        delimiter = first.strip()[4:5]
    yield "sheet", {"name": ""}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or find_delimiter(text))
    rows = []
    try:
        for number, line in enumerate(reader, 1):
            cells = [packed_cell(cell) if cell[:1] in ("=", "'") else plain(cell) for cell in line]
            if any(isinstance(cell, list) or cell.strip() for cell in cells):
                rows.append(gauge.add(number, cells))
            if len(rows) >= BATCH:
                yield "rows", rows
                rows = []
    except csv.Error as error:
        raise Unreadable(NOT_A_WORKBOOK) from error
    if rows:
        yield "rows", rows
    yield "end", SheetEnd().data(gauge)


def packed_cell(text: str) -> Packed:
    """What the cell is meant to show: ="0201" and '0201 are the text 0201, another formula has no value."""
    if whole := TEXT_AS_FORMULA.fullmatch(text.strip()):
        return plain(whole.group(1).replace('""', '"'))
    if FORMULA.match(text):
        return packed_formula(plain(text))
    return plain(TEXT_MARK.sub("", text, count=1))


def find_delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells; of equals the one with more cells."""
    lines = "\n".join(text[:SAMPLE_LETTERS].splitlines()[:SAMPLE_LINES])

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
