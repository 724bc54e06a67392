"""A record that was opened from a list has its neighbours in it, whatever list it is and however it is narrowed."""

import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
from django.core.cache import cache
from django.urls import resolve, reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.opened import origin
from office.organisation.rights import Role
from tests.conftest import WORLD, make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.records import ADDRESSES, BOTH, address

both_rows = BOTH.fixture()
CADRES = reverse("cadre-list")
ROW = re.compile(r'<th scope="row">(?:<div>)?<a href="([^"]+)"')


def rows_of(client, page):
    """Addresses of the rows of a list."""
    return [unescape(found) for found in ROW.findall(client.get(page).content.decode())]


def key_of(url):
    return resolve(urlsplit(url).path).kwargs["pk"]


def walked(client, first):
    """(keys, positions) of the records that "next" leads through from the first."""
    keys, positions, url = [], [], first
    while url:
        context = client.get(url).context
        keys.append(key_of(url))
        positions.append(context.get("position"))
        url = context.get("next_url")
    return keys, positions


@pytest.fixture
def women(client, world):
    """Three women of one office in the official order, and a man between them; Lan is signed in."""
    post = make_post("Chuyên viên", world.office)
    names = [("Lý Thị Ba", "F"), ("Lý Văn Bảy", "M"), ("Lý Thị Hai", "F"), ("Lý Thị Tám", "F")]
    made = [make_cadre(name, post, sex=sex) for name, sex in names]
    client.force_login(world.lan)
    return [one for one in made if one.sex == "F"]


def of_women(world, **more):
    return f"{CADRES}?{urlencode({'sex': 'F', 'unit': world.office.pk, **more})}"


def test_every_list_with_records_leads_through_them_and_back(client, world, both_rows):
    """The first three rows of each, opened from a list with something in its address."""
    found = both_rows.put_upon(WORLD).own
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    seen, wrong = set(), {}
    for name, kind, _ in ADDRESSES:
        page = address(name, found.get(kind))
        view = getattr(resolve(page).func, "view_class", None)
        rows = rows_of(client, f"{page}?q=") if hasattr(view, "around") else []
        if not rows:
            continue
        seen.add(name)
        total, url = len(rows), rows[0]
        for number, row in enumerate(rows[:3], 1):
            context = client.get(url).context
            told = key_of(url), context.get("position"), context["list_url"], context["list_title"][-4:]
            if told != (key_of(row), f"{number}/{total}", f"{page}?q=", f" ({total})"[-4:]):
                wrong[page] = told
            url = context.get("next_url") or url
        if (url == row) != (total <= 3):
            wrong[page] = url
    assert wrong == {}
    assert {"cadre-list", "planning-list", "duty-list", "standards-compared"} <= seen and len(seen) > 15, seen


def test_the_neighbours_of_a_plain_link_are_those_of_the_whole_list(client, world, women):
    context = client.get(women[0].get_absolute_url()).context
    assert (context["position"], context["list_url"]) == ("1/6", CADRES)
    assert client.get(context["next_url"]).context["cadre"].full_name == "Lý Văn Bảy"


def test_beyond_what_is_counted_stands_that_there_are_more(client, world, women, monkeypatch):
    monkeypatch.setattr(origin, "MANY", 2)
    keys, positions = walked(client, rows_of(client, of_women(world))[0])
    assert keys == [one.pk for one in women] and positions == ["1/trên 2", "2/trên 2", "trên 2/trên 2"]
    nobody = client.get(women[0].get_absolute_url(), {"in": of_women(world, status="left")}).context
    assert (nobody["position"], nobody["list_title"]) == ("ngoài điều kiện lọc", "Hồ sơ cán bộ (0)")


def test_whoever_left_the_filter_still_has_neighbours_in_it(client, world, women):
    url = rows_of(client, of_women(world))[1]
    Cadre.objects.filter(pk=women[1].pk).update(sex="M")
    context = client.get(url).context
    assert context["position"] == "ngoài điều kiện lọc" and context["list_title"] == "Hồ sơ cán bộ (2)"
    assert [key_of(context[name]) for name in ("previous_url", "next_url")] == [women[0].pk, women[2].pk]


