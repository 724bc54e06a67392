"""Two officers who end one class at once, and a worker that is killed while it writes two hundred results."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import connection
from django.test import Client

from cadre.models.facts import Qualification
from foundation.jobs import execution, tasks
from foundation.jobs.models import Job
from office.organisation.rights import Role
from tests.at_once import held_back
from tests.conftest import make_user
from tests.factories import make_unit
from tests.jobs.work import fall_silent
from tests.put import Put
from tests.training.completion import learners, run_jobs, theory_class, written
from training.models import ClassCompletion, ClassStep, Enrolment, TrainingClass

PATIENCE = 40
MANY = 200
# Its own, so that the worker which serves other tests takes none of it.
QUEUE = "tests"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def unit(transactional_db):
    return make_unit("181", "Huyện Bình Gia", level="district")


@contextmanager
def worker():
    database = connection.settings_dict
    url = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    command = ["-m", "celery", "--quiet", "-A", "config", "worker", "--pool", "solo", "-Q", QUEUE]
    process = subprocess.Popen(
        [sys.executable, *command], env={**os.environ, "DATABASE_URL": f"{url}/{database['NAME']}"}
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait()


def wait_until(true):
    for _ in range(PATIENCE * 10):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("waited in vain")


def waits():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def opened(client, one):
    shown = client.get(f"{one.get_absolute_url()}complete/").context
    return {name: shown[name] for name in ("seal", "state", "version")} | {"on": "20/11/2021"}


def test_two_officers_end_one_class_at_once_and_it_is_ended_once(unit):
    one = theory_class(unit)
    learners(one, unit, 2)
    clients, asked = [Client(), Client()], []
    for number, client in enumerate(clients):
        client.force_login(make_user(f"can_bo_{number}", Role.OFFICER, unit))
        asked.append(opened(client, one))

    def send(number):
        response = clients[number].post(f"{one.get_absolute_url()}complete/", asked[number], follow=True)
        return "đang được ghi vào hồ sơ" in response.content.decode()

    with held_back(2, send) as told:
        list(TrainingClass.objects.select_for_update().filter(pk=one.pk))
    assert sorted(told) == [False, True], "the second is told that the first is at it"
    run_jobs()
    assert len(written()) == 2 == Qualification.objects.count()
    assert (ClassCompletion.objects.count(), ClassStep.objects.count()) == (1, 1)


@contextmanager
def owners_cursor():
    """In one transaction of the owner, who alone may lock a table against those who write."""
    is_ = Put.owner
    session = psycopg2.connect(
        host=is_["HOST"], port=is_["PORT"], dbname=is_["NAME"], user=is_["USER"], password=is_["PASSWORD"]
    )
    try:
        yield session.cursor()
    finally:
        session.rollback()
        session.close()


def test_a_worker_killed_amid_two_hundred_results_leaves_one_qualification_each_when_it_is_done_again(unit):
    one = theory_class(unit)
    learners(one, unit, MANY)
    officer, client = make_user("lan", Role.OFFICER, unit), Client()
    client.force_login(officer)
    client.post(f"{one.get_absolute_url()}complete/", opened(client, one))
    job = Job.objects.get()
    with worker() as process, owners_cursor() as cursor:
        # What is kept of the two hundred facts is written after them: the worker comes so far and waits.
        cursor.execute("LOCK TABLE training_recordedresult IN SHARE MODE")
        tasks.run.apply_async([job.pk], queue=QUEUE)
        wait_until(waits)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not Qualification.objects.exists() and not ClassStep.objects.exists()
    # The dead worker's heartbeat runs out; from then on the job is found, and done by another one.
    fall_silent(job)
    assert execution.stale_jobs() == [job.pk]
    execution.run(job.pk)
    assert Job.objects.get(pk=job.pk).state == "done"
    one.refresh_from_db()
    assert one.completion == "recorded" and ClassStep.objects.count() == 1
    assert (
        Qualification.objects.count() == MANY == len({*Qualification.objects.values_list("cadre", flat=True)})
    )
    assert not Enrolment.objects.filter(qualification=None).exists()
