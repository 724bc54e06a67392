"""Who holds what, on the pages of units, posts and bodies."""

import datetime

import pytest
from django.urls import reverse

from cadre.ages import age_on
from cadre.models.facts import PostHeld
from cadre.models.people import EthnicGroup
from foundation.core.dates import PartialDate
from office.organisation.models.structure import BodySize, Post
from office.organisation.rights import Role
from tests.cadre.retirement import make_ages
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import LONG_AGO, make_body, make_cadre, make_post

DAY = datetime.date(2021, 11, 30)


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def section(client, name, record, **asked):
    """The section alone, as htmx gets it, in one line."""
    page = client.get(reverse(name, args=[record.pk]), asked, headers={"HX-Request": "true"})
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def link(record, query=""):
    return f'<a href="{record.get_absolute_url()}{query}">'


@pytest.mark.parametrize(
    ("birth", "age"), [("1980-12-01", 40), ("1980-11-30", 41), ("1980-11", 41), ("1980", 41), (None, None)]
)
def test_an_age_is_counted_in_whole_years(birth, age):
    assert age_on(birth and PartialDate(birth), DAY) == age


def test_a_post_tells_who_holds_it_until_when_and_who_held_it(officer, world):
    make_ages()
    post = world.an.posts.get().post
    before = make_cadre("Lý Văn Trước", unit=world.hoa_tham)
    gone = {"valid_from": "2010-01-01", "valid_to": "2015-06-01", "leaving_form": "retired"}
    PostHeld.objects.create(cadre=before, post=post, **gone)
    html = section(officer, "post-holders", post)
    assert html.index("Đương nhiệm") < html.index("Hoàng Thị An") < html.index("Đã giữ trước đây")
    assert html.index("Đã giữ trước đây") < html.index("Lý Văn Trước")
    assert "01/05/1980 (41)" in html and "<td>01/06/2015</td>" in html and link(world.an) in html
    then = section(officer, "post-holders", post, as_of="31/12/2014")
    assert "Lý Văn Trước" in then and "Hoàng Thị An" not in then and "Đã giữ trước đây" not in then
    assert link(before, "?as_of=31/12/2014") in then


def test_a_unit_tells_which_posts_are_taken_vacant_or_not_recorded(officer, world):
    left = make_cadre("Lý Văn Nghỉ", make_post("Phó Chủ tịch UBND", world.hoa_tham, order=11))
    left.posts.update(valid_to="2021-06-01", leaving_form="retired")
    make_post("Văn thư", world.hoa_tham, order=90)
    html = section(officer, "unit-holders", world.hoa_tham)
    assert "3 chức vụ: 1 có người giữ, 1 khuyết, 1 chưa ghi người giữ; 1 đồng chí." in html
    places = [html.index(word) for word in ("Hoàng Thị An", ">khuyết<", ">chưa ghi<")]
    assert places == sorted(places) and "Lý Văn Nghỉ" not in html
    assert link(world.an.posts.get().post) in html and link(world.an) in html
    then = section(officer, "unit-holders", world.hoa_tham, as_of="31/12/2020")
    assert "Lý Văn Nghỉ" in then and "khuyết," not in then


def test_a_body_is_counted_against_its_number_only_where_one_was_entered(officer, world):
    body = make_body(world.hoa_tham, "executive", "Ban Chấp hành Đảng bộ xã")
    seat = make_post("Ủy viên Ban Chấp hành", world.hoa_tham, kind="collective", body_kind="executive")
    Post.objects.filter(pk=seat.pk).update(body=body)
    tay = EthnicGroup.objects.get_or_create(code="02", defaults={"name": "Tày"})[0]
    type(world.an).objects.filter(pk=world.an.pk).update(ethnic_group=tay)
    PostHeld.objects.create(cadre=world.an, post=seat, main=False, valid_from="2020-06-01")
    PostHeld.objects.create(
        cadre=world.binh, post=seat, main=False, valid_from="2020-06-01", valid_to="2021-01-01"
    )
    html = section(officer, "body-members", body)
    assert "Chưa nhập số lượng được giao." in html and "<dt>khuyết</dt>" not in html
    assert "nữ (100,00%)" in html and "dân tộc thiểu số (100,00%)" in html and "Tuổi từ 41 đến 41" in html
    assert link(world.an.posts.get(main=True).post) in html and "Nông Văn Bình" not in html
    assert '<td class="num"></td><td class="num"></td>' in section(officer, "unit-bodies", world.hoa_tham)
    BodySize.objects.create(body=body, size=3, valid_from=LONG_AGO, decision_no="05-QĐ/HU")
    html = section(officer, "body-members", body)
    assert "<dt>được giao</dt><dd>3</dd>" in html and "<dt>khuyết</dt><dd>1</dd>" in html
    assert "<dt>chưa ghi</dt><dd>1</dd>" in html and "Chưa nhập" not in html
    of_unit = section(officer, "unit-bodies", world.hoa_tham)
    assert "".join(f'<td class="num">{number}</td>' for number in (3, 1, 1, 1)) in of_unit
    page = officer.get(body.get_absolute_url()).content.decode()
    assert "3 (từ ngày 01/01/2000, 05-QĐ/HU)" in page and link(world.hoa_tham) in page


