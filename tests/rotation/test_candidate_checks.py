"""What is looked at of who may be moved, at the edges of months, of days that are half known, of rules that lack."""

import datetime

import pytest

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from foundation.core.months import add_months, months_reached
from office.regulations.findings import FindingLevel as Level
from office.regulations.models import Rule, RuleSet
from rotation.plans.candidate_checks import (
    SlotFacts,
    SlotRules,
    disciplined,
    graded,
    long_in_post,
    months_there,
    not_local,
)
from rotation.plans.localities import lies_in
from rotation.plans.service_checks import held_since, served_long

DAY = datetime.date(2021, 11, 30)


def rule(key, value, measure="months", **fields):
    return Rule(
        key=key, value=value, measure=measure, confirmed=True, article="Điều 5", rule_set=RuleSet(), **fields
    )


def facts(day=DAY, **fields):
    return SlotFacts(
        Cadre(full_name="Lý Văn A", sex="M", home_town=fields.pop("town", "")), day, day, **fields
    )


def held(begun, ended=None, post=1):
    made = PostHeld(post_id=post, valid_from=PartialDate(begun) if begun else None)
    made.valid_to = PartialDate(ended) if ended else None
    return made


@pytest.mark.parametrize(
    ("begun", "months"),
    [("2021-08-31", 3), ("2020-02-29", 21), ("2021-10-31", 1), ("2021-12-01", -1), ("2021-11-30", 0)],
)
def test_months_are_over_on_the_day_on_which_a_duty_counts_them(begun, months):
    begun = datetime.date.fromisoformat(begun)
    assert months_reached(begun, DAY) == months
    assert add_months(begun, months) <= DAY < add_months(begun, months + 1)


@pytest.mark.parametrize(
    ("begun", "day", "level"),
    [
        ("2014-02-28", "2022-02-28", Level.WARN),
        ("2012-02-29", "2020-02-29", Level.WARN),
        ("2012-02-29", "2020-02-28", Level.PASS),
        ("2013-10-31", "2021-10-31", Level.WARN),
        ("2013-10-31", "2021-10-30", Level.PASS),
        ("2013", "2021-11-30", Level.UNKNOWN),
        ("2012", "2021-11-30", Level.WARN),
    ],
)
def test_two_terms_are_the_eight_years_of_a_local_set(begun, day, level):
    found = served_long(
        PartialDate(begun), rule("long_service_limit_months", 96), datetime.date.fromisoformat(day)
    )
    assert found.level == level and found.requirement == "≤ 96"
    by_years = served_long(PartialDate(begun), rule("x", 8, "years"), datetime.date.fromisoformat(day))
    assert by_years.level == level


def test_who_is_appointed_again_goes_on_and_a_gap_begins_anew():
    now, before = held("2018-06-01"), held("2013-06-01", "2018-06-01")
    assert held_since(now, [before, now]).iso == "2013-06-01"
    assert held_since(now, [held("2013-06-01", "2018-05-01"), now]).iso == "2018-06-01"
    assert held_since(now, [held("2013-06-01", "2018-06-01", post=2), now]).iso == "2018-06-01"
    assert served_long(None, rule("long_service_limit_months", 96), DAY).missing
    unconfirmed = served_long(PartialDate("2013-11-30"), None, DAY)
    assert (unconfirmed.verdict.word, unconfirmed.value) == ("Quy định chưa xác nhận", 96)


@pytest.mark.parametrize(
    ("begun", "level"),
    [
        ("2019-11-30", Level.PASS),
        ("2019-12-01", Level.FAIL),
        ("2019-11", Level.PASS),
        ("2019", Level.UNKNOWN),
        (None, Level.UNKNOWN),
    ],
)
def test_the_least_time_in_the_present_post(begun, level):
    least = rule("min_months_in_post", 24, remediable=True)
    assert long_in_post(facts(held=held(begun)), least).level == level
    assert long_in_post(facts(held=held(begun)), None).verdict.word == "Quy định chưa xác nhận"


def test_the_beginning_of_a_post_that_nobody_knows_lacks_and_so_does_a_post():
    least = rule("min_months_in_post", 24)
    assert long_in_post(facts(held=held(None)), least).missing == "ngày bắt đầu giữ chức vụ"
    assert long_in_post(facts(), least).missing == "chức vụ đang giữ"


AREAS = ["Xã Hoa Thám", "Huyện Bình Gia"]


