"""No backup for more than a night, none that was tried for a week: a duty of the office, with its reason."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from office.organisation.models.office import Office
from reminders.models import Duty
from reminders.scan import scan
from tests.reminders.duties import TODAY, make_duty_rule, text
from upkeep.backups import lateness
from upkeep.models import Backup, Drill

NIGHT = datetime.datetime(2030, 5, 6, 2, 25, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def set_up(db, settings, keys):
    settings.BACKUP_IDENTITY, settings.BACKUP_KEY = keys
    return settings


def made(model, at, **fields):
    row = model.objects.create(origin="clock", **{"state": "done", "ended_at": at, **fields})
    model.objects.filter(pk=row.pk).update(began_at=at)
    return row


def after(at, **span):
    return at + datetime.timedelta(**span)


def test_a_new_system_has_a_day_for_its_first_backup_and_its_rule_for_the_first_drill(set_up):
    begun = lateness.since_when()
    assert lateness.lines(after(begun, hours=25)) == []
    assert lateness.lines(after(begun, hours=27)) == [lateness.NEVER]
    assert lateness.lines(after(begun, days=9)) == [lateness.NEVER, lateness.NOT_TRIED]
    set_up.BACKUP_KEY = set_up.BACKUP_IDENTITY = ""
    assert lateness.lines(begun) == [lateness.NO_KEY]
    assert lateness.lines(after(begun, days=9))[-1] == lateness.NOT_TRIED + lateness.HOW_TO_TRY


def test_what_is_old_or_went_wrong_is_told_with_its_reason(set_up):
    backup = made(Backup, NIGHT, file="a.age")
    made(Drill, NIGHT, backup=backup)
    assert lateness.lines(after(NIGHT, hours=25)) == []
    (old,) = lateness.lines(after(NIGHT, hours=27))
    assert old == "Bản sao lưu gần nhất là từ 02:25 ngày 06/05/2030, quá 26 giờ."
    made(Backup, after(NIGHT, hours=1), state="failed", error="Ổ đĩa đầy.")
    made(Drill, after(NIGHT, hours=1), differences=["bảng a", "bảng b"])
    failed, drilled = lateness.lines(after(NIGHT, hours=2))
    assert failed.endswith("không xong: Ổ đĩa đầy.") and "2 sai khác" in drilled
    assert "quá 8 ngày" in lateness.lines(after(NIGHT, days=9))[-2]


def test_the_clock_makes_one_a_night_and_tries_one_a_week(set_up):
    due, tried = lateness.backup_is_due, lateness.drill_is_due
    assert due(NIGHT) and not tried(NIGHT)
    backup = made(Backup, NIGHT, file="a.age")
    assert not due(after(NIGHT, hours=1)) and not due(after(NIGHT, hours=23))
    assert due(after(NIGHT, hours=24)) and tried(NIGHT)
    made(Backup, after(NIGHT, hours=24), state="failed", error="x")
    assert not due(after(NIGHT, hours=25)) and due(after(NIGHT, hours=29))
    made(Drill, NIGHT, backup=backup)
    assert not tried(after(NIGHT, days=6)) and tried(after(NIGHT, days=7))
    made(Drill, after(NIGHT, days=7), state="failed", error="x")
    assert not tried(after(NIGHT, days=7, hours=10)) and tried(after(NIGHT, days=8))
    set_up.BACKUP_IDENTITY = set_up.BACKUP_KEY = ""
    assert not due(after(NIGHT, days=9)) and not tried(after(NIGHT, days=9))


def test_what_is_late_is_a_duty_of_the_office_until_it_is_done(client, world, set_up):
    Office.objects.update_or_create(pk=1, defaults={"unit": world.district})
    for kind in ("backup_late", "drill_late"):
        make_duty_rule(kind, 0, "day")
    old = after(timezone.now(), days=-9)
    backup = made(Backup, old, file="a.age")
    made(Drill, old, backup=backup)
    scan(TODAY)
    duties = {duty.kind.slug: duty for duty in Duty.objects.select_related("rule")}
    assert set(duties) == {"backup_late", "drill_late"}
    assert {(duty.due_on, duty.unit_id) for duty in duties.values()} == {(TODAY, world.district.pk)}
    client.force_login(world.lan)
    assert "quá 26 giờ" in text(client.get(reverse("duty-list")))

    made(Backup, timezone.now(), file="b.age")
    made(Drill, timezone.now(), backup=backup)
    scan(TODAY)
    assert set(Duty.objects.values_list("state", flat=True)) == {"closed"}
