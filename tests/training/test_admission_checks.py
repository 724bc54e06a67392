"""What a programme asks of who attends it, against plain facts: every edge, and nothing unknown is ever Đạt."""

import datetime

import pytest

from foundation.core.dates import PartialDate
from office.regulations.findings import FAILED, LACKING_DATA, NOT_YET, PASSED, RULE_UNCONFIRMED, TO_CONSIDER
from standards.levels import NOTHING, Reached
from training.models import Admission
from training.plans.admission_checks import LearnerFacts, checked, months_served

DAY = datetime.date(2026, 3, 10)


def found(facts, day=DAY, **asked):
    """The one finding on a person of these facts by confirmed conditions."""
    (finding,) = checked(
        Admission(**{"confirmed": True, "article": "Điều 5", **asked}), LearnerFacts(day, **facts)
    )
    return finding


def born(text, sex="M"):
    return {"sex": sex, "birth": PartialDate(text) if text else None}


@pytest.mark.parametrize(
    ("facts", "asked", "verdict", "missing"),
    [
        (born("1996-03-10"), {"min_age_men": 30}, PASSED, ""),
        (born("1996-03-11"), {"min_age_men": 30}, NOT_YET, ""),
        (born("1998-03-10", "F"), {"min_age_men": 30, "min_age_women": 28}, PASSED, ""),
        (born("1998-03-10"), {"min_age_men": 30, "min_age_women": 28}, NOT_YET, ""),
        (born("1996-03"), {"min_age_men": 30}, LACKING_DATA, "ngày, tháng sinh"),
        (born("1996"), {"min_age_men": 30}, LACKING_DATA, "ngày, tháng sinh"),
        (born("1995"), {"min_age_men": 30}, PASSED, ""),
        (born("1997"), {"min_age_men": 30}, NOT_YET, ""),
        (born(""), {"min_age_men": 30}, LACKING_DATA, "ngày sinh"),
        (born("1980-03-11"), {"max_age": 45}, PASSED, ""),
        (born("1980-03-10"), {"max_age": 45}, FAILED, ""),
        (born("1980"), {"max_age": 45}, LACKING_DATA, "ngày, tháng sinh"),
        (born("1979"), {"max_age": 45}, FAILED, ""),
    ],
)
def test_ages_are_whole_years_on_the_day_and_a_birth_half_known_counts_where_every_day_of_it_does(
    facts, asked, verdict, missing
):
    finding = found(facts, **asked)
    assert (finding.verdict, finding.missing) == (verdict, missing)


def test_a_finding_says_the_figure_and_its_article():
    finding = found(born("1996-03-11"), min_age_men=30)
    assert finding.sentence == "Tuổi: 29 tuổi (yêu cầu ≥ 30) – Chưa đạt. Căn cứ Điều 5."


@pytest.mark.parametrize(
    ("given", "verdict", "words"),
    [
        ({2024: "good", 2025: "excellent"}, PASSED, "Đạt"),
        ({2023: "good", 2025: "good"}, LACKING_DATA, "Thiếu dữ liệu (xếp loại năm 2024)"),
        ({2023: "good", 2024: "good"}, LACKING_DATA, "Thiếu dữ liệu (xếp loại năm 2025)"),
        ({2024: "completed", 2025: "good"}, NOT_YET, "Chưa đạt"),
        ({2024: "completed"}, NOT_YET, "Chưa đạt"),
        ({2024: "good", 2025: ""}, TO_CONSIDER, "Cần xem xét"),
        ({}, LACKING_DATA, "Thiếu dữ liệu (xếp loại năm 2024, 2025)"),
    ],
)
def test_the_years_right_before_are_asked_without_a_gap(given, verdict, words):
    finding = found({"grades": given}, good_years=2)
    assert (finding.verdict, finding.words) == (verdict, words)


def test_on_the_last_day_of_a_year_its_own_grade_counts():
    given = {"grades": {2024: "completed", 2025: "good", 2026: "good"}}
    assert found(given, datetime.date(2026, 12, 31), good_years=2).verdict == PASSED
    assert found(given, datetime.date(2026, 12, 30), good_years=2).verdict == NOT_YET


