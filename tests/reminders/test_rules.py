"""What the office is reminded of, kind by kind."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from office.organisation.models.special_days import HolidayYear
from office.organisation.models.structure import Unit
from office.regulations.models import Rule, RuleSet
from planning.models import PlanningRound
from reminders.models import Duty, DutyRule
from reminders.reference import load_duty_rules
from reminders.scan import compare, scan
from tests.cadre.retirement import OWN_MONTH
from tests.factories import make_cadre, make_post, make_rule
from tests.reminders.duties import TODAY, make_duty_rule


def day(text):
    return datetime.date.fromisoformat(text)


def appointment_rules(subject="appointment", **rules):
    """A rule set of the subject, in force for long, with figures in months unless the key is a notice."""
    rule_set = RuleSet.objects.create(name=subject, subject=subject, in_force_from="2000-01-01")
    for key, (value, measure) in rules.items():
        make_rule(key, value, measure, rule_set=rule_set, article=f"Điều của {key}")
    return rule_set


def appointed(person, begun, form="appointed"):
    PostHeld.objects.filter(cadre=person).update(taking_form=form, valid_from=begun)
    return person.posts.get()


def made(kind):
    return [
        (duty.due_on.isoformat(), duty.shown_from.isoformat())
        for duty in Duty.objects.filter(rule__kind=kind).order_by("due_on")
    ]


def test_retirement_shows_at_twelve_six_and_three_months(world):
    # Born 3/1975, a man: 62 years, so the end of 3/2037.
    for lead, due_lead in ((12, 6), (6, 3), (3, 0)):
        make_duty_rule(lead=lead, due_lead=due_lead)
    Cadre.objects.filter(pk=world.an.pk).delete()
    steps = [("2036-03-30", 0), ("2036-03-31", 1), ("2036-09-30", 2), ("2036-12-31", 3), ("2037-03-31", 3)]
    for today, count in steps:
        scan(day(today))
        assert Duty.objects.count() == count, today
    assert made("retirement") == [
        ("2036-09-30", "2036-03-31"),
        ("2036-12-31", "2036-09-30"),
        ("2037-03-31", "2036-12-31"),
    ]
    duty = Duty.objects.first()
    assert (duty.unit, duty.cadre, duty.subject) == (
        world.tan_van,
        world.binh,
        f"cadre.cadre:{world.binh.pk}",
    )


def test_a_duty_of_retirement_follows_a_paper_and_says_what_it_rests_on(world):
    make_duty_rule(basis="Quyết định trước 3 tháng", confirmed=True)
    Cadre.objects.filter(pk=world.an.pk).update(**{**OWN_MONTH, "retirement_month": "2022-05"})
    Cadre.objects.filter(pk=world.binh.pk).update(birth="1962")
    scan(TODAY)
    told = {duty.cadre: (f"{duty.event_on}", duty.basis_words) for duty in Duty.objects.all()}
    assert told == {
        world.an: ("2022-05-31", "nghỉ hưu trước tuổi, theo văn bản số 12-QĐ/HU ngày 01/02/2021"),
        world.binh: ("2022-07-31", "Quyết định trước 3 tháng; chưa rõ tháng sinh"),
    }


def test_only_who_serves_is_reminded_of_retirement(world):
    make_duty_rule()
    Cadre.objects.update(birth="1962-01-01")
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2021-06-01")
    make_cadre("Lý Chưa", unit=world.hoa_tham, birth="1962-01-01")
    make_cadre("Lý Không rõ", make_post("Chuyên viên", world.hoa_tham), birth=None)
    scan(TODAY)
    assert [duty.cadre for duty in Duty.objects.all()] == [world.binh]


def test_an_appointment_ends_after_the_term_in_force_with_the_notice_in_force(world):
    make_duty_rule("term_end", 30, "day", by_regulation=True)
    appointment_rules(appointment_term_months=(60, "months"), reappoint_notice=(90, "working_days"))
    held = appointed(world.binh, "2017-03-15")
    begins = day("2021-11-09")
    scan(begins - datetime.timedelta(days=1))
    assert not Duty.objects.exists()
    scan(begins)
    duty = Duty.objects.get()
    assert (duty.due_on, duty.shown_from) == (day("2022-03-15"), begins)
    assert (duty.subject_key, duty.cadre, duty.unit) == (held.pk, world.binh, world.tan_van)
    basis = "Điều của appointment_term_months; Điều của reappoint_notice"
    assert duty.basis_words == f"{basis}; chưa trừ ngày lễ năm 2021, 2022"
    HolidayYear.objects.create(year=2021, basis="Thông báo năm 2021")
    scan(begins)
    assert Duty.objects.get().basis_words == f"{basis}; chưa trừ ngày lễ năm 2022"
    HolidayYear.objects.create(year=2022, basis="Thông báo năm 2022")
    scan(begins)
    assert Duty.objects.get().basis_words == basis


def test_a_lead_of_months_counts_no_working_days_and_says_nothing_of_them(world):
    make_duty_rule("term_end", 6, "month")
    appointment_rules(appointment_term_months=(60, "months"))
    appointed(world.binh, "2017-03-15")
    scan(TODAY)
    assert Duty.objects.get().basis_words == "Điều của appointment_term_months"


@pytest.mark.parametrize(
    ("form", "begun", "count"),
    [
        ("appointed", "2017-03-15", 1),
        ("reappointed", "2017", 1),
        ("appointed", "2017-02", 1),
        ("elected", "2017-03-15", 0),
        ("", "2017-03-15", 0),
        ("appointed", "2019-03-15", 0),
    ],
)
def test_only_appointed_posts_with_a_known_beginning_have_a_term(world, form, begun, count):
    make_duty_rule("term_end", 6, "month")
    appointment_rules(appointment_term_months=(60, "months"))
    appointed(world.binh, begun, form)
    scan(TODAY)
    assert Duty.objects.count() == count


def test_a_post_of_unknown_beginning_or_without_a_rule_has_no_term(world):
    make_duty_rule("term_end", 6, "month")
    appointed(world.binh, "2017-03-15")
    assert not scan(TODAY).made
    appointment_rules(appointment_term_months=(60, "months"))
    PostHeld.objects.filter(cadre=world.binh).update(valid_from=None, known_on="2017-03-15")
    assert not scan(TODAY).made


def test_an_unconfirmed_rule_reminds_and_says_so(world):
    make_duty_rule("term_end", 6, "month")
    appointment_rules(appointment_term_months=(60, "months"))
    Rule.objects.update(confirmed=False)
    appointed(world.binh, "2017-03-15")
    scan(TODAY)
    assert Duty.objects.get().basis_words.endswith("(chưa xác nhận)")


def test_a_rotation_ends_after_its_least_time(world):
    make_duty_rule("rotation_end", 3, "month")
    appointment_rules("rotation", rotation_min_months=(3, "years"))
    appointed(world.binh, "2019-02-01", "rotated")
    scan(TODAY)
    assert made("rotation_end") == [("2022-02-01", "2021-11-01")]


def review_rule(**fields):
    return make_duty_rule("review", **{"lead": 3, "month": 3, "day": 31, **fields})


def test_every_unit_with_posts_reviews_once_a_year(world):
    review_rule()
    for today in ("2021-11-30", "2021-12-31", "2022-01-15", "2022-12-30"):
        scan(day(today))
    by_cycle = Duty.objects.order_by("cycle", "unit").values_list("cycle", "unit", "due_on")
    assert list(by_cycle) == [
        (f"{year}", unit.pk, day(f"{year}-03-31"))
        for year in (2021, 2022)
        for unit in (world.hoa_tham, world.tan_van)
    ]
    scan(day("2022-12-31"))
    assert set(Duty.objects.filter(cycle="2022").values_list("state", flat=True)) == {"closed"}
    assert set(Duty.objects.filter(cycle="2023").values_list("state", flat=True)) == {"open"}


def test_the_review_of_a_unit_that_ended_closes(world):
    review_rule()
    scan(TODAY)
    Unit.objects.filter(pk=world.tan_van.pk).update(valid_to="2021-07-01")
    scan(TODAY)
    reasons = dict(Duty.objects.values_list("unit", "reason"))
    assert reasons[world.hoa_tham.pk] == "" and reasons[world.tan_van.pk].startswith("đơn vị đã kết thúc")


def test_a_review_whose_round_is_over_closes_and_one_that_runs_does_not(world):
    review_rule()
    scan(TODAY)
    for unit, closes_on in ((world.hoa_tham, "2021-05-31"), (world.tan_van, None)):
        PlanningRound.objects.create(
            unit=unit, name="Rà soát năm 2021", kind="review", opens_on="2021-03-01", closes_on=closes_on
        )
    scan(TODAY)
    states = dict(Duty.objects.values_list("unit", "state"))
    assert states == {world.hoa_tham.pk: "closed", world.tan_van.pk: "open"}


def test_nobody_is_late_with_a_review_that_was_never_asked_for(world):
    review_rule(since=TODAY)
    assert not scan(TODAY).made
    assert len(scan(day("2022-01-15")).made) == 2


def test_a_date_that_a_year_lacks_is_the_last_of_its_month(world):
    review_rule(month=2, day=29)
    scan(day("2022-02-27"))
    assert {duty.due_on for duty in Duty.objects.all()} == {day("2022-02-28")}


def test_the_shipped_leads_load_once_and_none_is_confirmed(db):
    load_duty_rules()
    shipped = DutyRule.objects.count()
    DutyRule.objects.filter(code="retirement-12").update(lead=14, task="Việc của cơ quan")
    load_duty_rules()
    assert DutyRule.objects.count() == shipped == 20
    assert not DutyRule.objects.filter(confirmed=True).exists()
    assert DutyRule.objects.get(code="retirement-12").lead == 14
    for rule in DutyRule.objects.all():
        rule.full_clean()


def test_what_is_due_is_found_in_the_same_queries_for_any_number_of_people(world):
    load_duty_rules()
    appointment_rules(appointment_term_months=(60, "months"), reappoint_notice=(90, "working_days"))
    post = make_post("Trưởng phòng", world.hoa_tham)
    counts, found = [], []
    for _ in range(2):
        for number in range(20):
            appointed(make_cadre(f"Lý {number}", post, birth="1962-01-01"), "2017-01-15")
        with CaptureQueriesContext(connection) as queries:
            found.append(len(compare(TODAY).made))
        counts.append(len(queries))
    assert counts[0] == counts[1] and found == [42, 82]
