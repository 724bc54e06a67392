"""A list opens as its user left it, or by a saved view; nothing that was typed is kept, nobody's rights grow."""

import pytest
from django.urls import reverse

from foundation.core.typed.texts import clean
from foundation.saved_views.models import SavedView
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.forms import FormClient
from tests.planning.lists import make_target

CADRES = reverse("cadre-list")
VIEWS = reverse("saved-views", args=["cadre-list"])
HTMX = {"HX-Request": "true"}


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def text(response):
    return response.content.decode()


def layouts(user):
    return User.objects.get(pk=user.pk).layouts


def save(client, query="", **fields):
    client.post(f"{CADRES}?{query}", {"save_view": "1", **fields})
    return SavedView.objects.filter(name=clean(fields["view_name"])).last()


def test_a_list_opens_as_it_was_left_and_says_so(officer, world):
    officer.post(CADRES, {"sex": "F", "q": "Nông Văn Bình", "birth": "none", "age_from": "abc"})
    assert layouts(world.lan) == {}, "what cannot be read is not kept"
    officer.post(CADRES, {"sex": "F", "q": "Nông Văn Bình"})
    assert layouts(world.lan) == {"cadre-list": {"kept": "sex=F"}}
    officer.post(f"{CADRES}?sex=F&as_of=30/11/2021&after=1&first=26", {"order": "-birth"}, headers=HTMX)
    officer.post(f"{CADRES}?sex=F&order=-birth", {"columns": ["note", "birth"]})
    kept = "sex=F&order=-birth&columns=note&columns=birth"
    assert layouts(world.lan) == {"cadre-list": {"kept": kept}}
    opened = officer.get(CADRES)
    assert opened.url == f"{CADRES}?{kept}&kept=1"
    page = officer.get(opened.url)
    assert "Danh sách mở lại như lần xem trước." in text(page) and page.context["page"]["total"] == 1
    assert "kept" not in page.context["page"]["state_url"]
    assert 'option value="F" selected' in text(page), "the filter is seen to be in use"


def test_an_address_with_a_query_is_answered_as_it_says_and_not_kept(officer, world):
    officer.post(CADRES, {"sex": "F"})
    for query in ({"sex": "M"}, {"as_of": "31/12/2018"}, {"order": "birth"}):
        response = officer.get(CADRES, query)
        assert response.status_code == 200 and "như lần xem trước" not in text(response)
    assert layouts(world.lan) == {"cadre-list": {"kept": "sex=F"}}


def test_clearing_keeps_the_columns_and_the_default_forgets_all(officer, world):
    officer.post(f"{CADRES}?sex=F&order=birth", {"columns": "note"})
    cleared = officer.post(f"{CADRES}?sex=F&order=birth&columns=note", {"clear": "1"})
    assert cleared.url == f"{CADRES}?order=birth&columns=note"
    assert officer.get(CADRES).url == f"{CADRES}?order=birth&columns=note&kept=1"
    assert officer.post(cleared.url, {"default": "1"}).url == CADRES
    assert layouts(world.lan) == {"cadre-list": {}} and officer.get(CADRES).status_code == 200


def test_a_view_is_saved_opened_renamed_overwritten_removed_and_brought_back(officer, world):
    view = save(officer, "sex=F&order=-birth&columns=note&q=000000000000", view_name=" Nữ  cán bộ ")
    assert view is None, "a search that is gone is no list to save"
    officer.post(CADRES, {"q": "an"})
    view = save(officer, "sex=F&order=-birth&columns=note", view_name=" Nữ  cán bộ ", start="on")
    assert (view.name, view.query, view.unit_key) == ("Nữ cán bộ", "sex=F&order=-birth&columns=note", None)
    assert officer.get(CADRES).url == f"{CADRES}?view={view.pk}"
    page = officer.get(CADRES, {"view": view.pk})
    assert "Cách xem “Nữ cán bộ”" in text(page) and page.context["page"]["total"] == 1
    assert page.context["view"].address(format="xlsx") == f"{CADRES}?view={view.pk}&format=xlsx"
    assert page.context["page"]["state_url"] == f"{CADRES}?{view.query}"
    assert "Đồng chí đã có cách xem cùng tên" in text(
        officer.post(CADRES, {"save_view": "1", "view_name": "nữ cán bộ"})
    )
    assert "Ghi tên của cách xem." in text(officer.post(CADRES, {"save_view": "1", "view_name": ""}))
    officer.post(f"{CADRES}?sex=M", {"save_view": "1", "over": view.pk})
    view.refresh_from_db()
    assert (view.name, view.query) == ("Nữ cán bộ", "sex=M")
    prefix = f"view{view.pk}-"
    officer.post(VIEWS, {"save": view.pk, f"{prefix}view_name": "Nam"})
    view.refresh_from_db()
    assert view.name == "Nam" and officer.get(CADRES).status_code == 200, "no start view any more"
    removed = officer.post(VIEWS, {"remove": view.pk}, follow=True)
    assert "Đã xóa cách xem “Nam”" in text(removed) and not SavedView.objects.exists()
    assert officer.get(CADRES, {"view": view.pk}).status_code == 404
    assert "Đã khôi phục cách xem “Nam”" in text(officer.post(VIEWS, {"restore": "1"}, follow=True))
    assert SavedView.objects.get() == view


