"""How papers word what they say: days and counts within a line, grounds, whom they go to."""

import datetime
from collections.abc import Sequence

from foundation.core.dates import PartialDate
from office.papers.heads import BLANK

AREAS = ("Xã ", "Phường ", "Thị trấn ", "Huyện ")
SAMPLE_GROUNDS = ("Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc của Đảng ủy")


def short_day(day: datetime.date) -> str:
    """As papers write it within a line: a 0 before days below 10, and before months 1 and 2."""
    return f"{day:%d}/{day.month:02}/{day.year}" if day.month <= 2 else f"{day:%d}/{day.month}/{day.year}"


def of_day(day: datetime.date | None) -> str:
    return f", ngày {short_day(day)}" if day else ""


def day_words(day: PartialDate | None) -> str:
    """A day as papers write it within a line; of what is not known the place to write it by hand."""
    if day is None:
        return BLANK
    if day.precision == "day":
        return short_day(day.first_day)
    return f"{BLANK}/{day.month or BLANK}/{day.year}"


def two_digits(count: int) -> str:
    return f"{count:02}" if count else "0"


def ended(lines: Sequence[str], last: str = ",") -> list[str]:
    """Grounds as papers end them: each with a semicolon, the last with a comma."""
    return [f"{line.rstrip(';,. ')}{';' if line is not lines[-1] else last}" for line in lines]


def addressed(names: Sequence[str]) -> list[str]:
    """Who the paper goes to: one stands alone, several one below another with hyphens."""
    if len(names) == 1:
        return [f"{names[0]}."]
    return [f"- {name}{'.' if name is names[-1] else ','}" for name in names]


def within(unit: str) -> str:
    """The name of an area within a sentence: "xã Hoa Thám"; other names stay as they are."""
    return f"{unit[:1].lower()}{unit[1:]}" if unit.startswith(AREAS) else unit
