"""Dates of a column: the order of day and month is settled for the column, never cell by cell."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from foundation.core.dates import PartialDate
from foundation.core.text import fold
from foundation.core.text.days import UNKNOWN_PART, full_year
from foundation.sheets.cells import BadCell, Cell, clean_text
from foundation.sheets.reading.values import ShownDate

DAY_FIRST = "day_first"
MONTH_FIRST = "month_first"
# Typed day first on a machine set to month first: 10/05 became a real date in October, 27/10 stayed text.
SWAPPED = "swapped"

FIRST_YEAR, LAST_YEAR = 1900, 2100
FIRST_SERIAL, LAST_SERIAL = 3_000, 73_415
EPOCH, EPOCH_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
# Below this many cells on either side a swapped column cannot be told from chance.
TELLING = 5

SEPARATOR = r"\s*[/.\-\\,\s]\s*"
THREE = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{1,2}}){SEPARATOR}(\d{{4}}|\d{{2}})")
ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
TWO = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{4}})")
ONE = re.compile(r"\d{4}")
RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
SPOKEN = re.compile(r"(?:ngay\s*)?(?:(\d{1,2})\s*thang\s*)(\d{1,2})(?:\s*nam\s*|\s*[/.\-,]\s*)(\d{4})")
SPOKEN_MONTH = re.compile(r"(?:thang|t)\s*(\d{1,2})(?:\s*nam\s*|\s*[/.\-,]\s*|\s+)(\d{4})")
LEADING_WORD = re.compile(r"^(?:sinh\s+)?(?:ngay|nam)\s*:?\s*(?=\d)")
CLOCK = re.compile(r"\s+0?0:00(?::00)?$")


# Year, month, day; what is not known is None.
DateParts = tuple[int, int | None, int | None]


@dataclass(frozen=True)
class Settled:
    """How a column's dates read. With an `example` two readings fit: the proposed `order` and the `other`."""

    order: str = DAY_FIRST
    example: str = ""
    other: str = MONTH_FIRST

    def question(self, label: str) -> str:
        """The question to the sender about the column, empty where the cells themselves decide."""
        if not self.example:
            return ""
        first, second, year = self.example.split("/")
        return (
            f'Cột "{label}": {self.example} là ngày {first} tháng {_month(second)} '
            f"hay tháng {_month(first)} ngày {second}?"
        )


def _month(digits: str) -> str:
    """Two digits for the first two months only, as offices write."""
    return digits if int(digits) < 3 else str(int(digits))


def settle(values: Iterable[Cell]) -> Settled:
    """The order of day and month in a column: day first, unless the cells prove month first.

    Where no cell decides, the result carries a question.
    """
    pairs, real = _numbers(values)
    day_proofs = sum(first > 12 >= second for first, second, _ in pairs)
    month_proofs = sum(second > 12 >= first for first, second, _ in pairs)
    if month_proofs and not day_proofs:
        return Settled(MONTH_FIRST)
    if _looks_swapped(pairs, real, day_proofs):
        date = next(date for date in real if date.day != date.month)
        return Settled(DAY_FIRST, f"{date:%d/%m/%Y}", SWAPPED)
    if day_proofs:
        return Settled()
    for first, second, year in pairs:
        if first != second and max(first, second) <= 12:
            return Settled(DAY_FIRST, f"{first:02d}/{second:02d}/{year}")
    return Settled()


def _numbers(values: Iterable[Cell]) -> tuple[list[tuple[int, int, str]], list[datetime.date]]:
    """(first, second, year) of the texts written in numbers, and the real dates of the column."""
    pairs, real = [], []
    for value in values:
        if isinstance(value, ShownDate):
            continue
        if isinstance(value, datetime.date):
            real.append(value)
        elif isinstance(value, str) and (match := THREE.fullmatch(_plain(value))):
            first, second = int(match.group(1)), int(match.group(2))
            if 1 <= first <= 31 and 1 <= second <= 31:
                pairs.append((first, second, match.group(3)))
    return pairs, real


def _looks_swapped(pairs: list[tuple[int, int, str]], real: list[datetime.date], day_proofs: int) -> bool:
    return (
        len(real) >= TELLING
        and day_proofs >= TELLING
        and day_proofs == len(pairs)
        and all(date.day <= 12 for date in real)
        and any(date.day != date.month for date in real)
    )


