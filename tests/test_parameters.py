"""An address that cannot be read shows a sentence and no row: never everything, never today, never a fault."""

import itertools

import pytest
from django.urls import resolve, reverse

from cadre.models.people import Cadre
from foundation.lists import search
from foundation.lists.filtered import FilteredPage
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_target
from tests.records import ADDRESSES, OWN, address

own_rows = OWN.fixture()
CADRES = reverse("cadre-list")
NO_CHOICE = "Không có lựa chọn này; chọn lại."
UNREAL = ["31/02/2021", "29/02/2021", "30/11/21", "hôm qua", "²/²/²"]
FAR = ["01/01/0001", "31/12/2999"]
UNREAL_DAYS = [f"as_of={day}" for day in (UNREAL[0], *FAR)]
UNREADABLE = [
    "first=²&after=²&before=²&page=²",
    "first=0&after=999999999999999&before=9999999999999999999999",
    "unit=²&sex=X&state=xyz&status=xyz&year=²&kind=xyz&level=xyz&age_from=abc&age_to=²&q=000000000000",
    "unit=99999&year=9999&undo=²&order=xyz&columns=xyz&term=²&result=xyz&standing=xyz&verdict=xyz&rules=²",
    "unit=9999999999999999999999&year=0000&left=²&right=²&round=xyz&programme=²&training_class=²&seat=xyz",
]


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def shown(response):
    return response.content.decode()


def narrows(name, page):
    view = getattr(resolve(page).func, "view_class", object)
    return name.endswith("-list") or issubclass(view, FilteredPage)


def test_no_address_breaks_on_what_cannot_be_read(client, world, own_rows):
    """A day is read by one code for all addresses, so each is asked one of the days that cannot be read."""
    found, days = own_rows.put().own, itertools.cycle(UNREAL_DAYS)
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    for (name, kind, _), day in zip(ADDRESSES, days, strict=False):
        page = address(name, found.get(kind))
        assert client.get(f"{page}?{day}").status_code in (400, 403, 405), (name, day)
        # What narrows a list is asked of every list; another page is asked once.
        together = "&".join(UNREADABLE)
        for query in (*UNREADABLE, f"{together}&format=xlsx") if narrows(name, page) else (together,):
            response = client.get(f"{page}?{query}")
            response.getvalue()
            assert response.status_code < 500, (name, query)


@pytest.mark.parametrize("day", [*UNREAL, *FAR])
@pytest.mark.parametrize("page", ["cadre-list", "board", "planning-index", "duty-list", "unit-tree"])
def test_a_day_that_cannot_be_read_shows_nothing_and_keeps_what_was_typed(officer, world, page, day):
    for query in ({}, {"format": "xlsx"}):
        response = officer.get(reverse(page), {"as_of": day, **query})
        html = shown(response)
        assert response.status_code == 400 and not response.streaming
        assert f"Ngày {day} " in html and f'name="as_of" value="{day}"' in html
        assert "Hoàng Thị An" not in html and "table-list" not in html


def test_a_day_that_is_not_in_the_calendar_is_called_so(officer, world):
    html = shown(officer.get(world.an.get_absolute_url(), {"as_of": "31/02/2021"}))
    assert (
        "Ngày 31/02/2021 không có thật hoặc sai dạng; ghi dd/mm/yyyy." in html and "Hoàng Thị An" not in html
    )
    assert "Ngày này không có thật hoặc sai dạng" in shown(officer.get(CADRES, {"age_on": "31/02/2021"}))
    assert "ghi một ngày từ năm 1900 đến năm 2199" in shown(officer.get(CADRES, {"as_of": "31/12/2999"}))


@pytest.mark.parametrize("day", ["01/01/1900", "31/12/2199", "2018-12-31", " 31/12/2018 "])
def test_every_day_within_the_bounds_is_reckoned(officer, day):
    for page in ("cadre-list", "board", "planning-index", "rotation-list", "standards-compared"):
        assert officer.get(reverse(page), {"as_of": day}).status_code == 200, page


@pytest.mark.parametrize(
    ("page", "query", "sentence"),
    [
        ("cadre-list", {"unit": "99999"}, f"Đơn vị: {NO_CHOICE}"),
        ("cadre-list", {"sex": "X"}, f"Giới tính: {NO_CHOICE}"),
        ("cadre-list", {"age_from": "abc"}, "Tuổi từ: Không đọc được nội dung này; ghi lại."),
        ("cadre-list", {"order": "xyz"}, "Không có lựa chọn “xyz”; chọn lại."),
        ("duty-list", {"state": "xyz"}, f"Tình trạng: {NO_CHOICE}"),
        ("evaluation-list", {"year": "²"}, f"Năm: {NO_CHOICE}"),
        ("rotation-list", {"year": "²"}, f"Năm bắt đầu: {NO_CHOICE}"),
        ("cadre-list", {"after": "²"}, "Không có trang “²”; mở lại danh sách."),
        ("cadre-list", {"first": "²"}, "Không có trang “²”; mở lại danh sách."),
        ("ruleset-compare", {"left": "99999"}, "Không có lựa chọn “99999”; chọn lại."),
        ("import-list", {"page": "²"}, "Không có trang “²”; mở lại danh sách."),
    ],
)
def test_a_filter_that_cannot_be_read_opens_no_row_and_no_sheet(officer, world, page, query, sentence):
    for form in ({}, {"format": "xlsx"}):
        response = officer.get(reverse(page), {**query, **form})
        html = shown(response)
        assert response.status_code == 400 and sentence in html
        assert "Hoàng Thị An" not in html and "table-list" not in html


