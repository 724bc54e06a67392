"""A person who may be on record already is asked about before there are two records of one."""

import pytest
from django.test import Client
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.core.database import wait_in_line
from foundation.core.text import fold
from tests.at_once import held_back
from tests.factories import make_cadre
from tests.forms import hidden_fields

NEW = reverse("cadre-new")
ASKED = "Đã có hồ sơ trùng họ tên, ngày sinh: Hoàng Thị An, sinh 01/05/1980, Xã Hoa Thám."
DIFFERENT = "Hai đồng chí khác nhau"


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def person(world, **changes):
    return {
        "full_name": "Hoàng Thị An",
        "sex": "F",
        "birth": "01/05/1980",
        "entered_unit": world.hoa_tham.pk,
        **changes,
    }


def count(name="Hoàng Thị An"):
    return Cadre.objects.filter(full_name=name).count()


def test_somebody_of_the_same_name_and_birth_is_asked_about(officer, world):
    asked = officer.post(NEW, person(world, note="mới về"))
    html = asked.content.decode()
    assert asked.status_code == 200 and count() == 1
    assert ASKED in html and "mới về" in html
    assert f'<a href="{world.an.get_absolute_url()}"' in html and "Mở hồ sơ" in html and DIFFERENT in html
    answer = asked.context["form"].namesakes.answer
    assert officer.post(NEW, person(world, different=answer)).status_code == 302 and count() == 2


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"full_name": "hoàng  thị AN"}, True),
        ({"birth": "1980"}, True),
        ({"birth": "05/1980"}, True),
        ({"birth": "02/05/1980"}, False),
        ({"birth": ""}, False),
        ({"full_name": "Hoàng Thị Ánh"}, False),
    ],
)
def test_births_that_contradict_are_two_people(officer, world, changes, asks):
    response = officer.post(NEW, person(world, **changes))
    assert (response.status_code == 200 and DIFFERENT in response.content.decode()) is asks


def test_an_answer_holds_for_those_who_were_shown(officer, world):
    answer = officer.post(NEW, person(world)).context["form"].namesakes.answer
    make_cadre("Hoàng Thị An", unit=world.tan_van, birth="1980-05-01", sex="F")
    assert officer.post(NEW, person(world, different=answer)).status_code == 200 and count() == 2


def test_of_who_is_out_of_sight_only_that_there_is_one_is_told(client, world):
    client.force_login(world.huong)
    asked = client.post(NEW, person(world, full_name="Nông Văn Bình", sex="M", birth="04/03/1975"))
    html = asked.content.decode()
    assert "ngoài phạm vi của đồng chí; hỏi cơ quan tổ chức trước khi lưu" in html and DIFFERENT in html
    assert "Tân Văn" not in html and f"/cadres/{world.binh.pk}/" not in html
    answer = asked.context["form"].namesakes.answer
    client.post(NEW, person(world, full_name="Nông Văn Bình", sex="M", birth="04/03/1975", different=answer))
    assert count("Nông Văn Bình") == 2


def test_a_correction_asks_only_when_it_makes_namesakes(officer, world):
    page = reverse("cadre-edit", args=[world.binh.pk])
    make_cadre("Nông Văn Bình", unit=world.office, birth="1975-03-04")
    bình = person(world, full_name="Nông Văn Bình", sex="M", birth="04/03/1975", note="ghi thêm")
    assert officer.post(page, bình).status_code == 302
    assert DIFFERENT in officer.post(page, person(world)).content.decode()
    assert Cadre.objects.get(pk=world.binh.pk).full_name == "Nông Văn Bình"


def test_two_sessions_enter_one_person_at_once_and_one_is_asked(transactional_db, world):
    new = person(world, full_name="Lý Thị Cúc")
    sessions, forms = [Client(), Client()], []
    for browser in sessions:
        browser.force_login(world.lan)
        forms.append({**hidden_fields(browser.get(NEW).content.decode()), **new})
    with held_back(2, lambda number: sessions[number].post(NEW, forms[number])) as answers:
        wait_in_line(f"namesakes:{fold('Lý Thị Cúc')}")
    assert sorted(answer.status_code for answer in answers) == [200, 302] and count("Lý Thị Cúc") == 1
