"""Letters to the units of a review campaign: who is written to, what is known of it, and in whose name."""

import datetime

import pytest
from django.urls import reverse

from foundation.core.acts.run import apply
from office.campaigns.acts import SEND
from office.campaigns.models import Campaign
from office.organisation.models.users import User
from tests.campaigns.campaigns import ASKED, make_campaign, make_campaign_unit
from tests.factories import make_identity
from tests.papers.papers import make_register
from tests.papers_read import words
from tests.planning.test_draw_pages import sent

DUE = datetime.date(2021, 11, 25)


@pytest.fixture
def campaign(world):
    """Hoa Thám got its sheet and is late, Tân Văn waits for its own, the office has until later."""
    make_register(world.district)
    days = {"due_on": DUE, "plan_no": "05-KH/HU", "plan_on": "2021-10-12"}
    campaign = make_campaign(world.district, name="Rà soát, bổ sung quy hoạch năm 2021", **days)
    make_campaign_unit(world.hoa_tham, "sent", campaign)
    make_campaign_unit(world.tan_van, campaign=campaign)
    make_campaign_unit(world.office, "sent", campaign, due_on="2021-12-05")
    make_campaign_unit(world.district, "unchanged", campaign)
    return campaign


def address(kind, campaign):
    return f"{reverse('paper-draw', args=[kind])}?of={campaign.pk}"


def letter(client, kind, campaign):
    return words(b"".join(sent(client, address(kind, campaign), format="docx").streaming_content))


def test_who_got_a_sheet_and_is_late_is_reminded_by_name(client, world, campaign):
    client.force_login(world.lan)
    choice = f"{reverse('paper-choice', args=['campaign'])}?of={campaign.pk}"
    assert choice in client.get(campaign.get_absolute_url()).content.decode()
    offered = client.get(choice).content.decode()
    assert "Công văn đôn đốc" in offered and "Công văn kèm biểu" in offered
    assert "Mỗi đơn vị một văn bản" not in offered, "it is one paper, and of nobody"
    told = client.get(address("review-reminder", campaign)).content.decode()
    assert "đầu mối chưa nộp: 1" in told and "hạn gửi mới" in told
    written = letter(client, "review-reminder", campaign)
    assert "kèm theo Công văn số 45-CV/ĐU, ngày 30/11/2021, hạn gửi lại ngày 25/11/2021" in written
    assert "Đến ngày 30/11/2021, 01 đơn vị chưa gửi đủ hồ sơ" in written and "- Xã Hoa Thám." in written
    assert "V/v rà soát, bổ sung quy hoạch năm 2021" in written
    assert not [name for name in ("Tân Văn", "Ban Tổ chức Huyện ủy") if name in written]
    campaign.units.filter(unit=world.hoa_tham).update(due_on="2021-12-05")
    assert "02 đơn vị chưa gửi đủ hồ sơ" in letter(client, "review-reminder", campaign)
    for state in ("submitted", "returned"):
        campaign.units.filter(unit=world.hoa_tham).update(state=state)
    assert "- Xã Hoa Thám: chưa gửi lại hồ sơ đã trả để bổ sung" in letter(
        client, "review-reminder", campaign
    )
    campaign.units.update(due_on="2021-12-05")
    assert "trước ngày 05/12/2021" in letter(client, "review-reminder", campaign)
    assert "hạn gửi mới" not in client.get(address("review-reminder", campaign)).content.decode()


def test_sheets_go_with_a_letter_that_names_plan_and_last_day(client, world, campaign):
    client.force_login(world.lan)
    told = client.get(address("review-forms", campaign)).content.decode()
    assert "hạn nộp: các đầu mối có hạn khác nhau" in told
    campaign.units.filter(unit=world.office).update(due_on=DUE)
    written = letter(client, "review-forms", campaign)
    plan = "Thực hiện Kế hoạch số 05-KH/HU, ngày 12/10/2021 của Ban Thường vụ Đảng ủy"
    assert plan in written and "trước ngày 25/11/2021" in written and "- Xã Tân Văn." in written


def test_only_who_runs_a_campaign_writes_to_its_units_and_nothing_of_a_secret_one(client, world, campaign):
    make_identity(world.hoa_tham)
    client.force_login(world.huong)
    assert "Lập văn bản" not in client.get(campaign.get_absolute_url()).content.decode()
    page = sent(client, address("review-reminder", campaign), format="docx")
    assert "Công văn của đợt này do Huyện Bình Gia lập." in page.content.decode()
    client.force_login(world.lan)
    Campaign.objects.filter(pk=campaign.pk).update(secret=True)
    assert "Lập văn bản" not in client.get(campaign.get_absolute_url()).content.decode()
    assert client.get(address("review-reminder", campaign)).status_code in (403, 404)
    Campaign.objects.filter(pk=campaign.pk).update(secret=False, kind="grading")
    assert client.get(address("review-reminder", campaign)).status_code == 403


def test_sheets_that_went_out_with_several_letters_are_named_by_hand(client, world, campaign):
    client.force_login(world.lan)
    late = campaign.units.get(unit=world.tan_van)
    apply(SEND, User.system(), [late], ASKED | {"decision_no": "46-CV/ĐU"})
    told = client.get(address("review-reminder", campaign)).content.decode()
    assert "đầu mối chưa nộp: 2" in told and "công văn đã gửi kèm biểu" in told
    assert "45-CV/ĐU" not in letter(client, "review-reminder", campaign)
