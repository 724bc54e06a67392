"""Values of rules as staff type and read them: figures with their unit, months of a year, ages at retirement."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from django.db import models

from foundation.core.dates import PartialDate

# Ages at retirement by sex (M, F), in months: see `read_ages`.
Ages = dict[str, dict[str, Any]]
# A value as a rule stores it.
RuleValue = int | str | bool | Ages
# A value ready to calculate with.
RuleFigure = Fraction | PartialDate | RuleValue


class Measure(models.TextChoices):
    MONTHS = "months", "tháng"
    YEARS = "years", "năm"
    AGE = "age", "tuổi"
    PERSONS = "persons", "người"
    TITLES = "titles", "chức danh"
    TERMS = "terms", "nhiệm kỳ"
    DAYS = "days", "ngày"
    WORKING_DAYS = "working_days", "ngày làm việc"
    POINTS = "points", "điểm"
    TIMES = "times", "lần"
    SHARE = "share", "phần trăm"
    MONTH = "month", "tháng của năm"
    RECKONING = "reckoning", "mốc tính"
    AGES = "ages", "bảng tuổi nghỉ hưu"
    YES_NO = "yes_no", "có hoặc không"
    WORDS = "words", "lời văn"


class ReckoningPoint(models.TextChoices):
    """To which month or day ages and the time left are counted."""

    CONGRESS = "congress", "Tháng đại hội của nhiệm kỳ"
    REVIEW = "review", "Ngày rà soát"
    APPROVAL = "approval", "Ngày phê duyệt"
    DOSSIER = "dossier", "Ngày nhận đủ hồ sơ"


SEXES = {"M": "Nam", "F": "Nữ"}
AGE = re.compile(
    r"(nam|nữ) (\d+) tuổi"
    r"(?:, sinh từ (\d{1,2}/\d{4}) cứ (\d+) tháng sinh thêm (\d+) tháng, tối đa (\d+) tuổi)?",
    re.IGNORECASE,
)
HINTS = {
    Measure.TIMES: "Ghi một số, ví dụ 1,5.",
    Measure.SHARE: "Ghi tỷ lệ, ví dụ 25%, 92,5% hoặc 2/3.",
    Measure.MONTH: "Ghi tháng và năm, ví dụ 06/2020.",
    Measure.YES_NO: "Ghi có hoặc không.",
    Measure.RECKONING: f"Ghi một trong các mốc: {'; '.join(ReckoningPoint.labels)}.",
    Measure.AGES: "Ghi như: Nam 60 tuổi; nữ 55 tuổi, sinh từ 01/1966 cứ 8 tháng sinh thêm 4 tháng, tối đa 60 tuổi.",
}
WHOLE = "Ghi một số nguyên, ví dụ 60."


def hint(measure: str) -> str:
    """What users are told when they typed a value that the measure cannot hold."""
    return HINTS.get(measure, WHOLE)


def read_value(text: str, measure: str) -> RuleValue:
    """The stored form of a typed value. Raises ValueError for one that the measure cannot hold."""
    reader = READERS.get(measure, read_whole)
    return reader(" ".join(text.split()))


def read_whole(text: str) -> int:
    """Raises ValueError unless the text is a whole number of at most six digits."""
    if not re.fullmatch(r"\d{1,6}", text):
        raise ValueError(f"not a whole number: {text}")
    return int(text)


def read_number(text: str) -> str:
    """An exact number, kept as text: "1.5" for "1,5". Raises ValueError outside 0 to 1000."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text}") from error
    if not (number.is_finite() and 0 <= number <= 1000):
        raise ValueError(f"out of range: {text}")
    return str(number)


def read_share(text: str) -> str:
    """A share of a whole, kept exactly, as text: "2/3" or, for 25%, "0.25". Raises ValueError for more than 1."""
    if re.fullmatch(r"[1-9]\d?/[1-9]\d?", text):
        if Fraction(text) > 1:
            raise ValueError(f"more than the whole: {text}")
        return text
    percent = Decimal(read_number(text.removesuffix("%").strip()))
    if percent > 100:
        raise ValueError(f"more than the whole: {text}")
    return f"{(percent / 100).normalize():f}"


