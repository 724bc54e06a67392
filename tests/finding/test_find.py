"""The search box: what it answers while one types, and where Enter leads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.facts import PostHeld
from finding import people
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_target

FIND = reverse("find")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def ask(client, world):
    """What the box answers to who has signed in: {kind: names}."""

    def asked(user, typed, **more):
        client.force_login(user)
        response = client.post(FIND, {"q": typed, **more}, headers=HTMX)
        assert response.status_code == 200 and typed not in response.headers.get("HX-Push-Url", "")
        return {group.title: [hit.label for hit in group.hits] for group in response.context["groups"]}

    return asked


def opened(client, typed):
    """The address that Enter leads to."""
    response = client.post(FIND, {"q": typed})
    assert response.status_code == 302
    return response.url


def test_it_finds_people_units_posts_lists_and_pages_without_accents(ask, world):
    make_target(world.hoa_tham)
    found = ask(world.lan, "hoa tham")
    assert found["Cơ quan, đơn vị"] == ["Xã Hoa Thám"] and found["Cán bộ"] == ["Hoàng Thị An"]
    assert "Chủ tịch UBND, Xã Hoa Thám" in found["Chức danh, chức vụ"]
    assert list(found)[0] == "Cơ quan, đơn vị", "what is called as was typed comes first"
    assert len(ask(world.lan, "quy hoach")["Danh sách quy hoạch"]) == 1
    assert "Nhập từ Excel" in ask(world.lan, "nhap tu")["Trang của chương trình"]
    assert ask(world.lan, "bảng xếp loại")["Trang của chương trình"] == ["Đánh giá, xếp loại"]
    assert "Quy hoạch" in ask(world.lan, "danh sach quy hoach")["Trang của chương trình"]
    assert ask(world.lan, "hta")["Cán bộ"] == ["Hoàng Thị An"] and ask(world.lan, "h") == {}


def test_a_line_tells_post_state_and_year_and_a_post_its_holder(client, ask, world):
    world.binh.posts.update(valid_to="2021-06-01", leaving_form="retired")
    ask(world.lan, "chu tich ubnd")
    html = client.post(FIND, {"q": "chu tich"}, headers=HTMX).content.decode()
    assert "Chủ tịch UBND, Xã Hoa Thám · sinh 1980" in html and "Hoàng Thị An</span>" in html
    assert "Đã nghỉ, chuyển đi, Xã Tân Văn" in client.post(FIND, {"q": "nvb"}, headers=HTMX).content.decode()


def test_people_come_by_given_name_those_with_the_typed_accents_first(ask, world):
    post = make_post("Chuyên viên", world.office)
    for name in ("Lý Thị Hà", "Lý Văn Bảo", "Hà Thị Chín"):
        make_cadre(name, post)
    assert ask(world.lan, "chuyen vien")["Cán bộ"] == ["Lý Văn Bảo", "Hà Thị Chín", "Lý Thị Hà"]
    assert ask(world.lan, "hà ban to")["Cán bộ"] == ["Hà Thị Chín", "Lý Thị Hà"]
    make_cadre("Vi Văn An", make_post("Chi hội trưởng Hà Lý", world.office))
    assert ask(world.lan, "ha")["Cán bộ"][-1] == "Vi Văn An", "called so goes before posted so"
    make_cadre("Lý Thị Ha", post)
    assert ask(world.lan, "Lý Thị Hà")["Cán bộ"] == ["Lý Thị Hà", "Lý Thị Ha"]


def test_enter_opens_the_one_hit_and_the_list_of_many(client, world):
    client.force_login(world.lan)
    assert opened(client, "hoàng thị an") == world.an.get_absolute_url()
    assert opened(client, "xã tân văn") != world.tan_van.get_absolute_url(), "people serve there too"
    make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.office), birth="1989")
    many = opened(client, "198")
    assert many.startswith(f"{reverse('cadre-list')}?") and "198" not in many
    assert client.get(many).context["page"]["total"] == 2


@pytest.mark.parametrize("typed", ["", "   ", "khongco"])
def test_enter_on_nothing_leads_to_the_list_as_ever(client, world, typed):
    client.force_login(world.lan)
    assert opened(client, typed).startswith(reverse("cadre-list"))


def test_who_reads_no_people_is_led_to_the_other_kinds(client, ask, world):
    admin = make_user("quantri", Role.ADMIN, world.district)
    assert ask(admin, "an").keys() & {"Cán bộ", "Danh sách quy hoạch"} == set()
    assert "Hoàng Thị An" not in str(ask(admin, "chu tich"))
    page = opened(client, "chu tich")
    assert page.startswith(FIND) and "chu" not in page
    response = client.get(page)
    assert "Chủ tịch UBND, Xã Hoa Thám" in response.content.decode()
    assert "Hoàng Thị An" not in response.content.decode()


def test_nothing_of_another_unit_is_found(client, ask, world):
    make_target(world.tan_van)
    for typed in ("binh", "tan van", "nvb", "1975", "uy vien", "ban to chuc huyen"):
        found = ask(world.huong, typed)
        names = str({kind: hits for kind, hits in found.items() if kind != "Trang của chương trình"})
        assert "Bình" not in names and "Tân Văn" not in names and "Ban Tổ chức Huyện" not in names, typed


def test_pages_are_those_that_the_reader_may_open(ask, world):
    chief = make_user("lanhdao", Role.CHIEF, world.district)
    assert "Người dùng" not in ask(world.lan, "nguoi dung").get("Trang của chương trình", [])
    assert ask(chief, "nguoi dung")["Trang của chương trình"] == ["Người dùng"]


def test_of_a_past_day_it_finds_who_held_a_post_then(ask, client, world):
    PostHeld.objects.filter(cadre=world.an).update(valid_from="2018-01-01")
    assert ask(world.lan, "hoang thi an", as_of="01/01/2017") == {}
    assert ask(world.lan, "nong van binh", as_of="01/01/2017") == {"Cán bộ": ["Nông Văn Bình"]}
    assert client.post(FIND, {"q": "nong van binh", "as_of": "01/01/2017"}).url.endswith("?as_of=01/01/2017")
    assert client.post(FIND, {"q": "x", "as_of": "31/02/2017"}, headers=HTMX).status_code == 400


def test_more_than_it_shows_are_told_with_their_lists(client, ask, world):
    post = make_post("Chuyên viên", world.office)
    for number in range(12):
        make_cadre(f"Lý Văn {number:02}", post)
    ask(world.lan, "ly van")
    (group,) = client.post(FIND, {"q": "ly van"}, headers=HTMX).context["groups"]
    assert group.count == 12 and len(group.hits) == 8
    assert group.rest[0].label == "Mở danh sách 12 đồng chí đang công tác"
    assert client.get(group.rest[0].url).context["page"]["total"] == 12


def test_of_very_many_the_first_of_their_list_are_told(client, ask, world, monkeypatch):
    """They are neither counted to the end nor sorted by how well they fit."""
    monkeypatch.setattr(people, "MOST_ROWS", 12)
    post = make_post("Chuyên viên", world.office)
    for number in range(13):
        make_cadre(f"Lý Văn {number:02}", post)
    ask(world.lan, "ly van")
    html = client.post(FIND, {"q": "ly van"}, headers=HTMX).content.decode()
    assert "Cán bộ (trên 12)" in html and html.count("Chuyên viên, ") == people.SHOWN
    (more,) = client.post(FIND, {"q": "ly van"}, headers=HTMX).context["groups"][0].rest
    assert more.label == "Mở danh sách trên 12 đồng chí, gõ thêm để thu hẹp"
    assert client.get(more.url).context["page"]["total"] == 13


def test_the_queries_are_as_many_for_one_hit_as_for_many(client, ask, world):
    def queries():
        ask(world.lan, "lý")
        with CaptureQueriesContext(connection) as counted:
            client.post(FIND, {"q": "lý"}, headers=HTMX)
        return len(counted)

    def add(number):
        unit = world.hoa_tham if number % 2 else world.tan_van
        make_cadre(f"Lý Văn {number}", make_post(f"Lý trưởng {number}", unit))
        make_target(unit, title=f"Lý trưởng {number}")

    add(0)
    few = queries()
    for number in range(1, 9):
        add(number)
    assert queries() == few


def test_a_key_that_is_gone_shows_the_sentence(client, world):
    client.force_login(world.lan)
    response = client.get(FIND, {"q": "000000000000"})
    assert response.status_code == 400 and "gõ lại" in response.content.decode()
    assert client.post(FIND, {"q": "a\x00b"}, headers=HTMX).status_code == 400
