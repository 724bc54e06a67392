"""Which backups stay: the last of each of so many days, weeks and months, and whatever would be missed most."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from upkeep.models import Backup, Drill, UpkeepState

PERIODS: tuple[Callable[[datetime.date], Any], ...] = (
    lambda day: day,
    lambda day: day.isocalendar()[:2],
    lambda day: (day.year, day.month),
)


def kept(days: Iterable[tuple[int, datetime.date]], numbers: tuple[int, ...]) -> set[int]:
    """Keys of those that stay, of (key, day) with the newest first: the newest of each period, and of all."""
    found, days = set(), list(days)
    for period, most in zip(PERIODS, numbers, strict=True):
        newest = {}
        for key, day in days:
            newest.setdefault(period(day), key)
        found.update(list(newest.values())[:most])
    return found | {key for key, _ in days[:1]}


def proven() -> int | None:
    """The newest backup that a drill has restored without a difference, and whose file is there."""
    passed = Drill.objects.filter(state=UpkeepState.DONE, differences=[], backup__removed_at=None)
    return passed.order_by("-backup").values_list("backup", flat=True).first()


def prune(folder: Path, now: datetime.datetime) -> None:
    """Remove the files of those that do not stay, and note whose file somebody took away."""
    there = list(Backup.objects.filter(state=UpkeepState.DONE, removed_at=None).order_by("-began_at", "-pk"))
    days = [(each.pk, timezone.localdate(each.began_at)) for each in there if (folder / each.file).exists()]
    stay = kept(days, settings.BACKUPS_KEPT) | {proven()}
    present = {key for key, _ in days}
    for backup in there:
        if backup.pk in present and backup.pk in stay:
            continue
        for name in (backup.file, f"{backup.file}.sha256"):
            (folder / name).unlink(missing_ok=True)
        backup.removed_at = now
        backup.save(update_fields=["removed_at"])