def test_who_lies_outside_the_scope_is_not_named_and_their_post_is_not_called_vacant(client, world):
    """Bình works in Tân Văn and holds a further post in Hoa Thám, whose officer sees no other commune."""
    post = make_post("Trưởng ban chỉ đạo", world.hoa_tham, order=12)
    PostHeld.objects.create(cadre=world.binh, post=post, main=False, valid_from="2020-01-01")
    client.force_login(world.huong)
    for name, record in (("post-holders", post), ("unit-holders", world.hoa_tham)):
        html = section(client, name, record)
        assert "Nông Văn Bình" not in html and "ngoài phạm vi" in html and "khuyết<" not in html, name
    assert client.get(reverse("unit-holders", args=[world.tan_van.pk])).status_code == 404


def test_the_pages_lead_to_what_belongs_together_within_the_scope(client, world):
    body = make_body(world.hoa_tham, "executive", "Ban Chấp hành Đảng bộ xã")
    client.force_login(world.lan)
    html = client.get(world.hoa_tham.get_absolute_url()).content.decode()
    assert link(world.district) in html and reverse("unit-holders", args=[world.hoa_tham.pk]) in html
    assert link(body) in section(client, "unit-bodies", world.hoa_tham)
    assert link(world.tan_van) in client.get(world.district.get_absolute_url()).content.decode()
    client.force_login(world.huong)
    html = client.get(world.hoa_tham.get_absolute_url()).content.decode()
    assert link(world.district) not in html
    post = client.get(world.an.posts.get().post.get_absolute_url(), {"as_of": "31/12/2020"}).content.decode()
    assert link(world.hoa_tham, "?as_of=31/12/2020") in post


def test_who_reads_no_people_gets_no_part_about_them(client, world):
    body = make_body(world.hoa_tham, "executive", "Ban Chấp hành Đảng bộ xã")
    client.force_login(make_user("kythuat", Role.ADMIN, world.district))
    html = client.get(world.hoa_tham.get_absolute_url()).content.decode()
    assert "Chức vụ và người giữ" not in html and "/holders/" not in html and link(body) in html


def test_the_parts_run_the_same_queries_for_any_number_of_people(client, world):
    body = make_body(world.hoa_tham, "executive", "Ban Chấp hành Đảng bộ xã")
    seat = make_post("Ủy viên Ban Chấp hành", world.hoa_tham, kind="collective", body_kind="executive")
    Post.objects.filter(pk=seat.pk).update(body=body)
    pages = {"unit-holders": world.hoa_tham, "unit-bodies": world.hoa_tham, "body-members": body}
    pages["post-holders"] = make_post("Công chức", world.hoa_tham, order=30)

    def counted(first):
        for number in range(first, first + 3):
            person = make_cadre(f"Lý Văn {number}", pages["post-holders"])
            PostHeld.objects.create(cadre=person, post=seat, main=False, valid_from="2020-06-01")
            make_post(f"Chức danh {number}", world.hoa_tham)
        asked = {name: reverse(name, args=[of.pk]) for name, of in pages.items()}
        return {name: queries_of(client, world.lan, page, {}) for name, page in asked.items()}

    few = counted(0)
    assert counted(3) == few and max(few.values()) <= 22, few
