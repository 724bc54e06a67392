"""Campaigns with units in every state, and a kind of campaign of the tests' own."""

import datetime

from foundation.core.acts.run import apply
from office.campaigns.acts import COMPLETE, MERGE, RECEIVE, RECORD_MISSING, REPORT_UNCHANGED, RETURN, SEND
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem
from office.organisation.models.users import User

TODAY = datetime.date(2021, 11, 30)
OPENS = datetime.date(2021, 10, 15)
ASKED = {
    "on": TODAY,
    "reason": "Chưa họp được",
    "decision_no": "45-CV/ĐU",
    "decision_on": datetime.date(2021, 11, 20),
}
WAYS = {
    "waiting": [],
    "sent": [SEND],
    "submitted": [SEND, RECEIVE],
    "returned": [SEND, RECEIVE, RETURN],
    "complete": [SEND, RECEIVE, COMPLETE],
    "unchanged": [REPORT_UNCHANGED],
    "missing": [RECORD_MISSING],
    "merged": [REPORT_UNCHANGED, MERGE],
}


def make_campaign(unit, **fields):
    """A review of 2021, one among many of its unit."""
    number = Campaign.objects.count() + 1
    words = {
        "kind": "review",
        "year": 2021,
        "round": "extra",
        "name": f"Rà soát, bổ sung quy hoạch {number}",
    }
    days = {"figures_on": TODAY, "opens_on": OPENS, "due_on": TODAY}
    return Campaign.objects.create(unit=unit, **(words | days | fields))


def make_campaign_unit(unit, state="waiting", campaign=None, **fields):
    """The unit answers a campaign, its own where none is given, and stands in the state by the acts that lead there."""
    campaign = campaign or make_campaign(unit)
    row = CampaignUnit.objects.create(campaign=campaign, unit=unit, **({"due_on": campaign.due_on} | fields))
    for act in WAYS[state]:
        done = apply(act, User.system(), [row], ASKED)
        assert not done.refused, done.refused
    return CampaignUnit.objects.get(pk=row.pk)


def make_item(name="Tờ trình", **fields):
    return ChecklistItem.objects.create(**{"kind": "review", "name": name} | fields)
