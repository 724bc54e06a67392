"""The pages of rotation."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from rotation.models import Rotation
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.rotation.moves import make_rotation

LIST = reverse("rotation-list")


@pytest.fixture
def moved(world):
    """Bình of Tân Văn served in Hoa Thám until 2019; Cúc of the office serves there now."""
    world.post = world.an.posts.get().post
    cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", world.office))
    world.first = make_rotation(
        world.binh, world.post, "2016-02-01", valid_to="2019-02-01", after_words="Trưởng phòng Nội vụ"
    )
    world.second = make_rotation(
        cuc, make_post("Bí thư Đảng ủy", world.tan_van), "2020-06-01", direction="down"
    )
    return world


def names(client, user, **query):
    client.force_login(user)
    response = client.get(LIST, query)
    return [row.cadre.full_name for row in response.context["page"]["rows"]]


def test_the_list_is_that_of_its_day(client, moved):
    assert names(client, moved.lan) == ["Nông Văn Bình", "Lý Thị Cúc"]
    assert names(client, moved.lan, as_of="31/12/2018") == ["Nông Văn Bình"]
    html = client.get(LIST, {"as_of": "31/12/2018"}).content.decode()
    assert "Đang luân chuyển" in html and "01/02/2019" not in html and "Trưởng phòng Nội vụ" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "running"}, ["Lý Thị Cúc"]),
        ({"state": "returned"}, ["Nông Văn Bình"]),
        ({"state": "begun"}, ["Nông Văn Bình", "Lý Thị Cúc"]),
        ({"state": "waiting"}, []),
        ({"direction": "down"}, ["Lý Thị Cúc"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(client, moved, query, found):
    assert names(client, moved.lan, **query) == found


def test_it_is_seen_where_the_person_is_and_where_he_was_moved_to(client, moved):
    assert names(client, moved.huong) == ["Nông Văn Bình"]
    assert client.get(moved.second.get_absolute_url()).status_code == 404
    page = client.get(moved.first.get_absolute_url())
    assert page.status_code == 200 and "Quy định chưa xác nhận" in page.content.decode()


def test_a_rotation_is_added_on_the_page_of_the_person_with_its_faults_told(client, moved):
    client.force_login(moved.lan)
    address = reverse("rotation-new", args=[moved.an.pk])
    data = {
        "kind": "rotation",
        "to_post": moved.post.pk,
        "valid_from": "01/02/2020",
        "valid_to": "01/01/2020",
    }
    assert "Đến ngày phải sau từ ngày." in client.post(address, data).content.decode()
    data |= {"valid_to": "", "after_words": "Phó Chủ tịch"}
    assert "Ghi đến ngày khi đã bố trí" in client.post(address, data).content.decode()
    data |= {"after_words": ""}
    made = client.post(address, data)
    assert made.url == Rotation.objects.get(cadre=moved.an).get_absolute_url()
    again = client.post(address, data | {"valid_from": "01/03/2021"})
    assert "đã có lần luân chuyển khác" in again.content.decode()
    section = client.get(reverse("rotation-of-person", args=[moved.an.pk]))
    assert "Đang luân chuyển" in section.content.decode()


def test_the_sheet_holds_what_the_screen_shows(client, moved):
    client.force_login(moved.lan)
    response = client.get(LIST, {"format": "xlsx", "state": "returned"})
    rows = list(
        load_workbook(BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    )
    assert rows[-1][0] == "Tổng cộng: 1 lượt"
    assert rows[-2][0] == "Nông Văn Bình" and rows[-2][4] == 36


def test_history_tells_what_changed(client, moved):
    client.force_login(moved.lan)
    data = {"kind": "rotation", "to_post": moved.second.to_post.pk, "valid_from": "01/07/2020"}
    client.post(reverse("rotation-edit", args=[moved.second.pk]), data)
    history = client.get(reverse("rotation-history", args=[moved.second.pk])).content.decode()
    assert "01/06/2020" in history and "01/07/2020" in history


def test_queries_do_not_grow_with_the_rows(client, moved):
    addresses = [(LIST, {"columns": ["verdict"]}), (LIST, {"format": "xlsx"})]
    addresses.append((reverse("rotation-of-person", args=[moved.an.pk]), {}))
    before = [queries_of(client, moved.lan, *asked) for asked in addresses]
    for place in range(20):
        cadre = make_cadre(f"Lương Văn {place}", make_post(f"Chức {place}", moved.office))
        make_rotation(cadre, moved.post, f"20{place % 10 + 10}-03-01", valid_to="2021-01-01")
        make_rotation(moved.an, moved.post, f"19{place + 70}-03-01", valid_to=f"19{place + 70}-09-01")
    assert before == [queries_of(client, moved.lan, *asked) for asked in addresses]
