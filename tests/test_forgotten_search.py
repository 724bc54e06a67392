"""A search whose text is gone shows no row: never everybody, on no list, page or sheet."""

import pytest
from django.core.cache import cache
from django.urls import resolve, reverse

from foundation.lists import search
from foundation.lists.filtered import FilteredPage
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.records import ADDRESSES, OWN, address

own_rows = OWN.fixture()
SENTENCE = "Câu tìm đã hết hạn, gõ lại"
BULK = {"cadre-leave-many", "duty-done-many", "duty-handover-many"}
# Tables of figures are filtered, and searched by nothing that is typed.
FIGURES = {"evaluation-results", "grading-results"}
NO_EXPORT = "Đồng chí không có quyền kết xuất"
HTMX = {"HX-Request": "true"}
# How a list is asked: as a page, by htmx, for its sheet, in another order.
WAYS = (("", {}), ("", HTMX), ("&format=xlsx", {}), ("&order=full_name&status=all", {}))


@pytest.fixture
def lists(world, own_rows):
    """{name: address} of every list with a filter, and of the forms for many that take over its filter."""
    found = own_rows.put().own
    pages = {name: address(name, found.get(kind)) for name, kind, _ in ADDRESSES}
    views = {name: getattr(resolve(page).func, "view_class", object) for name, page in pages.items()}
    searched = {name for name, view in views.items() if issubclass(view, FilteredPage)} - FIGURES
    return {name: page for name, page in pages.items() if name in searched | BULK}


@pytest.fixture
def chief(client, world):
    client.chief = make_user("lanhdao", Role.CHIEF, world.district)
    client.force_login(client.chief)
    return client


def test_no_list_that_searches_is_left_out(lists):
    assert BULK | {"cadre-list", "standards-compared", "planning-list", "duty-list"} <= lists.keys()


@pytest.mark.parametrize("lost", ["emptied", "never", "of another", "nothing", "twice"])
def test_a_search_that_is_gone_shows_no_row_and_no_sheet(chief, world, lists, lost):
    key = search.remember(world.lan if lost == "of another" else chief.chief, "hoàng thị")
    if lost == "emptied":
        cache.delete(f"search:{chief.chief.pk}:{key}")
    query = {"never": "q=000000000000", "nothing": "q=%20", "twice": "q=000000000000&q="}.get(
        lost, f"q={key}"
    )
    wrong = {}
    for name, page in lists.items():
        # How a search was lost is found out by one code for all lists: every way is asked after one loss.
        for more, headers in WAYS if lost == "emptied" else WAYS[1:2]:
            response = chief.get(f"{page}?{query}{more}", headers=headers)
            text = "" if response.streaming else response.content.decode()
            told = SENTENCE in text or (response.status_code == 403 and NO_EXPORT in text)
            if response.status_code not in (400, 403) or not told or "Hoàng Thị An" in text:
                wrong[name, more] = response.status_code
    assert wrong == {}


def test_nobody_is_acted_upon_by_a_search_that_is_gone(chief, world):
    for name in BULK:
        page = f"{reverse(name)}?q=000000000000"
        answer = chief.post(page, {"row": f"{world.an.pk}:serving", "on": "30/11/2021"})
        assert answer.status_code == 400 and SENTENCE in answer.content.decode(), name


def test_a_search_that_is_kept_finds_whom_it_found(chief, world):
    key = search.remember(chief.chief, "hoàng thị an")
    assert chief.get(reverse("cadre-list"), {"q": key}).context["page"]["total"] == 1


@pytest.mark.parametrize("name", ["cadre-list", "rotation-list", "standards-compared", "planning-list"])
def test_who_may_not_take_a_list_away_is_told_so(client, world, lists, name):
    client.force_login(make_user("phutrach", Role.AREA_MEMBER, world.district))
    response = client.get(lists[name], {"format": "xlsx"})
    text = response.content.decode()
    assert response.status_code == 403 and "Đồng chí không có quyền kết xuất" in text
    assert "Hoàng Thị An" not in text and client.get(lists[name]).status_code == 200
