"""A kind of campaign of the tests' own."""

import pytest

from office.campaigns import kinds
from office.campaigns.kinds import CampaignKind


class KindOfTests(CampaignKind):
    """Keeps what it is told; refuses to merge, and keeps a campaign from ending, where it is asked to."""

    key, label = "tests", "Đợt thử"

    def __init__(self):
        self.told, self.refuses, self.proposed = [], "", set()

    def units_of(self, campaign, user):
        return self.proposed

    def lines(self, units, user):
        return {unit.pk: 7 for unit in units}

    def refusals(self, act, units, user):
        return {unit.pk: self.refuses for unit in units} if self.refuses and act == "campaigns.merge" else {}

    def still_open(self, campaigns):
        return {campaign.pk: self.refuses for campaign in campaigns} if self.refuses else {}

    def after(self, act, done, user):
        self.told += [(act, unit.unit.name, asked.get("decision_no"), user) for unit, asked in done]

    def undone(self, act, pairs):
        self.told += [("undone", act, step.decision_no) for _, step in pairs]


@pytest.fixture
def kind(monkeypatch):
    kind = KindOfTests()
    monkeypatch.setitem(kinds.KINDS, "tests", kind)
    return kind
