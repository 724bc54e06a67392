"""Months and years as the office counts them."""

import calendar
import datetime

from foundation.core.dates import PartialDate


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later (or, below zero, earlier) month, or that month's last day where it has none."""
    year, month = divmod(month_number(day) + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def years_before(day: datetime.date, years: int) -> datetime.date:
    """The same date so many years earlier; 29 February becomes the 28th where there is none."""
    return add_months(day, -12 * years)


def months_between(begun: datetime.date, ended: datetime.date) -> int:
    """Whole months from a day to a day; a month that is not over does not count."""
    return month_number(ended) - month_number(begun) - (ended.day < begun.day)


def months_reached(begun: datetime.date, day: datetime.date) -> int:
    """How many months of a time that begins on a day are over, by the same arithmetic as the day on which so many
    are: from the 31st or 29 February the last day of a shorter month ends it.
    """
    months = months_between(begun, day)
    return months + (add_months(begun, months + 1) <= day)


def month_number(date: datetime.date | PartialDate) -> int:
    """Months since year 0 of a date known at least to its month."""
    return 12 * date.year + date.month - 1


def of_number(number: int) -> PartialDate:
    """The month that has this `month_number`."""
    return PartialDate.of(number // 12, number % 12 + 1)


def last_day_of(month: datetime.date | PartialDate) -> datetime.date:
    """The last day of the month."""
    return datetime.date(month.year, month.month, calendar.monthrange(month.year, month.month)[1])
