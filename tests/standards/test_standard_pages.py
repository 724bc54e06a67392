"""Standards kept by page, leaders beside them, and the verdict on a person's page."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from foundation.core.models import AccessLog
from office.organisation.rights import Role
from standards.models import Standard
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_qualification, make_standard

COMPARED = reverse("standards-compared")


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("truongban", Role.CHIEF, world.district))
    return client


@pytest.fixture
def asked(world):
    """Intermediate theory and a degree are asked of leaders; An has both, Bình only elementary theory."""
    make_standard()
    make_standard("degree", 14)
    for cadre, theory in ((world.an, 22), (world.binh, 21)):
        make_qualification(cadre, "theory", theory)
        make_qualification(cadre, "degree", 14)
    return world


@pytest.fixture
def officer(client, asked):
    client.force_login(asked.lan)
    return client


def names(response):
    return [row.full_name for row in response.context["page"]["rows"]]


def cells(response, name):
    """The cells of the row with the name, as text."""
    html = response.content.decode()
    row = re.search(rf"<th scope=\"row\"><div><a[^>]*>{name}</a></div></th>(.*?)</tr>", html).group(1)
    return [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row)]


def data(**changes):
    given = {"kind": "theory", "least": "22", "leaders_only": "on", "valid_from": "01/01/2016"}
    return {**given, "article": "Điều 3", "confirmed": "on", **changes}


def test_a_standard_is_added_listed_and_keeps_its_history(chief, world):
    response = chief.post(reverse("standard-new"), data(level="district"))
    made = Standard.objects.get()
    assert response.url == made.get_absolute_url()
    html = chief.get(reverse("standard-list")).content.decode()
    assert "Lý luận chính trị: từ Trung cấp" in html and "Lãnh đạo, quản lý cấp huyện" in html
    changed = data(level="district", least="23", version=history_version(chief, made))
    assert chief.post(reverse("standard-edit", args=[made.pk]), changed).status_code == 302
    history = chief.get(reverse("standard-history", args=[made.pk])).content.decode()
    assert "Cao cấp" in history and "Trung cấp" in history


def history_version(client, standard):
    return client.get(reverse("standard-edit", args=[standard.pk])).context["version"]


def test_a_standard_of_a_title_takes_its_level_from_the_title(chief, world):
    title = make_post("Chủ tịch UBND", world.hoa_tham).title
    wrong = chief.post(reverse("standard-new"), data(title=title.pk, level="district"))
    assert "Chức danh đã chọn thuộc cấp xã." in wrong.content.decode()
    chief.post(reverse("standard-new"), data(title=title.pk, level="commune"))
    made = Standard.objects.get()
    assert (made.level, made.leaders_only, made.place) == ("", False, "Chủ tịch UBND cấp xã")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"least": "14"}, "Mức không thuộc loại trình độ đã chọn."),
        ({"article": ""}, "Ghi văn bản hoặc điều, khoản làm căn cứ rồi mới xác nhận."),
        ({"valid_to": "01/01/2010"}, "Ngày thôi áp dụng phải sau từ ngày."),
        ({}, "Phạm vi này đã có tiêu chuẩn khác cùng loại trong thời gian này."),
    ],
)
def test_a_bad_standard_gets_a_sentence(chief, changes, sentence):
    make_standard()
    assert sentence in chief.post(reverse("standard-new"), data(**changes)).content.decode()
    assert Standard.objects.count() == 1


def test_standards_are_filtered_by_what_is_in_force(chief):
    make_standard(valid_to="2020-01-01")
    make_standard("degree", 14)
    kinds = [
        row.kind for row in chief.get(reverse("standard-list"), {"in_force": "true"}).context["page"]["rows"]
    ]
    assert kinds == ["degree"]
    past = chief.get(reverse("standard-list"), {"in_force": "true", "as_of": "31/12/2018"})
    assert past.context["page"]["total"] == 2


def test_every_leader_stands_beside_the_standards_with_the_total(officer):
    response = officer.get(COMPARED)
    html = response.content.decode()
    assert names(response) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert "1/2 = 50,00%" in html and "thiếu lý luận chính trị 1" in html
    assert cells(response, "Hoàng Thị An")[0] == "Đạt chuẩn chức danh"
    assert "Đạt: Trung cấp (từ Trung cấp)" in cells(response, "Hoàng Thị An")
    lacking = cells(response, "Nông Văn Bình")
    assert lacking[0] == "Còn thiếu: lý luận chính trị"
    assert "Chưa đạt: Sơ cấp (từ Trung cấp)" in lacking


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("meets", ["Hoàng Thị An"]),
        ("rest", ["Nông Văn Bình"]),
        ("lacks", ["Nông Văn Bình"]),
        ("theory", ["Nông Văn Bình"]),
        ("degree", []),
        ("no_data", []),
        ("none", []),
        ("uncertain", []),
    ],
)
def test_the_numbers_of_the_figure_open_their_lists_and_the_figure_stays_whole(officer, standing, expected):
    response = officer.get(COMPARED, {"standing": standing})
    assert names(response) == expected
    assert response.context["figure"].in_full == "1/2 = 50,00%"


def test_the_figure_follows_the_other_filters(officer, asked):
    here = officer.get(COMPARED, {"unit": asked.hoa_tham.pk})
    assert here.context["figure"].in_full == "1/1 = 100,00%"
    assert names(officer.get(COMPARED, {"level": "district"})) == []
    found = officer.post(COMPARED, {"q": "binh"}, follow=True)
    assert names(found) == ["Nông Văn Bình"]


def test_htmx_gets_the_figure_with_the_results(officer):
    html = officer.post(COMPARED, {"standing": "meets"}, headers={"HX-Request": "true"}).content.decode()
    assert 'id="figure"' in html and "<html" not in html


def test_a_past_day_is_judged_by_its_facts_and_says_what_is_unsure(officer, asked):
    PostHeld.objects.filter(cadre=asked.binh).update(valid_to="2020-01-01")
    assert officer.get(COMPARED).context["figure"].leaders == 1
    then = officer.get(COMPARED, {"as_of": "31/12/2018"})
    assert names(then) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert then.context["figure"].uncertain == 1
    assert "tính theo chức vụ hoặc trình độ chưa rõ từ ngày nào" in then.content.decode()


def test_the_officer_of_a_commune_sees_his_leaders_alone(client, asked):
    client.force_login(asked.huong)
    response = client.get(COMPARED)
    assert names(response) == ["Hoàng Thị An"] and response.context["figure"].leaders == 1


def test_the_comparison_takes_the_same_queries_for_any_number_of_leaders(officer, asked):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            officer.get(COMPARED)
        counts.append(len(queries))
        for n in range(24):
            make_qualification(make_cadre(f"Lý {n}", make_post("Chủ tịch UBND", asked.tan_van)), "theory", 22)
    assert counts[0] == counts[1] <= 21, counts


def test_the_sheet_of_those_lacking_is_what_the_screen_shows(officer, asked):
    response = officer.get(COMPARED, {"standing": "rest", "format": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    texts = [[str(cell) for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    assert ["Đạt chuẩn chức danh: 1/2 = 50,00%"] in texts
    rows = [row for row in texts if "Còn thiếu: lý luận chính trị" in row]
    assert len(rows) == 1 and "Nông Văn Bình" in rows[0]
    assert AccessLog.objects.get(action="export").rows == 1


def test_nobody_is_shown_the_verdict_on_himself_nor_counted_with_it(client, asked):
    Account.objects.create(user=asked.lan, cadre=asked.binh)
    client.force_login(asked.lan)
    response = client.get(COMPARED)
    own = cells(response, "Nông Văn Bình")
    assert own[0] == "Trường hợp này do đồng chí khác xử lý" and not [
        cell for cell in own if "Sơ cấp" in cell
    ]
    assert (response.context["figure"].in_full, response.context["page"]["total"]) == ("1/1 = 100,00%", 2)
    assert names(client.get(COMPARED, {"standing": "rest"})) == []
    assert "1 trường hợp do đồng chí khác xử lý" in response.content.decode()
    section = client.get(reverse("cadre-standards", args=[asked.binh.pk])).content.decode()
    assert "Trường hợp này do đồng chí khác xử lý" in section and "Sơ cấp" not in section


def test_the_persons_page_says_what_the_post_asks_and_what_is_missing(officer, asked):
    address = reverse("cadre-standards", args=[asked.binh.pk])
    assert address in officer.get(asked.binh.get_absolute_url()).content.decode()
    html = officer.get(address).content.decode()
    assert "Còn thiếu: lý luận chính trị (yêu cầu từ Trung cấp)" in html and "Điều 3" in html
    part = officer.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "Còn thiếu" in part and "<html" not in part
    PostHeld.objects.filter(cadre=asked.binh).update(valid_to="2020-01-01")
    assert "Không giữ chức vụ chính nào vào ngày 30/11/2021" in officer.get(address).content.decode()


def test_a_standard_is_confirmed_by_the_head_alone_and_another_least_waits_for_him(client, chief, world):
    """The technical administrator keeps standards; that one was compared with the text is not his to say."""
    admin = make_user("kythuat", Role.ADMIN, world.district)
    chief.post(reverse("standard-new"), data())
    confirmed = Standard.objects.get()
    client.force_login(admin)
    edit = reverse("standard-edit", args=[confirmed.pk])
    client.post(edit, data(note="Chép từ văn bản"))
    assert Standard.objects.get().confirmed
    client.post(edit, data(least="23"))
    assert (Standard.objects.get().least, Standard.objects.get().confirmed) == (23, False)
    client.post(edit, data(least="23"))
    assert not Standard.objects.get().confirmed
    client.post(reverse("standard-new"), data(kind="degree", least="14"))
    assert not Standard.objects.get(kind="degree").confirmed


def test_an_unconfirmed_standard_reads_so(officer, asked):
    Standard.objects.update(confirmed=False)
    response = officer.get(COMPARED, {"standing": "unconfirmed"})
    assert len(names(response)) == 2 and response.context["figure"].meeting == 0
    assert cells(response, "Hoàng Thị An")[0].startswith("Quy định chưa xác nhận:")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.UNIT_OFFICER])
def test_who_only_reads_standards_cannot_change_them(client, world, role):
    client.force_login(make_user("doc", role, world.district))
    assert client.post(reverse("standard-new"), data()).status_code == 403
