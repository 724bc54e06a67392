"""Filters of the pages of the system: how long, and how long ago."""

from django.template import Library

from foundation.jobs.models import Job

register = Library()
MINUTE, HOUR, DAY = 60, 3600, 86400


@register.filter
def lasted(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 0.1:
        return "dưới 0,1 giây"
    if seconds < MINUTE:
        return f"{seconds:.1f}".replace(".", ",") + " giây" if seconds < 10 else f"{seconds:.0f} giây"
    if seconds < HOUR:
        return f"{seconds // MINUTE:.0f} phút"
    return f"{seconds // HOUR:.0f} giờ" if seconds < 2 * DAY else f"{seconds // DAY:.0f} ngày"


@register.filter
def ago(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return "vừa xong" if seconds < MINUTE else f"{lasted(seconds)} trước"


@register.filter
def took(job: Job) -> str:
    """How long the last attempt took; empty while it goes on."""
    known = job.started_at and job.finished_at
    return lasted((job.finished_at - job.started_at).total_seconds()) if known else ""
