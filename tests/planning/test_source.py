"""Nguồn nhân sự giới thiệu quy hoạch: everybody of the source judged at once, in groups, added with one press."""

import datetime
import io
import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from cadre.models.standing import Verification
from foundation.core.lookup.kinds import LOOK_UPS
from office.organisation.models.structure import Unit
from office.regulations.models import Rule
from planning.models import PlanningEntry, ReviewLine
from planning.sourcing import SourceOfTitle
from tests.factories import make_cadre, make_post, make_rule
from tests.planning.lists import make_target
from tests.planning.pages import ids, on_screen, page
from tests.planning.review_ways import bring

DAY = datetime.date(2021, 11, 30)


@pytest.fixture
def source(planned):
    """Four serve at the office: a woman with time enough, a man born too early, one without a birth, one retired."""
    post = make_post("Chuyên viên", planned.office)
    planned.cuc = make_cadre("Lý Thị Cúc", post, sex="F", birth="1990-01-01")
    planned.dung = make_cadre("Nông Văn Dung", post, birth="1962-03-01")
    planned.em = make_cadre("Vi Văn Em", post, birth=None)
    gone = make_cadre("Lương Văn Giáp", post, birth="1980-01-01")
    gone.posts.update(valid_to=DAY)
    planned.where = reverse("planning-candidates", args=ids(planned))
    return planned


def names(response):
    return [each.cadre.full_name for each in response.context["source"].shown]


def test_all_of_the_source_stand_in_groups_by_what_is_left_to_look_at(client, source):
    Verification.objects.create(cadre=source.em, valid_from="2021-11-01")
    response = page(client, source.lan, source.where)
    found, html = response.context["source"], on_screen(response.content.decode())
    assert [(left, count) for left, _, count in found.groups] == [(0, 1), (1, 1), (2, 1)]
    assert names(response) == ["Lý Thị Cúc", "Nông Văn Dung", "Vi Văn Em"], (
        "An and Bình are listed, Giáp has left"
    )
    for words in (
        "Không có nội dung phải xem xét (1)",
        "Còn 1 nội dung phải xem xét (01 đồng chí)",
        "21 tháng (yêu cầu ≥ 60)",
        "Thiếu dữ liệu (ngày sinh)",
        "Đang xem xét, xác minh",
    ):
        assert words in html, words
    assert "phù hợp" not in html and response.context["total"] == 3
    assert names(page(client, source.lan, source.where, left=1)) == ["Nông Văn Dung"]
    assert names(page(client, source.lan, source.where, left=7)) == []


def test_a_filter_asks_for_whom_the_structure_lacks_and_says_how_many(client, source):
    Rule.objects.filter(key="women_min_share").update(value="0.75")
    make_rule("age_band_young_below", 40, "age")
    make_rule("age_band_old_above", 50, "age")
    response = page(client, source.lan, source.where, want="women")
    wants = dict(response.context["wants"])
    assert names(response) == ["Lý Thị Cúc"] and wants["women"] == "Nữ: cần thêm 2 nữ"
    assert "young" in wants and wants["band-1"] == "Từ 40 đến 50 tuổi"
    assert "Còn công tác<br>mốc " in response.content.decode(), "the month counted to stands in the head"
    asked = {want: names(page(client, source.lan, source.where, want=want)) for want in wants}
    assert asked == {
        "women": ["Lý Thị Cúc"],
        "young": ["Lý Thị Cúc"],
        "minorities": [],
        "band-1": [],
        "band-2": ["Nông Văn Dung"],
    }
    assert client.get(source.where, {"want": "band-9"}).status_code == 400
    assert (
        "Không có đồng chí nào theo điều kiện lọc."
        in client.get(source.where, {"want": "band-1"}).content.decode()
    )


