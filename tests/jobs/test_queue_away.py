"""The queue is no pillar: with it stopped or hung pages open, a typed search says it was not kept, jobs start later."""

import os
import signal
import time

import pytest
from celery import current_app
from django.db import transaction
from django.urls import reverse

from embedded.valkey import Valkey
from foundation.core.waiting.circuit import QUEUE, Away, Circuit
from foundation.jobs import tasks
from foundation.jobs.models import Job
from foundation.jobs.views import UNSENT, describe
from foundation.lists.search import NOT_KEPT, ONLY_NOW
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_unit
from tests.jobs import work
from tests.jobs.test_worker import wait_until, worker

PAGES = ("home", "cadre-list", "planning-index", "duty-list", "board", "find", "import-list")


def sign(queue, number):
    os.kill(queue.child.process.pid, number)


@pytest.fixture
def queue(tmp_path, settings, monkeypatch):
    """A Valkey of the test's own; started again, it is found where it was."""
    own = Valkey(tmp_path, {"valkey": "x" * 20})
    own.start(None, time.sleep)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": own.address()}}
    monkeypatch.setenv("REDIS_URL", own.address())
    before, conf = current_app.conf.broker_url, current_app.conf
    conf.broker_url = own.address()
    current_app._after_fork()
    yield own
    if own.child.running:
        sign(own, signal.SIGCONT)
    own.stop()
    conf.broker_url = before
    current_app._after_fork()
    QUEUE.again = 0.0


def stop(queue):
    queue.stop()


def hang(queue):
    sign(queue, signal.SIGSTOP)


@pytest.mark.parametrize("fault", [stop, hang])
def test_every_page_opens_and_a_typed_search_says_that_it_is_not_kept(world, client, queue, fault):
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    fault(queue)
    for name in PAGES:
        assert client.get(reverse(name), follow=True).status_code == 200, name
    people = reverse("cadre-list")
    for headers in ({}, {"HX-Request": "true"}):
        found = client.post(people, {"q": "hoàng thị"}, headers=headers)
        text = found.content.decode()
        assert found.status_code == 200 and ONLY_NOW in text
        assert "Hoàng Thị An" in text and "Nông Văn Bình" not in text
    later = client.get(people, {"q": "0123456789ab"})
    assert later.status_code == 400 and NOT_KEPT in later.content.decode()
    assert "Hoàng Thị An" not in later.content.decode()


def test_a_job_that_is_given_without_a_queue_says_so_and_starts_when_it_is_back(transactional_db, queue):
    owner = make_user("lan", Role.OFFICER, make_unit("181", "Huyện Bình Gia", level="district"))
    with worker():
        queue.stop()
        with transaction.atomic():
            job = tasks.start(work.routed, owner, 1)
        job.refresh_from_db()
        assert (job.state, job.sent_at) == ("queued", None)
        Job.objects.update(created_at="2026-01-01T00:00:00Z")
        job.refresh_from_db()
        assert describe(job)["text"] == UNSENT
        queue.start(None, time.sleep)
        QUEUE.again = 0.0
        tasks.resend()
        job.refresh_from_db()
        assert job.sent_at and describe(job)["text"] != UNSENT
        wait_until(lambda: Job.objects.get(pk=job.pk).state == "done")


def test_a_long_queue_is_not_sent_again_and_one_that_was_emptied_is(transactional_db, queue):
    owner = make_user("lan", Role.OFFICER, make_unit("181", "Huyện Bình Gia", level="district"))
    for number in range(3):
        tasks.start(work.steady, owner, number)
    Job.objects.update(sent_at="2026-01-01T00:00:00Z")
    tasks.resend()
    assert tasks.waiting_messages()["celery"] == 3
    current_app.control.purge()
    tasks.resend()
    assert tasks.waiting_messages()["celery"] == 3
    assert not Job.objects.filter(sent_at__year=2026, sent_at__month=1).exists()


def test_what_is_away_is_asked_once_and_then_by_one_at_a_time():
    circuit, asked = Circuit(), []

    def ask():
        asked.append(1)
        if len(asked) < 3:
            raise TimeoutError
        return "trả lời"

    with pytest.raises(TimeoutError):
        circuit.call(ask, TimeoutError)
    with pytest.raises(Away):
        circuit.call(ask, TimeoutError)
    assert len(asked) == 1 and circuit.is_open
    circuit.again = time.monotonic() - 1
    with pytest.raises(TimeoutError):
        circuit.call(lambda: (pytest.raises(Away, circuit.call, ask, TimeoutError), ask()), TimeoutError)
    circuit.again = time.monotonic() - 1
    assert circuit.call(ask, TimeoutError) == "trả lời" and not circuit.is_open
