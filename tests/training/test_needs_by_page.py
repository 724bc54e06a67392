"""A unit registers needs on a page, line by line, until it has handed in; the office reads who registered how much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.conflicts import Account
from office.campaigns.models import CampaignUnit
from tests.campaigns.campaigns import make_campaign_unit
from tests.factories import make_cadre, make_post
from tests.forms import hidden_fields
from tests.training.campaign_world import OUTSIDE, make_asked, needs_of
from tests.training.factories import make_need
from training.models import Need


@pytest.fixture
def asked(world):
    world = make_asked(world)
    world.page = reverse("needs-answers", args=[world.asked.pk])
    return world


def said(key, course, by="", note=""):
    return {f"{key}-course": course, f"{key}-by": by, f"{key}-note": note}


def send(client, world, data, opened=None):
    """As a browser sends it: with the hidden fields that the page showed."""
    opened = opened or client.get(world.page)
    return client.post(world.page, hidden_fields(opened.content.decode()) | data)


def test_a_unit_registers_on_its_own_page_and_is_told_what_does_not_fit(client, asked):
    client.force_login(asked.huong)
    page = client.get(asked.page).content.decode()
    assert "Đã đăng ký 0 nội dung cho 0/2 đồng chí" in page and OUTSIDE not in page
    assert "Còn thiếu: lý luận chính trị" in page and "Báo không có nhu cầu" in page
    assert asked.page in client.get(asked.asked.get_absolute_url()).content.decode()
    an, dung = f"new{asked.an.pk}", f"new{asked.dung.pk}"
    wrong = said(an, "", note="Chưa rõ") | said(dung, "theory-22")
    refused = send(client, asked, said(an, "", note="Chưa rõ")).content.decode()
    assert "Chọn nội dung đăng ký học." in refused and 'value="Chưa rõ"' in refused
    refused = send(client, asked, wrong | said(an, "theory-22", "2023", "Cử sớm")).content.decode()
    assert "Đã ghi 1 nội dung đăng ký." in refused and "nội dung này đã đáp ứng" in refused
    theory = Need.objects.get()
    assert (theory.state, theory.why, theory.campaign_unit_id) == ("registered", "held", asked.asked.pk)


def test_a_changed_course_takes_the_old_one_back_and_what_the_post_asks_stays_a_need(client, asked):
    client.force_login(asked.huong)
    an = f"new{asked.an.pk}"
    send(client, asked, said(an, "theory-22", "2023", "Cử sớm"))
    theory = Need.objects.get()
    key = f"need{theory.pk}"
    send(client, asked, said(key, "theory-22", "30/06/2023", "Cử sớm") | said(an, "it"))
    found = needs_of(asked.an)
    assert found["theory", 22, None].by == "30/06/2023" and found["it", None, None].state == "registered"
    computing = Need.objects.get(kind="it")
    send(client, asked, said(key, "theory-23") | said(f"need{computing.pk}", ""))
    found = needs_of(asked.an)
    assert set(found) == {("theory", 22, None), ("theory", 23, None)}, (
        "of the unit's word alone nothing stands"
    )
    assert (found["theory", 22, None].state, found["theory", 22, None].unit) == ("open", None)
    assert Need.objects.get(pk=computing.pk).steps.get(to_state="dropped").reason == "Đơn vị rút đăng ký"
    page = client.get(asked.page).content.decode()
    assert "Nhu cầu đã ghi: Lý luận chính trị: Trung cấp" in page
    answer = send(client, asked, {"lacking": "1"})
    assert answer.status_code == 302 and needs_of(asked.an)["theory", 22, None].state == "registered"


def test_of_two_who_register_at_once_the_second_is_told_and_nothing_stands_twice(client, asked):
    client.force_login(asked.huong)
    opened = client.get(asked.page)
    send(client, asked, said(f"new{asked.an.pk}", "theory-22"), opened=opened)
    send(client, asked, said(f"new{asked.an.pk}", "theory-22"), opened=opened)
    need = Need.objects.get()
    opened = client.get(asked.page)
    client.force_login(asked.lan)
    send(client, asked, said(f"need{need.pk}", "theory-22", "2023"))
    client.force_login(asked.huong)
    answer = send(client, asked, said(f"need{need.pk}", ""), opened=opened).content.decode()
    assert "Người khác vừa ghi “Lý luận chính trị: Trung cấp”; xem lại rồi lưu lần nữa." in answer
    assert needs_of(asked.an)["theory", 22, None].state == "registered"
    again = hidden_fields(answer) | said(f"need{need.pk}", "")
    client.post(asked.page, again)
    assert needs_of(asked.an)["theory", 22, None].state == "open"
    gone = client.post(asked.page, hidden_fields(opened.content.decode()) | said(f"need{need.pk}", "it"))
    assert "Đăng ký này không còn" in gone.content.decode() and set(needs_of(asked.an)) == {
        ("theory", 22, None)
    }


def test_nothing_needed_is_said_only_where_nothing_is_registered_and_a_dossier_handed_in_is_closed(
    client, asked
):
    client.force_login(asked.huong)
    send(client, asked, said(f"new{asked.an.pk}", "it"))
    paper = {"state": "sent", "on": "30/11/2021", "decision_no": "45-CV/ĐU", "decision_on": "20/11/2021"}
    report = reverse("campaignunit-report-unchanged", args=[asked.asked.pk])
    assert "Đơn vị đã đăng ký 1 nhu cầu; rút đăng ký rồi" in client.post(report, paper).content.decode()
    client.post(reverse("campaignunit-submit", args=[asked.asked.pk]), {"state": "sent", "on": "30/11/2021"})
    closed = client.get(asked.page).content.decode()
    assert "trả lại bổ sung thì ghi tiếp được" in closed and "<select" not in closed.split("<main")[1]
    assert client.post(asked.page, said(f"new{asked.dung.pk}", "it")).status_code == 403
    other = make_campaign_unit(asked.tan_van, "sent", campaign=asked.campaign)
    client.force_login(asked.lan)
    report = reverse("campaignunit-report-unchanged", args=[other.pk])
    client.post(report, paper)
    assert CampaignUnit.objects.get(pk=other.pk).state == "unchanged"


def test_the_office_reads_who_registered_how_much_and_a_unit_reads_its_own(client, asked):
    client.force_login(asked.huong)
    send(client, asked, said(f"new{asked.an.pk}", "theory-22") | said(f"new{asked.dung.pk}", "it"))
    other = make_campaign_unit(asked.tan_van, "sent", campaign=asked.campaign)
    make_need(asked.binh, "it", None, why="unit", campaign_unit=other, state="registered")
    make_need(asked.an, "it", None, why="planned", reserved=True)
    pages = reverse("needs-of-campaign", args=[asked.campaign.pk])
    section = client.get(pages).content.decode()
    assert "Xã Tân Văn" not in section and section.count('data-label="Cộng">2<') == 1
    of_unit = reverse("needs-of-campaignunit", args=[asked.asked.pk])
    assert client.get(of_unit).content.decode().count("<tr>") == 3
    assert client.get(reverse("needs-of-campaignunit", args=[other.pk])).status_code == 404
    client.force_login(asked.lan)
    section = client.get(pages).content.decode()
    total = section.split("<tfoot>")[1]
    assert "Xã Tân Văn" in section and [total.count(f">{number}<") for number in (1, 2, 3)] == [1, 1, 1]
    listed = client.get(reverse("campaignunit-list"), {"campaign": asked.campaign.pk}).content.decode()
    assert "Đăng ký nhu cầu năm 2022" in listed
    add = client.get(reverse("campaign-units", args=[asked.campaign.pk]))
    assert set(add.context["form"].initial["units"]) == {asked.hoa_tham.pk, asked.tan_van.pk}


def test_nobody_speaks_of_themselves_and_more_people_ask_no_more_queries(client, asked):
    Account.objects.create(user=asked.huong, cadre=asked.an)
    client.force_login(asked.huong)

    def queries(method="get", data=None):
        with CaptureQueriesContext(connection) as counted:
            page = send(client, asked, data, opened) if data else client.get(asked.page)
        return len(counted), page

    opened = None
    queries()
    few, opened = queries()
    page = opened.content.decode()
    assert "Do đồng chí khác xử lý: Hoàng Thị An." in page and "0/1 đồng chí" in page
    forged = {f"new{asked.an.pk}-seal": "||"} | said(f"new{asked.an.pk}", "it")
    client.post(asked.page, forged)
    assert not Need.objects.exists()
    one, _ = queries(data=said(f"new{asked.dung.pk}", "it"))
    others = [
        make_cadre(f"Hoàng Văn {name}", make_post("Chuyên viên", asked.hoa_tham))
        for name in ("Ba", "Tư", "Sáu")
    ]
    # What was kept is told once, and leaves the session as it is told.
    queries()
    many, opened = queries()
    assert many == few and "1/4 đồng chí" in opened.content.decode()
    all_at_once, _ = queries(data={k: v for each in others for k, v in said(f"new{each.pk}", "it").items()})
    assert all_at_once == one and Need.objects.count() == 4


def test_one_person_is_registered_beside_the_grid_and_what_stands_reserved_changes_nothing(client, asked):
    make_need(asked.an, "theory", 22, why="planned", reserved=True)
    client.force_login(asked.huong)
    section = client.get(reverse("cadre-training", args=[asked.an.pk])).content.decode()
    page = reverse("cadre-need-new", args=[asked.an.pk])
    assert page in section
    answer = client.post(page, {"course": "theory-22", "year": "2022", "by": "06/2023", "note": "Cử sớm"})
    need = Need.objects.get(reserved=False)
    assert answer.url == need.get_absolute_url()
    found = needs_of(asked.an)["theory", 22, None]
    assert (found.state, found.why, found.unit, found.by) == (
        "registered",
        "held",
        asked.asked.pk,
        "30/06/2023",
    )
    grid = client.get(asked.page).content.decode()
    assert "Đã đăng ký 1 nội dung cho 1/2 đồng chí" in grid, "its campaign knows of it"
    choose = reverse("needs-register")
    said = {"cadre": asked.dung.pk, "course": "update", "year": "2022", "by": "", "note": ""}
    client.post(choose, said)
    assert set(needs_of(asked.dung)) == {("update", None, 2022)}
    for wrong, told in (
        ({"cadre": asked.binh.pk}, "Chọn một lựa chọn"),
        ({"course": "theory-22"}, "nội dung này đã đáp ứng"),
        ({"by": "2020"}, "Thời hạn cần đã qua"),
    ):
        assert client.post(choose, said | wrong).status_code == 200, told
    assert client.get(reverse("cadre-need-new", args=[asked.binh.pk])).status_code == 404
    Account.objects.create(user=asked.huong, cadre=asked.an)
    assert page not in client.get(reverse("cadre-training", args=[asked.an.pk])).content.decode()
    refused = client.get(page)
    assert refused.status_code == 403 and "do đồng chí khác xử lý" in refused.content.decode()
    assert Need.objects.count() == 3
