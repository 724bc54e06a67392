"""How a value stands in a cell of a form: a true date where its format shows dates, else as it is read aloud."""

import datetime
import re
from typing import Any

from foundation.core.dates import PartialDate
from foundation.printing.cells import FIRST_EXCEL_YEAR, FORMULA_SIGNS, LONGEST_TEXT
from foundation.sheets.marking.page import UNPRINTABLE

# Day 0 of either calendar of Excel; the first one counts a 29/02/1900 that never was.
DAY_0, DAY_0_OF_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
FIRST_SURE_DAY = datetime.date(1900, 3, 1)
# What Excel would read as the number of a character.
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def is_nothing(value: Any) -> bool:
    return value is None or value == ""


def serial_of(value: Any, from_1904: bool) -> int | None:
    """The number of a day for a cell that shows dates; None for what is known less exactly, or is no date."""
    if isinstance(value, PartialDate):
        value = value.first_day if value.precision == "day" else None
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        return None
    first = DAY_0_OF_1904 if from_1904 else FIRST_SURE_DAY
    if value.year < FIRST_EXCEL_YEAR or value < first:
        return None
    return (value - (DAY_0_OF_1904 if from_1904 else DAY_0)).days


def text_of(value: Any) -> str:
    """The value as text: dd/mm/yyyy, mm/yyyy or yyyy as far as a date is known."""
    if isinstance(value, datetime.date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return ESCAPED.sub("_x005F_", UNPRINTABLE.sub("�", str(value)))[:LONGEST_TEXT]


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def looks_like_formula(text: str) -> bool:
    return text.startswith(FORMULA_SIGNS)