def read_date(
    value: Cell,
    order: str = DAY_FIRST,
    *,
    label: str = "Ngày",
    latest: int = LAST_YEAR,
    from_1904: bool = False,
) -> PartialDate | None:
    """The date of a cell, None for an empty one. Raises BadCell for text that is no date or a day that does not exist.

    `order` is DAY_FIRST, MONTH_FIRST or SWAPPED; `label` names the column in the sentence of the error. A two-digit
    year is the last such year not after `latest`. `from_1904`: the workbook counts days from 1904.
    """
    if isinstance(value, ShownDate):
        return _shown(value, label)
    if isinstance(value, datetime.date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise BadCell(f"{label} {value.day:02d}/{value.month:02d}/{value.year:04d} không có thật")
        return _real_date(value, order)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, label, from_1904)
    text = clean_text(value)
    if not text:
        return None
    parts = _parts(_plain(text), order, latest)
    if parts is None:
        raise BadCell(f'{label} "{text}" không đọc được là ngày')
    return _dated(parts, label, text)


def _plain(text: str) -> str:
    return CLOCK.sub("", LEADING_WORD.sub("", fold(clean_text(text)).strip(" ;'`()").rstrip(".,")))


def _real_date(value: datetime.date, order: str) -> PartialDate:
    if order == SWAPPED and value.day <= 12:
        return PartialDate.of(value.year, value.day, value.month)
    return PartialDate.from_date(value)


def _shown(value: ShownDate, label: str) -> PartialDate:
    """As much of the date as its cell shows: a day in no year is no date."""
    if value.precision == ShownDate.YEAR:
        return PartialDate.of(value.year)
    if value.precision == ShownDate.MONTH:
        return PartialDate.of(value.year, value.month)
    raise BadCell(f'{label} "{value.shown}" không có năm')


def _number(value: float, label: str, from_1904: bool) -> PartialDate:
    """A year, an Excel serial, ddmmyyyy typed as a number, or 8.2008 for August 2008."""
    text = clean_text(value)
    if isinstance(value, float) and not value.is_integer():
        month, year = f"{value:.4f}".split(".")
        if 1 <= int(month) <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR:
            return PartialDate.of(int(year), int(month))
        value = int(value)
    if FIRST_YEAR <= value <= LAST_YEAR:
        return PartialDate.of(int(value))
    if FIRST_SERIAL <= value <= LAST_SERIAL:
        days = datetime.timedelta(days=int(value))
        return PartialDate.from_date((EPOCH_1904 if from_1904 else EPOCH) + days)
    if match := len(text) > 6 and RUN.fullmatch(text.zfill(8)):
        day, month, year = map(int, match.groups())
        return _dated((year, month, day), label, text)
    raise BadCell(f'{label} "{text}" không đọc được là ngày')


def _parts(text: str, order: str, latest: int) -> DateParts | None:
    """(year, month, day), the coarser ones with None, or None where nothing fits."""
    text, unknown = UNKNOWN_PART.subn("", text)
    if match := ISO.fullmatch(text):
        return tuple(map(int, match.groups()))
    if match := THREE.fullmatch(text):
        first, second = int(match.group(1)), int(match.group(2))
        day, month = (second, first) if order == MONTH_FIRST else (first, second)
        return _year(match.group(3), latest), month, day
    if match := SPOKEN.fullmatch(text) or RUN.fullmatch(text):
        day, month, year = map(int, match.groups())
        return year, month, day
    if match := SPOKEN_MONTH.fullmatch(text) or TWO.fullmatch(text):
        return int(match.group(2)), int(match.group(1)), None
    if ONE.fullmatch(text) and (unknown or FIRST_YEAR <= int(text) <= LAST_YEAR):
        return int(text), None, None
    return None


def _year(text: str, latest: int) -> int:
    return int(text) if len(text) == 4 else full_year(text, latest)


def _dated(parts: DateParts, label: str, text: str) -> PartialDate:
    year, month, day = parts
    try:
        if not FIRST_YEAR <= year <= LAST_YEAR or month == 0 or day == 0:
            raise ValueError
        return PartialDate.of(year, month, day)
    except ValueError as error:
        raise BadCell(f"{label} {text} không có thật") from error
