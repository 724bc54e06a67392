"""Duties of the office when nobody could bring the register back: no backup, or none that was tried."""

import datetime
from collections.abc import Iterable, Iterator

from django.utils import timezone

from reminders.kinds import Event, ScanContext, reminder
from upkeep.backups import lateness

SUBJECT = "organisation.unit"
# Letters that a duty keeps of its reason; the page has all of it.
MOST = 200


@reminder("backup_late", "Sao lưu dữ liệu", subject=SUBJECT, gone="đã có bản sao lưu mới")
def backups_late(asked: ScanContext) -> Iterator[Event]:
    now = timezone.now()
    yield from told(asked, lateness.late_backup(now), lateness.backup_lines(now))


@reminder("drill_late", "Phục hồi thử bản sao lưu", subject=SUBJECT, gone="đã phục hồi thử đạt")
def drills_late(asked: ScanContext) -> Iterator[Event]:
    now = timezone.now()
    yield from told(asked, lateness.late_drill(now), lateness.drill_lines(now))


def told(asked: ScanContext, late: datetime.datetime | None, why: Iterable[str]) -> Iterator[Event]:
    """A duty of the office since the day on which it was late: by the machine's clock, whatever day is fixed."""
    if late and asked.office:
        day = min(timezone.localdate(late), asked.today)
        yield Event(asked.office, asked.office, day, remark=" ".join(why)[:MOST])
