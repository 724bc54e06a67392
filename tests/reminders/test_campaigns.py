"""Units are reminded of the campaigns that they have to answer, as long as they have not."""

import datetime

from django.urls import reverse

from foundation.core.acts.run import apply
from office.campaigns.acts import RECEIVE, RETURN
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.users import User
from reminders.models import Duty
from reminders.scan import scan
from tests.campaigns.campaigns import ASKED, make_campaign, make_campaign_unit
from tests.factories import make_post
from tests.reminders.duties import LIST, TODAY, make_duty_rule, text

DUE = TODAY + datetime.timedelta(days=10)


def told():
    """{unit: state of its duty}."""
    return dict(Duty.objects.filter(rule__kind="campaign_due").values_list("unit__name", "state"))


def test_a_unit_is_reminded_until_it_answers_and_again_where_its_dossier_comes_back(client, world):
    make_duty_rule("campaign_due", 10, "day", task="Nộp hồ sơ của đợt")
    campaign = make_campaign(world.district, due_on=DUE, plan_no="05-KH/HU", plan_on="2021-10-12")
    row = make_campaign_unit(world.hoa_tham, "sent", campaign)
    for unit, state in (
        (world.tan_van, "submitted"),
        (world.office, "unchanged"),
        (world.district, "missing"),
    ):
        make_campaign_unit(unit, state, campaign)
    scan(TODAY - datetime.timedelta(days=1))
    assert told() == {}
    scan(TODAY)
    assert told() == {"Xã Hoa Thám": "open"}
    duty = Duty.objects.get()
    assert (duty.due_on, duty.basis_words) == (DUE, "Kế hoạch số 05-KH/HU, ngày 12/10/2021")
    client.force_login(world.huong)
    listed, page = text(client.get(LIST)), text(client.get(reverse("duty-detail", args=[duty.pk])))
    assert row.get_absolute_url() in listed and "Mở hồ sơ đầu mối" in page and "Xã Hoa Thám" in page
    apply(RECEIVE, User.system(), [row], ASKED)
    scan(TODAY)
    assert told() == {"Xã Hoa Thám": "closed"}
    assert Duty.objects.get().reason.startswith("đã nộp, đã báo không thay đổi")
    apply(RETURN, User.system(), [CampaignUnit.objects.get(pk=row.pk)], ASKED)
    scan(TODAY)
    assert told() == {"Xã Hoa Thám": "open"} and "phải bổ sung hồ sơ" in Duty.objects.get().basis_words
    Campaign.objects.filter(pk=campaign.pk).update(opens_on=DUE)
    scan(TODAY)
    assert told() == {"Xã Hoa Thám": "closed"}


def test_a_campaign_of_the_year_stands_in_place_of_the_yearly_review_of_its_units(world):
    make_duty_rule("review", 4, "month", month=3, day=31)
    for unit in (world.hoa_tham, world.tan_van):
        make_post("Bí thư Đảng ủy", unit)
    march = datetime.date(2021, 3, 1)
    asked = {"opens_on": march, "figures_on": march, "due_on": DUE}
    make_campaign_unit(world.hoa_tham, campaign=make_campaign(world.district, **asked))
    make_campaign_unit(world.tan_van, campaign=make_campaign(world.district, year=2020, **asked))
    make_campaign_unit(world.tan_van, campaign=make_campaign(world.district, kind="grading", **asked))
    scan(march)
    assert {duty.unit.name for duty in Duty.objects.all()} == {"Xã Tân Văn"}
