"""Findings on who is proposed for a post: at their edges, by the rules of the day and the place."""

import datetime

import pytest

from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld
from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post, PostTitle, Unit
from office.regulations.findings import FindingLevel
from office.regulations.models import Rule, RuleSet
from rotation.appointments.checks import (
    FULL_TERM,
    IN_POST,
    NO_RANK,
    PLANNED,
    TERMS,
    WAIT,
    AppointmentRules,
    findings,
)
from rotation.appointments.facts import AppointmentFacts, PlannedPost

DAY = datetime.date(2021, 11, 30)
HERE, THERE = 1, 2
CENTRAL = {
    "planned_for_appointment": ("yes_no", True),
    "appointment_term_months": ("months", 60),
    "max_consecutive_terms": ("terms", 2),
    "min_months_in_post": ("months", 24),
    "discipline_wait_reprimand": ("months", 12),
    "discipline_wait_warning": ("months", 30),
    "discipline_wait_removal": ("months", 60),
}


def rules(confirmed=True, **changes):
    made = [
        Rule(key=key, measure=measure, value=value, article=f"Điều {key}", confirmed=confirmed)
        for key, (measure, value) in {**CENTRAL, **changes}.items()
    ]
    found = RuleSet(name="Bộ thử")
    found.line = [{rule.place: rule for rule in made}]
    return AppointmentRules(found)


def tenure(post=HERE, since="2019-11-30", until=None, main=True):
    place = Post(pk=post, title=PostTitle(name=f"Chức vụ {post}"), unit=Unit(name="Xã Hoa Thám"))
    begun, ended = (PartialDate(day) if day else None for day in (since, until))
    return PostHeld(post=place, valid_from=begun, valid_to=ended, main=main, known_on=DAY)


def found(text, given=None, **facts):
    facts = AppointmentFacts(**{"day": DAY, "form": "appoint", "post": THERE, "tenures": [tenure()], **facts})
    return next((each for each in findings(facts, given or rules()) if each.text == text), None)


def words(*args, **kwargs):
    finding = found(*args, **kwargs)
    return finding.words if finding else None


@pytest.mark.parametrize(
    ("day", "since", "expected"),
    [
        (DAY, "2019-11-30", "Đạt"),
        (DAY, "2019-12-01", "Chưa đạt"),
        (datetime.date(2022, 2, 27), "2020-02-29", "Chưa đạt"),
        (datetime.date(2022, 2, 28), "2020-02-29", "Đạt"),
        (datetime.date(2021, 11, 29), "2019-11-30", "Chưa đạt"),
        (datetime.date(2024, 2, 29), "2022-02-28", "Đạt"),
        (DAY, "2019-11", "Đạt"),
        (DAY, "2019", "Thiếu dữ liệu (ngày, tháng giữ chức vụ)"),
        (DAY, "2018", "Đạt"),
        (DAY, None, "Thiếu dữ liệu (ngày giữ chức vụ)"),
    ],
)
def test_months_in_the_present_post(day, since, expected):
    given = rules(min_months_in_post=("months", 24))
    for rule in given.rules.line[0].values():
        rule.remediable = True
    assert words(IN_POST, given, day=day, tenures=[tenure(since=since)]) == expected


def test_who_was_appointed_again_to_the_post_has_held_it_all_along():
    held = [tenure(since="2019-01-01", until="2021-06-01"), tenure(since="2021-06-01")]
    assert found(IN_POST, tenures=held).value == 34
    assert found(IN_POST, tenures=[tenure(since="2018-01-01", until="2021-05-31"), held[1]]).value == 5


@pytest.mark.parametrize(
    ("planned", "place", "word"),
    [
        ([], None, "Cần xem xét"),
        ([(THERE, None)], None, "Đạt"),
        ([(3, (1, 1))], (1, 2), "Đạt"),
        ([(3, (1, 2))], (1, 2), "Đạt"),
        ([(3, (2, 1))], (1, 2), "Cần xem xét"),
        ([(3, None)], (1, 2), "Quy định chưa xác nhận"),
        ([(3, (1, 1))], None, "Quy định chưa xác nhận"),
    ],
)
def test_planned_for_the_post_or_one_as_high(planned, place, word):
    lists = [PlannedPost(post, "Danh sách", of) for post, of in planned]
    assert words(PLANNED, planned=lists, place=place) == word


def test_that_somebody_must_be_planned_is_a_rule():
    planned = found(PLANNED, planned=[PlannedPost(THERE, "Danh sách")])
    assert (planned.words, planned.article) == ("Đạt", "Điều planned_for_appointment")
    assert found(PLANNED, rules(planned_for_appointment=("yes_no", False))) is None
    unknown = rules(confirmed=False, planned_for_appointment=("yes_no", True))
    for listed, said in (
        ([], "không có trong"),
        ([PlannedPost(THERE, "Danh sách")], "đang quy hoạch Danh sách"),
    ):
        finding = found(PLANNED, unknown, planned=listed)
        assert finding.words == "Quy định chưa xác nhận" and said in finding.source


@pytest.mark.parametrize(
    ("retires", "places", "word"),
    [
        ("2026-11", ((1, 1), (1, 2)), "Đạt"),
        ("2026-10", ((1, 1), (1, 2)), "Không đạt"),
        ("2023-01", ((1, 2), (1, 2)), "Đạt"),
        ("2023-01", ((1, 3), (1, 2)), "Đạt"),
        ("2023-01", (None, (1, 2)), "Quy định chưa xác nhận"),
        ("2026-11", (None, None), "Đạt"),
    ],
)
def test_a_full_term_is_left_unless_the_post_is_equal_or_lower(retires, places, word):
    retirement = Retirement(PartialDate(retires), "Điều 169")
    place, held_place = places
    assert words(FULL_TERM, retirement=retirement, place=place, held_place=held_place) == word


