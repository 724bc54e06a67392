"""The workbook of six years, as the office sent it, into the district that the mended rosters made."""

import datetime
import json

import pytest
from django.db import connection

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.reference import load_reference
from office.organisation.models.structure import Post, Unit
from office.organisation.rights import Role
from rotation.figures import rotations
from rotation.models import Rotation
from sample.load import load_office, load_standards, load_titles
from standards.counting import standards_met
from tests.cadre.sheets import MENDED, ROSTERS, accept, bring_in, look, reasons, rows_of, verdicts
from tests.conftest import make_user

EXPECTED = json.loads((ROSTERS / "expected.json").read_text())["counts"]["rotations"]
ROSTER_FILES = [
    ("01_trich_ngang_cap_huyen.xlsx", "roster"),
    ("02_trich_ngang_cap_xa.xlsx", "roster"),
    ("03_can_bo_nghi_huu_chuyen_di.xlsx", "former"),
]
MOVES = MENDED / "07_luan_chuyen_2016_2021.xlsx"
DAY, ROSTER_DAY = datetime.date(2021, 11, 28), datetime.date(2021, 11, 30)
THEN = datetime.date(2018, 12, 31)
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    load_reference()
    load_office()
    load_titles()
    lan = make_user("lan", Role.OFFICER, Unit.objects.get())
    for file, kind in ROSTER_FILES:
        bring_in(lan, rows_of(MENDED / file, kind), kind)
    load_standards()
    return lan


def everywhere():
    return list(Unit.objects.values_list("pk", flat=True))


def main_posts(day):
    """{person: post} on the day."""
    held = PostHeld.objects.on(day).filter(main=True)
    return dict(held.order_by().values_list("cadre__full_name", "post"))


def projected():
    """What today's lists know of everybody's post and standing."""
    return dict(Cadre.objects.order_by().values_list("pk", "now__held__post"))


def test_six_years_come_in_whole_and_leave_the_rosters_true(officer, django_assert_max_num_queries):
    before = {day: main_posts(day) for day in (DAY, ROSTER_DAY)}
    people, posts, now = Cadre.objects.count(), Post.objects.count(), projected()
    rows = rows_of(MOVES, "rotations")
    outcome = bring_in(officer, rows, "rotations")
    assert (set(verdicts(outcome)), reasons(outcome), outcome.questions) == ({"new"}, [], [])
    assert (Cadre.objects.count(), Post.objects.count()) == (people, posts)
    assert {day: main_posts(day) for day in before} == before and projected() == now
    with connection.cursor() as cursor:
        cursor.execute("SELECT cadre_rebuild()")
    assert projected() == now
    assert Cadre.objects.filter(now__status="serving").count() == 491
    assert Cadre.objects.filter(now__status="left").count() == 34
    found = standards_met(DAY, everywhere())
    assert (found.meeting, found.leaders) == (263, 270)
    figures_are_those_of_the_office()
    the_past_is_as_true_as_can_be_known()
    sent_again(officer, rows, django_assert_max_num_queries)


def numbers_of(day, units):
    counted = rotations(day, units)
    return counted.rotated, counted.returned, counted.running


def figures_are_those_of_the_office():
    assert numbers_of(DAY, everywhere()) == (EXPECTED["all"], EXPECTED["returned"], EXPECTED["running"])
    assert numbers_of(THEN, everywhere()) == (8, 1, 7)
    thuat = Unit.objects.get(name="Xã Thiện Thuật")
    assert numbers_of(DAY, [thuat.pk]) == (1, 1, 0)
    assert not Rotation.objects.filter(from_post=None).exists()
    assert set(Rotation.objects.values_list("direction", flat=True)) == {Rotation.Direction.DOWN}


def the_past_is_as_true_as_can_be_known():
    """Who was moved stood in the commune; who was moved later stood in the post that was left."""
    then = PostHeld.objects.on(THEN).filter(main=True)
    posts = {
        held.cadre.full_name: str(held) for held in then.select_related("cadre", "post__title", "post__unit")
    }
    for moved in Rotation.objects.select_related("cadre", "to_post", "from_post", "after_post"):
        if moved.ended_by(THEN):
            expected = moved.after_post
        else:
            expected = moved.to_post if moved.valid_from.first_day <= THEN else moved.from_post
        assert posts[moved.cadre.full_name] == str(expected)


def sent_again(officer, rows, at_most):
    """Nothing changes, and judging takes as many queries for one row as for all."""
    answers, held = accept(officer, rows, "rotations"), PostHeld.objects.count()
    for part in (rows[:1], rows):
        with at_most(13):
            outcome = look(officer, part, "rotations", answers)
        assert (set(verdicts(outcome)), outcome.questions) == ({"same"}, [])
    assert PostHeld.objects.count() == held
