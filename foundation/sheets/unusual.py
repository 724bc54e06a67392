"""What an officer would stumble over in a column before looking at its rows one by one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from foundation.core.dates import PartialDate

Value = str | PartialDate | None

FEW_DAYS, FEW_SAME, FEW_YEARS, FEW_WORDS = 3, 5, 8, 10
NAMED = 3
ALL_BLANK = "cả cột trống"
HALF_BLANK = "{blank} trong {rows} dòng trống"
FIRST_OF_MONTH = "{number} ngày đều là ngày 01"
FIRST_OF_YEAR = "{number} ngày đều là ngày 01/01"
ONLY_YEAR, ONLY_MONTH = "{number} ô chỉ có năm", "{number} ô chỉ có tháng và năm"
ALL_SAME, ALL_SAME_HIDDEN = "cả {number} ô đều là “{text}”", "cả {number} ô giống nhau"
FAR_YEAR = "năm {year} khác hẳn các dòng khác (dòng {row})"
LONE_WORD = "“{text}” chỉ có ở dòng {row}"


def unusual(
    values: Sequence[Value], rows: Sequence[int], *, private: bool = False, sparse: bool = False
) -> list[str]:
    """The sentences about a column: its values as they were read, and the rows as Excel numbers them.

    Of a `private` column no value is quoted; a `sparse` one is meant to be blank in many rows.
    """
    filled = [(value, row) for value, row in zip(values, rows, strict=True) if value]
    blank = len(values) - len(filled)
    if not filled:
        return [ALL_BLANK] if values else []
    said = (
        [HALF_BLANK.format(blank=blank, rows=len(values))] if blank * 2 >= len(values) and not sparse else []
    )
    dates = [(value, row) for value, row in filled if isinstance(value, PartialDate)]
    said += _of_dates(dates)
    said += _same([str(value) for value, _ in filled], private)
    if not (dates or private):
        said += _lone([(value, row) for value, row in filled if isinstance(value, str)])
    return said


def _of_dates(dates: list[tuple[PartialDate, int]]) -> Iterator[str]:
    precise = Counter(date.precision for date, _ in dates)
    days = [date for date, _ in dates if date.precision == "day"]
    if len(days) >= FEW_DAYS and all(date.day == 1 for date in days):
        words = FIRST_OF_YEAR if all(date.month == 1 for date in days) else FIRST_OF_MONTH
        yield words.format(number=len(days))
    for precision, words in (("year", ONLY_YEAR), ("month", ONLY_MONTH)):
        if precise[precision]:
            yield words.format(number=precise[precision])
    yield from _far_years(dates)


def _far_years(dates: list[tuple[PartialDate, int]]) -> Iterator[str]:
    """Years far outside the middle half, by three times its width."""
    if len(dates) < FEW_YEARS:
        return
    years = sorted(date.year for date, _ in dates)
    low, high = years[len(years) // 4], years[len(years) * 3 // 4]
    reach = 3 * (high - low) + 5
    far = [(date.year, row) for date, row in dates if not low - reach <= date.year <= high + reach]
    for year, row in far[:NAMED]:
        yield FAR_YEAR.format(year=year, row=row)


def _same(texts: list[str], private: bool) -> Iterator[str]:
    if len(texts) >= FEW_SAME and len(set(texts)) == 1:
        yield (ALL_SAME_HIDDEN if private else ALL_SAME).format(number=len(texts), text=texts[0])


def _lone(filled: list[tuple[str, int]]) -> Iterator[str]:
    """Words that stand once in a column of few words: a slip of the pen, or somebody worth a look."""
    counts = Counter(text for text, _ in filled)
    lone = [(text, row) for text, row in filled if counts[text] == 1]
    if len(filled) < FEW_WORDS or len(counts) * 3 > len(filled) or len(lone) > NAMED:
        return
    for text, row in lone:
        yield LONE_WORD.format(text=text, row=row)
