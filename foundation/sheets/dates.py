"""One date as an office writes it. Whether day or month comes first is settled for the column (`date_orders`)."""

import datetime
import re

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

SEPARATOR = r"\s*[/.\-\\,\s]\s*"
YEAR = r"(\d{4}|\d{2})"
THREE = re.compile(rf"(\d{{1,2}}){SEPARATOR}(\d{{1,2}}){SEPARATOR}{YEAR}")
ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})(?:[/.\-](\d{1,2}))?")
TWO = re.compile(rf"(\d{{1,2}}){SEPARATOR}{YEAR}")
ONE = re.compile(r"\d{4}|\d{2}")
RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
RUN_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
# Months in words, once they are "thang 3": of a day, or of a year alone.
SPOKEN = re.compile(rf"(?:ngay\s*)?(\d{{1,2}})[\s/.,\-]*thang\s*(\d{{1,2}})[\s/.,\-]*{YEAR}")
SPOKEN_FIRST = re.compile(rf"thang\s*(\d{{1,2}})[\s/.\-]+(\d{{1,2}})\s*[,/\-\s]\s*{YEAR}")
SPOKEN_MONTH = re.compile(rf"(?:thang|t)\s*(\d{{1,2}})[\s/.,\-]*{YEAR}")
MONTHS_IN_WORDS = {
    **{"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9},
    **{"muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12},
}
WORDED = re.compile(
    rf"(?<![a-z])th(?:ang|g)?\.?\s*({'|'.join(sorted(MONTHS_IN_WORDS, key=len, reverse=True))})\b"
    r"(?=[\s/.,\-]*(?:nam\s*)?\d)"
)
NUMBERED = re.compile(r"(?<![a-z])th(?:ang|g)?\.?\s*(?=\d)")
# A day that is written out in figures: nothing of it needs to be put right before it is read.
IN_FIGURES = re.compile(r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}")
OF_YEAR = re.compile(r"(?<=\d)\s*,?\s*nam\s*(?=\d)")
IN_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH = re.compile(
    r"(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
LEADING_WORD = re.compile(r"^(?:sinh\s+)?(?:ngay|nam)\s*:?\s*(?=\d)")
CLOCK = re.compile(
    r"(?<=\d)(?:t|[\s,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|sa|ch|z|[+\-]\d{2}:?\d{2})?$"
)
# Offices write the day of their own clock: what a program stored by Greenwich is seven hours early.
OFFICE_BEHIND = datetime.timedelta(hours=7)


# Year as it is written, month, day; what is not known is None.
DateParts = tuple[str, str | None, str | None]


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
    plain, days_later = _without_clock(_plain(text))
    parts = _parts(plain, order)
    if parts is None:
        raise BadCell(f'{label} "{text}" không đọc được là ngày')
    return _later(_dated(parts, label, text, latest), days_later)


def numbers_of(text: str) -> tuple[int, int, str] | None:
    """(first number, second number, year as written) of a date in three numbers, else None."""
    match = THREE.fullmatch(_without_clock(_plain(text))[0])
    return (int(match.group(1)), int(match.group(2)), match.group(3)) if match else None


def _plain(text: str) -> str:
    """Folded, without words before it, months in words as "thang 3"."""
    if IN_FIGURES.fullmatch(text):
        return text
    text = LEADING_WORD.sub("", fold(clean_text(text)).strip(" ;'`()").rstrip(".,"))
    if text.isdigit() or not any(letter.isalpha() for letter in text):
        return text
    text = ENGLISH.sub(lambda month: f"thang {IN_ENGLISH.index(month.group(1)[:3]) + 1}", text)
    text = WORDED.sub(lambda month: f"thang {MONTHS_IN_WORDS[month.group(1)]}", text)
    return OF_YEAR.sub("/", NUMBERED.sub("thang ", text))


def _without_clock(text: str) -> tuple[str, int]:
    """The text without a time of day, and how many days later it was where the office is."""
    match = ":" in text and CLOCK.search(text)
    if not match:
        return text, 0
    hour, minute, _, zone = match.groups()
    by_greenwich = zone == "z" or (zone or "").strip("+-0:") == "" and bool(zone)
    passed = datetime.timedelta(hours=int(hour), minutes=int(minute)) + OFFICE_BEHIND * by_greenwich
    return text[: match.start()], passed.days


def _later(date: PartialDate, days: int) -> PartialDate:
    return PartialDate.from_date(date.first_day + datetime.timedelta(days)) if days else date


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
    """A year, an Excel serial, eight digits typed as a number, or 8.2008 for August 2008."""
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
    if len(text) > 6 and (parts := _run(text.zfill(8))):
        return _dated(parts, label, text, LAST_YEAR)
    raise BadCell(f'{label} "{text}" không đọc được là ngày')


def _parts(text: str, order: str) -> DateParts | None:
    """The parts of a date, the coarser ones with None, or None where nothing fits."""
    text, unknown = UNKNOWN_PART.subn("", text)
    if match := ISO.fullmatch(text):
        # Databases write an unknown day or month as 00.
        year, month, day = (part if part and int(part) else None for part in match.groups())
        return year, month, day if month else None
    if match := THREE.fullmatch(text):
        first, second, year = match.groups()
        return (year, first, second) if order == MONTH_FIRST else (year, second, first)
    return _spoken(text) or _run(text) or _coarse(text, bool(unknown))


def _spoken(text: str) -> DateParts | None:
    if match := SPOKEN.fullmatch(text):
        day, month, year = match.groups()
        return year, month, day
    if match := SPOKEN_MONTH.fullmatch(text):
        return match.group(2), match.group(1), None
    if match := SPOKEN_FIRST.fullmatch(text):
        month, day, year = match.groups()
        return year, month, day
    return None


def _run(text: str) -> DateParts | None:
    """Eight digits without anything between, the year last or first."""
    if (match := RUN_YEAR_FIRST.fullmatch(text)) and int(text[4:]) < FIRST_YEAR:
        return match.groups()
    if match := RUN.fullmatch(text):
        day, month, year = match.groups()
        return year, month, day
    return None


def _coarse(text: str, unknown: bool) -> DateParts | None:
    """A month or a year. Two digits are a year where nothing else can be meant, as behind an unknown day."""
    if match := TWO.fullmatch(text):
        month, year = match.groups()
        return (year, month, None) if unknown or len(year) == 4 or int(year) > 31 else None
    if ONE.fullmatch(text) and (unknown or FIRST_YEAR <= int(text) <= LAST_YEAR):
        return text, None, None
    return None


def _dated(parts: DateParts, label: str, text: str, latest: int) -> PartialDate:
    year, month, day = (int(part) if part is not None else None for part in parts)
    if len(parts[0]) == 2:
        year = full_year(parts[0], latest)
    try:
        if not FIRST_YEAR <= year <= LAST_YEAR or month == 0 or day == 0:
            raise ValueError
        return PartialDate.of(year, month, day)
    except ValueError as error:
        raise BadCell(f"{label} {text} không có thật") from error
