"""A further decision on who is planned leaves the earlier one alone; a wrong number or day is corrected."""

import datetime

import pytest

from foundation.core.acts.run import apply, judge
from foundation.core.acts.undo import undo
from planning.acts import APPROVE, RECORD
from planning.models import ApprovedLine, PlanningEntry
from tests.planning.lists import APPROVED, make_entry, make_proposal, make_target, make_term
from tests.planning.test_acts import DAY, state

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


@pytest.fixture
def proposal(world):
    """Put forward for a term that ends on 01/06/2025."""
    return make_proposal(world.binh, make_target(world.hoa_tham), proposed_on=MARCH)


def test_a_decision_takes_effect_before_its_term_ends(world, proposal):
    asked = {"decision_no": "9-QĐ/HU", "decision_on": DAY}
    late = {**asked, "on": datetime.date(2025, 6, 1)}
    assert judge(APPROVE, world.lan, [proposal], late)[proposal.pk] == [
        "Ngày 01/06/2025 đã hết nhiệm kỳ 2020–2025 (cấp xã); kiểm tra lại ngày có hiệu lực của quyết định."
    ]
    assert not judge(APPROVE, world.lan, [proposal], {**asked, "on": datetime.date(2025, 5, 31)})


@pytest.mark.parametrize("act", [RECORD, APPROVE])
def test_a_decision_of_a_term_that_is_over_is_refused_by_sheet_and_page(world, act):
    term = make_term(name="2010–2015", begins_on="2010-04-01", ends_on="2015-06-01")
    entry = make_entry(
        world.an, make_target(world.hoa_tham, term=term), approved_on=datetime.date(2012, 1, 2)
    )
    assert "đã hết nhiệm kỳ 2010–2015" in judge(act, world.lan, [entry], FURTHER)[entry.pk][0]


def test_a_further_decision_is_not_written_ahead_of_its_day(client, world, entry):
    """It would refuse whatever happens until then: the last step is never overtaken."""
    ahead = {"decision_no": "9-QĐ/HU", "decision_on": DAY, "on": datetime.date(2022, 1, 1)}
    [said] = judge(APPROVE, world.lan, [entry], ahead)[entry.pk]
    assert said == "Quyết định tiếp tục quy hoạch chỉ ghi khi đã có hiệu lực; ngày 01/01/2022 ở tương lai."
    assert not judge(APPROVE, world.lan, [entry], {**ahead, "on": DAY})
