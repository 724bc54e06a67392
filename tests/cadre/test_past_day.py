"""A list of a past day shows and finds only what was so on that day; what cannot be told is blank and says why."""

import io
import random

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate
from tests.cadre.test_pages import LIST, names
from tests.counting import queries_of
from tests.factories import make_cadre, make_post, make_qualification, make_unit

THEN = {"as_of": "31/12/2018"}
COLUMNS = [
    "party_joined_on",
    "party_official_on",
    "theory",
    "retire_on",
    "general_education",
    "title",
    "unit",
]


@pytest.fixture
def officer(client, world):
    """An was a specialist of the office until 2020; Bình joined the Party in 2019 and learned in 2021."""
    PostHeld.objects.filter(cadre=world.an).update(
        valid_to="2020-01-01", post=make_post("Chuyên viên", world.office)
    )
    PostHeld.objects.create(
        cadre=world.an, post=make_post("Chủ tịch UBND", world.hoa_tham), valid_from="2020-01-01"
    )
    party = {"party_joined_on": "2019-02", "party_official_on": "2020-02", "general_education": "12/12"}
    Cadre.objects.filter(pk=world.binh.pk).update(**party)
    make_qualification(world.binh, "theory", 22, valid_from="2021-05")
    CadrePrivate.objects.create(cadre=world.binh, citizen_id="020075000001", party_card_no="12345678")
    client.force_login(world.lan)
    return client


def cells(response):
    """{name: {column: text}} of the rows of a list."""
    columns = response.context["page"]["columns"]
    return {
        row.full_name: {column.name: str(column.of(row) or "") for column in columns}
        for row in response.context["page"]["rows"]
    }


def found(client, typed, **query):
    return names(client.post(LIST, {"q": typed, **query}, follow=True))


def test_levels_and_days_of_later_are_not_told(officer):
    binh = cells(officer.get(LIST, {**THEN, "columns": COLUMNS}))["Nông Văn Bình"]
    assert binh["theory"] == binh["party_joined_on"] == binh["party_official_on"] == ""
    today = cells(officer.get(LIST, {"columns": COLUMNS}))["Nông Văn Bình"]
    assert (today["theory"], today["party_joined_on"], today["party_official_on"]) == (
        "Trung cấp",
        "02/2019",
        "02/2020",
    )


def test_what_is_known_of_today_alone_is_blank_and_says_why_once(officer):
    response = officer.get(LIST, {**THEN, "columns": COLUMNS})
    binh = cells(response)["Nông Văn Bình"]
    assert binh["general_education"] == ""
    html = response.content.decode()
    assert html.count("Để trống cột Giáo dục phổ thông:") == 1 and "31/12/2018" in html
    today = officer.get(LIST, {"columns": COLUMNS})
    assert "Để trống" not in today.content.decode()
    assert cells(today)["Nông Văn Bình"]["general_education"] == "12/12"
    assert "Để trống" not in officer.get(LIST, THEN).content.decode(), "the column is not shown"


@pytest.mark.parametrize(
    ("typed", "then", "now"),
    [
        ("chuyen vien", ["Hoàng Thị An"], []),
        ("ban to chuc", ["Hoàng Thị An"], []),
        ("hoa tham", [], ["Hoàng Thị An"]),
        ("chu tich tan van", ["Nông Văn Bình"], ["Nông Văn Bình"]),
        ("hta chuyen", ["Hoàng Thị An"], []),
        ("nvb 1975", ["Nông Văn Bình"], ["Nông Văn Bình"]),
        ("ông", [], []),
        ("hoang an", ["Hoàng Thị An"], ["Hoàng Thị An"]),
        ("020075000001", [], ["Nông Văn Bình"]),
        ("12345678", [], ["Nông Văn Bình"]),
        ("h.a", [], []),
    ],
)
def test_a_search_finds_by_the_post_of_the_day(officer, typed, then, now):
    assert found(officer, typed, **THEN) == then
    assert found(officer, typed) == now


def test_a_search_by_number_on_a_past_day_says_why_it_finds_nobody(officer):
    html = officer.post(LIST, {"q": "12345678 binh", **THEN}, follow=True).content.decode()
    assert "không tìm được theo số CCCD, số thẻ đảng viên" in html


