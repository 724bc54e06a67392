"""How far a plan is, as it stood on any day: places, chosen, sent, done, left."""

import datetime
import io

import pytest
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post
from tests.training.factories import choose, enrol, make_class, make_plan, make_row
from training.models import PlanPersonStep, TrainingPlan
from training.plans.progress import Progress, plan_figures, progress_of, total

ASKED = ["Chỉ tiêu", "Đã chọn", "Đã cử", "Hoàn thành", "Còn lại"]


def test_what_is_left_and_what_is_over():
    assert Progress(45, chosen=40, sent=38).left == 7
    assert Progress(None, chosen=40, sent=38).left == 2
    assert Progress(10, sent=12).left == 0
    assert (Progress(10, chosen=12).over, Progress(None, chosen=12).over) == (2, 0)
    assert total([Progress(10, 5, 1, 4, 3), Progress(None, 2), Progress(5)]) == Progress(15, 7, 1, 4, 3)
    assert total([]).places is None


@pytest.fixture
def planned(world):
    """A plan of two rows, whose classes are under way: one chosen, one in reserve, one summoned, one refused."""
    plan = make_plan(world.district, issued_on="2021-11-20")
    own, above = make_row(plan, places=3), make_row(plan, source="above", title="Cao cấp", places=None)
    others = [make_cadre(name, make_post(name, world.tan_van)) for name in ("Lý Văn Ba", "Lý Văn Tư")]
    chosen, sent = choose(own, world.an), choose(above, others[0], state="summoned")
    places = [
        chosen,
        sent,
        choose(own, world.binh, state="reserve"),
        choose(above, others[1], state="refused"),
    ]
    ended = {"opens_on": "2021-11-01", "closes_on": "2021-11-29"}
    first = make_class("K15", world.district, plan_row=own, **ended)
    school = make_class("Cao cấp K30", world.district, opens_on="2021-11-25", closes_on=None)
    enrol(first, world.an, plan_person=chosen)
    enrol(first, "Người ngoài danh sách", result="failed")
    enrol(school, others[0], plan_person=sent, result="studying")
    make_class("K16", world.district, plan_row=own, head_count=20, **ended)
    make_class("K17", world.district, plan_row=own, head_count=9, cancelled_on="2021-11-05", **ended)
    return own, above, places


def test_rows_of_own_classes_and_of_places_from_above(planned):
    own, above, _ = planned
    assert progress_of([own, above], TODAY) == {
        own.pk: Progress(3, chosen=1, reserve=1, sent=22, passed=1),
        above.pk: Progress(None, chosen=1, sent=1),
    }


def test_a_past_day_is_told_by_steps_and_by_the_classes_of_that_day(planned):
    """The school's class had not begun, and the first one was not over."""
    own, above, (chosen, sent, reserve, refused) = planned
    for place in (chosen, sent, refused):
        PlanPersonStep.objects.create(
            plan_person=place, act="training.choose", to_state="chosen", on="2021-11-22"
        )
    then = progress_of([own, above], datetime.date(2021, 11, 24))
    assert then == {own.pk: Progress(3, chosen=1, sent=22), above.pk: Progress(None, chosen=2)}


def test_the_plans_of_a_day_are_those_issued_and_not_closed(planned, world, django_assert_num_queries):
    with django_assert_num_queries(4):
        told = plan_figures(TODAY, [world.district.pk])
    assert told.as_json() == {"rows": 2, "places": 3, "chosen": 2} and told.years == (2022,)
    assert plan_figures(datetime.date(2021, 11, 19), [world.district.pk]).rows == 0
    assert plan_figures(TODAY, [world.hoa_tham.pk]).rows == 0
    TrainingPlan.objects.update(state="closed", closed_on=TODAY)
    assert plan_figures(TODAY, [world.district.pk]).rows == 0


def test_the_plan_tells_how_far_its_rows_are_and_no_result_of_ones_own(planned, world, client):
    own, above, _ = planned
    client.force_login(world.lan)
    page = client.get(own.plan.get_absolute_url())
    heads = [column.label for column in page.context["groups"][0].columns]
    assert [label for label in heads if label in ASKED] == ASKED
    assert "Kinh phí (đồng)" not in heads and "Ghi chú" not in heads
    foot = dict(page.context["groups"][0].foot)
    assert [foot[label] for label in ASKED] == ["3", "1", "22", "1", "0"]
    assert page.context["progress"] == Progress(3, 2, 1, 23, 1)
    Account.objects.create(user=world.lan, cadre=world.an)
    asked = client.get(own.plan.get_absolute_url()).context["progress"]
    assert (asked.sent, asked.passed) == (23, 0)
    sheet = load_workbook(io.BytesIO(client.get(f"{own.plan.get_absolute_url()}?format=xlsx").getvalue()))
    line = next(line for line in sheet.active.values if "Hoàn thành" in line)
    assert [label for label in line if label in ASKED] == ASKED
    TrainingPlan.objects.update(state="draft", issued_on=None, number="")
    draft = client.get(own.plan.get_absolute_url()).context
    assert draft["progress"] is None and "sent" not in [each.name for each in draft["groups"][0].columns]
