"""Kinds of records that are too many for a drop-down are found by what is typed, within the reader's scope."""

from dataclasses import replace

import pytest
from django.urls import reverse

from cadre.lookups import told_apart
from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from foundation.core.lookup.kinds import LOOK_UPS
from office.organisation.models.structure import PostTitle, Unit
from office.organisation.rights import RIGHTS, Role
from tests.cadre.test_pages import LIST, names
from tests.conftest import LONG_AGO, make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post

NEW_GRADE = "evaluation-new"


@pytest.fixture
def lan(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture
def ask(lan):
    def answers(kind, typed):
        response = lan.post(reverse("look-up", args=[kind]), {"q": typed})
        assert response.status_code == 200 and "no-store" in response["Cache-Control"]
        return [option["text"] for option in response.json()["options"]]

    return answers


def test_people_posts_units_and_titles_are_found_as_everywhere(ask, world):
    an = "Hoàng Thị An (1980) – Chủ tịch UBND, Xã Hoa Thám"
    Cadre.objects.filter(pk=world.an.pk).update(phone="0912 345 678")
    for typed in ("hta", "hoàng an", "1980", "hoa tham chu tich", "+84 912 345 678"):
        assert ask("cadre", typed) == [an], typed
    assert ask("post", "hoa tham") == ["Chủ tịch UBND, Xã Hoa Thám"]
    assert ask("unit", "06121") == ask("unit", "tân") == ["Xã Tân Văn"]
    assert ask("body", "binh gia chap hanh") == ["Ban Chấp hành Đảng bộ huyện, Huyện Bình Gia"]
    assert ask("posttitle", "chu tich") == ["Chủ tịch UBND (cấp xã)"]
    assert ask("cadre", "-") == ask("cadre", "") == ask("post", "không có") == []


def test_answers_are_the_readers_and_no_more_than_one_reads(client, lan, world):
    post = make_post("Chuyên viên", world.office)
    for number in range(21):
        make_cadre(f"Vi Văn {number:02}", post)
    found = lan.post(reverse("look-up", args=["cadre"]), {"q": "vi van"}).json()
    assert len(found["options"]) == 20 and "gõ thêm chữ" in found["more"]
    client.force_login(world.huong)
    found = client.post(reverse("look-up", args=["cadre"]), {"q": "v"}).json()
    assert found == {"options": [], "more": ""}, "Vi and Nông Văn Bình are of other units"


def test_who_may_see_no_such_record_asks_in_vain(client, lan, world):
    admin = make_user("quantri", Role.ADMIN, world.district)
    assert lan.get(reverse("look-up", args=["cadre"])).status_code == 405
    assert lan.post(reverse("look-up", args=["user"]), {"q": "lan"}).status_code == 404
    client.force_login(admin)
    assert client.post(reverse("look-up", args=["cadre"]), {"q": "an"}).status_code == 403
    client.logout()
    assert "/sign-in/" in client.post(reverse("look-up", args=["cadre"]), {"q": "an"}).url
    assert "cadre.view_cadre" not in RIGHTS[Role.ADMIN]


def test_a_form_carries_nobody_and_takes_a_text_to_choose_from_the_answers(lan, world):
    """What stands on the page of somebody without JavaScript."""
    address = reverse(NEW_GRADE)
    form = lan.get(address).content.decode()
    assert 'data-lookup="/look-up/cadre/"' in form and 'name="cadre_find"' in form
    assert "Hoàng Thị An" not in form and "Nông Văn Bình" not in form
    typed = {"cadre_find": "H’oang an", "year": "2020", "unit": world.hoa_tham.pk, "grade": "good"}
    page = lan.post(address, typed).content.decode()
    assert "gõ để tìm rồi chọn một dòng trong kết quả" in page and "Trường này" not in page
    assert ">Chọn trong 1 kết quả</option>" in page and told_apart(world.an) in page
    assert 'value="H’oang an"' in page and told_apart(world.binh) not in page
    chosen = lan.post(address, {**typed, "cadre": world.an.pk})
    assert chosen.status_code == 302 and Evaluation.objects.get().cadre == world.an
    page = lan.post(address, {**typed, "cadre_find": "nguyễn không ai"}).content.decode()
    assert "Không tìm thấy “nguyễn không ai”" in page


def test_what_lies_outside_the_scope_or_is_ones_own_stays_refused(client, world):
    client.force_login(world.huong)
    sent = {"cadre": world.binh.pk, "year": "2020", "unit": world.hoa_tham.pk, "grade": "good"}
    page = client.post(reverse(NEW_GRADE), sent).content.decode()
    assert "Không có lựa chọn này" in page and "Nông Văn Bình" not in page
    Account.objects.create(user=world.huong, cadre=world.an)
    page = client.post(reverse(NEW_GRADE), {**sent, "cadre": world.an.pk}).content.decode()
    assert "Không có lựa chọn này" in page and not Evaluation.objects.exists()
    client.post(reverse(NEW_GRADE), {**sent, "cadre": "", "cadre_find": "an"})
    assert not Evaluation.objects.exists()


def test_a_filter_of_many_rows_is_looked_up_and_no_text_stands_in_its_address(lan, world):
    titles = [PostTitle(name=f"Phó Trưởng phòng {n}", level="commune", order=n) for n in range(50)]
    PostTitle.objects.bulk_create(titles)
    page = lan.get(LIST).content.decode()
    assert 'name="title_find"' in page and "Phó Trưởng phòng" not in page
    assert 'name="unit_find"' not in page, "four units are a drop-down"
    assert '<option value="" selected>Đơn vị: tất cả</option>' in page
    sent = lan.post(LIST, {"title_find": "chu tich ubnd"}, follow=True)
    assert sent.status_code == 400 and "chu" not in sent.request["QUERY_STRING"]
    assert "Chức danh: Chưa chọn được" in sent.content.decode()
    assert ">Chủ tịch UBND (cấp xã)</option>" in sent.content.decode()
    title = PostTitle.objects.get(name="Chủ tịch UBND")
    assert names(lan.get(LIST, {"title": title.pk})) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert lan.get(LIST, {"title": 999999}).status_code == 400


def test_a_form_takes_the_same_queries_for_any_number_of_people_and_units(lan, world):
    counts = []
    for count in (60, 5):
        units = [
            Unit(code=f"x{count}-{n}", name=f"Xã {count} {n}", level="commune", kind="4", valid_from=LONG_AGO)
            for n in range(count)
        ]
        for unit in Unit.objects.bulk_create(units)[:3]:
            Unit.objects.filter(pk=unit.pk).update(parent=world.district)
            make_cadre(f"Lý Văn {unit.pk}", make_post("Chuyên viên", unit))
        counts.append([queries_of(lan, world.lan, reverse(name), {}) for name in (NEW_GRADE, "cadre-new")])
    assert counts[0] == counts[1]


def test_a_page_of_one_unit_looks_it_up_where_there_are_many(lan, world, monkeypatch):
    """With JavaScript as everywhere; without, the text is sent and the page comes back with the answers."""

    def offered(**asked):
        page = lan.get(reverse("rotation-moves"), asked)
        return page.context["unit"], str(page.context["unit_choice"])

    unit, drawn = offered()
    assert unit == world.district and "data-lookup" not in drawn and drawn.count("<option") == 4
    monkeypatch.setitem(LOOK_UPS, Unit, replace(LOOK_UPS[Unit], few=3))
    unit, drawn = offered(unit=world.tan_van.pk)
    assert unit == world.tan_van and f'<option value="{unit.pk}" selected>Xã Tân Văn</option>' in drawn
    assert 'data-lookup="/look-up/unit/"' in drawn and "Xã Hoa Thám" not in drawn
    unit, drawn = offered(unit="", unit_find="hoa")
    assert unit == world.district and ">Chọn trong 1 kết quả</option>" in drawn
    assert f'<option value="{world.hoa_tham.pk}">Xã Hoa Thám</option>' in drawn and 'value="hoa"' in drawn
