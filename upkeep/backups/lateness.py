"""What is late with backups and drills, each with its reason and what to do: for page, duties and health."""

import datetime
from collections.abc import Iterator

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from foundation.core.clock import moment
from upkeep.backups.keys import NO_KEY
from upkeep.models import Backup, Drill, UpkeepState

LATEST = datetime.timedelta(hours=26)
NIGHT = datetime.time(2)
BETWEEN_TRIES = datetime.timedelta(hours=4)
NEVER = "Chưa có bản sao lưu nào."
OLD = "Bản sao lưu gần nhất là từ {at}, quá 26 giờ."
FAILED = "Lần sao lưu lúc {at} không xong: {why}"
NOT_TRIED = "Chưa phục hồi thử bản sao lưu nào."
TRIED_LONG_AGO = "Lần diễn tập phục hồi đạt gần nhất là từ {at}, quá {days} ngày."
DRILL_FAILED = "Lần diễn tập lúc {at} không đạt: {why}"
HOW_TO_TRY = " Nơi giữ khóa riêng chạy: manage.py restore_drill --identity TỆP_KHÓA."


def since_when() -> datetime.datetime:
    """When backups could first have been made: the day on which this part of the program came."""
    applied = MigrationRecorder.Migration.objects.filter(app="upkeep").order_by("applied")
    return applied.values_list("applied", flat=True).first()


def last_done() -> Backup | None:
    return Backup.objects.filter(state=UpkeepState.DONE, removed_at=None).order_by("-pk").first()


def last_passed() -> Drill | None:
    return Drill.objects.filter(state=UpkeepState.DONE, differences=[]).order_by("-pk").first()


def late_backup(now: datetime.datetime) -> datetime.datetime | None:
    """Since when a backup is lacking; None where none is."""
    last = last_done()
    due = (last.began_at if last else since_when()) + LATEST
    return due if due < now else None


def late_drill(now: datetime.datetime) -> datetime.datetime | None:
    """The same of a drill that passed."""
    last = last_passed()
    due = (last.ended_at if last else since_when()) + datetime.timedelta(days=settings.DRILL_DAYS)
    return due if due < now else None


def lines(now: datetime.datetime) -> list[str]:
    return [*backup_lines(now), *drill_lines(now)]


def backup_lines(now: datetime.datetime) -> Iterator[str]:
    """Sentences on what is wrong with backups; what has ended badly since the last good one is told at once."""
    last, newest = last_done(), Backup.objects.exclude(ended_at=None).order_by("-pk").first()
    if late_backup(now):
        yield OLD.format(at=moment(last.began_at, True)) if last else NEVER
    if not settings.BACKUP_KEY:
        yield NO_KEY
    if newest and newest.state == UpkeepState.FAILED:
        yield FAILED.format(at=moment(newest.began_at, True), why=newest.error)


def drill_lines(now: datetime.datetime) -> Iterator[str]:
    last, newest = last_passed(), Drill.objects.exclude(ended_at=None).order_by("-pk").first()
    if late_drill(now):
        how = "" if settings.BACKUP_IDENTITY else HOW_TO_TRY
        at = last and moment(last.ended_at, True)
        yield (TRIED_LONG_AGO.format(at=at, days=settings.DRILL_DAYS) if last else NOT_TRIED) + how
    if newest and not newest.passed:
        why = newest.error or f"{len(newest.differences)} sai khác, xem trang Sao lưu, phục hồi."
        yield DRILL_FAILED.format(at=moment(newest.began_at, True), why=why)


def backup_is_due(now: datetime.datetime) -> bool:
    """Whether the clock makes one now: none since the last night, nor tried by the clock within four hours."""
    if not settings.BACKUP_KEY:
        return False
    zone = timezone.get_current_timezone()
    night = datetime.datetime.combine(timezone.localdate(now), NIGHT, zone)
    night -= datetime.timedelta(days=night > now)
    done = Backup.objects.filter(state=UpkeepState.DONE, began_at__gte=night)
    return not done.exists() and not Backup.objects.filter(began_at__gt=now - BETWEEN_TRIES).exists()


def drill_is_due(now: datetime.datetime) -> bool:
    """Whether the clock tries one now, a day before it would be late, and after a bad one the next day."""
    if not settings.BACKUP_IDENTITY or last_done() is None:
        return False
    last = last_passed()
    if last and last.ended_at > now - datetime.timedelta(days=settings.DRILL_DAYS - 1):
        return False
    return not Drill.objects.filter(began_at__gt=now - datetime.timedelta(hours=20)).exists()
