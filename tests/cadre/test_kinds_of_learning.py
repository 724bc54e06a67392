"""Defence education by groups, refreshers of a title and yearly updates stand on a record beside its levels."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cadre.models.facts import LEVELLED, Qualification, is_equivalent, kind_of
from tests.cadre.sheets import bring_in, person
from tests.cadre.test_pages import LIST, names
from tests.cadre.test_person_page import lines
from tests.cadre.test_person_papers import words_of
from tests.factories import make_cadre, make_post, make_qualification


def test_the_tens_of_a_level_name_its_kind():
    assert {kind_of(level) for level in Qualification.Level} == set(LEVELLED)
    assert [kind_of(level) for level in (16, 21, 34, 41, 44)] == [*LEVELLED, "defence"]


def test_only_a_level_of_theory_may_rest_on_the_paper_that_confirms_it():
    assert is_equivalent("theory", "giấy XN tương đương") and not is_equivalent("theory", "")
    assert not is_equivalent("degree", "Tương đương đại học")


@pytest.mark.parametrize(("kind", "level"), [("defence", 22), ("update", 41), ("refresh", 42)])
def test_a_level_is_of_its_kind(world, kind, level):
    with pytest.raises(IntegrityError, match="level_is_of_the_kind"), transaction.atomic():
        make_qualification(world.an, kind, level)


def test_groups_of_defence_education_are_entered_filtered_listed_and_told_in_the_record(client, world):
    chi = make_cadre("Vi Thị Chi", make_post("Chuyên viên", world.office))
    make_qualification(chi, "defence", 41, valid_from="2019-04")
    make_qualification(world.an, "update", None, detail="Cập nhật kiến thức năm 2021", valid_from="2021-07")
    client.force_login(world.lan)
    typed = {"kind": "defence", "level": "42", "valid_from": "08/2020", "certificate_no": "QP-7"}
    added = client.post(reverse("qualification-new", args=[world.an.pk]), typed)
    assert added.status_code == 302, added.content.decode()
    assert names(client.get(LIST, {"defence": "from-42"})) == ["Hoàng Thị An"]
    assert names(client.get(LIST, {"defence": "41", "columns": "defence", "order": "defence"})) == [
        "Vi Thị Chi"
    ]
    assert names(client.get(LIST, {"defence": "none"})) == ["Nông Văn Bình"]
    past = client.get(LIST, {"defence": "none", "as_of": "31/12/2019"})
    assert names(past) == ["Hoàng Thị An", "Nông Văn Bình"]
    assert "Đối tượng 3" in client.get(LIST, {"columns": "defence"}).content.decode()
    told = lines(client.get(world.an.get_absolute_url()))
    assert told["QPAN"] == "Đối tượng 3" and "QPAN" not in lines(client.get(world.binh.get_absolute_url()))
    page = reverse("cadre-papers", args=[world.an.pk])
    record = words_of(client.post(page, {"paper": "profile", "format": "docx"}))
    assert "QPAN: Đối tượng 3" in record and "Cập nhật kiến thức năm 2021" in record
    assert "QPAN: Đối tượng 3" in words_of(client.post(page, {"paper": "slip", "format": "docx"}))


def test_a_roster_brings_groups_of_defence_education_and_papers_that_confirm_a_level(world):
    bring_in(world.lan, [person(theory="Tương đương trung cấp", defence="Đối tượng 4")])
    got = Qualification.objects.filter(cadre__full_name="Lương Văn Tám").order_by("level")
    assert [str(each) for each in got] == ["Trung cấp (giấy xác nhận trình độ tương đương)", "Đối tượng 4"]
