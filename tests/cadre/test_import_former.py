"""Those who retired or left: a post ends, or a post that ended is learnt of."""

import datetime
from dataclasses import replace

import pytest

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.reference import load_reference
from tests.cadre.sheets import DAY, bring_in, look, person, reasons, verdicts
from tests.factories import make_post

pytestmark = pytest.mark.django_db
LEFT = {
    "leaving_form": "Nghỉ hưu",
    "decision": "Số 926-QĐ/HU, ngày 12/08/2021",
    "left_on": "2021-09-01",
    "moved_to": "",
}


@pytest.fixture(autouse=True)
def lists(world):
    load_reference()
    make_post("Phó Chủ tịch UBND", world.hoa_tham)


def left(**values):
    return person(**{**LEFT, **values})


def an_left(**values):
    return left(full_name="Hoàng Thị An", sex="Nữ", birth="1980-05-01", **values)


def test_someone_not_known_before_held_the_post_up_to_the_day(world):
    rows = [
        left(degree="Đại học", theory="Trung cấp", moved_to="Huyện Văn Quan", leaving_form="Chuyển công tác")
    ]
    assert verdicts(bring_in(world.lan, rows, "former")) == ["new"]
    held = PostHeld.objects.get(cadre__full_name="Lương Văn Tám")
    assert (held.valid_from, held.known_on, held.valid_to.iso) == (
        None,
        datetime.date(2021, 8, 31),
        "2021-09-01",
    )
    assert (held.leaving_form, held.leaving_decision_no, held.leaving_decision_on, held.moved_to) == (
        "moved_away",
        "926-QĐ/HU",
        datetime.date(2021, 8, 12),
        "Huyện Văn Quan",
    )
    now = Cadre.objects.get(full_name="Lương Văn Tám").now
    assert (now.status, now.unit, now.degree, now.theory) == ("left", world.hoa_tham, 14, 22)
    assert verdicts(bring_in(world.lan, rows, "former")) == ["same"]


def test_the_post_of_someone_still_serving_ends(world):
    outcome = bring_in(world.lan, [an_left()], "former")
    assert [(c.label, c.before, c.after) for c in outcome.rows[0].changes] == [
        ("Thôi giữ chức vụ", "", "Chủ tịch UBND, Xã Hoa Thám: 01/09/2021")
    ]
    assert PostHeld.objects.get(cadre=world.an).leaving_form == "retired"
    assert Cadre.objects.get(pk=world.an.pk).now.status == "left"
    assert verdicts(bring_in(world.lan, [an_left()], "former")) == ["same"]


def test_what_an_earlier_list_left_blank_is_filled_in(world):
    bring_in(world.lan, [an_left(left_on="2021-09", decision="")], "former")
    assert verdicts(bring_in(world.lan, [an_left()], "former")) == ["changed"]
    held = PostHeld.objects.get(cadre=world.an)
    assert (held.valid_to.iso, held.leaving_decision_no) == ("2021-09-01", "926-QĐ/HU")
    assert verdicts(bring_in(world.lan, [an_left(decision="", left_on="2021-09")], "former")) == ["same"]


def test_an_earlier_post_is_put_before_the_one_held_now(world):
    outcome = bring_in(world.lan, [an_left(post="Phó Chủ tịch UBND", left_on="2015-06-01")], "former")
    assert verdicts(outcome) == ["changed"]
    assert Cadre.objects.get(pk=world.an.pk).now.status == "serving"


def test_leaving_another_post_than_the_one_on_record_ends_that_too(world):
    bring_in(world.lan, [an_left(post="Phó Chủ tịch UBND")], "former")
    before, last = PostHeld.objects.filter(cadre=world.an).order_by("pk")
    assert (before.valid_to.iso, last.valid_to.iso) == ("2021-08-31", "2021-09-01")
    assert Cadre.objects.get(pk=world.an.pk).now.status == "left"


def test_a_roster_that_shows_the_person_serving_later_contradicts_it(world):
    bring_in(world.lan, [person()])
    outcome = look(world.lan, [left()], "former")
    assert reasons(outcome) == [
        "Theo số liệu ngày 30/11/2021 đồng chí vẫn giữ chức vụ này; kiểm tra lại ngày thôi giữ."
    ]
    after = look(world.lan, [left(left_on="2021-12-01")], "former", day=DAY)
    assert verdicts(after) == ["changed"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (
            {"left_on": ""},
            "Thiếu ngày thôi giữ chức vụ; ghi cột “Từ ngày” là ngày đầu tiên không còn giữ chức vụ.",
        ),
        ({"post": ""}, "Thiếu chức vụ trước khi nghỉ, chuyển; ghi chức vụ cuối cùng."),
        (
            {"leaving_form": "Đi xa"},
            "Hình thức “Đi xa” chưa rõ; ghi Nghỉ hưu, Chuyển công tác, Điều động, Từ trần …",
        ),
        (
            {"decision": "Số 1-QĐ/HU ngày 31/02/2021"},
            "Ngày quyết định 31/02/2021 không có thật; kiểm tra lại.",
        ),
    ],
)
def test_what_is_missing_or_unclear_is_said(world, values, reason):
    outcome = look(world.lan, [left(**values)], "former")
    assert (verdicts(outcome), reasons(outcome)) == (["wrong"], [reason])


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("DANH SÁCH CÁN BỘ NGHỈ HƯU NĂM 2021", "new"),
        ("CÁN BỘ NGHỈ HƯU, CHUYỂN CÔNG TÁC", "wrong"),
        ("", "wrong"),
    ],
)
def test_the_form_of_leaving_may_be_that_of_the_title_where_the_list_has_no_column_of_it(
    world, title, verdict
):
    row = replace(left(), above=title)
    del row.values["leaving_form"]
    assert verdicts(bring_in(world.lan, [row], "former")) == [verdict]
    held = PostHeld.objects.filter(cadre__full_name="Lương Văn Tám").first()
    assert (held.leaving_form if held else "") == ("retired" if verdict == "new" else "")
