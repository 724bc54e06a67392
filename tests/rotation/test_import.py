"""Rotations from Excel: what a row says of posts held, and what offices get wrong."""

import datetime

import pytest

from cadre.models import Cadre, PostHeld
from core.dates import PartialDate
from rotation.models import Rotation
from sheets.kinds import SourceRow
from tests.cadre import sheets
from tests.cadre.sheets import bring_in, reasons, verdicts
from tests.factories import make_post

KNOWN_ON = datetime.date(2021, 11, 30)


def row(number=3, **values):
    given = {
        "full_name": "Nông Văn Bình",
        "birth": "1975-03-04",
        "from_post": "Chuyên viên, Ban Tổ chức Huyện ủy",
        "to_post": "Chủ tịch UBND, Xã Hoa Thám",
        "direction": "Từ huyện về xã",
        "decision": "Số 235-QĐ/HU",
        "valid_from": "2016-02-01",
        "valid_to": "2019-02-01",
        "after": "Chủ tịch UBND, Xã Tân Văn",
        **values,
    }
    raw = {name: str(value or "") for name, value in given.items()}
    for name in ("birth", "valid_from", "valid_to"):
        given[name] = PartialDate(given[name]) if given[name] else None
    return SourceRow("Luân chuyển", number, given, raw)


def look(user, rows, answers=None):
    return sheets.look(user, rows, "rotations", answers)


@pytest.fixture
def roster(world):
    """Bình's post in Tân Văn stands in a roster, its beginning unknown."""
    make_post("Chuyên viên", world.office)
    PostHeld.objects.filter(cadre=world.binh).update(valid_from=None, known_on=KNOWN_ON)
    return world


def held_on(cadre, day):
    return str(PostHeld.objects.on(day).get(cadre=cadre, main=True).post)


def test_what_is_over_fills_the_days_of_which_nothing_is_recorded(roster):
    outcome = bring_in(roster.lan, [row()], "rotations")
    assert verdicts(outcome) == ["new"] and outcome.questions == []
    rotation = Rotation.objects.get()
    assert (rotation.direction, rotation.decision_no) == ("down", "235-QĐ/HU")
    assert str(rotation.from_post) == "Chuyên viên, Ban Tổ chức Huyện ủy"
    assert rotation.placement == "Chủ tịch UBND, Xã Tân Văn"
    assert held_on(roster.binh, "2018-12-31") == "Chủ tịch UBND, Xã Hoa Thám"
    assert held_on(roster.binh, "2019-02-01") == "Chủ tịch UBND, Xã Tân Văn"
    assert Cadre.objects.get(pk=roster.binh.pk).now.held.post.unit == roster.tan_van


def test_what_runs_tells_when_the_post_of_the_roster_began(roster):
    running = row(to_post="Chủ tịch UBND, Xã Tân Văn", valid_from="2020-02-01", valid_to="", after="")
    bring_in(roster.lan, [running], "rotations")
    held = PostHeld.objects.get(cadre=roster.binh)
    assert (str(held.valid_from), held.taking_form) == ("01/02/2020", "rotated")


def test_the_same_sheet_again_changes_nothing(roster):
    bring_in(roster.lan, [row()], "rotations")
    assert verdicts(look(roster.lan, [row()])) == ["same"]
    outcome = bring_in(roster.lan, [row(decision="Số 240-QĐ/HU, ngày 15/01/2016")], "rotations")
    assert verdicts(outcome) == ["changed"]
    assert Rotation.objects.get().decision_no == "240-QĐ/HU"


def test_a_clash_with_a_post_on_record_is_asked(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(valid_from="2015-06-01", known_on=None)
    outcome = look(roster.lan, [row()])
    assert verdicts(outcome) == ["doubtful"]
    question = outcome.questions[0]
    assert "Chủ tịch UBND, Xã Tân Văn (từ 01/06/2015)" in question.text
    kept = bring_in(roster.lan, [row()], "rotations")
    assert verdicts(kept) == ["new"] and PostHeld.objects.filter(cadre=roster.binh).count() == 1


def test_the_clash_may_be_settled_by_ending_the_post_on_record(roster):
    PostHeld.objects.filter(cadre=roster.binh).update(valid_from="2015-06-01", known_on=None)
    answers = {look(roster.lan, [row()]).questions[0].key: "write"}
    outcome = look(roster.lan, [row()], answers)
    assert verdicts(outcome) == ["new"]
    ended, new = outcome.rows[0].plan.tenures
    assert (str(ended.valid_to), str(new.valid_from)) == ("01/02/2016", "01/02/2016")


FAULTS = [
    ({"to_post": ""}, "Thiếu chức vụ, đơn vị luân chuyển đến."),
    (
        {"to_post": "Chủ tịch UBND"},
        "Chưa rõ đơn vị trong “Chủ tịch UBND”; ghi chức vụ, dấu phẩy rồi tên đơn vị.",
    ),
    ({"valid_from": ""}, "Thiếu ngày bắt đầu luân chuyển; ghi cột “Từ ngày”."),
    ({"valid_from": "2022-02-01", "valid_to": ""}, "Ngày bắt đầu 01/02/2022 ở tương lai; kiểm tra lại."),
    ({"valid_to": "2016-01-01"}, "Đến ngày phải sau từ ngày; kiểm tra lại hai ngày."),
    (
        {"valid_to": ""},
        "Có chức vụ bố trí sau luân chuyển nhưng thiếu đến ngày; ghi cột “Đến ngày”.",
    ),
    (
        {"direction": "Đi xa"},
        "Hình thức “Đi xa” chưa rõ; ghi Từ trên xuống, Từ dưới lên hoặc Ngang cấp.",
    ),
    (
        {"decision": "Số 235-QĐ/HU, ngày 31/02/2016"},
        "Ngày quyết định 31/02/2016 không có thật; kiểm tra lại.",
    ),
    ({"full_name": ""}, "Thiếu họ tên; ghi họ và tên khai sinh."),
]


@pytest.mark.parametrize(("said", "sentence"), FAULTS)
def test_a_fault_says_what_to_do(roster, said, sentence):
    outcome = look(roster.lan, [row(**said)])
    assert verdicts(outcome) == ["wrong"]
    assert sentence in reasons(outcome)


def test_rows_and_records_that_overlap_are_faults(roster):
    outcome = look(roster.lan, [row(3), row(4, valid_from="2018-01-01", valid_to="2020-01-01")])
    assert "Trùng thời gian với dòng 3" in reasons(outcome)[0]
    bring_in(roster.lan, [row()], "rotations")
    outcome = look(roster.lan, [row(valid_from="2018-01-01", valid_to="2020-01-01")])
    assert "Trùng thời gian với lần luân chuyển từ ngày 01/02/2016" in reasons(outcome)[0]


def test_an_unknown_unit_or_title_is_a_question_and_never_silently_made(roster):
    outcome = look(roster.lan, [row(to_post="Bí thư Đảng ủy, Xã Yên Lỗ")])
    assert verdicts(outcome) == ["doubtful"]
    assert {question.group for question in outcome.questions} >= {"unit"}
