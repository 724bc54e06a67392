"""A campaign does not end while one of its units answers."""

from foundation.core.acts.run import apply
from office.campaigns.acts import CLOSE, RECEIVE
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.users import User
from tests.at_once import held_back
from tests.campaigns.campaigns import ASKED, make_campaign_unit


def test_of_a_campaign_that_ends_and_a_dossier_that_comes_late_one_is_refused(transactional_db, world):
    row = make_campaign_unit(world.hoa_tham, "missing")
    campaign = row.campaign

    def either(number):
        done, on = ((RECEIVE, row), (CLOSE, campaign))[number]
        return apply(done, User.system(), [on], ASKED).refused

    with held_back(2, either) as refused:
        list(CampaignUnit.objects.select_for_update().filter(pk=row.pk))
    assert sorted(map(bool, refused)) == [False, True], refused
    row.refresh_from_db()
    assert (row.state, Campaign.objects.get().state) in {("submitted", "open"), ("missing", "closed")}