def test_the_day_of_the_list_is_that_of_its_neighbours(client, world, women):
    """On the day of the list somebody stood between two who follow each other today."""
    then = make_cadre("Lý Thị Dung", make_post("Chuyên viên", world.office), sex="F")
    PostHeld.objects.filter(cadre=then).update(valid_to="2021-06-01")
    rows = rows_of(client, of_women(world, as_of="31/12/2020"))
    keys, positions = walked(client, rows[0])
    assert keys == [women[0].pk, then.pk, women[1].pk, women[2].pk] and positions[-1] == "4/4"
    assert walked(client, rows_of(client, of_women(world))[0])[0] == [one.pk for one in women]


def test_saving_leads_back_to_the_record_with_the_same_neighbours(client, world, women):
    page = client.get(rows_of(client, of_women(world))[1])
    edit = next(action["url"] for action in page.context["actions"] if action["label"] == "Sửa")
    form = client.get(edit)
    shown = {name: value for name, value in form.context["form"].initial.items() if value is not None}
    saved = client.post(edit, {**shown, "full_name": "Lý Thị Hạnh"}, follow=True)
    assert saved.context["cadre"].full_name == "Lý Thị Hạnh", saved.context["form"].errors
    for context in (form.context, saved.context):
        assert context["list_url"] == of_women(world)
    assert saved.context["position"] == "2/3"


def test_saving_a_post_leads_back_to_the_person_in_the_list(client, world, women):
    page = client.get(rows_of(client, of_women(world))[1])
    edit = unescape(re.search(r'href="(/cadres/posts-held/[0-9]+/edit/[^"]*)"', page.content.decode())[1])
    form = client.get(edit)
    shown = {name: value for name, value in form.context["form"].initial.items() if value is not None}
    for answer in (client.get(form.context["cancel_url"]), client.post(edit, shown, follow=True)):
        assert answer.context["cadre"] == women[1] and answer.context["position"] == "2/3"


def test_what_was_typed_stands_in_no_address_and_its_end_is_no_fault(client, world, women):
    answer = client.post(CADRES, {"q": "ly thi"})
    url = rows_of(client, answer.url)[0]
    assert walked(client, url)[1] == ["1/3", "2/3", "3/3"] and "ly" not in url.replace("unit", "")
    cache.clear()
    context = client.get(url).context
    assert context["list_url"] == answer.url and "next_url" not in context


@pytest.mark.parametrize(
    "wrong", ["//evil.example/", "https://evil.example/", "/planning/", "/nowhere/", "x", "/cadre/1/edit/"]
)
def test_an_address_that_is_no_list_is_refused(client, world, women, wrong):
    for page in ("", "edit/", "history/"):
        answer = client.get(women[0].get_absolute_url() + page, {"in": wrong})
        assert answer.status_code == 400 and "evil" not in answer.headers.get("Location", ""), page


def test_a_list_of_other_records_or_out_of_sight_gives_no_neighbours(client, world, women):
    """Hương sees one commune; the list of users is not hers to open."""
    client.force_login(world.huong)
    for listing in (reverse("post-list"), reverse("user-list")):
        assert "position" not in client.get(world.an.get_absolute_url(), {"in": listing}).context
    everybody = client.get(world.an.get_absolute_url(), {"in": f"{CADRES}?sex="}).context
    assert everybody["position"] == "1/1"


def test_neighbours_take_the_same_queries_in_a_list_of_any_length(client, world, women):
    url = rows_of(client, of_women(world))[1]
    counts = []
    for _ in range(2):
        counts.append(queries_of(client, world.lan, url, {}))
        for number in range(4):
            make_cadre(f"Lý Thị Năm {number}", make_post("Chuyên viên", world.office), sex="F")
    assert counts[0] == counts[1]
