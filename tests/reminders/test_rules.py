"""What the office is reminded of, kind by kind."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from office.organisation.models.structure import Unit
from planning.models import PlanningRound
from reminders.models import Duty, DutyRule
from reminders.reference import load_duty_rules
from reminders.scan import compare, scan
from tests.cadre.retirement import OWN_MONTH
from tests.factories import make_cadre, make_post
from tests.reminders.duties import TODAY, appointed, appointment_rules, day, made, make_duty_rule


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
    assert scan(TODAY).counts["made"] == 0
    assert scan(day("2022-01-15")).counts["made"] == 2


def test_a_date_that_a_year_lacks_is_the_last_of_its_month(world):
    review_rule(month=2, day=29)
    scan(day("2022-02-27"))
    assert {duty.due_on for duty in Duty.objects.all()} == {day("2022-02-28")}


def test_the_shipped_leads_load_once_and_none_is_confirmed(db):
    load_duty_rules()
    shipped = DutyRule.objects.count()
    DutyRule.objects.filter(code="retirement-12").update(lead=14, task="Việc của cơ quan")
    load_duty_rules()
    assert DutyRule.objects.count() == shipped == 30
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
        with CaptureQueriesContext(connection) as queries, compare(TODAY) as diff:
            found.append(diff.counts["made"])
        counts.append(len(queries))
    assert counts[0] == counts[1] and found == [42, 82]