def test_a_view_comes_back_beside_one_of_its_name(officer, world):
    officer.post(VIEWS, {"remove": save(officer, "sex=M", view_name="Nam").pk})
    for name in ("nam", "Nam (2)"):
        save(officer, "sex=M", view_name=name)
    assert "Đã khôi phục cách xem “Nam (3)”" in text(officer.post(VIEWS, {"restore": "1"}, follow=True))


def test_a_start_view_can_be_left_for_the_plain_list(officer, world):
    view = save(officer, "sex=F", view_name="Nữ", start="on")
    assert officer.post(f"{CADRES}?sex=F", {"default": "1"}).url == f"{CADRES}?view=0"
    plain = officer.get(CADRES, {"view": "0"})
    assert plain.context["page"]["total"] == 2 and not plain.context["page"]["filtered"]
    for key, sex in (("0", "M"), (view.pk, "M")):
        page = officer.get(CADRES, {"view": key, "sex": sex})
        assert {row.sex for row in page.context["page"]["rows"]} == {sex}, "what an address says counts"
        assert page.context["page"]["state_url"] == f"{CADRES}?sex={sex}"
        assert "Cách xem “Nữ”" not in text(page)
    assert officer.post(f"{CADRES}?sex=F", {"clear": "1"}).url == f"{CADRES}?view=0"
    SavedView.objects.filter(pk=view.pk).delete()
    assert officer.get(CADRES).status_code == 200, "a start view that is gone opens nothing"


def test_a_shared_view_shows_its_reader_what_the_reader_may_see(officer, world):
    chief = make_user("truongban", Role.CHIEF, world.district)
    view = save(officer, "columns=note", view_name="Chung", share=world.district.pk)
    alone = save(officer, "columns=birth", view_name="Riêng")
    assert view.unit_key == world.district.pk
    reader = FormClient()
    reader.force_login(chief)
    assert "Chung" in text(reader.get(CADRES)) and "Riêng" not in text(reader.get(CADRES))
    page = reader.get(CADRES, {"view": view.pk})
    assert page.context["page"]["total"] == 2 and "Lan dùng chung" in text(page)
    reader.post(VIEWS, {"start": view.pk})
    assert reader.get(CADRES).url == f"{CADRES}?view={view.pk}"
    assert reader.get(CADRES, {"view": alone.pk}).status_code == 404
    for act in ("save", "remove"):
        assert reader.post(VIEWS, {act: view.pk}).status_code == 404
    assert reader.post(VIEWS, {"start": alone.pk}).status_code == 404
    reader.force_login(world.huong)
    assert reader.get(CADRES, {"view": view.pk}).status_code == 404
    reader.post(CADRES, {"save_view": "1", "view_name": "Của xã", "share": world.hoa_tham.pk})
    assert not SavedView.objects.filter(name="Của xã").exists(), "only the office shares"


def test_a_view_whose_column_or_choice_is_gone_says_so(officer, world):
    view = save(officer, f"columns=note&columns=birth&unit={world.tan_van.pk}", view_name="Cũ")
    SavedView.objects.filter(pk=view.pk).update(query="columns=gone&columns=birth")
    assert "Cách xem “Cũ” có 1 cột nay không còn" in text(officer.get(CADRES, {"view": view.pk}))
    SavedView.objects.filter(pk=view.pk).update(query="unit=99999")
    response = officer.get(CADRES, {"view": view.pk})
    assert response.status_code == 400 and "Cách xem “Cũ”: Đơn vị: Không có lựa chọn này" in text(response)
    for query in ({"view": "²"}, {"view": "999999"}):
        assert officer.get(CADRES, query).status_code in (400, 404)


def test_a_planning_list_is_left_and_saved_like_any_other(officer, world):
    target = make_target(world.hoa_tham)
    page = reverse("planning-list", args=[target.term_id, target.post.title_id])
    officer.post(page, {"status": "approved"})
    assert officer.get(page).url == f"{page}?status=approved&kept=1"
    officer.post(f"{page}?status=approved&order=birth", {"save_view": "1", "view_name": "Đã duyệt"})
    view = SavedView.objects.get()
    assert (view.list, view.query) == ("planning-list", "status=approved&order=birth")
    other = make_target(world.tan_van, "Bí thư Đảng ủy")
    elsewhere = reverse("planning-list", args=[other.term_id, other.post.title_id])
    assert officer.get(elsewhere).status_code == 200, "each list is left by itself"
    manage = officer.get(f"{reverse('saved-views', args=['planning-list'])}?back={page}")
    assert f'href="{page}?view={view.pk}"' in text(manage)
    outside = officer.get(f"{VIEWS}?back=//elsewhere.vn/")
    assert 'href="//elsewhere' not in text(outside)


def test_the_menu_of_views_takes_one_query(client, world):
    make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.office))
    counts = []
    for number in range(2):
        SavedView.objects.create(owner=world.lan, list="cadre-list", name=f"Cách {number}")
        counts.append(queries_of(client, world.lan, CADRES, {"sex": "F"}))
    assert counts[0] == counts[1]


def test_what_was_left_and_cannot_be_read_any_more_opens_the_plain_list(officer, world):
    User.objects.filter(pk=world.lan.pk).update(layouts={"cadre-list": {"kept": "unit=99999"}})
    response = officer.get(CADRES, follow=True)
    assert response.status_code == 200 and response.context["page"]["total"] == 2
    assert "Không mở lại được danh sách như lần xem trước. Đơn vị: Không có lựa chọn này" in text(response)


def test_there_are_no_views_of_what_is_no_page(officer, world):
    assert officer.get(reverse("saved-views", args=["cadre-lists"])).status_code == 404
