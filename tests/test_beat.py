"""The scheduler with a file of last runs as it may be found, and with a clock that was wrong once."""

import datetime
import json
import os

import pytest
import redis
from celery import Celery
from celery.schedules import crontab
from kombu.exceptions import OperationalError

from config.alive import AGAIN_SECONDS
from config.beat import WatchedScheduler
from config.worker import WatchedConsumer

YEARS = datetime.timedelta(days=5 * 365)
MINUTE = datetime.timedelta(minutes=1)
SCHEDULE = {
    "often": {"task": "none.often", "schedule": 60},
    "nightly": {"task": "none.nightly", "schedule": crontab(minute=40, hour=1)},
}

NO_QUEUE = {"broker_url": "redis://127.0.0.1:1/0", "broker_connection_max_retries": 1}


class Sending(WatchedScheduler):
    """Keeps what it sends instead of sending it."""

    producer = None
    queue_is_away = False

    def setup_schedule(self):
        self.sent = []
        super().setup_schedule()

    def send_task(self, name, *arguments, **options):
        if self.queue_is_away:
            raise OperationalError("away")
        self.sent.append(name)


@pytest.fixture
def begin(tmp_path):
    app = Celery("clock", set_as_current=False, changes={"beat_schedule": SCHEDULE, **NO_QUEUE})
    return lambda: Sending(app, schedule_filename=str(tmp_path / "beat"))


def keep(folder, ran):
    (folder / "beat").write_text(json.dumps(dict.fromkeys(SCHEDULE, ran.isoformat())))


def turn(scheduler, seconds=60):
    """Turns until it would sleep; how long it would."""
    while not (pause := scheduler.tick()):
        seconds -= 1
        assert seconds, "it never sleeps"
    return pause


def now():
    return datetime.datetime.now(datetime.UTC)


def test_what_was_missed_while_it_was_off_is_made_up_for(begin, tmp_path):
    keep(tmp_path, now() - datetime.timedelta(days=2))
    scheduler = begin()
    turn(scheduler)
    assert sorted(scheduler.sent) == ["none.nightly", "none.often"]
    scheduler.sync()
    again = begin()
    turn(again)
    assert again.sent == []


def test_runs_from_the_future_are_forgotten(begin, tmp_path):
    keep(tmp_path, now() + YEARS)
    scheduler = begin()
    turn(scheduler)
    assert max(entry.last_run_at for entry in scheduler.schedule.values()) <= now()
    scheduler.schedule["often"].last_run_at -= MINUTE
    scheduler._heap = None
    turn(scheduler)
    assert scheduler.sent == ["none.often"]


def test_a_clock_that_is_set_back_while_it_runs_silences_nothing(begin):
    scheduler = begin()
    turn(scheduler)
    for entry in scheduler.schedule.values():
        entry.last_run_at += YEARS
    scheduler.populate_heap()
    pause = turn(scheduler)
    assert pause <= scheduler.max_interval
    assert max(entry.last_run_at for entry in scheduler.schedule.values()) <= now()
    assert min(event.time for event in scheduler._heap) <= (now() + MINUTE).timestamp()


@pytest.mark.parametrize(
    "garbage", [b"", b"\x00\xff\x13", b"[1, 2]", b'{"often": 3}', b'{"often": "2021-11-30T00:00:00"}']
)
def test_a_file_that_is_no_table_of_runs_is_begun_anew(begin, tmp_path, garbage):
    (tmp_path / "beat").write_bytes(garbage)
    scheduler = begin()
    turn(scheduler)
    assert set(json.loads((tmp_path / "beat").read_text())) == set(SCHEDULE)


def test_the_files_may_go_while_it_runs(begin, tmp_path):
    scheduler = begin()
    turn(scheduler)
    for path in tmp_path.iterdir():
        path.unlink()
    turn(scheduler)
    scheduler.sync()
    assert {path.name for path in tmp_path.iterdir()} == {"beat", "beat.alive"}
    tmp_path.joinpath("beat").unlink()
    tmp_path.joinpath("beat.alive").unlink()
    tmp_path.rmdir()
    turn(scheduler)
    scheduler.sync()
    tmp_path.mkdir()


def test_what_could_not_be_sent_is_due_when_the_queue_is_back(begin, tmp_path, monkeypatch):
    pauses = []
    monkeypatch.setattr("config.beat.time.sleep", pauses.append)
    keep(tmp_path, now() - MINUTE)
    scheduler = begin()
    scheduler.queue_is_away = True
    assert scheduler.tick() == scheduler.tick() == 0
    assert (scheduler.sent, pauses) == ([], [AGAIN_SECONDS] * 2)
    scheduler.queue_is_away = False
    turn(scheduler)
    assert scheduler.sent == ["none.often"]


def test_who_waits_for_the_queue_leaves_signs_of_life(begin, tmp_path, monkeypatch):
    monkeypatch.setenv("CADRE_ALIVE", str(tmp_path / "worker.alive"))
    scheduler = begin()
    consumer = object.__new__(WatchedConsumer)
    consumer.app = scheduler.app
    for wait, sign in (
        (scheduler._ensure_connected, "beat.alive"),
        (lambda: consumer.ensure_connected(scheduler.app.connection_for_read()), "worker.alive"),
    ):
        assert not (tmp_path / sign).exists()
        with pytest.raises(OperationalError):
            wait()
        assert (tmp_path / sign).exists()


def test_a_worker_listens_to_no_other_and_so_waits_for_no_queue_to_tell_them(celery_worker_process):
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as queue:
        # To what the program asks of it, and nothing else.
        assert queue.pubsub_numpat() == 1
