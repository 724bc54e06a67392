"""The pages of rotation."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from office.organisation.rights import Role
from office.regulations.models import RuleSet
from rotation.models import Rotation
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_rule
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
        cuc,
        make_post("Bí thư Đảng ủy", world.tan_van),
        "2020-06-01",
        direction="down",
        from_post=cuc.posts.get().post,
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


def test_the_verdict_of_a_line_names_what_it_is_on(client, moved):
    client.force_login(moved.lan)
    labels = [column.label for column in client.get(LIST).context["page"]["columns"]]
    assert "Thời gian luân chuyển" in labels and "Kết quả" not in labels


def test_a_day_before_all_is_empty(client, moved):
    assert names(client, moved.lan, as_of="31/01/2016") == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "running"}, ["Lý Thị Cúc"]),
        ({"state": "returned"}, ["Nông Văn Bình"]),
        ({"state": "begun"}, ["Nông Văn Bình", "Lý Thị Cúc"]),
        ({"state": "waiting"}, []),
        ({"state": "placed"}, ["Nông Văn Bình"]),
        ({"state": "due"}, []),
        ({"direction": "down"}, ["Lý Thị Cúc"]),
        ({"year": "2016"}, ["Nông Văn Bình"]),
    ],
)
def test_the_list_is_narrowed_by_its_address(client, moved, query, found):
    assert names(client, moved.lan, **query) == found


def test_the_list_is_narrowed_by_the_units_moved_from_and_to_and_all_below(client, moved):
    both = ["Nông Văn Bình", "Lý Thị Cúc"]
    assert names(client, moved.lan, unit=moved.district.pk) == both
    assert names(client, moved.lan, unit=moved.tan_van.pk) == ["Lý Thị Cúc"]
    assert names(client, moved.lan, origin=moved.district.pk) == ["Lý Thị Cúc"]
    assert names(client, moved.lan, origin=moved.tan_van.pk) == []


def test_a_name_is_posted_and_never_stands_in_the_address(client, moved):
    client.force_login(moved.lan)
    response = client.post(LIST, {"q": "ly thi cuc"}, follow=True)
    assert [row.cadre.full_name for row in response.context["page"]["rows"]] == ["Lý Thị Cúc"]
    assert "cuc" not in response.redirect_chain[-1][0]


def test_it_is_seen_where_the_person_is_and_where_he_was_moved_to(client, moved):
    """Hương of Hoa Thám sees who was moved there, not the record of a person now elsewhere."""
    assert names(client, moved.huong) == ["Nông Văn Bình"]
    assert client.get(moved.second.get_absolute_url()).status_code == 404
    page = client.get(moved.first.get_absolute_url())
    assert page.status_code == 200 and moved.binh.get_absolute_url() not in page.content.decode()
    exported = client.get(LIST, {"format": "xlsx"})
    assert exported.status_code == 200 and "Lý Thị Cúc" not in str(cells(exported))


def test_it_is_kept_only_where_the_person_is(client, moved):
    there, here = (make_user(unit.code, Role.OFFICER, unit) for unit in (moved.hoa_tham, moved.tan_van))
    assert names(client, there) == ["Nông Văn Bình"]
    edit, remove = (reverse(f"rotation-{page}", args=[moved.first.pk]) for page in ("edit", "remove"))
    assert (client.get(edit).status_code, client.get(remove).status_code) == (404, 404)
    assert edit not in client.get(moved.first.get_absolute_url()).content.decode()
    client.force_login(here)
    assert client.get(edit).status_code == 200


def test_the_record_shows_what_was_checked_by_which_rules(client, moved):
    client.force_login(moved.lan)
    page = client.get(moved.first.get_absolute_url()).content.decode()
    assert "36 tháng – Quy định chưa xác nhận" in page and "Chưa có bộ quy định nào áp dụng" in page
    own = RuleSet.objects.create(name="Bộ thử", subject="rotation", in_force_from="2015-01-01")
    make_rule("rotation_min_months", 40, rule_set=own, article="Điều 8")
    page = client.get(moved.first.get_absolute_url()).content.decode()
    assert "36 tháng (yêu cầu ≥ 40) – Cần xem xét (Chưa đủ 40 tháng)" in page and "căn cứ Điều 8" in page
    then = client.get(moved.first.get_absolute_url(), {"as_of": "31/12/2018"}).content.decode()
    assert "34 tháng (yêu cầu ≥ 40) – Còn 6 tháng" in then and "Đang luân chuyển" in then
    html = client.get(LIST).content.decode()
    assert "Cần xem xét (Chưa đủ 40 tháng)" in html and "Không đạt" not in html and "Còn 23 tháng" in html


def test_a_rotation_is_added_on_the_page_of_the_person_with_its_faults_told(client, moved):
    client.force_login(moved.lan)
    address = reverse("rotation-new", args=[moved.an.pk])
    data = {
        "kind": "rotation",
        "to_post": moved.post.pk,
        "valid_from": "01/02/2020",
        "valid_to": "01/01/2020",
    }
    assert "Ngày kết thúc phải sau từ ngày." in client.post(address, data).content.decode()
    data |= {"valid_to": "", "after_words": "Phó Chủ tịch"}
    assert "Ghi ngày kết thúc khi đã bố trí" in client.post(address, data).content.decode()
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
    rows = cells(response)
    assert rows[-1][0] == "Tổng cộng: 1 lượt"
    assert rows[-2][:2] == (1, "Nông Văn Bình") and rows[-2][6] == 36
    assert rows[-2][2] == "Chủ tịch UBND, Xã Hoa Thám"


def cells(response):
    content = b"".join(response.streaming_content)
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def test_history_tells_what_changed(client, moved):
    client.force_login(moved.lan)
    data = {"kind": "rotation", "to_post": moved.second.to_post.pk, "valid_from": "01/07/2020"}
    client.post(reverse("rotation-edit", args=[moved.second.pk]), data)
    history = client.get(reverse("rotation-history", args=[moved.second.pk])).content.decode()
    assert "01/06/2020" in history and "01/07/2020" in history


def test_removal_asks_for_a_reason_and_leaves_the_posts_held(client, moved):
    client.force_login(moved.lan)
    address = reverse("rotation-remove", args=[moved.second.pk])
    assert "Ghi lý do" in client.post(address, {"reason": ""}).content.decode()
    client.post(address, {"reason": "Ghi nhầm"})
    assert list(Rotation.objects.all()) == [moved.first]


def test_queries_do_not_grow_with_the_rows(client, moved):
    addresses = [(LIST, {"columns": ["verdict"]}), (LIST, {"format": "xlsx"})]
    addresses.append((reverse("rotation-of-person", args=[moved.an.pk]), {}))
    before = [queries_of(client, moved.lan, *asked) for asked in addresses]
    for place in range(20):
        cadre = make_cadre(f"Lương Văn {place}", make_post(f"Chức {place}", moved.office))
        make_rotation(cadre, moved.post, f"20{place % 10 + 10}-03-01", valid_to="2021-01-01")
        make_rotation(moved.an, moved.post, f"19{place + 70}-03-01", valid_to=f"19{place + 70}-09-01")
    assert before == [queries_of(client, moved.lan, *asked) for asked in addresses]


def test_what_has_not_begun_stands_on_the_list_of_today_for_who_keeps_it(client, moved):
    """Hương of Hoa Thám, where An is to be moved, finds neither line nor page nor the words for its state."""
    planned = make_rotation(moved.an, moved.post, "2022-03", state="planned")
    assert names(client, moved.lan) == ["Nông Văn Bình", "Lý Thị Cúc", "Hoàng Thị An"]
    assert names(client, moved.lan, state="planned") == ["Hoàng Thị An"]
    assert names(client, moved.lan, as_of="29/11/2021") == ["Nông Văn Bình", "Lý Thị Cúc"]
    page = client.get(planned.get_absolute_url()).content.decode()
    assert "Dự kiến" in page and "Kết quả kiểm tra hiện nay" in page
    section = client.get(reverse("rotation-of-person", args=[moved.an.pk])).content.decode()
    assert "Dự kiến" in section
    assert names(client, moved.huong) == ["Nông Văn Bình"]
    assert "Dự kiến" not in client.get(LIST).content.decode()
    assert client.get(planned.get_absolute_url()).status_code == 404
    Rotation.objects.filter(pk=planned.pk).update(state="dropped")
    assert "Hoàng Thị An" not in names(client, moved.lan)
    assert names(client, moved.lan, state="dropped") == ["Hoàng Thị An"]


def test_what_lies_ahead_is_no_history(client, moved):
    client.force_login(moved.lan)
    data = {"kind": "rotation", "to_post": moved.post.pk, "valid_from": "01/02/2022"}
    html = client.post(reverse("rotation-new", args=[moved.an.pk]), data).content.decode()
    assert "Ngày 01/02/2022 ở tương lai" in html


def test_what_was_is_written_down_with_its_end_and_its_steps(client, moved):
    client.force_login(moved.lan)
    data = {
        "kind": "rotation",
        "to_post": moved.post.pk,
        "valid_from": "01/02/2010",
        "valid_to": "01/03/2013",
    }
    client.post(reverse("rotation-new", args=[moved.an.pk]), data | {"after_words": "Trưởng phòng"})
    made = Rotation.objects.get(cadre=moved.an)
    assert (made.state, made.placement) == ("placed", "Trưởng phòng")
    assert [step.to_state for step in made.steps.all()] == ["running", "waiting", "placed"]
    edit = reverse("rotation-edit", args=[made.pk])
    html = client.post(edit, data | {"valid_to": "", "after_words": "Trưởng phòng"}).content.decode()
    assert "hoàn tác việc đó trước khi xóa ngày kết thúc" in html
