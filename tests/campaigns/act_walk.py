from django.urls import reverse

from office.campaigns.models import Campaign, CampaignUnit
from tests.campaigns.campaigns import TODAY, make_campaign, put_in_states
from tests.walk import OTHER, Walk

DAY = {"on": "30/11/2021"}
WHY = DAY | {"reason": "Chưa họp được"}


class CampaignWalk(Walk):
    model = Campaign
    people = (OTHER,)
    asked = {"campaigns.close": DAY, "campaigns.open_again": WHY}

    def rows(self, unit, people):
        """They are about nobody: one of every state will do."""
        ended = {"open": None, "closed": TODAY}
        return {(OTHER, state): make_campaign(unit, state=state, closed_on=on) for state, on in ended.items()}

    def address(self, act, row):
        return reverse(f"campaign-{act.slug}", args=[row.pk])


class CampaignUnitWalk(Walk):
    model = CampaignUnit
    people = (OTHER,)
    asked = dict.fromkeys(
        [f"campaigns.{act}" for act in ("send", "submit", "receive", "complete", "merge")], DAY
    )
    asked |= dict.fromkeys([f"campaigns.{act}" for act in ("return", "record_missing")], WHY)
    asked["campaigns.report_unchanged"] = DAY | {"decision_no": "45-CV/ĐU", "decision_on": "20/11/2021"}

    def rows(self, unit, people):
        return {(OTHER, state): row for state, row in put_in_states(unit).items()}

    def address(self, act, row):
        return reverse(f"campaignunit-{act.slug}", args=[row.pk])


WALKS = [CampaignWalk(), CampaignUnitWalk()]