def test_a_source_is_the_unit_and_what_is_below_it_and_elsewhere_by_choice(client, source):
    target = make_target(source.hoa_tham, "Bí thư Đảng ủy")
    where = reverse("planning-candidates", args=[target.term_id, target.post.title_id])
    assert names(page(client, source.lan, where)) == ["Hoàng Thị An"]
    elsewhere = page(client, source.lan, where, place="external")
    assert set(names(elsewhere)) == {"Nông Văn Bình", "Lý Thị Cúc", "Nông Văn Dung", "Vi Văn Em"}
    narrowed = page(client, source.lan, where, place="external", unit=source.tan_van.pk)
    assert names(narrowed) == ["Nông Văn Bình"]
    assert f'<option value="{source.tan_van.pk}">{source.tan_van}</option>' in str(elsewhere.context["units"])
    assert names(page(client, source.huong, where, place="external")) == [], (
        "outside the scope nobody is there"
    )
    source.an.posts.update(post=target.post)
    assert "Đang giữ chức danh này" in page(client, source.lan, where).content.decode()


def test_one_press_adds_and_says_where_the_person_comes_from(client, source):
    target = make_target(source.hoa_tham, "Bí thư Đảng ủy")
    add = reverse("planning-candidate-add", args=[target.term_id, target.post.title_id])
    client.force_login(source.lan)
    asked = {"target": target.pk, "cadre": source.an.pk, "kept": "place=external"}
    response = client.post(add, asked, follow=True)
    assert response.redirect_chain[0][0].endswith("candidates/?place=external")
    assert "Đã thêm Hoàng Thị An vào danh sách" in response.content.decode()
    added = client.post(add, {**asked, "cadre": source.binh.pk, "fragment": 1}).content.decode()
    assert "data-added" in added
    entries = PlanningEntry.objects.filter(target=target)
    assert {each.cadre: each.source for each in entries} == {source.an: "internal", source.binh: "external"}
    again = client.post(add, {**asked, "fragment": 1}).content.decode()
    assert "Đồng chí này đã có trong danh sách quy hoạch chức danh này." in again and "data-said" in again
    assert "Chọn một đồng chí" in client.post(add, {**asked, "cadre": "x", "fragment": 1}).content.decode()
    client.force_login(source.huong)
    outside = client.post(add, {**asked, "cadre": source.binh.pk, "fragment": 1}).content.decode()
    assert "Chọn một đồng chí" in outside


def test_while_the_list_is_under_review_the_person_becomes_an_addition(client, in_review):
    post = make_post("Chuyên viên", in_review.hoa_tham)
    people = [make_cadre(f"Lý Văn {name}", post, birth="1985-01-01") for name in ("Một", "Hai", "Ba")]
    bring(in_review.review, "collecting")
    target = in_review.target
    where = reverse("planning-candidates", args=[target.term_id, target.post.title_id])
    add, asked = f"{where}add/", {"target": target.pk, "fragment": 1}
    response = page(client, in_review.lan, where)
    assert set(names(response)) == {each.full_name for each in people}
    assert "Danh sách đang được rà soát" in response.content.decode()
    client.post(add, {**asked, "cadre": people[0].pk})
    client.force_login(in_review.huong)
    client.post(add, {**asked, "cadre": people[1].pk})
    lines = ReviewLine.objects.filter(review_list=in_review.review, cadre__in=people).order_by("pk")
    assert [(line.cadre, line.origin) for line in lines] == [(people[0], "office"), (people[1], "unit")]
    assert names(page(client, in_review.lan, where)) == ["Lý Văn Ba"]
    seen = set(names(page(client, in_review.huong, where)))
    assert seen == {"Lý Văn Một", "Lý Văn Ba"}, "whom the office added a unit is not told of"
    assert not PlanningEntry.objects.filter(cadre__in=people).exists()
    bring(in_review.review, "appraising")
    shown = page(client, in_review.huong, where)
    assert not shown.context["adds"] and "data-add " not in shown.content.decode()
    assert "nên không bổ sung được" in client.post(add, {**asked, "cadre": people[2].pk}).content.decode()


def test_a_list_of_a_secret_campaign_has_no_source(client, in_review):
    target = in_review.target
    where = reverse("planning-candidates", args=[target.term_id, target.post.title_id])
    bring(in_review.review, "collecting")
    in_review.campaign.secret = True
    in_review.campaign.save()
    assert page(client, in_review.lan, where).status_code == 403
    asked = {"target": target.pk, "cadre": in_review.binh.pk}
    assert client.post(f"{where}add/", asked).status_code == 403


