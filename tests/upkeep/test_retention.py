"""Old backups go, but never the one that would be missed most."""

import datetime

from django.utils import timezone

from upkeep.backups.retention import kept, prune
from upkeep.models import Backup, Drill, StartedBy

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)


def days(number):
    return [(back, NOON.date() - datetime.timedelta(days=back)) for back in range(number)]


def test_the_newest_of_each_day_week_and_month_stay():
    # Friday 27/11: this week's newest is that of today, the last ones' are Sundays; months end on their last day.
    assert kept(days(100), (3, 3, 3)) == {0, 1, 2, 5, 12, 27, 58}
    assert kept([(2, NOON.date()), (1, NOON.date())], (5, 5, 5)) == {2}
    assert kept(days(3), (0, 0, 0)) == {0}
    assert kept([], (1, 1, 1)) == set()


def made(folder, back):
    """A backup of so many days ago, with its files."""
    backup = Backup.objects.create(origin=StartedBy.CLOCK, state="done", file=f"{back}.age", ended_at=NOON)
    Backup.objects.filter(pk=backup.pk).update(began_at=NOON - datetime.timedelta(days=back))
    for name in (backup.file, f"{backup.file}.sha256"):
        (folder / name).write_text("x")
    return backup


def test_what_a_drill_has_passed_stays_and_what_somebody_took_is_noted(db, settings, tmp_path):
    settings.BACKUPS_KEPT = (2, 0, 0)
    proven, old, taken, recent, newest = (made(tmp_path, back) for back in (9, 8, 3, 1, 0))
    Drill.objects.create(origin=StartedBy.CLOCK, backup=proven, state="done", ended_at=NOON)
    Drill.objects.create(
        origin=StartedBy.CLOCK, backup=old, state="done", differences=["bảng"], ended_at=NOON
    )
    (tmp_path / taken.file).unlink()
    (tmp_path / "foreign.age").write_text("x")

    prune(tmp_path, timezone.now())
    there = {path.name for path in tmp_path.glob("*.age")}
    assert there == {proven.file, recent.file, newest.file, "foreign.age"}
    assert not (tmp_path / f"{old.file}.sha256").exists()
    gone = Backup.objects.exclude(removed_at=None).values_list("pk", flat=True)
    assert set(gone) == {old.pk, taken.pk}
