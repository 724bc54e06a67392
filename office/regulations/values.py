"""Values of rules as staff type and read them: figures with their unit, months of a year, ages at retirement."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.db import models

from foundation.core.dates import PartialDate


class Measure(models.TextChoices):
    MONTHS = "months", "tháng"
    YEARS = "years", "năm"
    AGE = "age", "tuổi"
    PERSONS = "persons", "người"
    TITLES = "titles", "chức danh"
    TERMS = "terms", "nhiệm kỳ"
    DAYS = "days", "ngày"
    WORKING_DAYS = "working_days", "ngày làm việc"
    TIMES = "times", "lần"
    SHARE = "share", "phần trăm"
    MONTH = "month", "tháng của năm"
    AGES = "ages", "bảng tuổi nghỉ hưu"
    YES_NO = "yes_no", "có hoặc không"
    WORDS = "words", "lời văn"


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
    Measure.AGES: "Ghi như: Nam 60 tuổi; nữ 55 tuổi, sinh từ 01/1966 cứ 8 tháng sinh thêm 4 tháng, tối đa 60 tuổi.",
}
WHOLE = "Ghi một số nguyên, ví dụ 60."


def hint(measure):
    return HINTS.get(measure, WHOLE)


def read_value(text, measure):
    """The stored form of what was typed; raises ValueError for what the measure cannot hold."""
    reader = READERS.get(measure, read_whole)
    return reader(" ".join(text.split()))


def read_whole(text):
    if not re.fullmatch(r"\d{1,6}", text):
        raise ValueError(f"not a whole number: {text}")
    return int(text)


def read_number(text):
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text}") from error
    if not (number.is_finite() and 0 <= number <= 1000):
        raise ValueError(f"out of range: {text}")
    return str(number)


def read_share(text):
    """A share is kept exactly, as text: '2/3' or '0.25'."""
    if re.fullmatch(r"[1-9]\d?/[1-9]\d?", text):
        if Fraction(text) > 1:
            raise ValueError(f"more than the whole: {text}")
        return text
    percent = Decimal(read_number(text.removesuffix("%").strip()))
    if percent > 100:
        raise ValueError(f"more than the whole: {text}")
    return f"{(percent / 100).normalize():f}"


def read_month(text):
    month = PartialDate.parse(text)
    if month.precision != "month":
        raise ValueError(f"not a month: {text}")
    return month.iso


def read_yes_no(text):
    words = {"có": True, "không": False}
    if text.lower() not in words:
        raise ValueError(f"neither yes nor no: {text}")
    return words[text.lower()]


def read_ages(text):
    """Ages in months by sex: a base, and for later births a step every so many birth months up to a limit."""
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
    Measure.AGES: read_ages,
    Measure.WORDS: str,
}


def written(value, measure):
    """The value as people read and type it; nothing for a figure that is not known."""
    if value is None:
        return ""
    if measure in WRITERS:
        return WRITERS[measure](value)
    return str(value)


def with_unit(value, measure):
    """The value with the word of its unit, where the value alone does not say it."""
    text = written(value, measure)
    return f"{text} {Measure(measure).label}" if text and measure in COUNTED else text


def write_share(value):
    if "/" in value:
        return value
    percent = f"{(Decimal(value) * 100).normalize():f}"
    return percent.replace(".", ",") + "%"


def write_ages(ages):
    return "; ".join(write_age(SEXES[sex], ages[sex]) for sex in SEXES)


def write_age(word, age):
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
    Measure.AGES: write_ages,
}
COUNTED = set(Measure) - set(WRITERS) - {Measure.WORDS} | {Measure.TIMES}
