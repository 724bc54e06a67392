"""Taking back and its undo do nothing to a line that has moved on since the page was drawn."""

import pytest
from django.urls import reverse

from planning.models import PlanningEntry
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_proposal

DECIDED = {"decision_no": "318-QĐ/HU", "approved_on": "2021-11-28"}


@pytest.fixture
def officer(client, planned):
    client.force_login(planned.lan)
    return client


@pytest.fixture
def proposal(planned):
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    return make_proposal(cuc, planned.target, proposed_on="2021-11-27")


def press(client, act, entry):
    """The button of a line on the list; the page that answers."""
    return client.post(reverse(f"planning-{act}", args=[entry.pk]), follow=True).content.decode()


def standing(entry):
    """What the list of today knows of the person: state and end of every line."""
    lines = PlanningEntry.objects.filter(cadre=entry.cadre, target=entry.target).order_by("pk")
    return [(line.status, f"{line.ended_on}") for line in lines]


def test_a_proposal_is_taken_back_and_put_back(officer, proposal):
    press(officer, "withdraw", proposal)
    assert standing(proposal) == [("withdrawn", "2021-11-30")]
    press(officer, "put-back", proposal)
    assert standing(proposal) == [("draft", "None")]


@pytest.mark.parametrize(
    "moved_on",
    [
        {"status": "approved", **DECIDED},
        {"status": "rejected", "ended_on": "2021-11-29"},
        {"status": "withdrawn", "ended_on": "2021-11-29"},
        {"status": "removed", "ended_on": "2021-11-29", "end_reason": "retired", **DECIDED},
    ],
    ids=lambda fields: fields["status"],
)
def test_only_a_proposal_is_taken_back(officer, proposal, moved_on):
    PlanningEntry.objects.filter(pk=proposal.pk).update(**moved_on)
    before = standing(proposal)
    press(officer, "withdraw", proposal)
    assert standing(proposal) == before


@pytest.mark.parametrize(
    "moved_on",
    [
        {"status": "submitted"},
        {"status": "approved", **DECIDED},
        {"status": "rejected", "ended_on": "2021-11-29"},
        {"status": "removed", "ended_on": "2021-11-29", "end_reason": "retired", **DECIDED},
        {"status": "unit_ended", "ended_on": "2021-11-29", **DECIDED},
    ],
    ids=lambda fields: fields["status"],
)
def test_only_what_was_taken_back_is_put_back(officer, proposal, moved_on):
    PlanningEntry.objects.filter(pk=proposal.pk).update(**moved_on)
    before = standing(proposal)
    press(officer, "put-back", proposal)
    assert standing(proposal) == before


def test_who_was_put_on_the_list_anew_stands_on_it_once(officer, proposal):
    press(officer, "withdraw", proposal)
    officer.post(reverse("planning-add", args=[proposal.target_id]), {"cadre": proposal.cadre_id})
    once = [("withdrawn", "2021-11-30"), ("draft", "None")]
    assert standing(proposal) == once
    html = press(officer, "put-back", proposal)
    assert "Đồng chí này đã có trong danh sách quy hoạch chức danh này." in html
    assert standing(proposal) == once