def test_leaders_are_found_by_the_post_of_the_day_beside_the_standards(officer, world):
    page = reverse("standards-compared")
    PostHeld.objects.filter(cadre=world.an).update(post=make_post("Trưởng ban", world.office, is_leader=True))
    PostHeld.objects.filter(cadre=world.an, valid_from="2020-01-01").update(
        post=make_post("Chủ tịch UBND", world.hoa_tham)
    )
    for typed, then, now in (("truong ban", 1, 0), ("hoa tham", 0, 1)):
        for total, query in ((then, THEN), (now, {})):
            response = officer.post(page, {"q": typed, **query}, follow=True)
            assert response.context["page"]["total"] == total, (typed, query)


@pytest.mark.parametrize("status", ["left", "no_post", "all"])
def test_who_did_not_serve_on_a_past_day_is_not_asked_for(officer, status):
    for more in ({}, {"format": "xlsx"}):
        response = officer.get(LIST, {**THEN, "status": status, **more})
        assert response.status_code == 400 and "chọn “Đang công tác”" in response.content.decode()
    assert names(officer.get(LIST, {**THEN, "status": "serving"})) == ["Hoàng Thị An", "Nông Văn Bình"]


def test_the_sheet_of_a_past_day_says_the_same(officer):
    response = officer.get(LIST, {**THEN, "columns": COLUMNS, "format": "xlsx", "sex": "M"})
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values)
    words = " ".join(str(cell) for row in rows for cell in row if cell)
    assert "Để trống cột Giáo dục phổ thông:" in words
    assert "Điều kiện lọc: Giới tính: Nam; Tình trạng: Đang công tác" in words
    assert "Trung cấp" not in words and "12/12" not in words and "2020" not in words


def test_the_page_of_a_person_names_the_post_of_the_day(officer, world):
    page = world.an.get_absolute_url()
    then, now = (officer.get(page, query).content.decode() for query in (THEN, {}))
    heading = '<p class="soft" data-place>{}'
    assert heading.format("Chuyên viên") in then and heading.format("Chủ tịch UBND") in now


def test_the_list_of_a_past_day_takes_the_same_queries_for_any_number_of_rows(officer, world):
    query = {**THEN, "columns": COLUMNS}
    before = queries_of(officer, world.lan, LIST, query)
    for number in range(20):
        make_cadre(f"Lý Văn {number}", make_post("Văn thư", world.office))
    assert queries_of(officer, world.lan, LIST, query) == before


def held_on(day, units):
    """Who held a main post of the units on the day, in the official order, told one by one."""
    posts = PostHeld.objects.select_related("cadre", "post__unit", "post__title").filter(post__unit__in=units)
    rows = [
        each
        for each in posts
        if each.valid_from.iso <= day and not (each.valid_to and each.valid_to.iso <= day)
    ]
    key = "{0.post.unit.official_key} {0.post.title.order:05} {0.cadre.sort_key}".format
    return [each.cadre_id for each in sorted(rows, key=lambda each: (key(each), each.cadre_id))]


def test_pages_of_a_past_day_hold_who_served_then_in_the_official_order(client, world, monkeypatch):
    monkeypatch.setattr("foundation.lists.pages.ListPage.whole_up_to", 3)
    monkeypatch.setattr("foundation.lists.pages.ListPage.page_size", 7)
    by_chance = random.Random(6)
    below = make_unit("T1", "Tổ Một", parent=world.office, level="district", kind="1", order=1)
    units = [world.district, world.office, below, world.hoa_tham, world.tan_van]
    for number in range(40):
        unit, title = by_chance.choice(units), by_chance.randrange(4)
        post = make_post(f"Chức danh {title}", unit, order=by_chance.choice([1, 20, 300]))
        began = by_chance.randrange(2005, 2019)
        cadre = make_cadre(f"Lý {by_chance.choice('ABC')}{number % 9}", post, valid_from=f"{began}-03-01")
        if by_chance.random() < 0.4:
            left = began + by_chance.randrange(1, 4)
            PostHeld.objects.filter(cadre=cadre).update(valid_to=f"{left}-03-01")
            if by_chance.random() < 0.5:
                other = make_post("Chuyên viên", by_chance.choice(units))
                PostHeld.objects.create(cadre=cadre, post=other, valid_from=f"{left + 1}-03-01")
    for reader, scope in ((world.lan, units), (world.huong, [world.hoa_tham])):
        client.force_login(reader)
        for day in ("2010-06-30", "2014-03-01", "2018-12-31"):
            expected = held_on(day, scope)
            shown = client.get(LIST, {"as_of": day}).context["page"]
            assert shown["total"] == len(expected) and (expected or reader == world.huong)
            found = [row.pk for row in shown["rows"]]
            while shown["next_url"]:
                shown = client.get(shown["next_url"]).context["page"]
                found += [row.pk for row in shown["rows"]]
            assert found == expected
