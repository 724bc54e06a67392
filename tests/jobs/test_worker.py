"""Jobs in the hands of a real worker, which is killed in the middle of one."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from foundation.jobs import execution, tasks
from foundation.jobs.models import Job
from office.organisation.models.structure import ManagingAuthority
from tests.conftest import make_user
from tests.factories import make_unit
from tests.jobs import work
from tests.jobs.work import fall_silent

PATIENCE = 40
# Its own, as the worker that serves the other tests does not know these kinds.
QUEUE = "tests"


@contextmanager
def worker(*options):
    """A worker that knows the kinds of the tests."""
    database = connection.settings_dict
    url = f"postgres://{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    command = [
        "-m",
        "celery",
        "--quiet",
        "-A",
        "config",
        "worker",
        "-Q",
        QUEUE,
        *(options or ("--pool", "solo")),
    ]
    process = subprocess.Popen(
        [sys.executable, *command, "--include", "tests.jobs.work"],
        env={**os.environ, "DATABASE_URL": f"{url}/{database['NAME']}"},
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill() if options else process.terminate()
        process.wait()


def wait_until(true):
    for _ in range(PATIENCE * 10):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("waited in vain")


@pytest.fixture
def owner(transactional_db):
    return make_user("lan", "officer", make_unit("181", "Huyện Bình Gia", level="district"))


def send(job, **limits):
    tasks.run.apply_async([job.pk], queue=QUEUE, **limits)


def state(job):
    return Job.objects.get(pk=job.pk).state


def test_a_killed_worker_leaves_nothing_half_and_the_job_is_done_again(owner):
    job = Job.objects.create(kind=work.slow.slug, owner=owner, subject_key=1)
    send(job)
    with worker() as process:
        wait_until(lambda: Job.objects.get(pk=job.pk).done >= 1)
        assert state(job) == "running"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not ManagingAuthority.objects.exists()
    assert state(job) == "running"

    # The dead worker's heartbeat runs out; from then on the job may be claimed again.
    fall_silent(job)
    ManagingAuthority.objects.create(name="Đã ngắt 1")
    assert execution.stale_jobs() == [job.pk]
    send(job)
    with worker():
        wait_until(lambda: state(job) == "done")
    assert ManagingAuthority.objects.filter(name__startswith="Diện 1-").count() == work.ROWS


def test_a_task_that_hangs_is_ended_and_its_job_says_so(owner):
    """The limits of the message stand for those of the settings, which are as long as the longest work."""
    job = Job.objects.create(kind=work.stuck.slug, owner=owner, subject_key=1)
    send(job, soft_time_limit=1, time_limit=20)
    with worker("--concurrency", "1"):
        wait_until(lambda: state(job) == "failed")
    assert "quá lâu" in Job.objects.get(pk=job.pk).error and not ManagingAuthority.objects.exists()
