"""A further decision on who is planned leaves the earlier one alone; a wrong number or day is corrected."""

import datetime

import pytest

from foundation.core.acts.run import apply, judge
from foundation.core.acts.undo import undo
from planning.acts import APPROVE, RECORD
from planning.models import ApprovedLine, PlanningEntry
from tests.planning.lists import APPROVED, make_entry, make_target
from tests.planning.test_acts import state

MARCH = datetime.date(2021, 3, 15)
FURTHER = {"decision_no": "77-QĐ/HU", "decision_on": MARCH}


@pytest.fixture
def entry(world):
    return make_entry(world.an, make_target(world.hoa_tham))


def papers(entry):
    steps = entry.steps.standing().order_by("on", "pk")
    return [(step.decision_no, step.on) for step in steps]


@pytest.mark.parametrize("act", [RECORD, APPROVE])
def test_a_further_decision_by_sheet_or_page_leaves_the_earlier_one_as_it_was(world, entry, act):
    assert not apply(act, world.lan, [entry], FURTHER).refused
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.decision_no, saved.approved_on) == ("318-QĐ/HU", APPROVED)
    assert papers(entry) == [("318-QĐ/HU", APPROVED), ("77-QĐ/HU", MARCH)]
    assert state(entry, APPROVED) == state(entry, MARCH) == "approved"
    assert entry in PlanningEntry.objects.planned_on(datetime.date(2020, 6, 1))
    assert entry in PlanningEntry.objects.planned_on(MARCH)


def test_each_decision_keeps_what_it_approved(world, entry):
    world.an.birth = "1972-03-04"
    world.an.save()
    apply(APPROVE, world.lan, [entry], FURTHER)
    before = ApprovedLine.objects.in_force([entry.pk], MARCH - datetime.timedelta(1))[entry.pk]
    since = ApprovedLine.objects.in_force([entry.pk], MARCH)[entry.pk]
    assert (before.birth.year, since.birth.year) == (1980, 1972)
    assert before.approved_list.basis == "import" and since.approved_list.basis == "decision"


@pytest.mark.parametrize(
    "changed", [{"decision_no": "319-QĐ/HU"}, {"decision_on": datetime.date(2019, 7, 16)}]
)
def test_a_wrong_number_or_day_stays_a_correction(world, entry, changed):
    asked = {"decision_no": "318-QĐ/HU", "decision_on": APPROVED} | changed
    apply(RECORD, world.lan, [entry], asked)
    assert papers(entry) == [(asked["decision_no"], asked["decision_on"])]
    saved = PlanningEntry.objects.get(pk=entry.pk)
    assert (saved.decision_no, saved.approved_on) == (asked["decision_no"], asked["decision_on"])


def test_a_wrong_number_of_a_further_decision_is_corrected_there(world, entry):
    apply(RECORD, world.lan, [entry], FURTHER)
    apply(RECORD, world.lan, [entry], {**FURTHER, "decision_no": "78-QĐ/HU"})
    assert papers(entry) == [("318-QĐ/HU", APPROVED), ("78-QĐ/HU", MARCH)]
    assert PlanningEntry.objects.get(pk=entry.pk).decision_no == "318-QĐ/HU"


def test_by_a_page_a_decision_is_recorded_once(world, entry):
    asked = {"decision_no": "318-QĐ/HU", "decision_on": APPROVED}
    said = judge(APPROVE, world.lan, [entry], asked)[entry.pk]
    assert said == ["Đã ghi 318-QĐ/HU, ngày 15/07/2019; muốn sửa số, ngày thì hoàn tác rồi ghi lại."]


def test_a_further_decision_is_taken_back_and_the_first_stands(world, entry):
    step = apply(RECORD, world.lan, [entry], FURTHER).steps[0]
    assert not undo(world.lan, [step]).refused
    assert papers(entry) == [("318-QĐ/HU", APPROVED)]
    assert PlanningEntry.objects.get(pk=entry.pk).status == "approved"
