"""The row of a scheduled task tells when it really ran, and how it ended."""

import time

import pytest
from celery import current_app, shared_task

from foundation.jobs.models import ScheduleRun

PRIVATE = "Hoàng Thị An"


@shared_task(name="tests.jobs.broken")
def broken():
    raise ValueError(PRIVATE)


@shared_task(name="tests.jobs.steady")
def steady():
    return None


@pytest.fixture
def scheduled(monkeypatch, db):
    monkeypatch.setitem(current_app.conf.beat_schedule, "broken", {"task": broken.name})


def run_of(name):
    return ScheduleRun.objects.get(name=name)


def test_failures_in_a_row_are_counted_until_it_succeeds(scheduled, caplog, monkeypatch):
    for times in (1, 2):
        broken.apply()
        run = run_of("broken")
        assert (run.failures, len(run.number)) == (times, 8)
        assert run.failed_at == run.ended_at >= run.started_at
        said = [record.getMessage() for record in caplog.records if record.name == "foundation.jobs.schedule"]
        assert said[-1].startswith(f"task tests.jobs.broken failed, number {run.number}: ValueError\n")
        assert "raise ValueError" in said[-1] and PRIVATE not in caplog.text
    monkeypatch.setattr(broken, "run", lambda: None)
    broken.apply()
    assert run_of("broken").failures == 0 and run_of("broken").failed_at


def test_only_what_the_clock_starts_has_a_row(scheduled):
    steady.apply()
    assert not ScheduleRun.objects.exists()


def test_a_real_worker_writes_the_row_around_the_task(transactional_db, celery_worker_process):
    current_app.send_task("sheets.tasks.close_abandoned", retry=False)
    for _ in range(100):
        run = ScheduleRun.objects.filter(name="close-imports").first()
        if run and run.ended_at:
            break
        time.sleep(0.1)
    assert run.ended_at >= run.started_at
    assert (run.failures, run.number) == (0, "") and 0 <= run.seconds < 10
