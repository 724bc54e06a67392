"""Dates as a dossier knows them: to the day, to the month, or to the year alone."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any, Literal, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from foundation.core import parameters
from foundation.core.text.days import spelled_out

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
TYPED = re.compile(r"(?:(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ])?(\d{4})")
DIGITS = re.compile(r"(?:(\d{2})?(\d{2}))?(\d{4})")
EARLIEST, LATEST = 1800, 2200


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month or a year. Orders by its first day, the coarser before the finer.

    Raises ValueError for what no calendar has.
    """

    iso: str

    def __post_init__(self) -> None:
        if not ISO.fullmatch(self.iso):
            raise ValueError(f"not a partial date: {self.iso}")
        if not EARLIEST <= self.first_day.year <= LATEST:
            raise ValueError(f"year out of range: {self.iso}")

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]
        return cls("-".join(parts))

    @classmethod
    def from_date(cls, date: datetime.date) -> Self:
        return cls.of(date.year, date.month, date.day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read dd/mm/yyyy, mm/yyyy or yyyy, with or without separators, or the ISO form; else ValueError."""
        text = text.strip()
        if ISO.fullmatch(text):
            return cls(text)
        match = TYPED.fullmatch(text) or DIGITS.fullmatch(text)
        if not match:
            raise ValueError(f"not a date: {text}")
        day, month, year = (int(part) if part else None for part in match.groups())
        if month == 0 or day == 0:
            raise ValueError(f"not a date: {text}")
        return cls.of(year, month, day)

    @property
    def year(self) -> int:
        return int(self.iso[:4])

    @property
    def month(self) -> int | None:
        return int(self.iso[5:7]) if len(self.iso) > 4 else None

    @property
    def day(self) -> int | None:
        return int(self.iso[8:]) if len(self.iso) > 7 else None

    @property
    def precision(self) -> Literal["year", "month", "day"]:
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def first_day(self) -> datetime.date:
        return datetime.date.fromisoformat(f"{self.iso}-01-01"[:10])

    @property
    def last_day(self) -> datetime.date:
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def covers(self, other: "PartialDate") -> bool:
        """Whether the other date is this one, or lies within this month or year."""
        return other.iso.startswith(self.iso)

    def agrees(self, other: "PartialDate") -> bool:
        """Whether both can be the same day: one of them covers the other."""
        return self.covers(other) or other.covers(self)

    def __str__(self):
        return "/".join(reversed(self.iso.split("-")))


def as_partial(value: PartialDate | datetime.date | str | None) -> PartialDate | None:
    """None for an empty value. Raises ValueError for text that is not in the ISO form."""
    if value in (None, ""):
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PartialDate.from_date(value)
    return PartialDate(value)


UNREAL = "Ngày %(value)s không có thật; ghi dd/mm/yyyy, mm/yyyy hoặc yyyy."
BOX = {"inputmode": "numeric", "placeholder": "dd/mm/yyyy"}


def within_bounds(day: Any, typed: str) -> Any:
    """What was typed, where its year can be reckoned with, as days of an address are asked."""
    if day and not parameters.EARLIEST <= day.year <= parameters.LATEST:
        raise ValidationError(parameters.FAR_DAY.format(text=typed), code="far")
    return day


class PartialDateFormField(forms.CharField):
    """One text box for all three precisions; what was typed stays in the box when it is wrong."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"max_length": 20, "empty_value": None, **kwargs})
        self.widget.attrs.update({"data-partial-date": "", "autocomplete": "off", **BOX})

    def to_python(self, value: PartialDate | datetime.date | str | None) -> PartialDate | None:
        if isinstance(value, (PartialDate, datetime.date)):
            return as_partial(value)
        text = super().to_python(value)
        try:
            return within_bounds(PartialDate.parse(spelled_out(text)), text) if text else None
        except ValueError as error:
            raise ValidationError(UNREAL, code="unreal", params={"value": text}) from error

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value

    def validate(self, value: PartialDate | None) -> None:
        forms.Field.validate(self, value)

    def run_validators(self, value: PartialDate | None) -> None:
        """Length is the parser's business."""

    def has_changed(self, initial: PartialDate | datetime.date | str | None, data: str | None) -> bool:
        try:
            return as_partial(initial) != self.to_python(data)
        except ValidationError:
            return True


class PartialDateField(models.Field):
    """Stored as '1973', '1973-05' or '1973-05-12', so text order is the order of first days.

    Compared with a full day it stands for its first day: `valid_from__lte=day` and `valid_to__gt=day` just work.
    The SQL domain `partial_date` refuses every other text.
    """

    def db_type(self, connection: object) -> str:
        return "partial_date"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> PartialDate | None:
        return PartialDate(value) if value else None

    def to_python(self, value: PartialDate | datetime.date | str | None) -> PartialDate | None:
        try:
            return as_partial(value)
        except ValueError as error:
            raise ValidationError(UNREAL, code="unreal", params={"value": value}) from error

    def get_prep_value(self, value: PartialDate | datetime.date | str | None) -> str | None:
        if isinstance(value, str) and not value:
            return None
        value = as_partial(value)
        return value.iso if value else None

    def value_to_string(self, obj: models.Model) -> str | None:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})
