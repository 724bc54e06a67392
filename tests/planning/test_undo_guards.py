"""Taking back and its undo do nothing to a line that has moved on since the page was drawn."""

import datetime

import pytest
from django.urls import reverse

from planning.acts import APPROVE, END_WITH_UNIT, REJECT, REMOVE, SUBMIT, WITHDRAW
from planning.models import PlanningEntry
from tests.factories import make_cadre, make_post
from tests.planning.lists import done, make_proposal

DAY = datetime.date(2021, 11, 29)
DECISION = {"decision_no": "318-QĐ/HU", "decision_on": DAY}
MOVES = {
    "submitted": [(SUBMIT, {})],
    "approved": [(APPROVE, DECISION)],
    "rejected": [(REJECT, {**DECISION, "on": DAY, "reason": "Chưa đủ phiếu"})],
    "withdrawn": [(WITHDRAW, {"on": DAY})],
    "removed": [(APPROVE, DECISION), (REMOVE, {"on": DAY, "end_reason": "retired", **DECISION})],
    "unit_ended": [(END_WITH_UNIT, {"on": DAY, "reason": "Sáp nhập", **DECISION})],
}


@pytest.fixture
def officer(client, planned):
    client.force_login(planned.lan)
    return client


@pytest.fixture
def proposal(planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    return make_proposal(cuc, planned.target, proposed_on=datetime.date(2021, 11, 27))


def take_back(officer, entry, shown="draft"):
    """The button of a line on the list, drawn while the line was in the state; the page that answers."""
    address = reverse("planningentry-withdraw", args=[entry.pk])
    return officer.post(address, {"state": shown, "at_once": "1"}, follow=True).content.decode()


def put_back(officer, entry, step):
    address = reverse("planningentry-undo", args=[entry.pk, step.pk])
    return officer.post(address, follow=True).content.decode()


def standing(entry):
    """What is known of the person on this list: state and end of every line."""
    lines = PlanningEntry.objects.filter(cadre=entry.cadre, target=entry.target).order_by("pk")
    return [(line.status, f"{line.ended_on}") for line in lines]


def move_on(entry, state):
    for act, asked in MOVES[state]:
        entry = done(act, entry, asked)


def test_a_proposal_is_taken_back_and_put_back(officer, proposal):
    take_back(officer, proposal)
    assert standing(proposal) == [("withdrawn", "2021-11-30")]
    put_back(officer, proposal, proposal.steps.last())
    assert standing(proposal) == [("draft", "None")]


@pytest.mark.parametrize("state", MOVES)
def test_what_moved_on_since_the_page_was_drawn_is_not_taken_back(officer, proposal, state):
    move_on(proposal, state)
    before = standing(proposal)
    take_back(officer, proposal)
    assert standing(proposal) == before


@pytest.mark.parametrize("state", ["submitted", "approved", "rejected", "removed", "unit_ended"])
def test_a_taking_back_is_undone_once_and_only_while_it_is_the_last(officer, proposal, state):
    take_back(officer, proposal)
    step = proposal.steps.last()
    put_back(officer, proposal, step)
    move_on(PlanningEntry.objects.get(pk=proposal.pk), state)
    before = standing(proposal)
    assert "Đã hoàn tác rồi." in put_back(officer, proposal, step)
    assert standing(proposal) == before


def test_who_was_put_on_the_list_anew_stands_on_it_once(officer, proposal):
    take_back(officer, proposal)
    step = proposal.steps.last()
    officer.post(reverse("planning-add", args=[proposal.target_id]), {"cadre": proposal.cadre_id})
    once = [("withdrawn", "2021-11-30"), ("draft", "None")]
    assert standing(proposal) == once
    html = put_back(officer, proposal, step)
    assert "Đồng chí này đã có trong danh sách quy hoạch chức danh này." in html
    assert standing(proposal) == once