@pytest.mark.parametrize(
    ("town", "found"),
    [
        ("xã Hoa Thám, huyện Bình Gia, tỉnh Lạng Sơn", True),
        ("Hoa Thám, Bình Gia", True),
        ("xã Hoa Thám", True),
        ("xã Hoa Thám, huyện Chi Lăng, tỉnh Lạng Sơn", False),
        ("xã Tân Văn, huyện Bình Gia", False),
        ("huyện Bình Gia, tỉnh Lạng Sơn", None),
        ("", None),
    ],
)
def test_a_home_town_lies_where_the_post_is_or_not_or_is_not_known(town, found):
    assert lies_in(town, AREAS) is found


def test_who_is_local_is_looked_at_and_what_is_not_on_record_lacks():
    years = rule("local_person_years", 10, "years")
    served = [(PartialDate("2001-01-01"), PartialDate("2011-01-01"))]
    assert not_local(facts(at_home=True), years).reason == "là người địa phương"
    assert not_local(facts(at_home=False, at_place=served), years).level == Level.WARN
    short = [(PartialDate("2001-01-01"), PartialDate("2010-12-31"))]
    assert not_local(facts(at_home=False, at_place=short), years).level == Level.PASS
    assert not_local(facts(at_place=short), years).missing == "quê quán"
    unknown = not_local(facts(at_home=False, at_place=[(None, None)]), years)
    assert unknown.missing == "thời gian công tác tại nơi đến"
    stated = not_local(facts(at_home=False, at_place=short, town="xã Tân Văn"), None)
    assert stated.verdict.word == "Quy định chưa xác nhận"
    assert "quê quán xã Tân Văn; công tác tại nơi đến 119 tháng" in stated.sentence


def test_times_in_two_posts_there_at_once_count_once():
    both = [(PartialDate("2010-01-01"), PartialDate("2015-01-01")), (PartialDate("2012-01-01"), None)]
    assert months_there(both, datetime.date(2020, 1, 1)) == (120, False)


def given(form, begun, ended=None):
    made = Discipline(form=form, kind="party", valid_from=PartialDate(begun))
    made.valid_to = PartialDate(ended) if ended else None
    return made


def waits(**months):
    rules = RuleSet(subject="appointment")
    rules.line = [
        {
            each.place: each
            for each in (rule(f"discipline_wait_{key}", value) for key, value in months.items())
        }
    ]
    return SlotRules(appointment=rules)


@pytest.mark.parametrize(
    ("form", "begun", "ended", "word"),
    [
        ("reprimand", "2020-11-30", "2021-11-30", "Đạt"),
        ("reprimand", "2020-12-01", "2021-12-01", "Không đạt"),
        ("reprimand", "2020-11-29", None, "Cần xem xét"),
        ("reprimand", "2020", "2021-11", "Thiếu dữ liệu"),
        ("warning", "2019-05-31", "2020-05-31", "Đạt"),
        ("warning", "2019-06-01", "2020-06-01", "Không đạt"),
        ("dismissal", "2017-01-01", "2018-01-01", "Không đạt"),
        ("expulsion", "2011-01-01", "2012-01-01", "Đạt"),
        ("demotion", "2019-06-01", "2020-06-01", "Không đạt"),
    ],
)
def test_the_wait_after_discipline_is_by_its_form(form, begun, ended, word):
    rules = waits(reprimand=12, warning=30, removal=60)
    assert disciplined(facts(disciplines=[given(form, begun, ended)]), rules).verdict.word == word


def test_no_discipline_on_record_says_nothing_and_no_rule_confirms_nothing():
    assert disciplined(facts(), waits()).verdict.word == "Chưa kiểm tra"
    told = disciplined(facts(disciplines=[given("reprimand", "2021-01-01")]), SlotRules())
    assert told.verdict.word == "Quy định chưa xác nhận" and "khiển trách" in told.sentence


def test_the_grades_of_two_years():
    least = rule("grade_least", "Hoàn thành tốt nhiệm vụ", "text")
    both = {"grades": {2019: "good", 2020: "excellent"}, "graded_to": 2020}
    assert graded(facts(**both), least).level == Level.PASS
    assert graded(facts(**both | {"grades": {2020: "good"}}), least).missing == "xếp loại năm 2019"
    failed = graded(facts(**both | {"grades": {2019: "not_completed", 2020: "good"}}), None)
    assert failed.reason == "không hoàn thành nhiệm vụ năm 2019" and failed.level == Level.WARN
    assert graded(facts(**both | {"grades": {2019: "completed", 2020: "good"}}), least).level == Level.FAIL
    assert graded(facts(**both), None).verdict.word == "Quy định chưa xác nhận"
