"""Every list stands in the order of any of its columns, up and down, on screen and in the workbook alike."""

import io
import re

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.people import Cadre, CadrePrivate, EthnicGroup
from evaluation.models import Evaluation
from foundation.core.text.order import given_name_key, text_key
from foundation.lists import pages
from foundation.lists.tables import Column
from foundation.ordering import order
from foundation.ordering.order import Place, Sorting
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.records import ADDRESSES, OWN, address
from tests.rotation.moves import make_rotation
from tests.test_parameters import numbered

own_rows, CADRES = OWN.fixture(), reverse("cadre-list")
NAMES = [
    "Bế Ái",
    "Đặng Út",
    "Lý Á",
    "Lý A",
    "lý â",
    "Đỗ Thị Ánh",
    "Ê Ban",
    "Nguyễn Văn An",
    "H’Bia Ly",
    "Y 2",
    "Ư",
]


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def names(response):
    return [row.full_name for row in response.context["page"]["rows"]]


def test_texts_are_compared_alike_in_the_database_and_beside_it(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT t, vn_text_key(t), vn_sort_key(t) FROM unnest(%s) t", [NAMES])
        for text, key, name in cursor.fetchall():
            assert (text_key(text), given_name_key(text)) == (key, name)
    assert sorted(["Ô", "Đ", "ân", "an", "D", "ăn", "e", "ê"], key=text_key) == [
        *("an", "ăn", "ân", "D", "Đ", "e", "ê", "Ô"),
    ]


def walk(view):
    """All names of a list page by page; the way back leads to the first page."""
    view.place, seen = Place(None, None, 1), []
    page = first = view.page()
    while page["next_url"]:
        seen += page["rows"]
        view.place = Place(page["rows"][-1].pk, None, page["last"] + 1)
        page = view.page()
    seen += page["rows"]
    while page["previous_url"]:
        view.place = Place(None, page["rows"][0].pk, page["first"] - view.size)
        page = view.page()
    assert page["rows"] == first["rows"]
    return [row.full_name for row in seen]


@pytest.mark.parametrize("day", [{}, {"as_of": "31/12/2020"}], ids=["today", "past"])
def test_pages_of_any_order_join_without_gap_or_double_blanks_last(officer, world, monkeypatch, day):
    monkeypatch.setattr(pages.ListPage, "page_size", 5)
    monkeypatch.setattr(pages.ListPage, "whole_up_to", 0)
    groups = [EthnicGroup.objects.create(name=name, code=name) for name in ("Tày", "Nùng")]
    post = make_post("Chuyên viên", world.office)
    births = ["1980", None, "1975-02-03", "1980-01-01", None, "1990-05"]
    for number, name in enumerate(NAMES):
        one = make_cadre(name, post, birth=births[number % 6], sex="MF"[number % 2])
        Cadre.objects.filter(pk=one.pk).update(ethnic_group=[*groups, None][number % 3])
    view = officer.get(CADRES, day).context["view"]
    people = {one.full_name: one for one in Cadre.objects.select_related("ethnic_group")}
    assert len([column for column in view.allowed if column.sort]) > 12
    for column in [column for column in view.allowed if column.sort]:
        for falling in (False, True) if column.name in ("birth", "ethnic_group", "full_name") else (True,):
            view.asked_sorting = Sorting(column, falling)
            seen = walk(view)
            assert sorted(seen) == sorted(people), column.name
            if column.name == "birth":
                dated = [people[name].birth for name in seen if people[name].birth]
                assert dated == sorted(dated, reverse=falling)
                assert all(people[name].birth for name in seen[: len(dated)])
            if column.name == "ethnic_group":
                named = [people[name].ethnic_group.name for name in seen if people[name].ethnic_group]
                assert named == sorted(named, key=text_key, reverse=falling) and named
            if column.name == "full_name":
                assert seen == sorted(people, key=given_name_key, reverse=falling)


def test_a_head_sorts_up_then_down_then_leads_back(officer):
    def head(response):
        return next(each for each in response.context["page"]["heads"] if each.column.name == "birth")

    response = officer.get(CADRES, {"sex": "F"})
    assert (head(response).order, head(response).aria) == ("birth", "")
    for order_asked, aria in (("birth", "ascending"), ("-birth", "descending"), ("", "")):
        response = officer.post(response.context["page"]["state_url"], {"order": order_asked}, follow=True)
        assert head(response).aria == aria and names(response) == ["Hoàng Thị An"]
        assert ("aria-sort" in response.content.decode()) == bool(aria)
    assert response.redirect_chain[-1][0] == f"{CADRES}?sex=F"
    bare = officer.post(f"{CADRES}?sex=F&after={10**9}&first=26", {"order": "-birth"})
    assert bare.url == f"{CADRES}?sex=F&order=-birth"
    htmx = officer.post(f"{CADRES}?sex=F", {"order": "birth"}, headers={"HX-Request": "true"})
    assert htmx["HX-Push-Url"] == f"{CADRES}?sex=F&order=birth"


def test_a_long_list_is_sorted_only_by_what_is_quick(officer, world, monkeypatch):
    monkeypatch.setattr(order, "MOST_ROWS", 1)
    monkeypatch.setattr(pages, "MOST_ROWS", 1)
    response = officer.get(CADRES, {"order": "-birth"})
    assert names(response) == ["Hoàng Thị An", "Nông Văn Bình"]
    html = response.content.decode()
    assert "Có 2 dòng: thu hẹp điều kiện để sắp xếp theo cột Ngày sinh" in html
    assert 'title="Thu hẹp điều kiện để sắp xếp"' in html and 'id="sort-birth"' not in html
    assert {each.column.name for each in response.context["page"]["heads"] if each.order is not None} == {
        "full_name",
        "retire_on",
    }
    assert names(officer.get(CADRES, {"order": "-full_name"})) == ["Nông Văn Bình", "Hoàng Thị An"]


def test_what_left_the_list_meanwhile_keeps_its_place_in_any_order(officer, world, monkeypatch):
    monkeypatch.setattr(pages.ListPage, "page_size", 5)
    monkeypatch.setattr(pages.ListPage, "whole_up_to", 0)
    post = make_post("Chuyên viên", world.office)
    made = [make_cadre(f"Lý Văn {n:02}", post, sex="F", birth=f"19{60 + n}-01") for n in range(12)]
    asked = {"sex": "F", "unit": world.office.pk, "order": "-birth"}
    first = officer.get(CADRES, asked)
    youngest_first = [one.full_name for one in reversed(made)]
    assert names(first) == youngest_first[:5]
    Cadre.objects.filter(full_name=youngest_first[4]).update(sex="M")
    assert numbered(officer.get(first.context["page"]["next_url"])) == (5, 9, youngest_first[5:10])


def cells(response):
    rows = load_workbook(io.BytesIO(response.getvalue())).active.iter_rows(values_only=True)
    return [row[:2] for row in rows]


def test_every_list_is_sorted_by_every_column_that_says_so(client, world, own_rows):
    """As who may see most, on screen and as a workbook; nothing is lost on the way."""
    found = own_rows.put().own
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    asked = 0
    for name, kind, _ in ADDRESSES:
        page = (
            client.get(address(name, found.get(kind)))
            if name.endswith("list") or "compared" in name
            else None
        )
        shown = getattr(page, "context", None) and page.context.get("page")
        if not isinstance(shown, dict) or "all_columns" not in shown:
            continue
        view = page.context["view"]
        for column in [column for column in shown["all_columns"] if column.sort]:
            asked += 1
            if isinstance(view, pages.ListPage):
                view.asked_sorting = Sorting(column, True)
                assert len(view.page()["rows"]) == len(shown["rows"]), (name, column.name)
            else:
                assert len(Sorting(column, True).sort(view.planning_list.lines)) == shown["total"]
    assert asked > 100


def test_the_workbook_stands_in_the_order_of_the_screen(officer, world):
    for n, birth in enumerate(["1970", "1990", "1980"]):
        make_cadre(f"Lý Văn {n}", make_post("Chuyên viên", world.office), birth=birth)
    asked = {"order": "-birth", "unit": world.office.pk}
    written = cells(officer.get(CADRES, {**asked, "format": "xlsx"}))
    assert [name for _, name in written if str(name).startswith("Lý")] == names(officer.get(CADRES, asked))
    assert names(officer.get(CADRES, asked)) == ["Lý Văn 1", "Lý Văn 2", "Lý Văn 0"]


def test_an_order_takes_the_same_queries_for_any_number_of_rows(client, world):
    counts = []
    for _ in range(2):
        make_cadre("Lý Văn Ba", make_post("Chuyên viên", world.office))
        counts.append(queries_of(client, world.lan, CADRES, {"order": "-authority"}))
    assert counts[0] == counts[1]


def test_the_place_of_a_masked_row_tells_nothing(client, world):
    """One's own grade, the days of one's own move: whichever way the list is sorted, they stand behind all others."""
    Account.objects.create(user=world.lan, cadre=world.an)
    for cadre, grade in (
        (world.an, "good"),
        (world.binh, "excellent"),
        (make_cadre("Lý Ba", unit=world.hoa_tham), "not_completed"),
    ):
        Evaluation.objects.create(
            cadre=cadre, unit=world.hoa_tham, year=2020, grade=grade, post_words="Chủ tịch UBND"
        )
    client.force_login(world.lan)
    view = client.get(reverse("evaluation-list"), {"year": "2020"}).context["view"]
    grade = next(column for column in view.allowed if column.name == "grade")
    for falling in (False, True):
        view.asked_sorting = Sorting(grade, falling)
        found = [row.cadre.full_name for row in view.page()["rows"]]
        assert found[-1] == "Hoàng Thị An" and len(found) == 3
        assert found[0] == ("Lý Ba" if falling else "Nông Văn Bình")


def test_a_value_without_its_right_has_no_place(world):
    """The number of a person in another commune cannot be guessed by where the person stands."""
    number = Column("citizen_id", "Số CCCD", "private.citizen_id", permission="cadre.view_cadreprivate")
    for cadre, digits in ((world.an, "2"), (world.binh, "1")):
        CadrePrivate.objects.create(cadre=cadre, citizen_id=digits * 12)
    for falling in (False, True):
        sorting = Sorting(number, falling)
        rows = sorting.annotated(Cadre.objects.all(), world.huong)
        assert list(rows.order_by(*sorting.fields(Cadre, ("pk",)))) == [world.an, world.binh]


def test_what_ended_later_has_no_end_on_a_past_day(client, world):
    post = make_post("Phó Bí thư", world.tan_van)
    for cadre, ends in ((world.an, "2021-05-01"), (world.binh, "2021-03-01")):
        make_rotation(cadre, post, valid_from="2015-01-01", valid_to=ends)
    client.force_login(world.lan)
    for day, expected in (("31/12/2018", ["Hoàng Thị An", "Nông Văn Bình"]), ("30/11/2021", None)):
        page = client.get(reverse("rotation-list"), {"as_of": day, "order": "valid_to"}).context["page"]
        found = [row.cadre.full_name for row in page["rows"]]
        assert found == (expected or ["Nông Văn Bình", "Hoàng Thị An"])


def test_a_planning_list_is_sorted_as_one_list_and_numbered_anew(client, world):
    target = make_target(world.hoa_tham)
    births = {"Lý Văn Ba": "1980", "Bế Thị Ái": "1990-02", "Vi Út": None}
    for name, birth in births.items():
        make_entry(make_cadre(name, make_post("Chuyên viên", world.hoa_tham), birth=birth), target)
    client.force_login(world.lan)
    page = reverse("planning-list", args=[target.term_id, target.post.title_id])
    view = client.get(page, {"order": "-birth"}).context["view"]
    lines = [(line.ordinal, line.entry.cadre.full_name) for line in view.rows]
    assert lines == [(1, "Bế Thị Ái"), (2, "Lý Văn Ba"), (3, "Vi Út")]
    assert "section-row" not in client.get(page, {"order": "left"}).context["page"]["rows_html"]
    written = load_workbook(io.BytesIO(client.get(page, {"order": "-birth", "format": "xlsx"}).getvalue()))
    shown = [row[1] for row in written.active.iter_rows(values_only=True)]
    assert [name for name in shown if name in births] == ["Bế Thị Ái", "Lý Văn Ba", "Vi Út"]
    assert client.get(page, {"order": "conclusion"}).status_code == 400


def sections(html):
    return re.findall(r'class="section-row"><th[^>]*>([^<]+)', html)


def test_rows_stand_under_their_units_on_every_page_and_in_the_workbook(officer, world, monkeypatch):
    """The counts are those of the whole list; an order holds within each unit."""
    monkeypatch.setattr(pages.ListPage, "page_size", 3)
    monkeypatch.setattr(pages.ListPage, "whole_up_to", 0)
    for name, unit in (("Lý Ba", "hoa_tham"), ("Bế Ái", "hoa_tham"), ("Vi Út", "tan_van")):
        make_cadre(name, make_post("Chuyên viên", getattr(world, unit)))
    asked = {"sections": "unit", "order": "full_name"}
    first = officer.get(CADRES, asked)
    assert names(first) == ["Bế Ái", "Hoàng Thị An", "Lý Ba"]
    assert sections(first.context["page"]["rows_html"]) == ["I. Xã Hoa Thám (03 đồng chí)"]
    second = officer.get(first.context["page"]["next_url"])
    assert names(second) == ["Nông Văn Bình", "Vi Út"]
    assert sections(second.context["page"]["rows_html"]) == ["II. Xã Tân Văn (02 đồng chí)"]
    assert names(officer.get(second.context["page"]["previous_url"])) == names(first)
    written = [str(cell) for cell, _ in cells(officer.get(CADRES, {**asked, "format": "xlsx"}))]
    assert [cell for cell in written if "Xã " in cell] == [
        "I. Xã Hoa Thám (03 đồng chí)",
        "II. Xã Tân Văn (02 đồng chí)",
    ]
    past = officer.get(CADRES, {**asked, "as_of": "31/12/2018"})
    assert sections(past.context["page"]["rows_html"])[0] == "I. Xã Hoa Thám (03 đồng chí)"
    for page in ("evaluation-list", "standards-compared"):
        assert officer.get(reverse(page), {"sections": "unit"}).status_code == 200
    assert officer.get(reverse("user-list"), {"sections": "unit"}).status_code == 403
    assert officer.get(reverse("unit-list"), {"sections": "unit"}).status_code == 400


def test_columns_stand_in_the_order_asked_for_on_screen_and_in_the_workbook(officer):
    asked = {"columns": ["unit", "birth", "title"]}
    shown = [column.name for column in officer.get(CADRES, asked).context["page"]["columns"]]
    assert shown[-4:] == ["full_name", "unit", "birth", "title"]
    moved = officer.post(CADRES, {"columns": asked["columns"], "sooner": "title"})
    assert moved.url == f"{CADRES}?columns=unit&columns=title&columns=birth"
    book = load_workbook(io.BytesIO(officer.get(f"{moved.url}&format=xlsx").getvalue()))
    heads = next(row for row in book.active.iter_rows(values_only=True) if row[2] == "Đơn vị")
    assert heads[:5] == ("TT", "Họ và tên", "Đơn vị", "Chức vụ", "Ngày sinh")