def test_without_a_rank_the_time_left_is_not_failed_and_says_why():
    retirement = Retirement(PartialDate("2023-01"), "Điều 169")
    assert found(FULL_TERM, retirement=retirement).reason == NO_RANK


def discipline(form, since, kind="party"):
    return Discipline(kind=kind, form=form, valid_from=PartialDate(since))


@pytest.mark.parametrize(
    ("form", "since", "day", "word"),
    [
        ("reprimand", "2020-11-30", DAY, "Đạt"),
        ("reprimand", "2020-12-01", DAY, "Chưa đạt"),
        ("reprimand", "2020-02-29", datetime.date(2021, 2, 28), "Đạt"),
        ("reprimand", "2020-02-29", datetime.date(2021, 2, 27), "Chưa đạt"),
        ("warning", "2019-05-31", datetime.date(2021, 11, 29), "Chưa đạt"),
        ("warning", "2019-05-31", DAY, "Đạt"),
        ("dismissal", "2017-01-01", DAY, "Chưa đạt"),
        ("reprimand", "2020", DAY, "Thiếu dữ liệu (ngày kỷ luật)"),
        ("expulsion", "2010-01-01", DAY, "Quy định chưa xác nhận"),
    ],
)
def test_the_wait_after_a_discipline_by_its_form(form, since, day, word):
    assert words(WAIT, day=day, disciplines=[discipline(form, since)]) == word


def test_the_wait_is_that_of_the_regime_of_the_day():
    later = rules(discipline_wait_reprimand=("months", 24))
    reprimand = [discipline("reprimand", "2020-06-01")]
    assert (words(WAIT, disciplines=reprimand), words(WAIT, later, disciplines=reprimand)) == (
        "Đạt",
        "Chưa đạt",
    )


def test_of_a_discipline_that_the_reader_may_not_read_nothing_is_told():
    assert words(WAIT, disciplines=None) == "Do cán bộ được phân công xem xét"
    assert words(WAIT, disciplines=[]) == "Đạt"


def run(*days):
    """Tenures of one post, each from a day to the next."""
    return [tenure(since=begun, until=ended) for begun, ended in zip(days, [*days[1:], None], strict=True)]


@pytest.mark.parametrize(
    ("held", "given", "word"),
    [
        (run("2016-11-30"), {}, "Đạt"),
        (run("2011-11-30", "2016-11-30"), {}, "Không đạt"),
        (run("2014-01-01", "2018-01-01"), {}, "Không đạt"),
        (run("2012-01-01"), {}, "Đạt"),
        (run("2011-11-30"), {}, "Không đạt"),
        # Two terms as eight years by a set of the province: by the term that it gives, or by the limit of long service.
        (run("2013-11-30"), {"appointment_term_months": ("months", 48)}, "Không đạt"),
        (run("2013-12-01"), {"appointment_term_months": ("months", 48)}, "Đạt"),
        (run("2013-11-30"), {"long_service_limit_months": ("months", 96)}, "Không đạt"),
        (run("2013-12-01"), {"long_service_limit_months": ("months", 96)}, "Đạt"),
        (run("2013-11-30"), {"long_service_limit_months": ("years", 8)}, "Không đạt"),
    ],
)
def test_terms_of_the_post_running(held, given, word):
    assert words(TERMS, rules(**given), form="reappoint", post=HERE, tenures=held) == word


def test_terms_with_a_gap_between_them_do_not_run_on():
    held = [tenure(since="2010-01-01", until="2015-01-01"), tenure(since="2016-11-30")]
    assert found(TERMS, form="reappoint", post=HERE, tenures=held).value == "1 nhiệm kỳ, 60 tháng"


def test_what_a_form_does_not_ask_is_not_told():
    for form, post, texts in [
        ("appoint", THERE, [PLANNED, IN_POST, FULL_TERM, WAIT]),
        ("reappoint", HERE, [FULL_TERM, WAIT, TERMS]),
        ("prolong", HERE, [WAIT]),
    ]:
        facts = AppointmentFacts(day=DAY, form=form, post=post, tenures=[tenure()])
        assert [each.text for each in findings(facts, rules())] == texts


@pytest.mark.parametrize("given", [rules(confirmed=False), AppointmentRules(None)])
def test_by_rules_that_nobody_confirmed_nothing_passes_or_fails(given):
    retirement, reprimand = Retirement(PartialDate("2030-01")), [discipline("reprimand", "2021-06-01")]
    known = {"retirement": retirement, "disciplines": reprimand}
    for text, facts in [(IN_POST, {}), (FULL_TERM, {}), (WAIT, {}), (TERMS, {"post": HERE})]:
        finding = found(text, given, **{**known, **({"form": "reappoint"} if facts else {}), **facts})
        assert finding.words == "Quy định chưa xác nhận", text


@pytest.mark.parametrize("text", [FULL_TERM, WAIT])
def test_without_any_rule_nothing_passes_even_where_nothing_is_against_it(text):
    """Neither an equal post nor a clean record is Đạt by a rule that nobody named."""
    finding = found(text, AppointmentRules(None), place=(2, 1), held_place=(2, 1), disciplines=[])
    assert finding.words == "Quy định chưa xác nhận" and not finding.article


def test_who_is_looked_into_is_told_without_what_it_is_about():
    facts = AppointmentFacts(day=DAY, form="prolong", post=HERE, tenures=[tenure()], looked_into=True)
    (finding,) = [each for each in findings(facts, rules()) if "xác minh" in each.text]
    assert (finding.level, finding.article, finding.value) == (FindingLevel.WARN, "", None)