def test_two_or_three_stand_side_by_side(client, source):
    keys = [source.cuc.pk, source.dung.pk, source.em.pk]
    response = page(client, source.lan, source.where, compare=keys)
    html = on_screen(response.content.decode())
    assert "<h1" in html and "So sánh cán bộ" in html and "21 tháng (yêu cầu ≥ 60)" in html
    assert [each.cadre for each in response.context["people"]] == [source.cuc, source.dung, source.em]
    for chosen in (keys[:1], [*keys, source.binh.pk]):
        html = page(client, source.lan, source.where, compare=chosen).content.decode()
        assert "Chọn hai hoặc ba đồng chí để so sánh." in html and "Lý Thị Cúc" in html


def test_of_oneself_the_name_and_the_post_stand_alone(client, source):
    Account.objects.create(user=source.lan, cadre=source.dung)
    response = page(client, source.lan, source.where)
    html, last = response.content.decode(), response.context["source"].shown[-1]
    assert last.cadre == source.dung and last.masked and not last.findings
    assert "21 tháng" not in html and "Do đồng chí khác xử lý (01 đồng chí)" in html
    assert f'value="{source.dung.pk}"' not in html and "1962" not in html
    compared = page(client, source.lan, source.where, compare=[source.cuc.pk, source.dung.pk])
    assert [each.cadre for each in compared.context["people"]] == [source.cuc]


def test_the_file_holds_what_is_shown_in_mild_words_and_a_secret_list_nobody(client, source):
    sheet = page(client, source.lan, source.where, format="xlsx").getvalue()
    cells = [
        str(cell)
        for row in load_workbook(io.BytesIO(sheet)).active.iter_rows(values_only=True)
        for cell in row
    ]
    text = " ".join(cells)
    assert "Lý Thị Cúc" in text and "Còn 1 nội dung phải xem xét" in text and "Chọn" not in text
    assert "Chưa bảo đảm điều kiện" in text and not re.search("Không đạt", text)
    source.target.secret = True
    source.target.save()
    assert [client.get(source.where, query).status_code for query in ({}, {"format": "xlsx"})] == [403, 403]


def test_any_number_of_people_takes_as_many_queries_and_too_many_are_narrowed_first(
    client, source, monkeypatch
):
    client.force_login(source.lan)
    counts = []
    for number in (1, 12):
        post = make_post("Chuyên viên", source.office)
        for each in range(number):
            make_cadre(f"Lý Văn Số {number} {each}", post, birth="1980-01-01")
        with CaptureQueriesContext(connection) as queries:
            response = client.get(source.where)
        counts.append(len(queries))
        assert response.context["total"] == 3 + (1 if number == 1 else 13)
    assert counts[0] == counts[1]
    monkeypatch.setattr(SourceOfTitle, "most", 10)
    html = client.get(source.where).content.decode()
    assert "Nguồn có 16 đồng chí" in html and "Lý Thị Cúc" not in html
    assert names(client.get(source.where, {"want": "women"})) == ["Lý Thị Cúc"]


def test_the_units_of_a_list_are_looked_up_where_there_are_many(client, source, monkeypatch):
    """Chosen by unit; one to which nobody can be added is said, never answered with another one's source."""
    here, there = (make_target(unit, "Bí thư Đảng ủy") for unit in (source.hoa_tham, source.tan_van))
    where = reverse("planning-candidates", args=[here.term_id, here.post.title_id])
    of = page(client, source.lan, where, of=source.tan_van.pk)
    assert of.context["target"] == there and "data-lookup" not in str(of.context["targets"])
    assert f'<option value="{source.tan_van.pk}" selected>Xã Tân Văn</option>' in str(of.context["targets"])
    refused = client.get(where, {"of": source.district.pk})
    assert refused.status_code == 400 and "chọn đơn vị khác" in refused.content.decode()
    monkeypatch.setitem(LOOK_UPS, Unit, replace(LOOK_UPS[Unit], few=1))
    drawn = str(page(client, source.lan, where).context["targets"])
    assert 'data-lookup="/look-up/unit/"' in drawn and "Xã Tân Văn" not in drawn
    found = page(client, source.lan, where, of="", of_find="tan")
    assert "Xã Tân Văn" in str(found.context["targets"]) and found.context["target"] == here
