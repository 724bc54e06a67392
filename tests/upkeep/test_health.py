"""Health tells the truth: each line by itself, in time, and with what to do."""

import datetime
import threading
import time

import psycopg2
import pytest
from celery import current_app
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from foundation.jobs.models import Job, ScheduleRun
from office.organisation.models.users import User
from upkeep.health import asking, clock, database, disks, keeping, kept, queue
from upkeep.health.asking import HealthAnswer, HealthLine, HealthQuestion, answers
from upkeep.tasks import tell_health

NOW = timezone.now()


def minutes(count):
    return datetime.timedelta(minutes=count)


def one(ask, now=NOW):
    [line] = answers([HealthQuestion(f"one {ask}", "Một", ask, "Làm việc này.")], now)
    return line


def test_what_hangs_or_breaks_is_told_in_time_and_holds_up_no_other(monkeypatch):
    monkeypatch.setattr(asking, "LIMIT_SECONDS", 0.3)
    freed, times = threading.Event(), []

    def hangs(now):
        times.append(now)
        freed.wait(10)
        return HealthAnswer(True, "")

    questions = [
        HealthQuestion("hangs", "", hangs, "Xem máy."),
        HealthQuestion("breaks", "", lambda now: 1 / 0, "Xem đĩa."),
        HealthQuestion("works", "", lambda now: HealthAnswer(True, "Tốt.")),
    ]
    began = time.monotonic()
    for _ in range(2):
        lines = answers(questions, NOW)
        assert [(line.ok, line.said) for line in lines] == [
            (False, "Quá 0.3 giây chưa trả lời. Xem máy."),
            (False, "Không hỏi được. Xem đĩa."),
            (True, "Tốt."),
        ]
    assert time.monotonic() - began < 3 and len(times) == 1, "what has not come back is not asked again"
    freed.set()


def test_a_database_that_is_locked_cannot_be_written(transactional_db, monkeypatch):
    monkeypatch.setattr(asking, "LIMIT_SECONDS", 0.4)
    assert one(database.writes).ok
    with psycopg2.connect(**connection.get_connection_params()) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE jobs_schedulerun IN EXCLUSIVE MODE")
        assert not one(database.writes).ok
    other.close()
    assert ScheduleRun.objects.get().name not in current_app.conf.beat_schedule


def test_the_schema_is_that_of_the_program(db):
    assert database.schema(NOW).ok
    rows = MigrationRecorder.Migration.objects
    kept_row = rows.filter(app="jobs").first()
    kept_row.delete()
    lacking = database.schema(NOW)
    assert not lacking.ok and f"jobs.{kept_row.name}" in lacking.said and "migrate" in lacking.said
    rows.create(app="jobs", name="9999_of_tomorrow")
    assert "jobs.9999_of_tomorrow" in database.schema(NOW).said


def test_a_queue_that_is_away_is_told(settings):
    assert one(queue.queue_answers).ok
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert one(queue.queue_answers).said == "Không hỏi được. Làm việc này."


@pytest.fixture
def ran(db):
    def ran(name, ago, **facts):
        at = NOW - ago
        ScheduleRun.objects.update_or_create(name=name, defaults={"started_at": at, "ended_at": at, **facts})

    return ran


def test_a_worker_lives_while_the_clock_or_a_long_job_is_at_work(ran):
    assert (clock.worker(NOW).ok, clock.worker(NOW).said) == (False, clock.NEVER_RAN)
    ran(clock.OFTEN, minutes(1))
    assert (clock.worker(NOW).ok, clock.worker(NOW).age) == (True, 60)
    ran(clock.OFTEN, minutes(3))
    silent = clock.worker(NOW)
    assert not silent.ok and "Khởi động lại dịch vụ làm việc nền" in silent.said and silent.age == 180
    Job.objects.create(
        kind="x", owner=User.objects.create(username="a"), subject_key=1, state="running", alive_at=NOW
    )
    assert clock.worker(NOW).ok


def test_a_scan_is_late_after_two_hours_or_when_it_failed(ran):
    assert (clock.scan(NOW).ok, clock.scan(NOW).said) == (True, clock.NOT_YET)
    assert clock.scan(NOW + minutes(180)).said == clock.NEVER_SCANNED
    ran(clock.SCAN, minutes(119))
    assert clock.scan(NOW).ok
    ran(clock.SCAN, minutes(121))
    assert not clock.scan(NOW).ok and "quá 2 giờ" in clock.scan(NOW).said
    ran(clock.SCAN, minutes(1), failures=2, failed_at=NOW, number="ab12")
    assert "2 lần liền" in clock.scan(NOW).said and "ab12" in clock.scan(NOW).said


def test_disks_are_told_with_what_is_left(settings, tmp_path):
    settings.MEDIA_ROOT, settings.BACKUPS = tmp_path / "files", tmp_path / "backups"
    settings.DATABASE_FOLDER = str(tmp_path / "none")
    settings.DISK_LOW_PERCENT = settings.DISK_STOP_PERCENT = settings.DISK_STOP_MB = 0
    assert disks.room(NOW).ok and len(disks.disks()) == 1
    settings.DISK_LOW_PERCENT = 100
    low = disks.room(NOW)
    assert not low.ok and "Dọn bớt" in low.said and str(tmp_path) in low.said
    settings.DISK_STOP_PERCENT = 100
    assert "đã ngừng nhận thêm tệp" in disks.room(NOW).said


def test_backups_and_drills_are_told_by_their_own_rules(db, settings):
    settings.BACKUP_KEY = ""
    backup, drill = keeping.backup(timezone.now()), keeping.drill(timezone.now() + minutes(60 * 24 * 30))
    assert (backup.ok, drill.ok) == (False, False)
    assert "khóa công khai" in backup.said and "Chưa phục hồi thử" in drill.said


def test_lines_are_kept_and_a_page_waits_for_none_that_are_known(monkeypatch):
    made, again = [], threading.Event()

    def make():
        made.append(1)
        if len(made) > 1:
            again.wait(5)
        return [f"lần {len(made)}"]

    found = kept.Kept(make)
    assert found.for_page() == ["lần 1"] and found.within(5) == ["lần 1"]
    found.at -= kept.PAGE_SECONDS + 1
    assert found.for_page() == ["lần 1"], "what is new comes behind the page"
    again.set()
    assert found.within(5) == ["lần 2"] and len(made) == 2


def test_what_is_not_well_is_logged_by_the_clock(monkeypatch, caplog):
    lines = [
        HealthLine(ok, f"Câu {name}.", None, name, "") for name, ok in (("disk", False), ("queue", True))
    ]
    monkeypatch.setattr(kept.HEALTH, "lines", lines)
    tell_health()
    assert [record.getMessage() for record in caplog.records] == ["not well: disk. Câu disk."]


def test_what_the_clock_starts_has_a_name_and_a_next_time(ran):
    assert set(clock.LABELS) == set(current_app.conf.beat_schedule)
    ran(clock.SCAN, minutes(30))
    ran(clock.OFTEN, minutes(30), ended_at=None)
    now = timezone.now()
    entries = {entry.name: entry for entry in clock.clocked(now)}
    assert entries[clock.OFTEN].following is None and entries[clock.OFTEN].is_running
    assert now < entries["forget-letters"].following < now + datetime.timedelta(days=1)
