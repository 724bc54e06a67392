"""The only place that reads the calendar: rules and queries take the day as an argument."""

import datetime

from django.conf import settings
from django.template import Library
from django.utils import timezone

# Its filter and tag are known to every template (`settings.TEMPLATES`).
register = Library()


def today() -> datetime.date:
    """The office's day: the fixed day of a demonstration, or the date in the office's time zone."""
    fixed = settings.FIXED_DAY
    return datetime.date.fromisoformat(fixed) if fixed else timezone.localdate()


@register.filter
def moment(at: datetime.datetime | None, dated: bool = False) -> str:
    """The one way to print a time: that of the office, of another day or `dated` with its date; empty for None."""
    local = at and timezone.localtime(at)
    short = local and not dated and local.date() == timezone.localdate()
    return f"{local:{'%H:%M' if short else '%H:%M ngày %d/%m/%Y'}}" if local else ""


def stamp(at: datetime.datetime) -> str:
    """The same in the name of a file, where times sort as they came."""
    return f"{timezone.localtime(at):%Y%m%d-%H%M%S}"


@register.simple_tag
def this_moment(dated: bool = True) -> str:
    return moment(timezone.now(), dated)
