"""How many voted for a grade: told on the row to who reads it, n of N, and never who voted how."""

import datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots.models import BallotCount, Choice
from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from evaluation.grading.voting.told import votes_told
from evaluation.models import GradingBallot, GradingLine
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.ballots.counts import locked, make_choice
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.grading_votes import make_grading_count, vote_on


@pytest.fixture
def grading(world):
    """The district grades the year 2020: An of Hoa Thám and Bình of Tân Văn."""
    world.campaign = make_grading(world.district)
    world.line = make_line(world.an, world.campaign, "unit", collective_grade="good")
    world.other = make_line(world.binh, world.campaign, "unit")
    world.mai = make_user("mai", Role.OFFICER, world.hoa_tham)
    return world


def of_an(world, user, **asked):
    return votes_told(GradingLine.objects.order_by("pk"), user, **asked)[world.line]


def test_votes_are_told_as_n_of_the_valid_slips_of_unit_and_body_the_latest_of_each(grading):
    count = make_grading_count(grading.hoa_tham)
    vote_on(grading.line, count)
    early = make_grading_count(grading.district, "standing", met_on=datetime.date(2021, 11, 1))
    vote_on(grading.line, early, 20, "excellent")
    body = make_grading_count(grading.district, "standing")
    vote_on(grading.line, body, 40)
    locked(body)
    told = of_an(grading, grading.lan, shares=True)
    assert (str(told["unit"]), told["unit"].short, told["unit"].remark) == (
        "39/41",
        "HTTNV",
        "chưa khóa kết quả",
    )
    assert (str(told["standing"]), told["standing"].remark) == ("40/41", "")
    assert told["standing"].words == (
        "40/41 phiếu đồng ý HTTNV, 93,0% số có mặt (căn cứ chưa xác nhận), ngày 20/11/2021"
    )
    assert votes_told([grading.other], grading.lan)[grading.other] == {"unit": None, "standing": None}
    assert votes_told([], grading.lan) == {}


def test_the_word_of_the_unit_stands_until_its_minutes_are_typed(grading):
    GradingLine.objects.filter(pk=grading.line.pk).update(unit_votes=30, unit_valid=32)
    said = of_an(grading, grading.lan)["unit"]
    assert str(said) == "30/32" and "chưa nhập biên bản" in said.remark
    vote_on(grading.line, make_grading_count(grading.hoa_tham), 38)
    assert str(of_an(grading, grading.lan)["unit"]) == "38/41"


def test_ones_own_votes_and_those_of_relatives_are_told_nowhere(grading):
    GradingLine.objects.filter(pk=grading.line.pk).update(unit_votes=30, unit_valid=32)
    Account.objects.create(user=grading.lan, cadre=grading.an)
    assert of_an(grading, grading.lan) == {"unit": None, "standing": None}
    vote_on(grading.line, make_grading_count(grading.district, "standing"))
    assert of_an(grading, User.objects.get(pk=grading.lan.pk)) == {"unit": None, "standing": None}


def test_two_queries_tell_the_votes_of_any_number_of_rows(grading):
    count = make_grading_count(grading.district, "standing")
    rows, lan = list(GradingLine.objects.all()), grading.lan

    def queries(**asked):
        with CaptureQueriesContext(connection) as found:
            votes_told(rows, User.objects.get(pk=lan.pk), **asked)
        # Who asks, where their grants are, and whose relatives they may not see.
        return len([each for each in found if "evaluation_" in each["sql"] or "regulations_" in each["sql"]])

    vote_on(grading.line, count)
    assert queries() == 1
    few = queries(shares=True)
    vote_on(grading.other, make_grading_count(grading.tan_van))
    assert queries() == 1 and queries(shares=True) == few


def test_a_unit_keeps_its_own_counts_until_it_proposes_and_never_sees_those_of_the_body_above(
    client, grading
):
    GradingLine.objects.update(state="open")
    own, body = make_grading_count(grading.hoa_tham), make_grading_count(grading.hoa_tham, "standing")
    vote_on(grading.line, own), vote_on(grading.line, body)
    read, edit = (
        lambda count: client.get(count.get_absolute_url()).status_code,
        lambda count: client.get(reverse("ballotcount-edit", args=[count.pk])).status_code,
    )
    client.force_login(grading.huong)
    assert (read(own), edit(own), read(body), edit(body)) == (200, 200, 404, 404)
    assert client.get(reverse("ballotcount-list")).context["page"]["total"] == 1
    assert of_an(grading, grading.huong)["standing"] is None
    GradingLine.objects.update(state="unit")
    assert (read(own), edit(own)) == (200, 404)
    client.force_login(grading.mai)
    assert (read(own), edit(own), read(body), edit(body)) == (200, 200, 200, 200)
    vote_on(grading.other, body)
    assert read(body) == 404, "it tells of people of another unit too"


def test_a_vote_is_of_the_person_of_its_row(grading):
    choice = make_choice(make_grading_count(grading.district), grading.binh)
    with pytest.raises(IntegrityError), transaction.atomic():
        GradingBallot.objects.create(line=grading.line, choice=choice, grade="good")


def test_nothing_leads_from_a_vote_to_who_gave_it_nor_to_a_time_finer_than_the_day():
    """The rows that a vote names, and what these name in turn, are the person voted on and no other."""
    found, left = set(), [GradingBallot, Choice, BallotCount]
    met = set(left)
    while left:
        for field in left.pop()._meta.concrete_fields:
            if field.remote_field and field.related_model in (Cadre, User):
                found.add(str(field))
            elif field.remote_field and field.related_model not in met:
                met.add(field.related_model)
                left.append(field.related_model)
    assert found == {"ballots.Choice.cadre", "evaluation.GradingLine.cadre"}
    times = (models.DateTimeField, models.TimeField)
    own = [
        apps.get_model(name) for name in ("ballots.Choice", "ballots.BallotCount", "evaluation.GradingBallot")
    ]
    assert [f for model in own for f in model._meta.concrete_fields if isinstance(f, times)] == []
