"""What is printed of a value: words that every format can hold and every letter of which the font knows."""

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any

from foundation.core import figures
from foundation.core.dates import PartialDate

# Letters that XML does not know, and marks that a reader does not see: they would break a file or a line.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def printable(text: str) -> str:
    """The text as NFC, with its line breaks, and without what no reader sees and no file may hold."""
    if not text.isprintable():
        text = UNPRINTABLE.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))
    return unicodedata.normalize("NFC", text)


def words_of(value: Any, counted: bool = False) -> str:
    """The text of a cell: days as dd/mm/yyyy, numbers with a comma, x for True, empty for None.

    Only what is `counted` has dots between its thousands: a year has none.
    """
    if value is None or value is False:
        return ""
    if value is True:
        return "x"
    if isinstance(value, int):
        return figures.thousands(value) if counted else str(value)
    if isinstance(value, (float, Decimal)):
        return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if value else "0"
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return str(PartialDate.from_date(value))
    return printable(figures.shown(value))
