"""The only place that reads the calendar: rules and queries take the day as an argument."""

import datetime

from django.conf import settings
from django.utils import timezone


def today() -> datetime.date:
    """The office's day: the fixed day of a demonstration, or the date in the office's time zone."""
    if settings.FIXED_DAY:
        return datetime.date.fromisoformat(settings.FIXED_DAY)
    return timezone.localdate()


def moment(at: datetime.datetime) -> str:
    """A moment as people of the office say it; of another day with its date."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}" if local.date() == timezone.localdate() else f"{local:%H:%M ngày %d/%m/%Y}"