@pytest.mark.parametrize(
    ("joined", "official", "member", "full"),
    [
        (None, None, LACKING_DATA, LACKING_DATA),
        ("2010-05-01", "2011-05-01", PASSED, PASSED),
        ("2025-06-01", None, PASSED, NOT_YET),
        ("2025-06-01", "2026-03-11", PASSED, NOT_YET),
        ("2025-03-10", "2026-03-10", PASSED, PASSED),
        ("2010-05-01", None, PASSED, LACKING_DATA),
        ("2026-03-11", None, NOT_YET, NOT_YET),
    ],
)
def test_the_party_is_asked_for_members_or_full_members_of_the_day(joined, official, member, full):
    facts = {"joined": joined and PartialDate(joined), "official": official and PartialDate(official)}
    assert (found(facts, party="member").verdict, found(facts, party="full").verdict) == (member, full)


@pytest.mark.parametrize(
    ("reached", "verdict"),
    [
        (Reached(13, 13), PASSED),
        (Reached(12, 12), NOT_YET),
        (Reached(12, 12, unclear=True), LACKING_DATA),
        (NOTHING, LACKING_DATA),
    ],
)
def test_a_degree_may_have_an_exception_that_somebody_has_to_look_at(reached, verdict):
    facts = {"reached": {"degree": reached}}
    assert found(facts, min_degree=13).verdict == verdict
    excepted = found(facts, min_degree=13, degree_exception="người dân tộc thiểu số")
    assert excepted.verdict == (TO_CONSIDER if verdict == NOT_YET else verdict)
    assert ("ngoại lệ: người dân tộc thiểu số" in excepted.reason) == (verdict == NOT_YET)


def test_a_level_may_be_asked_before():
    reached = {"state": Reached(32, 32, since="2019-05")}
    assert found({"reached": reached}, prior_level=32).sentence == (
        "Quản lý nhà nước: Chuyên viên (yêu cầu từ Chuyên viên) – Đạt. Từ 05/2019; căn cứ Điều 5."
    )
    assert found({"reached": reached}, prior_level=33).verdict == NOT_YET


def days(*texts):
    return tuple(tuple(each and datetime.date.fromisoformat(each) for each in pair) for pair in texts)


def test_posts_count_as_service_once_and_without_gaps():
    day = datetime.date(2026, 1, 1)
    assert months_served(days(("2020-01-01", "2021-01-01"), ("2023-01-01", None)), day) == 48
    assert months_served(days(("2020-01-01", None), ("2022-01-01", "2023-01-01")), day) == 72
    assert months_served(days(("2025-01-01", "2027-01-01"), ("2026-05-01", None)), day) == 12
    enough = {"served": days(("2023-03-10", None))}
    assert found(enough, service_years=3).verdict == PASSED
    assert found(enough, DAY - datetime.timedelta(days=1), service_years=3).words == (
        "Thiếu dữ liệu (quá trình công tác đầy đủ)"
    ), "who has fewer years on record may have served before"


def test_nothing_that_nobody_confirmed_is_met_and_the_figure_is_said():
    asked = {"min_age_men": 30, "min_degree": 13, "party": "member", "good_years": 1, "service_years": 1}
    everything = LearnerFacts(
        DAY,
        **born("1980-01-01"),
        joined=PartialDate("2010"),
        official=PartialDate("2011"),
        reached={"degree": Reached(14, 14)},
        grades={2025: "good"},
        served=days(("2010-01-01", None)),
    )
    findings = checked(Admission(audience="cấp ủy viên", article="Điều 5", **asked), everything)
    assert {each.verdict for each in findings} == {RULE_UNCONFIRMED} and len(findings) == 6
    assert "46 tuổi (yêu cầu ≥ 30 – quy định chưa xác nhận)" in findings[1].sentence
    confirmed = checked(Admission(confirmed=True, article="Điều 5", **asked), everything)
    assert {each.verdict for each in confirmed} == {PASSED} and len(confirmed) == 5
    assert checked(Admission(confirmed=True, article="Điều 5"), LearnerFacts(DAY)) == ()
