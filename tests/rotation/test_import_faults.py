"""What offices get wrong in the sheet of rotations, and what is asked or refused."""

import pytest

from office.organisation.rights import Role
from tests.cadre.sheets import bring_in, reasons, verdicts
from tests.conftest import make_user
from tests.rotation.sheets import look, row

FAULTS = [
    ({"to_post": ""}, "Thiếu chức vụ, đơn vị luân chuyển đến; ghi chức vụ, dấu phẩy rồi tên đơn vị."),
    (
        {"to_post": "Chủ tịch UBND"},
        "Chưa rõ đơn vị trong “Chủ tịch UBND”; ghi chức vụ, dấu phẩy rồi tên đơn vị.",
    ),
    ({"valid_from": ""}, "Thiếu ngày bắt đầu luân chuyển; ghi cột “Từ ngày”."),
    ({"valid_from": "2022-02-01", "valid_to": ""}, "Ngày bắt đầu 01/02/2022 ở tương lai; kiểm tra lại."),
    ({"valid_to": "2016-01-01"}, "Ngày kết thúc phải sau từ ngày."),
    (
        {"valid_to": ""},
        "Ghi ngày kết thúc khi đã bố trí sau luân chuyển.",
    ),
    (
        {"direction": "Đi xa"},
        "Hình thức “Đi xa” chưa rõ; ghi Từ trên xuống, Từ dưới lên hoặc Ngang cấp.",
    ),
    (
        {"decision": "Số 235-QĐ/HU, ngày 31/02/2016"},
        "Ngày quyết định 31/02/2016 không có thật; kiểm tra lại.",
    ),
    ({"due_on": "2020"}, "Ghi đủ ngày, tháng, năm."),
    ({"due_on": "2016-02-01"}, "Ngày dự kiến kết thúc phải sau từ ngày."),
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


def test_the_administrator_who_brings_in_rosters_brings_in_no_rotations(roster):
    admin = make_user("minh", Role.ADMIN, roster.district)
    assert verdicts(look(admin, [row()])) == ["wrong"]


def test_an_officer_brings_in_only_people_and_destinations_of_his_units(roster):
    there = make_user("nga", Role.OFFICER, roster.hoa_tham)
    assert "Chưa có hồ sơ của đồng chí này" in reasons(look(there, [row()]))[0]
    here = make_user("hoa", Role.OFFICER, roster.tan_van)
    assert "Đơn vị “Xã Hoa Thám” ngoài phạm vi được giao" in reasons(look(here, [row()]))[0]
