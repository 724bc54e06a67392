"""Days as they are written where not all of them is known, or the century goes without saying: forms and sheets."""

import re

from foundation.core.clock import today

# A day, or day and month, that nobody knows: 00/05/1975, /5/1975, ../../1975.
UNKNOWN_PART = re.compile(r"^(?:(?:0{1,2}|\.{1,6}|…{1,3}|-{1,2}|\?{1,2}|_{1,4}|x{1,2})?\s*[/.\-]\s*)+(?=\d)")
SHORT = re.compile(r"(\d{1,2}\s*[/.\- ]\s*\d{1,2}\s*[/.\- ]\s*)(\d{2})")


def full_year(two_digits: str, latest: int) -> int:
    """The last such year not after the latest."""
    return latest - (latest - int(two_digits)) % 100


def spelled_out(text: str) -> str:
    """The text without the parts that nobody knows, and with four digits of the year, which has begun by today."""
    text = UNKNOWN_PART.sub("", text.strip())
    short = SHORT.fullmatch(text)
    return f"{short.group(1)}{full_year(short.group(2), today().year)}" if short else text
