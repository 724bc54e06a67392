"""The office is reminded when the time of a post ends: of an appointment, a rotation, of acting."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.facts import PostHeld
from office.organisation.models.special_days import HolidayYear, SpecialDay
from office.regulations.models import Rule
from reminders.models import Duty
from reminders.scan import scan
from rotation.checks import Rules, long_enough
from rotation.models import Rotation
from tests.reminders.duties import TODAY, appointed, appointment_rules, day, made, make_duty_rule, text
from tests.rotation.moves import make_rotation

# The days off of Tết 2022, from Monday to Friday.
TET = ("01-31", "02-01", "02-02", "02-03", "02-04")


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


def test_the_notice_leads_to_the_proposal_and_goes_with_a_decision_made_ahead(client, world):
    make_duty_rule("term_end", 6, "month")
    appointment_rules(appointment_term_months=(60, "months"))
    held = appointed(world.an, "2017-03-15")
    scan(TODAY)
    duty = Duty.objects.get()
    button = f'href="{reverse("appointment-new")}?held={held.pk}"'
    client.force_login(world.huong)
    assert button not in text(client.get(duty.get_absolute_url())), "a unit proposes nobody here"
    client.force_login(world.lan)
    assert button in text(client.get(duty.get_absolute_url()))
    PostHeld.objects.filter(pk=held.pk).update(valid_to="2022-03-15")
    scan(TODAY)
    duty.refresh_from_db()
    assert duty.state == Duty.State.CLOSED and "đã bổ nhiệm lại" in duty.reason
    assert button not in text(client.get(duty.get_absolute_url()))


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
    assert scan(TODAY).counts["made"] == 0
    appointment_rules(appointment_term_months=(60, "months"))
    PostHeld.objects.filter(cadre=world.binh).update(valid_from=None, known_on="2017-03-15")
    assert scan(TODAY).counts["made"] == 0


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


def test_the_day_that_a_decision_set_goes_before_the_rule(world):
    make_duty_rule("term_end", 6, "month")
    appointment_rules(appointment_term_months=(60, "months"))
    held = appointed(world.binh, "2017-03-15")
    PostHeld.objects.filter(pk=held.pk).update(term_ends="2022-04-01", decision_no="12-QĐ/HU")
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.due_on, duty.basis_words) == (day("2022-04-01"), "Quyết định số 12-QĐ/HU")
    appointed(world.binh, "2021-06-01", "transferred")
    scan(TODAY)
    assert Duty.objects.get().state == "open"
    PostHeld.objects.filter(pk=held.pk).update(term_ends="2023-04-01")
    scan(TODAY)
    assert Duty.objects.get().state == "closed"


def test_a_rotation_ends_as_its_case_says_and_no_more_once_it_waits_or_is_placed(world):
    make_duty_rule("rotation_end", 3, "month")
    make_duty_rule("term_end", 6, "month")
    appointment_rules("rotation", rotation_min_months=(3, "years"))
    held = appointed(world.binh, "2019-02-01", "rotated")
    case = make_rotation(world.binh, held.post, "2019-02-01", due_on="2021-12-15")
    scan(TODAY)
    assert made("rotation_end") == [("2021-12-15", "2021-09-15")]
    Rotation.objects.filter(pk=case.pk).update(due_on="2022-02-15")
    scan(TODAY)
    assert made("rotation_end") == [("2022-02-15", "2021-11-15")]
    PostHeld.objects.filter(pk=held.pk).update(taking_form="transferred", term_ends="2022-02-15")
    scan(TODAY)
    assert Duty.objects.filter(state="open").count() == 1
    PostHeld.objects.filter(pk=held.pk).update(taking_form="rotated", term_ends=None)
    for state, placed in (("waiting", ""), ("placed", "Trưởng phòng")):
        ended = {"state": state, "valid_to": "2021-11-15", "after_words": placed}
        Rotation.objects.filter(pk=case.pk).update(**ended)
        scan(TODAY)
        assert Duty.objects.get().state == "closed", state


def test_who_acts_longer_than_the_rule_is_told_and_nobody_before_a_figure_is_known(world):
    make_duty_rule("acting_end", 1, "month")
    rules = appointment_rules(acting_most_months=(6, "months"))
    appointed(world.binh, "2021-06-30", "acting")
    PostHeld.objects.filter(cadre=world.binh).update(main=False)
    scan(TODAY)
    assert made("acting_end") == [("2021-12-30", "2021-11-30")]
    Rule.objects.filter(rule_set=rules).update(value=None, confirmed=False)
    scan(TODAY)
    assert Duty.objects.get().state == "closed"


@pytest.mark.parametrize(
    ("off", "begins"),
    [((), "2021-12-10"), (("2022-01-03", *(f"2022-{each}" for each in TET)), "2021-12-02")],
)
def test_ninety_working_days_are_counted_across_tet(world, off, begins):
    """With the days off entered the notice begins as many working days earlier."""
    make_duty_rule("term_end", 30, "day", by_regulation=True)
    appointment_rules(appointment_term_months=(60, "months"), reappoint_notice=(90, "working_days"))
    for each in off:
        SpecialDay.objects.create(day=each, kind=SpecialDay.Kind.OFF, name="Nghỉ lễ, Tết")
    if off:
        HolidayYear.objects.create(year=2021, basis="Thông báo")
        HolidayYear.objects.create(year=2022, basis="Thông báo")
    appointed(world.binh, "2017-04-15")
    scan(day(begins) - datetime.timedelta(days=1))
    assert not Duty.objects.exists()
    scan(day(begins))
    assert made("term_end") == [("2022-04-15", begins)]
    assert ("chưa trừ ngày lễ" in Duty.objects.get().basis_words) == (not off)


@pytest.mark.parametrize(
    ("begun", "months", "over"),
    [("2020-02-29", 12, "2021-02-28"), ("2020-08-31", 6, "2021-02-28"), ("2019-02-28", 36, "2022-02-28")],
)
def test_the_check_of_a_rotation_and_its_duty_count_months_alike(world, begun, months, over):
    """From the 31st and from 29 February: the day on which the check is met is the day of the duty."""
    make_duty_rule("rotation_end", 0, "day")
    rules = Rules(appointment_rules("rotation", rotation_min_months=(months, "months")), None)
    held = appointed(world.binh, begun, "rotated")
    scan(day(over) - datetime.timedelta(days=1))
    assert not Duty.objects.exists()
    scan(day(over))
    assert made("rotation_end") == [(over, over)]
    case = make_rotation(world.binh, held.post, begun)
    for on, met in ((day(over) - datetime.timedelta(days=1), "unknown"), (day(over), "pass")):
        assert long_enough(case, rules, on).level == met
