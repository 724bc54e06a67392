"""States, lengths and figures of rotations on a day."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from core.dates import PartialDate
from core.integrity import sentence
from regulations.findings import Level
from regulations.models import Rule, RuleSet
from rotation.checks import long_enough, months_between
from rotation.figures import returned, rotated, rotations, running
from rotation.models import Rotation, State
from tests.rotation.moves import make_rotation

TODAY = datetime.date(2021, 11, 30)


def rotation(valid_from="2019-02-01", valid_to=None, **fields):
    ends = PartialDate(valid_to) if valid_to else None
    return Rotation(valid_from=PartialDate(valid_from), valid_to=ends, **fields)


def rules(confirmed=True, value=36):
    made = RuleSet(name="Bộ thử")
    rule = Rule(
        key="rotation_min_months", value=value, measure="months", article="Điều 8", confirmed=confirmed
    )
    made.line = [{rule.place: rule}]
    return made


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"valid_from": "2021-12-01"}, State.DECIDED),
        ({"valid_from": "2021-11-30"}, State.RUNNING),
        ({"due_on": TODAY}, State.DUE),
        ({"valid_to": "2021-12-01"}, State.RUNNING),
        ({"valid_to": "2021-11-30"}, State.WAITING),
        ({"valid_to": "2021-11", "after_words": "Trưởng phòng"}, State.PLACED),
    ],
)
def test_the_state_is_told_from_the_days(facts, state):
    assert rotation(**facts).state_on(TODAY) == state


@pytest.mark.parametrize(
    ("begun", "ended", "months"),
    [("2016-02-01", "2019-02-01", 36), ("2016-02-02", "2019-02-01", 35), ("2020-01-31", "2020-02-29", 0)],
)
def test_a_month_that_is_not_over_does_not_count(begun, ended, months):
    assert months_between(datetime.date.fromisoformat(begun), datetime.date.fromisoformat(ended)) == months


def test_a_rotation_that_ended_is_held_against_the_least_time():
    enough = long_enough(rotation(valid_to="2022-02-01"), rules(), datetime.date(2022, 3, 1))
    assert enough.sentence == (
        "Thời gian luân chuyển: 36 tháng (yêu cầu ≥ 36) – Đạt. Từ 01/02/2019 đến 01/02/2022; căn cứ Điều 8."
    )
    short = long_enough(rotation(valid_to="2021-02-01"), rules(), TODAY)
    assert (short.level, short.value, short.words) == (Level.FAIL, 24, "Không đạt")


def test_while_it_runs_nothing_is_failed():
    assert long_enough(rotation(), rules(), TODAY) is None
    assert long_enough(rotation(), rules(), datetime.date(2022, 2, 1)).level == Level.PASS


@pytest.mark.parametrize("given", [None, rules(confirmed=False), rules(confirmed=False, value=None)])
def test_a_rule_that_nobody_confirmed_gives_neither_pass_nor_fail(given):
    assert long_enough(rotation(valid_to="2021-02-01"), given, TODAY).words == "Quy định chưa xác nhận"


def test_figures_are_those_of_the_day_and_the_unit_moved_to(world):
    post = world.an.posts.get().post
    make_rotation(world.binh, post, "2016-02-01", valid_to="2019-02-01")
    make_rotation(world.an, post, "2018-06")
    here, elsewhere = {world.hoa_tham.pk}, {world.tan_van.pk}
    found = {
        day: rotations(datetime.date.fromisoformat(day), here)
        for day in ("2016-01-31", "2016-02-01", "2018-12-31", "2019-02-01")
    }
    counts = [(each.rotated, each.returned, each.running) for each in found.values()]
    assert counts == [(0, 0, 0), (1, 0, 1), (2, 0, 2), (2, 1, 1)]
    assert rotations(TODAY, elsewhere).rotated == 0
    assert [rows(TODAY, here).count() for rows in (rotated, returned, running)] == [2, 1, 1]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"valid_to": "2019-01-01"}, "Đến ngày phải sau từ ngày."),
        ({"after_words": "Trưởng phòng"}, "Ghi đến ngày khi đã bố trí sau luân chuyển."),
        ({}, "Trong thời gian này đồng chí đã có lần luân chuyển khác."),
    ],
)
@pytest.mark.django_db
def test_the_database_refuses_with_a_sentence(world, facts, reason):
    post = world.an.posts.get().post
    make_rotation(world.binh, post, "2019-06-01")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        make_rotation(world.binh if not facts else world.an, post, **facts)
    assert sentence(refused.value) == reason