def test_what_was_chosen_stays_chosen_in_the_filter(officer):
    html = shown(officer.get(CADRES, {"unit": "99999", "sex": "F", "age_from": "abc", "age_to": "500"}))
    assert 'type="text" name="age_from" value="abc"' in html and "Tuổi đến: " in html
    assert '<option value="99999" selected>' in html and '<option value="F" selected>' in html


def test_a_real_year_of_which_nothing_is_known_opens_an_empty_list(officer):
    for page in ("evaluation-list", "rotation-list", "trainingclass-list"):
        response = officer.get(reverse(page), {"year": "1987"})
        assert response.status_code == 200 and response.context["page"]["total"] == 0, page


def test_the_search_of_somebody_else_is_not_a_list_of_everybody(client, world):
    key = search.remember(world.huong, "nong")
    client.force_login(world.lan)
    for asked in (key, "000000000000"):
        for form in ({}, {"format": "xlsx"}):
            response = client.get(CADRES, {"q": asked, **form})
            assert response.status_code == 400 and "gõ lại" in shown(response)
            assert "Nông Văn Bình" not in shown(response)


def test_a_planning_list_obeys_the_same(officer, world, own_rows):
    page = address("planning-list", own_rows.put().own["planninglist"])
    for query in ({"verdict": "xyz"}, {"status": "xyz"}, {"q": "000000000000"}):
        for form in ({}, {"format": "xlsx"}):
            response = officer.get(page, {**query, **form})
            assert response.status_code == 400 and not response.streaming, query
            assert "Hoàng Thị An" not in shown(response)


def test_htmx_gets_the_sentence_in_place_of_the_results(officer):
    response = officer.get(CADRES, {"sex": "X"}, headers={"HX-Request": "true"})
    assert (
        response.status_code == 400
        and "data-unreadable" in shown(response)
        and "<html" not in shown(response)
    )
    assert "<html" not in shown(officer.get(CADRES, {"as_of": "x"}, headers={"HX-Request": "true"}))


def people(world, count):
    post = make_post("Chuyên viên", world.office)
    return [make_cadre(f"Lý Văn {n:02}", post, sex="F") for n in range(count)]


def numbered(response):
    page = response.context["page"]
    return page["first"], page["last"], [row.full_name for row in page["rows"]]


@pytest.mark.parametrize("leaves", ["filter", "scope"])
def test_the_next_page_begins_after_who_left_the_list_meanwhile(officer, world, leaves, pages_of_25):
    """The last one of the first page is no longer a woman, or is gone altogether."""
    made = people(world, 60)
    first = officer.get(CADRES, {"sex": "F", "unit": world.office.pk})
    before = [row.full_name for row in first.context["page"]["rows"]]
    last = Cadre.objects.get(full_name=before[-1])
    if leaves == "filter":
        Cadre.objects.filter(pk=last.pk).update(sex="M")
    else:
        last.posts.all().delete()
        last.delete()
    start, end, names = numbered(officer.get(first.context["page"]["next_url"]))
    everyone = sorted(one.full_name for one in made)
    assert names == everyone[25:50] and (start, end) == (25, 49)


def test_a_number_without_a_place_begins_at_the_first_row(officer):
    assert numbered(officer.get(CADRES, {"first": "51"}))[:2] == (1, 2)


def test_the_page_before_leads_back_past_who_left_the_list(officer, world, pages_of_25):
    made = sorted(one.full_name for one in people(world, 60))
    first = officer.get(CADRES, {"sex": "F", "unit": world.office.pk})
    second = officer.get(first.context["page"]["next_url"])
    Cadre.objects.filter(full_name=made[25]).update(sex="M")
    assert numbered(officer.get(second.context["page"]["previous_url"])) == (1, 25, made[:25])


def test_a_key_of_any_length_breaks_no_form(client, world):
    target = make_target(world.hoa_tham)
    client.force_login(world.lan)
    endless = "9" * 5000
    posts = [
        (reverse("planning-add", args=[target.pk]), {"cadre": endless, "target": endless}),
        (
            reverse("planning-decide", args=[target.term_id, target.post.title_id]),
            {"row": f"{endless}:draft"},
        ),
        (reverse("cadre-leave-many"), {"row": f"{endless}:serving"}),
        (reverse("cadre-edit", args=[world.an.pk]), {"version": endless}),
    ]
    for form, sent in posts:
        assert client.post(form, sent).status_code < 500, form
