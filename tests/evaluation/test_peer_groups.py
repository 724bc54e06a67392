"""The groups of a year: proposed from posts, moved, merged, renamed, and closed to who does not run the campaign."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from evaluation.models import GradingLine, PeerGroup
from office.organisation.models.structure import ManagingAuthority
from office.organisation.rights import Role
from tests.answers import text_of
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.factories import make_cadre, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def ungrouped(world):
    """A secretary and a deputy, two chairmen of whom one is decided already, a head of a front, an official."""
    world.campaign = make_grading(world.district, 2021)
    titles = [
        "Bí thư Đảng ủy",
        "Phó Bí thư Thường trực Đảng ủy",
        "Bí thư Đoàn TNCS",
        "Công chức Tư pháp - Hộ tịch",
    ]
    world.people = [world.an, world.binh]
    world.people += [
        make_cadre(f"Lý Văn {name}", make_post(title, world.hoa_tham, is_leader=name != "Sáu"))
        for name, title in zip(("Ba", "Bốn", "Năm", "Sáu"), titles, strict=True)
    ]
    states = {1: "decided"}
    world.lines = [
        make_line(
            person,
            world.campaign,
            states.get(number, "open"),
            ordinal=number,
            subject="civil" if number == 5 else "leader",
            **({"proposed": "good", "grade": "good"} if number in states else {}),
        )
        for number, person in enumerate(world.people)
    ]
    world.page = reverse("grading-groups", args=[world.campaign.pk])
    world.change = reverse("grading-groups-change", args=[world.campaign.pk])
    return world


@pytest.fixture
def officer(client, ungrouped):
    client.force_login(ungrouped.lan)
    return client


def groups(campaign):
    """{name: names of those in it}, in the order of the groups."""
    lines = GradingLine.objects.filter(campaign=campaign).select_related("cadre").order_by("ordinal")
    return {
        group.name: [str(line.cadre) for line in lines if line.group_id == group.pk]
        for group in PeerGroup.objects.filter(campaign=campaign)
    }


def sent(officer, ungrouped, **data):
    return officer.post(ungrouped.change, data)


def test_groups_are_proposed_by_kind_of_post_and_made_by_one_click(officer, ungrouped):
    text = text_of(officer.get(ungrouped.page))
    assert "Bí thư, phó bí thư cấp xã: 2 đồng chí" in text and "Xếp 5 đồng chí vào nhóm" in text
    assert sent(officer, ungrouped, propose=1).status_code == 302
    assert groups(ungrouped.campaign) == {
        "Chủ tịch, phó chủ tịch HĐND, UBND cấp xã": ["Hoàng Thị An"],
        "Bí thư, phó bí thư cấp xã": ["Lý Văn Ba", "Lý Văn Bốn"],
        "Lãnh đạo Mặt trận Tổ quốc, đoàn thể cấp xã": ["Lý Văn Năm"],
        "Công chức cấp xã": ["Lý Văn Sáu"],
    }
    assert list(PeerGroup.objects.values_list("ordinal", flat=True)) == [1, 2, 3, 4]
    # Who is decided stays without a group, and is told; a second click finds nobody.
    again = sent(officer, ungrouped, propose=1)
    assert "Không còn đồng chí nào chưa xếp nhóm" in text_of(again) and PeerGroup.objects.count() == 4


def test_several_authorities_over_one_kind_of_post_make_several_groups(officer, ungrouped):
    province, district = (ManagingAuthority.objects.create(name=name) for name in ("Tỉnh ủy", "Huyện ủy"))
    for place, authority in ((2, province), (3, district)):
        GradingLine.objects.filter(pk=ungrouped.lines[place].pk).update(authority=authority)
    make_group(ungrouped.campaign, "Bí thư, phó bí thư cấp xã – Huyện ủy", ordinal=7)
    text = text_of(officer.get(ungrouped.page))
    assert "Bí thư, phó bí thư cấp xã – Huyện ủy: 1 đồng chí" in text and text.count("(nhóm đã có)") == 1
    sent(officer, ungrouped, propose=1)
    found = groups(ungrouped.campaign)
    assert found["Bí thư, phó bí thư cấp xã – Tỉnh ủy"] == ["Lý Văn Ba"]
    assert found["Bí thư, phó bí thư cấp xã – Huyện ủy"] == ["Lý Văn Bốn"]


def test_ticked_people_are_moved_and_what_changed_meanwhile_is_told(officer, ungrouped):
    one, two = make_group(ungrouped.campaign, "Một"), make_group(ungrouped.campaign, "Hai", ordinal=2)
    first, decided, second = ungrouped.lines[:3]
    rows = [f"{line.pk}:0" for line in (first, decided, second)]
    GradingLine.objects.filter(pk=second.pk).update(group=two)
    answer = officer.post(ungrouped.change, {"row": rows, "target": one.pk, "move": 1}, follow=True)
    text = text_of(answer)
    assert "Đã chuyển 1 đồng chí sang “Một”." in text
    assert "1 đồng chí giữ nhóm cũ: dòng đã quyết định" in text
    assert "1 đồng chí đã được chuyển nhóm từ lúc mở trang" in text
    assert groups(ungrouped.campaign) == {"Một": ["Hoàng Thị An"], "Hai": ["Lý Văn Ba"]}
    out = officer.post(ungrouped.change, {"row": f"{first.pk}:{one.pk}", "target": 0, "move": 1}, follow=True)
    assert "Đã đưa 1 đồng chí ra khỏi nhóm." in text_of(out)


def test_nothing_ticked_or_no_target_is_said_and_the_ticks_stay(officer, ungrouped):
    make_group(ungrouped.campaign, "Một")
    row = f"{ungrouped.lines[0].pk}:0"
    assert "Chưa chọn đồng chí nào." in text_of(sent(officer, ungrouped, move=1, target=0))
    answer = sent(officer, ungrouped, move=1, row=row, target="")
    assert "Chưa chọn nhóm chuyển đến" in text_of(answer)
    assert f'value="{row}" checked' in answer.content.decode()
    assert "Chọn hai nhóm khác nhau để gộp." in text_of(
        sent(officer, ungrouped, merge=1, merged="", into="x")
    )


def test_a_merged_group_goes_when_nobody_is_left_in_it(officer, ungrouped):
    one, two = make_group(ungrouped.campaign, "Một"), make_group(ungrouped.campaign, "Hai", ordinal=2)
    GradingLine.objects.update(group=one)
    text = text_of(
        officer.post(ungrouped.change, {"merged": one.pk, "into": two.pk, "merge": 1}, follow=True)
    )
    assert "Đã gộp 5 đồng chí vào “Hai”." in text and "1 đồng chí giữ nhóm cũ" in text
    # The decided row keeps its group.
    assert groups(ungrouped.campaign)["Một"] == ["Nông Văn Bình"]
    GradingLine.objects.filter(group=one).update(group=two)
    officer.post(ungrouped.change, {"merged": one.pk, "into": two.pk, "merge": 1})
    assert list(groups(ungrouped.campaign)) == ["Hai"]


def test_a_group_is_named_once_ordered_and_removed_when_it_is_empty(officer, ungrouped):
    new = reverse("peergroup-new", args=[ungrouped.campaign.pk])
    data = {"name": "Trưởng phòng", "ordinal": 3}
    assert officer.post(new, data).url == ungrouped.page
    group = PeerGroup.objects.get()
    assert (group.campaign, group.ordinal) == (ungrouped.campaign, 3)
    assert "Đợt đã có nhóm cùng tên." in text_of(officer.post(new, data))
    GradingLine.objects.filter(pk=ungrouped.lines[0].pk).update(group=group)
    remove = reverse("peergroup-remove", args=[group.pk])
    asked = {"reason": "Nhầm"}
    assert "Nhóm còn đồng chí" in text_of(officer.post(remove, asked))
    GradingLine.objects.update(group=None)
    assert officer.post(remove, asked).url == ungrouped.page and not PeerGroup.objects.exists()


def test_who_only_reads_and_who_runs_no_campaign_changes_nothing(client, ungrouped):
    group = make_group(ungrouped.campaign, "Một")
    leader = make_user("thuongtruc", Role.LEADER, ungrouped.district)
    commune = make_user("chuyenvienxa", Role.OFFICER, ungrouped.hoa_tham)
    client.force_login(leader)
    assert "Xếp 5 đồng chí" not in text_of(client.get(ungrouped.page))
    assert client.post(ungrouped.change, {"propose": 1}).status_code == 403
    client.force_login(commune)
    assert (
        client.get(ungrouped.page).status_code
        == client.post(ungrouped.change, {"propose": 1}).status_code
        == 404
    )
    for name in ("edit", "remove", "history"):
        assert client.get(reverse(f"peergroup-{name}", args=[group.pk])).status_code == 404, name
    assert client.get(reverse("peergroup-new", args=[ungrouped.campaign.pk])).status_code == 404


def test_ones_own_row_stays_with_others_and_an_ended_campaign_is_closed(client, ungrouped):
    Account.objects.create(user=ungrouped.lan, cadre=ungrouped.an)
    client.force_login(ungrouped.lan)
    text = text_of(client.get(ungrouped.page))
    assert "1 trường hợp do đồng chí khác xử lý" in text and "Hoàng Thị An" not in text
    client.post(ungrouped.change, {"propose": 1})
    assert GradingLine.objects.get(cadre=ungrouped.an).group is None
    ended = make_grading(ungrouped.district, 2019, state="closed", closed_on=datetime.date(2020, 1, 15))
    refused = client.post(reverse("grading-groups-change", args=[ended.pk]), {"propose": 1})
    assert refused.status_code == 403 and "Đợt đã kết thúc" in refused.content.decode()


def test_the_page_asks_the_same_number_of_queries_for_any_number(
    officer, ungrouped, django_assert_max_num_queries
):
    for number in range(20):
        make_group(ungrouped.campaign, f"Nhóm {number}")
        make_line(make_cadre(f"Lý {number}", make_post("Chuyên viên", ungrouped.tan_van)), ungrouped.campaign)
    with django_assert_max_num_queries(15):
        officer.get(ungrouped.page)
