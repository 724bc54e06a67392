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


def told_of(unit, number):
    """A review of 2021, one among many of its unit."""
    words = {"kind": "review", "year": 2021, "round": "extra", "name": f"Rà soát, bổ sung quy hoạch {number}"}
    return words | {"unit": unit, "figures_on": TODAY, "opens_on": OPENS, "due_on": TODAY}


def make_campaign(unit, **fields):
    return Campaign.objects.create(**(told_of(unit, Campaign.objects.count() + 1) | fields))


def make_campaign_unit(unit, state="waiting", campaign=None, **fields):
    """The unit answers a campaign, its own where none is given, and stands in the state by the acts that lead there."""
    campaign = campaign or make_campaign(unit)
    row = CampaignUnit.objects.create(campaign=campaign, unit=unit, **({"due_on": campaign.due_on} | fields))
    for act in WAYS[state]:
        done = apply(act, User.system(), [row], ASKED)
        assert not done.refused, done.refused
    return CampaignUnit.objects.get(pk=row.pk)


def put_in_states(unit):
    """{state: row} of the unit, each of a campaign of its own, put there without the acts that lead there."""
    campaigns = {state: Campaign(**told_of(unit, number)) for number, state in enumerate(WAYS)}
    Campaign.objects.bulk_create(campaigns.values())
    said = {
        "unchanged": {"unchanged_no": "45-CV/ĐU", "unchanged_on": TODAY},
        "missing": {"missing_reason": "Chưa họp"},
    }
    rows = {
        state: CampaignUnit(campaign=campaign, unit=unit, due_on=TODAY, state=state, **said.get(state, {}))
        for state, campaign in campaigns.items()
    }
    CampaignUnit.objects.bulk_create(rows.values())
    return rows


def make_item(name="Tờ trình", **fields):
    return ChecklistItem.objects.create(**{"kind": "review", "name": name} | fields)
