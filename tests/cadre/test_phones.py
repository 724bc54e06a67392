"""A telephone number is kept as people read it, however it was typed or sent, and found by who may read the person."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cadre.models.people import Cadre
from cadre.phones import PhoneFormField
from office.organisation.rights import Role
from tests.cadre.sheets import bring_in, person, verdicts
from tests.cadre.test_pages import LIST, names
from tests.conftest import make_user
from tests.factories import make_cadre, make_post

KEPT = "0912 345 678"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *((typed, KEPT) for typed in ("0912345678", "+84 912 345 678", "84912345678", "0084.912.345.678")),
        *((typed, KEPT) for typed in ("912345678", "0912-345-678", "(+84) 0912 345 678", " 0912 345 678 / ")),
        ("02053834123", "0205 3834 123"),
        ("024 3825 1234", "024 3825 1234"),
        ("+856 20 5551 2345", "+8562055512345"),
        ("0912345678, 02053834123", f"{KEPT}; 0205 3834 123"),
        ("0912345678; +84912345678", KEPT),
        ("-", ""),
    ],
)
def test_a_number_is_kept_in_groups(typed, kept):
    field = PhoneFormField(required=False)
    assert field.clean(typed) == kept == field.clean(kept)


@pytest.mark.parametrize(
    "typed", ["3834123", "091234567", "không rõ", "0912 345 678 nhà riêng", "01234567890"]
)
def test_what_is_no_number_gets_its_sentence(typed):
    with pytest.raises(ValidationError, match="không phải số điện thoại; ghi 10 chữ số"):
        PhoneFormField().clean(typed)


def test_form_sheet_and_search_take_it_in_every_way(client, world):
    client.force_login(world.lan)
    edit = reverse("cadre-edit", args=[world.an.pk])
    typed = {"full_name": "Hoàng Thị An", "sex": "F", "entered_unit": world.hoa_tham.pk, "phone": "912 345"}
    page = client.post(edit, typed)
    assert "không phải số điện thoại" in page.content.decode() and 'value="912 345"' in page.content.decode()
    rows = [
        person(full_name="Lương Văn Tám", phone="84912345678"),
        person(full_name="Vi Ba", phone="12", number=11),
    ]
    assert verdicts(bring_in(world.lan, rows)) == ["new", "wrong"]
    assert Cadre.objects.get(full_name="Lương Văn Tám").phone == KEPT
    for typed in ("0912345678", "0912 345 678", "+84 912.345.678", "0912 345", "tám 0912345678", "345678"):
        assert names(client.post(LIST, {"q": typed}, follow=True)) == ["Lương Văn Tám"], typed
    for typed in ("0912 345 679", "an 0912345678"):
        assert names(client.post(LIST, {"q": typed}, follow=True)) == [], typed
    past = client.post(LIST, {"q": "0912345678", "as_of": "31/12/2018"}, follow=True).content.decode()
    assert "không tìm được theo số CCCD, số thẻ đảng viên, số điện thoại" in past
    assert client.get(LIST, {"missing": "phone", "as_of": "31/12/2018"}).status_code == 400


def test_nobody_is_found_by_the_number_of_a_person_whom_the_reader_may_not_read(client, world):
    make_cadre("Lý Văn Sáu", make_post("Chuyên viên", world.tan_van), phone=KEPT)
    client.force_login(make_user("mai", Role.AREA_MEMBER, world.hoa_tham))
    assert names(client.post(LIST, {"q": "0912345678"}, follow=True)) == []
    people = Cadre.objects.all()
    assert not people.found_by("0912345678").exists(), (
        "where the rows are not the reader's own, no number finds"
    )