def read_month(text: str) -> str:
    """The ISO form of a month. Raises ValueError for another date."""
    month = PartialDate.parse(text)
    if month.precision != "month":
        raise ValueError(f"not a month: {text}")
    return month.iso


def read_yes_no(text: str) -> bool:
    """Raises ValueError unless the text is "có" or "không"."""
    words = {"có": True, "không": False}
    if text.lower() not in words:
        raise ValueError(f"neither yes nor no: {text}")
    return words[text.lower()]


def read_reckoning(text: str) -> str:
    """The key of a reckoning point, typed by its label. Raises ValueError for another text."""
    points = {label.lower(): point for point, label in ReckoningPoint.choices}
    if text.lower() not in points and text not in ReckoningPoint.values:
        raise ValueError(f"not a reckoning point: {text}")
    return points.get(text.lower(), text)


def read_ages(text: str) -> Ages:
    """Retirement ages by sex, in months: a base and, for births from a month on, a step every so many birth months.

    Raises ValueError where a sex is missing or a part cannot be read.
    """
    sexes = {word.lower(): sex for sex, word in SEXES.items()}
    ages = {}
    for part in text.rstrip(".").split(";"):
        match = AGE.fullmatch(part.strip())
        if not match:
            raise ValueError(f"not an age: {part}")
        sex, base, begin, every, step, limit = match.groups()
        ages[sexes[sex.lower()]] = age = {"base": int(base) * 12}
        if begin:
            age |= {
                "from": read_month(begin),
                "every": int(every),
                "step": int(step),
                "limit": int(limit) * 12,
            }
            if not age["every"] or age["limit"] < age["base"]:
                raise ValueError(f"not an age: {part}")
    if set(ages) != set(SEXES):
        raise ValueError("ages of both sexes are needed")
    return ages


READERS = {
    Measure.TIMES: read_number,
    Measure.SHARE: read_share,
    Measure.MONTH: read_month,
    Measure.YES_NO: read_yes_no,
    Measure.RECKONING: read_reckoning,
    Measure.AGES: read_ages,
    Measure.WORDS: str,
}


def written(value: RuleValue | None, measure: str) -> str:
    """The value as people read and type it, without its unit; empty for None."""
    if value is None:
        return ""
    if measure in WRITERS:
        return WRITERS[measure](value)
    return str(value)


def with_unit(value: RuleValue | None, measure: str) -> str:
    """The value followed by its unit, where the value alone does not say it; empty for None."""
    text = written(value, measure)
    return f"{text} {Measure(measure).label}" if text and measure in COUNTED else text


def write_share(value: str) -> str:
    if "/" in value:
        return value
    percent = f"{(Decimal(value) * 100).normalize():f}"
    return percent.replace(".", ",") + "%"


def write_ages(ages: Ages) -> str:
    return "; ".join(write_age(SEXES[sex], ages[sex]) for sex in SEXES)


def write_age(word: str, age: dict[str, Any]) -> str:
    text = f"{word} {age['base'] // 12} tuổi"
    if "from" not in age:
        return text
    begin = PartialDate(age["from"])
    return (
        f"{text}, sinh từ {begin} cứ {age['every']} tháng sinh thêm {age['step']} tháng,"
        f" tối đa {age['limit'] // 12} tuổi"
    )


WRITERS = {
    Measure.TIMES: lambda value: str(value).replace(".", ","),
    Measure.SHARE: write_share,
    Measure.MONTH: lambda value: str(PartialDate(value)),
    Measure.YES_NO: lambda value: "Có" if value else "Không",
    Measure.RECKONING: lambda value: ReckoningPoint(value).label,
    Measure.AGES: write_ages,
}
COUNTED = set(Measure) - set(WRITERS) - {Measure.WORDS} | {Measure.TIMES}
