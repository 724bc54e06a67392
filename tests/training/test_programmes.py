"""The programmes that every office starts with, and the page of each with who may attend it."""

import datetime
import json

import pytest
from django.urls import reverse

from cadre.models.facts import EQUIVALENT
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_rule
from tests.training.factories import make_class, make_programme
from training.imports.vocabulary import group_of
from training.models import Admission, Programme
from training.programmes.reference import SHIPPED, load_programmes

LIST = reverse("programme-list")


def shipped():
    return {each["code"]: each for each in json.loads(SHIPPED.read_text(encoding="utf-8"))["programmes"]}


def test_what_ships_gives_every_kind_and_is_confirmed_only_where_it_was_read(db):
    load_programmes()
    given = {
        code: (kind, level)
        for code, kind, level in Programme.objects.values_list("code", "kind", "level")
        if kind
    }
    assert {kind for kind, _ in given.values()} == {
        *("degree", "theory", "state", "defence", "language", "ethnic", "it", "refresh", "update")
    }
    assert [given[f"defence-{n}"] for n in (4, 1)] == [("defence", 41), ("defence", 44)]
    paper = Programme.objects.get(code="equivalent-intermediate")
    assert (paper.level, paper.detail) == (22, EQUIVALENT)
    confirmed = Admission.objects.filter(confirmed=True).order_by("mode")
    assert [(each.programme.code, each.mode, each.document.number) for each in confirmed] == [
        ("theory-intermediate", "", "350-QĐ/TW"),
        ("theory-intermediate", "part", "350-QĐ/TW"),
    ]
    on_course = Admission.objects.on(datetime.date(2025, 8, 28)).filter(programme__code="theory-intermediate")
    assert [each.document.number for each in on_course] == ["57-QĐ/TW"]
    assert all(group_of(each.name) == each.group for each in Programme.objects.filter(kind="theory"))


def test_what_is_for_the_level_that_ended_comes_where_the_register_has_units_of_it(world):
    load_programmes()
    assert Programme.objects.count() == len(shipped())
    assert Programme.objects.get(code="leaders-district").detail == "Lãnh đạo, quản lý cấp huyện"


def test_a_second_load_adds_nothing_and_keeps_what_the_office_changed_or_took_out(db):
    load_programmes()
    counted = Programme.objects.count(), Admission.objects.count()
    assert counted[0] == len(shipped()) - 1
    Programme.objects.filter(code="yearly-update").update(name="Cập nhật", length="2 tuần", kind="")
    Programme.objects.get(code="degree-college").delete()
    Admission.objects.filter(programme__code="theory-elementary").delete()
    load_programmes()
    assert (Programme.objects.count(), Admission.objects.count()) == (counted[0] - 1, counted[1] - 1)
    kept = Programme.objects.get(code="yearly-update")
    assert (kept.name, kept.length, kept.kind) == ("Cập nhật", "2 tuần", "")


def test_a_programme_of_the_office_under_one_of_the_names_is_completed_and_not_doubled(db):
    own = make_programme("Trung cấp LLCT - Hành chính", "intermediate", level=22, order=100)
    by_alias = make_programme("Bồi dưỡng QPAN", "defence", aliases=["QPAN đối tượng 4"], length="5 ngày")
    other = make_programme("Tin học", "refresher", length="3 ngày")
    load_programmes()
    assert Programme.objects.count() == len(shipped()) - 1
    own.refresh_from_db(), by_alias.refresh_from_db(), other.refresh_from_db()
    assert (own.code, own.kind, own.name, own.order) == (
        "theory-intermediate",
        "theory",
        "Trung cấp LLCT - Hành chính",
        100,
    )
    assert own.admissions.count() == 3
    assert (by_alias.code, by_alias.kind, by_alias.level) == ("defence-4", "defence", 41)
    assert by_alias.length == "5 ngày", "what the office said stays"
    assert (other.code, other.kind, other.length) == ("it", "", "3 ngày"), (
        "of another group: the office's own"
    )


@pytest.fixture
def programme(world):
    return make_programme("Trung cấp LLCT", level=22, length="18 tháng")


