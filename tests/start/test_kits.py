"""What an office of each kind usually has: ticked, never forced, never made twice; and who sees how far it is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.reference import load_reference
from office.organisation.imports.units import kind_by_words
from office.organisation.kits import Kit, kits
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.office import Office
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.organisation.rights import Role
from planning.models import PlanningTerm
from tests.conftest import make_user


def begin(client, kit, name="Xã Tân Lập"):
    return client.post(reverse("start-office"), {"name": name, "kit": kit})


def ticked(client):
    """All that the page of the kit offers and the office has not."""
    context = client.get(reverse("start-kit")).context
    offers = [
        *context["units"],
        *(post for unit in context["units"] for post in unit.below),
        *context["further"],
    ]
    keys = [offer.key for offer in offers if not offer.stands]
    return keys + [key for key, _, stands in context["terms"] if not stands]


@pytest.mark.parametrize("kit", kits())
def test_what_is_ticked_is_made_once(head, kit):
    assert begin(head, kit).url == reverse("start-kit")
    keys = ticked(head)
    head.post(reverse("start-kit"), {"take": keys, "seen": keys[-2:]})
    assert ticked(head) == []
    made = [model.objects.count() for model in (Unit, Post, PostTitle, Body, PlanningTerm)]
    assert all(made)
    head.post(reverse("start-kit"), {"take": keys})
    assert [model.objects.count() for model in (Unit, Post, PostTitle, Body, PlanningTerm)] == made
    assert not Post.objects.filter(title__kind="collective", body=None).exists()
    # A month counts as confirmed only where it was ticked, and where there is one.
    confirmed = PlanningTerm.objects.filter(congress_confirmed=True)
    assert 0 < confirmed.count() < PlanningTerm.objects.count() and not confirmed.filter(congress_month=None)


def test_what_is_not_ticked_stays_out_with_all_below_it(head, office):
    begin(head, "xa")
    keys = ticked(head)
    context = head.get(reverse("start-kit")).context
    left = next(unit for unit in context["units"] if unit.label == "Ban Xây dựng Đảng")
    head.post(reverse("start-kit"), {"take": [key for key in keys if key != left.key]})
    assert not Unit.objects.filter(name="Ban Xây dựng Đảng").exists()
    office.refresh_from_db()
    assert {post.row.title.name for post in left.below} == {"Trưởng ban", "Phó Trưởng ban"}
    assert [unit.stands for unit in Kit(office).units() if unit.label == left.label] == [False]
    root = office.unit
    assert (root.name, root.level, f"{root.valid_from}", root.code) == (
        "Xã Tân Lập",
        "locality",
        "2025-07-01",
        "xa-tan-lap",
    )
    below = set(Unit.objects.filter(parent=root).values_list("level", flat=True))
    assert below == {"locality"} and kind_by_words("Chi bộ Trường Tiểu học") == ("grassroots", "1")


def test_what_the_office_has_otherwise_is_said_and_stays(head, office):
    """A term of its own in the time of an offered one; a code that another unit bears."""
    days = {"begins_on": "2025-08-01", "ends_on": "2030-08-01"}
    PlanningTerm.objects.create(name="2025-2030", level="locality", **days)
    Unit.objects.create(
        code="xa-tan-lap",
        name="Trường",
        level="locality",
        kind="3",
        parent=office.unit,
        valid_from="2025-07-01",
    )
    refused = begin(head, "xa")
    assert "Mã này đang dùng cho một đơn vị khác trong cùng thời gian." in refused.content.decode()
    begin(head, "xa", "Xã Tân Lập Mới")
    page = head.post(reverse("start-kit"), {"take": ticked(head)}, follow=True)
    assert "Chưa thêm nhiệm kỳ 2025–2030 (cấp xã thuộc tỉnh)" in page.content.decode()
    assert "Chưa thêm nhiệm kỳ 2030–2035 (cấp xã thuộc tỉnh)" in page.content.decode()
    assert PlanningTerm.objects.filter(level="locality", kind="party").count() == 1


def test_an_office_that_has_posts_keeps_its_level(head, office):
    begin(head, "huyen", "Huyện Tân Lập")
    head.post(reverse("start-kit"), {"take": ticked(head)})
    refused = begin(head, "xa")
    assert "kit" in refused.context["form"].errors
    assert begin(head, "own", "Huyện Tân Lập (cũ)").url == reverse("start")
    office.unit.refresh_from_db()
    assert (office.unit.name, office.unit.level) == ("Huyện Tân Lập (cũ)", "district")
    assert head.get(reverse("start-kit")).context.get("units") is None
    # A register of before, which had no office, is past its first hour.
    Office.objects.all().delete()
    load_reference()
    assert not Office.objects.get().is_open


def test_the_page_tells_each_reader_how_far_it_is_and_where_they_may_go_on(client, office):
    officer, head = (make_user(role, role, office.unit) for role in (Role.OFFICER, Role.CHIEF))
    client.force_login(head)
    assert client.get(reverse("home")).url == reverse("start")
    page = client.get(reverse("start"))
    assert [line.title for line in page.context["lines"] if line.url] == [
        "Tên và cấp của cơ quan",
        "Trích ngang cán bộ",
        "Nhiệm kỳ",
        "Danh sách quy hoạch",
        "Xác nhận quy định mà danh sách đang hỏi",
        "Tiêu chuẩn chức danh",
        "Tên cơ quan trên văn bản",
        "Tài khoản đồng nghiệp",
    ]
    assert "Huyện Bình Gia" not in page.content.decode()
    begin(client, "xa")
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("start"))
    client.post(reverse("start-kit"), {"take": ticked(client)})
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("start"))
    assert len(many) == len(few)
    # The words begin with the office itself, which here is still to come.
    identity = OfficeIdentity.objects.get(unit=office.unit)
    assert (str(identity), identity.state_name, f"{identity.valid_from}") == (
        "ĐẢNG ỦY XÃ TÂN LẬP – BAN XÂY DỰNG ĐẢNG",
        "Ủy ban nhân dân xã Tân Lập",
        "2025-07-01",
    )
    OfficeIdentity.objects.update(valid_from="2020-01-01")
    named = next(line for line in client.get(reverse("start")).context["lines"] if "văn bản" in line.title)
    assert named.figure == f"{identity}, còn thiếu đảng bộ cấp trên, người ký"
    client.force_login(officer)
    page = client.get(reverse("start"))
    assert not page.context["may_close"]
    assert not {line.url for line in page.context["lines"]} & {reverse("start-office"), reverse("user-new")}
    assert reverse("start") in client.get(reverse("cadre-list")).content.decode()
    Office.objects.update(closed_on="2021-11-30")
    assert reverse("start") not in client.get(reverse("cadre-list")).content.decode()
