"""News of planned people on the pages: list, its sheet, index, entry, the person's own lists."""

import datetime
import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry
from tests.planning.pages import page

RETIRED = "đã nghỉ hưu từ 15/11/2021"
SEATED = "đang giữ chức danh này từ 15/09/2021"
TOTAL = "2 đồng chí, trong đó 1 không còn công tác, 1 đang giữ chức danh quy hoạch"


@pytest.fixture
def changed(planned):
    """An retired by an edit of her post, Bình sits in the committee since September."""
    held = PostHeld.objects.filter(cadre=planned.an)
    held.update(valid_to="2021-11-15", leaving_form="retired", leaving_decision_no="12-QĐ/HU")
    PostHeld.objects.create(cadre=planned.binh, post=planned.target.post, main=False, valid_from="2021-09-15")
    return planned


def without_links(html):
    """The page as it reads, each number without the address that it opens."""
    return re.sub(r"<a [^>]*>|</a>|\n", "", html)


def names(response):
    return [line.entry.cadre.full_name for line in response.context["planning_list"].lines]


def test_a_list_tells_the_news_of_each_line_and_counts_it_once(client, changed):
    html = page(client, changed.lan, changed.address).content.decode()
    assert f"<div>{RETIRED}</div>" in html and f"<div>{SEATED}</div>" in html
    assert without_links(html).count(TOTAL) == 1


def test_a_list_of_a_past_day_tells_what_was_so_on_that_day(client, changed):
    html = page(client, changed.lan, changed.address, as_of="14/11/2021").content.decode()
    assert RETIRED not in html and "Chủ tịch UBND, Xã Hoa Thám" in html
    assert "2 đồng chí, trong đó 1 đang giữ chức danh quy hoạch" in without_links(html)


def test_where_somebody_worked_is_told_of_the_day_not_of_today(client, planned):
    """Her post ends in January: on that day's list she has left; before her first post she had none."""
    PostHeld.objects.filter(cadre=planned.an).update(valid_to="2022-01-01", leaving_form="retired")
    PostHeld.objects.filter(cadre=planned.binh).update(valid_from="2021-06-01")
    assert Cadre.objects.get(pk=planned.an.pk).now.status == "serving"

    def places(day):
        lines = page(client, planned.lan, planned.address, as_of=day).content.decode()
        assert "<div>Chủ tịch UBND, Xã Hoa Thám</div>" in lines, "where she worked when she was approved"
        return [word for word in ("Đã nghỉ, chuyển đi", "Chưa có chức vụ") if f"Ngày {day}: {word}" in lines]

    assert places("30/11/2021") == [] and places("01/01/2022") == ["Đã nghỉ, chuyển đi"]
    assert places("31/05/2021") == ["Chưa có chức vụ"]


@pytest.mark.parametrize(
    ("news", "found"),
    [
        ("any", ["Hoàng Thị An", "Nông Văn Bình"]),
        ("left", ["Hoàng Thị An"]),
        ("seated", ["Nông Văn Bình"]),
        ("elsewhere", []),
    ],
)
def test_a_list_is_narrowed_to_those_with_news(client, changed, news, found):
    assert names(page(client, changed.lan, changed.address, news=news)) == found


def test_the_sheet_holds_the_news_and_its_count(client, changed):
    response = page(client, changed.lan, changed.address, format="xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    head = next(row for row in rows if row[:1] == ["TT"])
    line = next(row for row in rows if row[1:2] == ["Hoàng Thị An"])
    assert line[head.index("Nội dung cần xem xét")] == RETIRED
    assert ["Trong đó: 1 không còn công tác, 1 đang giữ chức danh quy hoạch"] in rows


def test_the_index_counts_news_and_opens_the_lines(client, changed):
    index = page(client, changed.lan, reverse("planning-index"))
    assert [[(kind.value, count) for kind, count in row.news] for row in index.context["rows"]] == [
        [("left", 1), ("seated", 1)]
    ]
    html = index.content.decode()
    assert f'<a href="{changed.address}?news=left">Không còn công tác: 1</a>' in html
    html = client.get(reverse("planning-index"), {"as_of": "14/11/2021"}).content.decode()
    assert "Không còn công tác" not in html and "14/11/2021&amp;news=seated" in html


def test_entry_and_person_tell_the_news_and_where_it_is_recorded(client, changed):
    html = page(client, changed.lan, changed.first.get_absolute_url()).content.decode()
    assert "Đã nghỉ hưu từ 15/11/2021." in html
    assert "Quá trình công tác: Chủ tịch UBND, Xã Hoa Thám; quyết định số 12-QĐ/HU" in html
    section = page(client, changed.lan, reverse("planning-of-person", args=[changed.an.pk])).content.decode()
    assert RETIRED in section


def test_of_their_own_line_a_reader_is_told_no_news(client, changed):
    Account.objects.create(user=changed.lan, cadre=changed.binh)
    response = page(client, changed.lan, changed.address)
    html = response.content.decode()
    assert SEATED not in html and "2 đồng chí, trong đó 1 không còn công tác<" in without_links(html)
    assert names(page(client, changed.lan, changed.address, news="seated")) == []
    assert names(page(client, changed.lan, changed.address, news="any")) == ["Hoàng Thị An"]
    index = page(client, changed.lan, reverse("planning-index")).content.decode()
    assert "Đang giữ chức danh quy hoạch" not in index
    section = page(client, changed.lan, reverse("planning-of-person", args=[changed.binh.pk]))
    assert SEATED not in section.content.decode()


def test_a_record_on_a_list_is_not_removed_and_says_why(client, planned):
    """So no list ever loses a line by the removal of a record entered by mistake."""
    client.force_login(planned.lan)
    address = reverse("cadre-remove", args=[planned.an.pk])
    response = client.post(address, {"reason": "Nhập nhầm", "state": "serving"}, follow=True)
    assert "nên không xóa được như hồ sơ nhập nhầm" in response.content.decode()
    assert Cadre.objects.filter(pk=planned.an.pk).exists()


def test_news_takes_the_same_queries_for_any_number_of_lines(client, changed):
    addresses = [changed.address, reverse("planning-index")]
    before = [queries_of(client, changed.lan, address, {}) for address in addresses]
    for place in range(12):
        cadre = make_cadre(f"Lương Văn {place}", make_post(f"Chức {place}", changed.office))
        make_entry(cadre, changed.target)
        if place % 2:
            PostHeld.objects.filter(cadre=cadre).update(valid_to="2021-11-01", leaving_form="quit")
        else:
            held = {"post": changed.target.post, "main": False, "known_on": datetime.date(2021, 11, 1)}
            PostHeld.objects.create(cadre=cadre, **held)
    assert [queries_of(client, changed.lan, address, {}) for address in addresses] == before
    assert before[0] <= 34