def typed(**changes):
    given = {"audience": "Cấp ủy viên", "min_age_men": "30", "min_age_women": "28", "party": "member"}
    given |= {"min_degree": "13", "good_years": "2", "valid_from": "01/01/2020", "article": "Điều 5"}
    return {**given, "confirmed": "on", **changes}


@pytest.fixture
def desk(client, world, programme):
    """(the page's text, sending the form of the conditions), as the officer unless another signs in."""
    world.head = make_user("truongban", Role.CHIEF, world.district)
    client.force_login(world.lan)
    made = Admission.objects.create(
        programme=programme, audience="Cấp ủy viên", valid_from="2020-01-01", article="Điều 5"
    )
    address = reverse("admission-edit", args=[made.pk])

    def send(**changes):
        version = client.get(address).context["version"]
        answer = client.post(address, typed(version=version, **changes))
        assert answer.status_code == 302, answer.content.decode()
        return Admission.objects.get(pk=made.pk)

    return lambda query="": client.get(programme.get_absolute_url() + query).content.decode(), send


def test_the_head_alone_confirms_and_another_figure_is_confirmed_again(client, world, desk):
    _, send = desk
    assert not send().confirmed, "an officer does not confirm"
    client.force_login(world.head)
    assert send().confirmed
    client.force_login(world.lan)
    assert send(valid_to="01/06/2021", note="hết").confirmed, "an end and a note change nothing of it"
    assert not send(max_age="45").confirmed


def test_a_programme_says_what_it_gives_and_who_may_attend_on_the_day(client, world, programme, desk):
    page, send = desk
    make_class("Lớp Trung cấp K5", world.district, programme)
    send(valid_to="01/06/2021")
    assert "Không có điều kiện nào áp dụng vào ngày 30/11/2021" in page()
    text = page("?as_of=31/12/2020")
    asked = (
        "Nam từ 30 tuổi, nữ từ 28 tuổi",
        "Chuyên môn từ cao đẳng",
        "2 năm liên tục gần nhất",
        "đang áp dụng",
    )
    given = ("Lý luận chính trị: Trung cấp", "18 tháng", "1 lớp", "§</span> Quy định chưa xác nhận")
    for words in (*asked, *given):
        assert words in text, words
    later = Admission.objects.create(programme=programme, max_age=50, valid_from="2021-06-01")
    rows = client.get(programme.get_absolute_url()).context["admissions"]
    assert [each.pk == later.pk for each in rows] == [True, False], "what counts on the day stands first"
    history = client.get(reverse("programme-history", args=[programme.pk])).content.decode()
    assert "tuổi tối thiểu, nam" in history.lower()


def test_conditions_that_ask_nothing_or_stand_beside_others_get_a_sentence(client, programme, desk):
    new = reverse("admission-new", args=[programme.pk])
    empty = client.post(new, {"valid_from": "01/01/2019", "valid_to": "01/01/2020"}).content.decode()
    assert "Ghi đối tượng hoặc ít nhất một điều kiện." in empty
    twice = client.post(new, typed(valid_from="01/01/2021")).content.decode()
    assert "Chương trình đã có điều kiện dự học khác của hệ này trong thời gian này." in twice
    assert client.post(new, typed(mode="part")).url == programme.get_absolute_url()


def test_the_list_says_what_is_given_and_whether_conditions_are_confirmed_in_the_same_queries(
    client, world, programme, django_assert_max_num_queries
):
    document, *_ = make_rule()
    for n in range(12):
        one = make_programme(f"Lớp {n}", "defence", level=41)
        confirmed = {"document": document, "confirmed": n % 2 == 0, "valid_from": "2020-01-01"}
        Admission.objects.create(programme=one, audience="công chức", **confirmed)
    client.force_login(world.lan)
    client.get(LIST)
    with django_assert_max_num_queries(25) as few:
        client.get(LIST, {"group": "intermediate"})
    with django_assert_max_num_queries(len(few)):
        page = client.get(LIST).content.decode()
    assert page.count("✓ Đã xác nhận") == 6 and page.count("§ Quy định chưa xác nhận") == 6
    assert "Quốc phòng, an ninh: Đối tượng 4" in page
    assert client.get(LIST, {"kind": "theory"}).context["page"]["rows"] == [programme]
