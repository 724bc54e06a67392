"""The pages of campaigns: what a unit sees of itself, what came in, acts for many, and queries that stay flat."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.core.acts.run import apply
from office.campaigns.acts import CLOSE, RECORD_MISSING
from office.campaigns.models import CampaignUnit, ReceivedItem
from office.organisation.models.users import User
from tests.campaigns.campaigns import ASKED, TODAY, make_campaign, make_campaign_unit, make_item


def shown(client, url):
    return client.get(url).content.decode()


def test_a_unit_sees_its_own_row_of_a_campaign_and_nothing_of_others(client, world):
    campaign = make_campaign(world.district)
    own, other = (make_campaign_unit(unit, "sent", campaign) for unit in (world.hoa_tham, world.tan_van))
    make_item()
    history = reverse("campaign-history", args=[campaign.pk])
    client.force_login(world.huong)
    page, told = shown(client, own.get_absolute_url()), shown(client, campaign.get_absolute_url())
    assert "Gửi cơ quan tổ chức" in page and "Trả lại bổ sung" not in page and "Ghi nhận đã nộp" not in page
    assert "chưa nhận" in page and "hạn nộp 30/11/2021" in page
    listed = shown(client, reverse("campaignunit-list"))
    assert "Tân Văn" not in told + listed and "Xã Hoa Thám" in listed and history not in told
    assert shown(client, reverse("campaign-list")).count(">0/1<") == 1
    assert {client.get(url).status_code for url in (other.get_absolute_url(), history)} == {404}
    client.force_login(world.lan)
    assert history in shown(client, campaign.get_absolute_url()) and "Tân Văn" in shown(client, history)


def test_a_unit_sends_its_dossier_by_its_page_and_reads_why_it_came_back(client, world):
    own = make_campaign_unit(world.hoa_tham, "sent")
    client.force_login(world.huong)
    contact = {"contact": "Lý Thị Sáu", "phone": "0205 3834 001"}
    client.post(reverse("campaignunit-contact", args=[own.pk]), contact)
    client.post(reverse("campaignunit-submit", args=[own.pk]), {"state": "sent", "on": "30/11/2021"})
    own.refresh_from_db()
    assert (own.state, own.contact, own.submitted_on) == ("submitted", "Lý Thị Sáu", TODAY)
    client.force_login(world.lan)
    page = shown(client, own.get_absolute_url())
    assert "Gửi cơ quan tổ chức" not in page.split("Việc đã làm")[0] and "Trả lại bổ sung" in page
    returned = {"state": "submitted", "on": "30/11/2021", "reason": "Biên bản kiểm phiếu chưa cộng đúng"}
    client.post(reverse("campaignunit-return", args=[own.pk]), returned)
    client.force_login(world.huong)
    assert "Phải bổ sung: Biên bản kiểm phiếu chưa cộng đúng" in shown(client, own.get_absolute_url())


def test_the_checklist_is_written_on_one_page_and_two_people_do_not_overwrite_each_other(client, world):
    row = make_campaign_unit(world.hoa_tham, "submitted")
    paper, people = make_item(), make_item("Hồ sơ cá nhân", counted=True, order=20)
    address = reverse("campaignunit-checklist", args=[row.pk])
    client.force_login(world.lan)
    first, second = client.get(address), client.get(address)
    typed = {f"item{paper.pk}-here": "on", f"item{paper.pk}-number": "12-TTr/ĐU"}
    assert client.post(address, typed, opened=first).status_code == 302
    many = {f"item{people.pk}-here": "on", f"item{people.pk}-count": "16", f"item{people.pk}-of": "15"}
    assert "Số đã nhận lớn hơn tổng số." in client.post(address, many, opened=second).content.decode()
    many[f"item{people.pk}-count"] = "12"
    assert client.post(address, many, opened=second).status_code == 302
    assert [(one.item, one.number, one.how_many) for one in row.received.all()] == [
        (paper, "12-TTr/ĐU", "đã nhận"),
        (people, "", "12/15"),
    ]
    complete = client.get(reverse("campaignunit-complete", args=[row.pk])).content.decode()
    assert "Hồ sơ đã nhận: 1/2; thiếu: Hồ sơ cá nhân (12/15)." in complete
    page = client.get(row.get_absolute_url()).content.decode()
    assert "12/15" in page and "Hồ sơ phải nộp (1/2)" in page
    assert "12-TTr/ĐU" in client.get(reverse("campaignunit-history", args=[row.pk])).content.decode()
    away = many | {f"item{paper.pk}-number": "12-TTr/ĐU", f"item{paper.pk}-here": ""}
    assert "Đánh dấu đã nhận, hoặc xóa nội dung" in client.post(address, away).content.decode()
    away[f"item{paper.pk}-number"] = ""
    client.post(address, away)
    assert [one.item for one in row.received.all()] == [people]


def test_units_are_added_of_those_that_stand_and_the_app_of_the_kind_proposes(client, world, kind):
    kind.proposed = {world.tan_van.pk}
    campaign = make_campaign(world.district, kind="tests")
    type(world.office).objects.filter(pk=world.office.pk).update(valid_to=TODAY)
    make_campaign_unit(world.hoa_tham, campaign=campaign)
    client.force_login(world.lan)
    address = reverse("campaign-units", args=[campaign.pk])
    page = client.get(address).content.decode()
    assert page.count('name="units"') == 2 and page.count("checked") == 1
    assert "Hoa Thám" not in page.split("<main")[1] and "Ban Tổ chức Huyện ủy" not in page.split("<main")[1]
    assert (
        "trước ngày bắt đầu"
        in client.post(address, {"units": [world.tan_van.pk], "due_on": "01/10/2021"}).content.decode()
    )
    client.post(address, {"units": [world.tan_van.pk], "due_on": "30/11/2021"})
    assert set(campaign.units.values_list("unit__name", "state")) == {
        ("Xã Hoa Thám", "waiting"),
        ("Xã Tân Văn", "waiting"),
    }
    apply(RECORD_MISSING, User.system(), list(campaign.units.all()), ASKED)
    apply(CLOSE, User.system(), [campaign], ASKED)
    closed = client.post(address, {"units": [world.district.pk], "due_on": "30/11/2021"})
    assert "Đợt đã kết thúc; mở lại đợt rồi thêm đầu mối." in closed.content.decode()


def test_a_campaign_moves_the_last_day_of_those_who_have_not_answered(client, world):
    campaign = make_campaign(world.district)
    waiting = make_campaign_unit(world.hoa_tham, campaign=campaign)
    done = make_campaign_unit(world.tan_van, "submitted", campaign)
    own_day = make_campaign_unit(world.office, campaign=campaign, due_on=datetime.date(2021, 12, 5))
    client.force_login(world.lan)
    edit = reverse("campaign-edit", args=[campaign.pk])
    words = {"year": "2021", "round": "extra", "name": "Rà soát 2021", "figures_on": "30/11/2021"}
    days = {"opens_on": "15/10/2021", "due_on": "10/12/2021"}
    assert client.post(edit, words | days).status_code == 302
    for row, day in ((waiting, "2021-12-10"), (done, "2021-11-30"), (own_day, "2021-12-05")):
        row.refresh_from_db()
        assert str(row.due_on) == day
    half = client.post(edit, words | days | {"plan_no": "05-KH/HU"}).content.decode()
    assert "Ghi cả số và ngày của kế hoạch." in half
    late = client.post(edit, words | days | {"due_on": "01/10/2021"}).content.decode()
    assert "Hạn nộp không được trước ngày bắt đầu đợt." in late


def test_many_units_are_sent_their_sheets_at_once_and_that_is_taken_back_at_once(client, world):
    campaign = make_campaign(world.district)
    rows = [make_campaign_unit(unit, campaign=campaign) for unit in (world.hoa_tham, world.tan_van)]
    client.force_login(world.lan)
    address = f"{reverse('campaignunit-send-many')}?campaign={campaign.pk}"
    sent = {"row": [f"{row.pk}:waiting" for row in rows], "on": "16/11/2021", "decision_no": "02-CV/BTC"}
    done = client.post(address, sent, follow=True)
    assert "Đã ghi gửi biểu." in done.content.decode()
    assert set(campaign.units.values_list("state", flat=True)) == {"sent"}
    step = rows[0].steps.get()
    client.post(reverse("campaignunit-undo-many", args=[rows[0].pk, step.pk]))
    assert set(campaign.units.values_list("state", "sent_on")) == {("waiting", None)}


def test_nothing_of_a_secret_campaign_leaves_the_program(client, world):
    row = make_campaign_unit(world.hoa_tham, campaign=make_campaign(world.district, secret=True))
    client.force_login(world.lan)
    assert "Đợt có độ mật không kết xuất." in client.get(reverse("campaignunit-list")).content.decode()
    assert "Có độ mật: chỉ ghi số, ngày" in client.get(row.campaign.get_absolute_url()).content.decode()
    assert not CampaignUnit.objects.for_user(world.lan, "export").exists()


def test_of_a_secret_campaign_nobody_is_named_as_the_one_to_ask(client, world):
    own = make_campaign_unit(world.hoa_tham, "sent", make_campaign(world.district, secret=True))
    contact, refused = {"contact": "Lý Thị Sáu", "phone": "0205 3834 001"}, "không ghi tên người liên hệ"
    for user, page in ((world.huong, "contact"), (world.lan, "edit")):
        client.force_login(user)
        sent = contact | ({"due_on": "30/11/2021"} if page == "edit" else {})
        said = client.post(reverse(f"campaignunit-{page}", args=[own.pk]), sent).content.decode()
        own.refresh_from_db()
        assert refused in said and "Lý Thị Sáu" in said and not own.contact + own.phone
    client.force_login(world.huong)
    assert client.post(reverse("campaignunit-contact", args=[own.pk]), {}).status_code == 302


def test_pages_ask_the_same_number_of_queries_for_any_number_of_units(client, world, kind):
    campaign = make_campaign(world.district, kind="tests")
    item = make_item(kind="tests")
    client.force_login(world.lan)
    pages = [
        reverse("campaign-list"),
        campaign.get_absolute_url(),
        reverse("campaignunit-list"),
        f"{reverse('campaignunit-list')}?format=xlsx",
        reverse("campaignunit-receive-many"),
    ]

    def asked():
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                response = client.get(page)
                response.getvalue()
            assert response.status_code == 200, page
            counts.append(len(queries))
        return counts

    def grow(*units):
        """Each hands in to the same campaign, and answers one of another kind, whose app asks queries of its own."""
        for unit in units:
            row = make_campaign_unit(unit, "sent", campaign)
            ReceivedItem.objects.create(campaign_unit=row, item=item)
            make_campaign_unit(unit)

    grow(world.hoa_tham)
    asked()
    few = asked()
    grow(world.tan_van, world.office, world.district)
    assert asked() == few
    assert ">Đột xuất<" in client.get(reverse("campaign-list")).content.decode()
    assert "2.021" not in client.get(campaign.get_absolute_url()).content.decode()
    listed = client.get(f"{reverse('campaignunit-list')}?campaign={campaign.pk}").content.decode()
    assert ">7<" in listed and "1/1" in listed
