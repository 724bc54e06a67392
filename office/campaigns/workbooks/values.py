"""One cell of a workbook that came back: what is said in it, and whether what was known is still there."""

from typing import Any

from foundation.core.dates import PartialDate, as_partial
from foundation.printing.layout import Holds
from foundation.printing.texts import words_of
from foundation.sheets.cells import BadCell, clean_text, folded_words, is_blank
from foundation.sheets.dates import read_date
from foundation.sheets.reading.values import Cell, ErrorValue, Uncalculated
from office.campaigns.workbooks.offers import OfferColumn

BAD_CHOICE = "{label} “{said}” không có trong danh mục: {words}"
TOO_LONG = "{label} dài {count} ký tự, quá {longest}"
NO_NUMBER = "{label} “{said}” không phải là số nguyên"
LARGEST = 32_767


def said_in(cell: Cell, column: OfferColumn, from_1904: bool = False) -> Any:
    """Text, whole number, day or the value of a choice; None for a blank cell. Raises BadCell with its sentence."""
    if isinstance(cell, ErrorValue | Uncalculated):
        raise BadCell(f"{column.label}: {cell.reason}")
    if is_blank(cell):
        return None
    if column.choices:
        return _choice(cell, column)
    if column.holds == Holds.DATE:
        return read_date(cell, label=column.label, from_1904=from_1904)
    return _number(cell, column) if column.holds == Holds.NUMBER else _text(cell, column)


def _choice(cell: Cell, column: OfferColumn) -> str:
    """Accents and capitals may be left out where only one choice is meant."""
    said = folded_words(cell)
    readings = (*column.choices, *column.also)
    exact = [value for value, label in readings if clean_text(label) == clean_text(cell)]
    found = exact or [value for value, label in readings if folded_words(label) == said]
    if len(found) != 1:
        words = "; ".join(label for _, label in column.choices)
        words = f"{words}; {column.hint}" if column.hint else words
        raise BadCell(BAD_CHOICE.format(label=column.label, said=clean_text(cell), words=words))
    return found[0]


def _number(cell: Cell, column: OfferColumn) -> int:
    text = clean_text(cell)
    if not (text.isascii() and text.isdecimal() and int(text) <= LARGEST):
        raise BadCell(NO_NUMBER.format(label=column.label, said=text))
    return int(text)


def _text(cell: Cell, column: OfferColumn) -> str:
    text = clean_text(cell)
    if len(text) > column.longest:
        raise BadCell(TOO_LONG.format(label=column.label, count=len(text), longest=column.longest))
    return text


def is_still(known: Any, cell: Cell, column: OfferColumn, from_1904: bool = False) -> bool:
    """Whether a cell still says what was known, however the program that wrote the file keeps it."""
    if clean_text(cell) == clean_text(words_of(known)):
        return True
    if column.holds != Holds.DATE or is_blank(cell):
        return False
    try:
        return read_date(cell, from_1904=from_1904) == _day(known)
    except BadCell:
        return False


def _day(known: Any) -> PartialDate | None:
    """What was known, as a day; what is no day is like no cell."""
    try:
        return as_partial(known)
    except ValueError:
        return None
