"""The office's day begins at its own midnight; what runs in the background moves the projections, and no page does."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from cadre.models.people import CadreNow
from config.celery import SCHEDULE
from foundation.core import clock, tasks
from foundation.core.projected.day import keep_day
from foundation.core.projected.told import BEHIND
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


def cells(response):
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row] + [
        str(sheet.oddFooter.left.text),
        str(sheet.oddFooter.center.text),
        str(sheet.oddFooter.right.text),
    ]


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


def test_a_page_after_midnight_moves_nothing_and_says_so_until_the_clock_has(client, moving, at):
    client.force_login(moving.lan)
    told = BEHIND.format(day=datetime.date(2021, 11, 30), today=DECEMBER)
    for moment, kept, title, said in [
        (BEFORE, False, "Chủ tịch UBND", False),
        (AFTER, False, "Chủ tịch UBND", True),
        (AFTER, True, "Bí thư Đảng ủy", False),
    ]:
        at(moment)
        if kept:
            keep_day()
        page = client.get(reverse("cadre-list"))
        assert (told in page.content.decode(), post_shown(moving)) == (said, title)
        for taken in (reverse("cadre-list"), reverse("stat-form", args=["9b"])):
            assert any(told in cell for cell in cells(client.get(taken, {"format": "xlsx"}))) == said


def test_a_page_after_midnight_writes_no_row(client, moving, at):
    client.force_login(moving.lan)
    client.get(reverse("cadre-list"))
    at(AFTER)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("cadre-list"))
    written = [
        each["sql"] for each in asked if each["sql"].lstrip().startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert written == []


def test_the_day_is_kept_every_minute_and_at_every_start(moving, at):
    at(AFTER)
    assert SCHEDULE["keep-day"]["task"] == tasks.keep_day.name
    tasks.keep_day()
    assert post_shown(moving) == "Bí thư Đảng ủy"
    at(BEFORE)
    call_command("load_reference", verbosity=0)
    assert post_shown(moving) == "Chủ tịch UBND"


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
