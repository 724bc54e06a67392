"""Two beats and three workers on real servers; two of the workers are killed in the middle of their work."""

import datetime
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from celery import current_app
from django.db import connection

from cadre.models.people import Cadre
from foundation.core.traces.history import event_model
from office.organisation.rights import Role
from reminders import tasks
from reminders.digests import send_digests
from reminders.models import Digest, Duty
from reminders.scan import scan
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.reminders import QUEUE
from tests.reminders.duties import TODAY, make_duty_rule
from tests.reminders.mail import sink

PATIENCE = 120
WEEK_LATER = TODAY + datetime.timedelta(days=8)
PEOPLE = 40
PEOPLE_WITH_MAIL = ["hoa", "huong", "lan"]
# A worker that holds a digest and asks the database nothing for so long waits for the mail server.
SENDING = """state = 'idle in transaction' AND state_change < clock_timestamp() - interval '0.5 s' AND pid IN
(SELECT pid FROM pg_locks WHERE relation = 'reminders_digest'::regclass AND mode = 'RowShareLock')"""


def wait_until(true):
    for _ in range(PATIENCE * 20):
        if found := true():
            return found
        time.sleep(0.05)
    pytest.fail("waited in vain")


@contextmanager
def crew(environment, folder):
    """Three workers, known to the database by their names, and two beats."""
    celery = [sys.executable, "-m", "celery", "--quiet", "-A"]
    worker = ["config", "worker", "--pool", "solo", "-Q", QUEUE, "--loglevel", "ERROR", "--without-gossip"]
    beat = ["tests.reminders.clockwork", "beat", "--loglevel", "ERROR", "--pidfile", ""]
    started = {
        name: subprocess.Popen(
            [*celery, *worker, "--without-mingle", "-n", name], env={**environment, "PGAPPNAME": name}
        )
        for name in ("mot", "hai", "ba")
    }
    for number in range(2):
        schedule = ["--schedule", str(folder / f"beat{number}")]
        started[number] = subprocess.Popen([*celery, *beat, *schedule], env=environment)
    try:
        yield started
    finally:
        for process in started.values():
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.wait()


def name_of(condition):
    """The worker whose database connection is in the state, if any."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT application_name FROM pg_stat_activity"
            f" WHERE application_name IN ('mot', 'hai', 'ba') AND {condition} LIMIT 1"
        )
        return (cursor.fetchone() or [None])[0]


@pytest.fixture
def environment(transactional_db):
    database = connection.settings_dict
    url = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    return {**os.environ, "DATABASE_URL": f"{url}/{database['NAME']}", "CADRE_TODAY": WEEK_LATER.isoformat()}


@pytest.fixture
def office(transactional_db):
    """People who all retire at the end of 11/2022: a lead of theirs begins while nobody looks."""
    district = make_unit("181", "Huyện Bình Gia", level="district")
    post = make_post("Chuyên viên", district)
    for number in range(PEOPLE):
        make_cadre(f"Lý Văn {number}", post, birth="1962-05-05")
    for name in PEOPLE_WITH_MAIL:
        make_user(name, Role.OFFICER, district, email=f"{name}@noibo")
    return district


@contextmanager
def another_session():
    """A connection of its own, as of someone else who is writing at the moment."""
    other = connection.copy()
    other.set_autocommit(False)
    try:
        yield other
    finally:
        other.rollback()
        other.close()


def begin_the_same_duty(session, rule, office):
    """Insert, and do not commit, the duty of the last person: a scan gets as far as that and waits."""
    last = Cadre.objects.order_by("-pk").first()
    with session.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reminders_duty (rule_id, unit_id, subject_key, cycle, event_on, due_on, shown_from, basis,"
            " confirmed, state, reason, note) VALUES (%s, %s, %s, '', %s, %s, %s, '', false, 'open', '', '')",
            [rule.pk, office.pk, last.pk, *[WEEK_LATER] * 3],
        )


def ten_times(task):
    for _ in range(10):
        task.apply_async(queue=QUEUE)


def kill_in_the_middle_of_a_scan(started, session):
    kill(
        started.pop(
            wait_until(
                lambda: name_of("wait_event = 'transactionid' AND query LIKE '%INSERT INTO%reminders_duty%'")
            )
        )
    )
    session.rollback()


def kill_in_the_middle_of_a_digest(started, server):
    assert server.met.wait(PATIENCE)
    kill(started.pop(wait_until(lambda: name_of(SENDING))))
    server.goes_on.set()


def stop_the_clock(started):
    """Two beats ask for four tasks a second: on a slow machine their queue would never be empty."""
    for number in range(2):
        kill(started.pop(number))


def sent(period):
    return Digest.objects.filter(period=period, state="sent").count()


def queue_is_empty():
    with current_app.connection_for_read() as broker:
        return broker.default_channel.client.llen(QUEUE) == 0


def test_every_duty_exists_once_and_every_digest_is_sent_once(office, environment, tmp_path, settings):
    rule, review = make_duty_rule(lead=12), make_duty_rule("review", month=3, day=31)
    settings.MAIL_SERVER = "smtp://here"
    for _ in range(2):
        scan(TODAY - datetime.timedelta(days=1))
        send_digests(TODAY - datetime.timedelta(days=1))
    assert Duty.objects.get().rule == review and sent("2021-W48") == len(PEOPLE_WITH_MAIL)

    # A week passes without a beat, and the first lead of everyone begins in it.
    with sink() as server, another_session() as session:
        environment["EMAIL_URL"] = f"smtp://127.0.0.1:{server.server_address[1]}"
        begin_the_same_duty(session, rule, office)
        ten_times(tasks.remind)
        with crew(environment, tmp_path) as started:
            kill_in_the_middle_of_a_scan(started, session)
            wait_until(lambda: len(list(tmp_path.glob("beat*"))) >= 2)
            wait_until(lambda: Duty.objects.filter(rule=rule).count() == PEOPLE)
            ten_times(tasks.send_digests)
            kill_in_the_middle_of_a_digest(started, server)
            wait_until(lambda: sent("2021-W49") == len(PEOPLE_WITH_MAIL))
            stop_the_clock(started)
            ten_times(tasks.remind)
            ten_times(tasks.send_digests)
            wait_until(queue_is_empty)
        assert sorted(letter["To"] for letter in server.got) == [f"{name}@noibo" for name in PEOPLE_WITH_MAIL]
    assert sorted(Duty.objects.filter(rule=rule).values_list("subject_key", flat=True)) == sorted(
        Cadre.objects.values_list("pk", flat=True)
    )
    made = event_model(Duty).objects.filter(rule=rule, pgh_label="insert")
    assert made.count() == PEOPLE and event_model(Duty).objects.filter(pgh_label="update").count() == 0
    assert Digest.objects.count() == 2 * len(PEOPLE_WITH_MAIL)
