"""The office's day begins at its own midnight, and whoever comes first after it moves the projections."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cadre.models.facts import PostHeld
from cadre.models.people import CadreNow
from foundation.core import clock
from foundation.jobs import execution
from foundation.jobs.models import Job
from reminders.tasks import remind
from tests.factories import make_post
from tests.jobs import work

# Seven hours behind the office: 00:00 there is 17:00 here.
BEFORE = datetime.datetime(2021, 11, 30, 16, 59, 59, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2021, 11, 30, 17, 0, tzinfo=datetime.UTC)
DECEMBER = datetime.date(2021, 12, 1)


@pytest.fixture
def at(monkeypatch, settings):
    """Set the machine's clock, in UTC, as a server's is; no day is fixed."""
    settings.FIXED_DAY = ""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def moving(world):
    """An moves from her post to another one on 1 December."""
    PostHeld.objects.filter(cadre=world.an).update(valid_to=DECEMBER.isoformat())
    world.later = make_post("Bí thư Đảng ủy", world.hoa_tham)
    PostHeld.objects.create(cadre=world.an, post=world.later, valid_from=DECEMBER.isoformat())
    return world


def post_shown(world):
    return CadreNow.objects.get(cadre=world.an).held.post.title.name


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (BEFORE, datetime.date(2021, 11, 30)),
        (AFTER, DECEMBER),
        (datetime.datetime(2021, 11, 30, 23, 30, tzinfo=datetime.UTC), DECEMBER),
        (datetime.datetime(2021, 12, 1, 16, 30, tzinfo=datetime.UTC), DECEMBER),
    ],
)
def test_the_day_is_that_of_the_office(at, moment, day):
    at(moment)
    assert clock.today() == day


def test_a_fixed_day_stands_whatever_the_clock_says(at, settings):
    at(AFTER)
    settings.FIXED_DAY = "2021-11-30"
    assert clock.today() == datetime.date(2021, 11, 30)


def test_the_first_request_after_midnight_sees_the_new_day(client, moving, at):
    client.force_login(moving.lan)
    for moment, title in [(BEFORE, "Chủ tịch UBND"), (AFTER, "Bí thư Đảng ủy")]:
        at(moment)
        assert client.get(reverse("cadre-list")).status_code == 200
        assert post_shown(moving) == title


def test_the_first_job_after_midnight_works_on_the_new_day(moving, at):
    for number, (moment, title) in enumerate([(BEFORE, "Chủ tịch UBND"), (AFTER, "Bí thư Đảng ủy")]):
        at(moment)
        job = Job.objects.create(kind=work.steady.slug, owner=moving.lan, subject_key=number)
        execution.run(job.pk)
        assert post_shown(moving) == title


def test_the_nightly_task_works_on_the_new_day_before_anybody_comes(moving, at):
    for moment, title in [(BEFORE, "Chủ tịch UBND"), (AFTER, "Bí thư Đảng ủy")]:
        at(moment)
        remind()
        assert post_shown(moving) == title
