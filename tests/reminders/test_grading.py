"""The office is reminded of its year's grading, never the unit that answers: what waits, whom a complaint waits for."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.models import GradingLine, GradingStep
from office.campaigns.models import Campaign
from office.organisation.models.office import Office
from office.regulations.models import RuleSet
from reminders.grading import complaints, decisions_due, notices_awaited, poor_years
from reminders.kinds import ScanContext
from reminders.models import Duty
from reminders.scan import scan
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_rule
from tests.reminders.duties import TODAY, make_duty_rule, text
from tests.reminders.test_leads import PLAIN

DAY = datetime.timedelta(days=1)
DECEMBER = datetime.date(2021, 12, 14)


def told():
    return {duty.cycle or duty.due_on.year: (duty.state, duty.due_on) for duty in Duty.objects.all()}


def stepped(line, state, on):
    """The row after the step that brought it there; what the act asks is not the matter here."""
    GradingStep.objects.create(line=line, act="evaluation.test", to_state=state, on=on)
    return line


def at_the_top(world):
    Office.objects.update_or_create(pk=1, defaults={"unit": world.district})


def test_a_year_that_no_campaign_grades_is_told_from_the_lead_until_one_is_there(world):
    at_the_top(world)
    make_duty_rule("grading_missing", 30, "day", month=11, day=1)
    first = datetime.date(2021, 11, 1)
    scan(first - 31 * DAY)
    assert told() == {"2020": ("open", datetime.date(2020, 11, 1))}
    scan(first - 30 * DAY)
    assert told()["2021"] == ("open", first)
    make_grading(world.hoa_tham, 2021)
    scan(TODAY)
    assert told()["2021"][0] == "open"
    make_grading(world.district, 2021)
    scan(TODAY)
    assert told()["2021"][0] == "closed"


def test_rows_of_an_open_campaign_are_decided_by_the_day_of_the_year_or_that_of_their_units(client, world):
    make_duty_rule("grading_due", 30, "day", month=12, day=14, basis="Điều 20")
    make_duty_rule("grading_due", 31, "day", month=1, day=15)
    campaign = make_grading(world.district, 2021, due_on=DECEMBER - 10 * DAY)
    lines = [make_line(person, campaign, "unit") for person in (world.an, world.binh)]
    scan(DECEMBER - 31 * DAY)
    assert not Duty.objects.exists()
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.due_on, duty.unit, set(duty.people)) == (
        DECEMBER,
        world.district,
        {world.an.pk, world.binh.pk},
    )
    assert not Duty.objects.for_user(world.huong).exists()
    client.force_login(world.lan)
    page = text(client.get(reverse("duty-detail", args=[duty.pk])))
    assert campaign.get_absolute_url() in page and "2 đồng chí" in page and "Điều 20 (chưa xác nhận)" in page
    GradingLine.objects.filter(pk=lines[0].pk).update(state="above")
    scan(TODAY)
    assert Duty.objects.get().cadre == world.binh
    Campaign.objects.filter(pk=campaign.pk).update(due_on=datetime.date(2021, 12, 20))
    scan(DECEMBER + DAY)
    days = {datetime.date(2021, 12, 20), datetime.date(2022, 1, 15)}
    assert set(Duty.objects.values_list("due_on", flat=True)) == days
    GradingLine.objects.filter(pk=lines[1].pk).update(state="appraised")
    GradingLine.objects.filter(pk=lines[1].pk).update(state="decided", grade="good")
    scan(DECEMBER + DAY)
    assert set(Duty.objects.values_list("state", flat=True)) == {"closed"}


def test_of_very_many_people_a_duty_keeps_no_keys(world, monkeypatch):
    make_duty_rule("grading_due", 30, "day", month=12, day=14)
    campaign = make_grading(world.district, 2021, due_on=DECEMBER - 10 * DAY)
    for person in (world.an, world.binh):
        make_line(person, campaign)
    monkeypatch.setattr("reminders.grading.MOST", 1)
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.people, duty.cadre, duty.unit) == ([], None, world.district)


def test_what_was_sent_up_waits_for_its_result_and_what_was_decided_for_its_notice(world):
    make_duty_rule("grading_result", 30, "day")
    make_duty_rule("grading_notice", 15, "day")
    campaign = make_grading(world.district, 2021)
    up = stepped(make_line(world.an, campaign, "above"), "above", TODAY - 5 * DAY)
    stepped(make_line(world.binh, campaign, "decided", grade="good"), "decided", TODAY - 2 * DAY)
    late = make_line(
        make_cadre("Lý Văn Cao", make_post("Phó Chủ tịch", world.tan_van)), campaign, "decided", grade="good"
    )
    stepped(late, "decided", TODAY)
    scan(TODAY)
    found = {duty.rule.kind: duty for duty in Duty.objects.all()}
    assert found["grading_result"].due_on == TODAY + 25 * DAY and found["grading_result"].cadre == world.an
    assert found["grading_notice"].due_on == TODAY + 13 * DAY
    assert found["grading_notice"].people == sorted([world.binh.pk, late.cadre_id])
    GradingLine.objects.exclude(pk=up.pk).update(state="notified")
    GradingLine.objects.filter(pk=up.pk).update(state="decided", grade="good")
    scan(TODAY)
    states = {duty.rule.kind: duty.state for duty in Duty.objects.all()}
    assert states == {"grading_result": "closed", "grading_notice": "open"}


def test_a_complaint_is_answered_within_the_days_of_the_rules_or_the_unconfirmed_ones_of_the_office(
    client, world
):
    make_duty_rule("grading_complaint", 5, "working_day", by_regulation=True, basis="Thời hạn kiến nghị")
    campaign = make_grading(world.district, 2021)
    line = stepped(make_line(world.an, campaign, "complaint", grade="good"), "complaint", TODAY)
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.due_on, duty.cadre, duty.unit) == (TODAY + 7 * DAY, world.an, world.district)
    assert duty.basis_words.startswith("Thời hạn kiến nghị (chưa xác nhận)")
    client.force_login(world.lan)
    assert line.get_absolute_url() in text(client.get(reverse("duty-detail", args=[duty.pk])))
    begun = datetime.date(2018, 1, 1)
    rules = RuleSet.objects.create(name="Xếp loại", subject="grade_leader", in_force_from=begun)
    make_rule("complaint_days", 10, "working_days", rules, article="Điều 15")
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.due_on, duty.confirmed, duty.basis) == (TODAY + 14 * DAY, True, "Điều 15")
    GradingLine.objects.filter(pk=line.pk).update(state="notified")
    scan(TODAY)
    assert Duty.objects.get().state == "closed"


def test_two_poor_years_running_of_who_serves_are_told_to_the_office_alone(client, world):
    at_the_top(world)
    make_duty_rule("not_completed", 3, "month", month=3, day=31, basis="Số năm liên tiếp")
    for person, years in ((world.an, (2019, 2020)), (world.binh, (2018, 2020))):
        for year in years:
            make_evaluation(person, year, "not_completed")
    scan(TODAY)
    duty = Duty.objects.get()
    assert (duty.cadre, duty.unit, duty.cycle) == (world.an, world.district, "2020")
    assert duty.basis_words == (
        "Số năm liên tiếp (chưa xác nhận); Không hoàn thành nhiệm vụ hai năm liên tiếp (2019, 2020)"
    )
    assert not Duty.objects.for_user(world.huong).exists()
    client.force_login(world.lan)
    assert str(world.an) in text(client.get(reverse("duty-detail", args=[duty.pk])))
    world.an.evaluations.filter(year=2019).update(grade="completed")
    scan(TODAY)
    assert Duty.objects.get().state == "closed"


def test_as_many_queries_for_many_rows_as_for_one(world):
    at_the_top(world)
    finders = {"grading_due": decisions_due, "grading_notice": notices_awaited}
    finders |= {"grading_complaint": complaints, "not_completed": poor_years}
    rules = [make_duty_rule(kind, 1, "day", month=3, day=31) for kind in finders]
    campaign = make_grading(world.district, 2021)
    taken, found = [], []
    for names in ("A", "BCD"):
        for name in names:
            for state in ("open", "decided", "complaint"):
                person = make_cadre(f"Lý {name} {state}", make_post(f"{name} {state}", world.tan_van))
                grade = "" if state == "open" else "good"
                stepped(make_line(person, campaign, state, grade=grade), state, TODAY)
            for year in (2019, 2020):
                make_evaluation(person, year, "not_completed")
        with CaptureQueriesContext(connection) as captured:
            for find, rule in zip(finders.values(), rules, strict=True):
                found.append(len(list(find(ScanContext(TODAY, (rule,), PLAIN)))))
        taken.append(len(captured))
    assert found == [1, 1, 1, 1, 1, 1, 4, 4] and taken[0] == taken[1]
