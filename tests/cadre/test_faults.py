import datetime

import pytest
from django.urls import reverse

from cadre.faults import OTHER_PERSON, faults
from foundation.core.dates import PartialDate
from foundation.sheets.cells import NO_DIGITS
from foundation.sheets.person_names import MORE_THAN_A_NAME

DAY = datetime.date(2021, 11, 30)
GOOD = {
    "full_name": "Hoàng Thị An",
    "sex": "F",
    "birth": PartialDate("1980-05-01"),
    "party_joined_on": PartialDate("2005-02"),
    "party_official_on": PartialDate("2006-02-03"),
    "citizen_id": "020180000001",
    "party_card_no": "12345678",
}


def found(**facts):
    facts = {name: PartialDate(value) if name in DATES and value else value for name, value in facts.items()}
    return [(fault.column, fault.reason, fault.severity) for fault in faults({**GOOD, **facts}, DAY)]


DATES = {"birth", "party_joined_on", "party_official_on", "retirement_month", "retirement_paper_on"}
OWN_MONTH = {
    "retirement_month": "2030-05",
    "retirement_reason": "early",
    "retirement_paper_no": "12-QĐ/HU",
    "retirement_paper_on": "2021-02-01",
}
ALL_FOUR = "Ghi đủ tháng nghỉ hưu, lý do, số và ngày văn bản, hoặc để trống cả bốn mục."


def test_a_sound_record_has_no_fault_and_absent_fields_are_not_judged():
    assert found() == []
    assert faults({}, DAY) == []


@pytest.mark.parametrize(
    ("facts", "column", "reason"),
    [
        ({"full_name": ""}, "full_name", "Thiếu họ tên; ghi họ và tên khai sinh."),
        ({"birth": "2035-08-15"}, "birth", "Ngày sinh 15/08/2035 ở tương lai; kiểm tra lại năm sinh."),
        (
            {"birth": "2020-05-01", "party_joined_on": None, "party_official_on": None, "citizen_id": ""},
            "birth",
            "Ngày sinh 01/05/2020: chưa đủ 18 tuổi vào ngày 30/11/2021; kiểm tra lại năm sinh.",
        ),
        (
            {"birth": "1815", "citizen_id": ""},
            "birth",
            "Ngày sinh 1815: đã quá 110 tuổi vào ngày 30/11/2021; kiểm tra lại năm sinh.",
        ),
        (
            {"party_joined_on": "2021-12"},
            "party_joined_on",
            "Ngày vào Đảng 12/2021 ở tương lai; kiểm tra lại năm.",
        ),
        (
            {"party_joined_on": "1998-04-30"},
            "party_joined_on",
            "Ngày vào Đảng trước khi đủ 18 tuổi; kiểm tra lại hai ngày.",
        ),
        (
            {"party_official_on": "2005-01-01"},
            "party_official_on",
            "Ngày chính thức phải sau ngày vào Đảng; kiểm tra lại hai ngày.",
        ),
        ({"full_name": "Nông Văn Bình 2"}, "full_name", NO_DIGITS),
        *(
            (
                {"full_name": f"Nông Văn Bình{odd}"},
                "full_name",
                MORE_THAN_A_NAME.format(text=f"Nông Văn Bình{odd}", odd=odd),
            )
            for odd in "*/"
        ),
        (
            {"general_education": "12/12/2021"},
            "general_education",
            "“12/12/2021” là ngày, không phải trình độ giáo dục phổ thông; ghi như 12/12 hoặc 10/10.",
        ),
        ({"citizen_id": "02018000000"}, "citizen_id", "Số CCCD có 11 chữ số (phải 12)"),
        (
            {"citizen_id": "020080979X"},
            "citizen_id",
            "Số CCCD có ký tự không phải chữ số, chỉ có 9 chữ số (phải 12)",
        ),
        ({"party_card_no": "1234567"}, "party_card_no", "Số thẻ đảng viên có 7 chữ số (phải 8)"),
    ],
)
def test_each_error_stands_at_its_field(facts, column, reason):
    judged = found(**facts)
    assert (column, reason, "error") in judged
    assert {severity for *_, severity in judged} == {"error"}


def test_a_sex_not_given_is_an_error():
    assert [column for column, *_ in found(sex="")] == ["sex"]


@pytest.mark.parametrize(
    ("facts", "column", "reason"),
    [
        (
            {"birth": "1980"},
            "birth",
            "Chỉ có năm sinh; giữ nguyên, các nội dung cần ngày sẽ ghi thiếu dữ liệu",
        ),
        *(
            ({"citizen_id": number, **facts}, "citizen_id", OTHER_PERSON.format(what=what))
            for number, facts, what in [
                ("020080000001", {}, "giới tính"),
                ("020181000001", {}, "năm sinh"),
                ("020380000001", {}, "năm sinh"),
                ("020200000001", {"birth": None}, "giới tính"),
                ("020080000001", {"birth": "1979-12-31"}, "giới tính, năm sinh"),
            ]
        ),
        (
            {"party_joined_on": "2021-02-01", "party_official_on": "2022-02-01"},
            "party_official_on",
            "Ngày chính thức sau ngày lấy số liệu: ghi là đảng viên dự bị",
        ),
    ],
)
def test_what_may_be_so_is_only_a_warning(facts, column, reason):
    assert found(**facts) == [(column, reason, "warning")]


@pytest.mark.parametrize("joined", ["1998-05-01", "1998-05", "1998"])
def test_joining_on_the_eighteenth_birthday_or_perhaps_after_it_is_allowed(joined):
    assert found(party_joined_on=joined) == []


def test_a_birthday_that_the_year_lacks_is_the_last_of_february():
    assert found(birth="1980-02-29", party_joined_on="1998-02-28") == []


@pytest.mark.parametrize(
    ("facts", "column", "reason"),
    [
        *(({name: None}, next(each for each in OWN_MONTH if each != name), ALL_FOUR) for name in OWN_MONTH),
        (
            {"retirement_month": "1998-04"},
            "retirement_month",
            "Tháng nghỉ hưu 04/1998 trước khi đủ 18 tuổi; kiểm tra lại tháng và ngày sinh.",
        ),
        (
            {"retirement_month": "2055-06"},
            "retirement_month",
            "Tháng nghỉ hưu 06/2055 sau khi đủ 75 tuổi; kiểm tra lại tháng và ngày sinh.",
        ),
        (
            {"retirement_month": "2130-05", "birth": None},
            "retirement_month",
            "Tháng nghỉ hưu 05/2130 sau khi đủ 75 tuổi; kiểm tra lại tháng và ngày sinh.",
        ),
        (
            {"retirement_month": "2030"},
            "retirement_month",
            "Tháng nghỉ hưu 2030 chưa đúng dạng; ghi mm/yyyy, ví dụ 05/2030.",
        ),
        (
            {"retirement_paper_on": "2021-12-01"},
            "retirement_paper_on",
            "Ngày văn bản về nghỉ hưu 01/12/2021 ở tương lai; ghi theo văn bản.",
        ),
        (
            {"retirement_paper_on": "2021"},
            "retirement_paper_on",
            "Ngày văn bản về nghỉ hưu 2021 chưa đủ ngày, tháng, năm; ghi theo văn bản.",
        ),
    ],
)
def test_a_month_of_ones_own_stands_with_its_paper_and_can_be_reached(facts, column, reason):
    assert found(**OWN_MONTH) == []
    assert found(**{**OWN_MONTH, **facts}) == [(column, reason, "error")]


def test_a_reason_that_is_of_women_is_refused_for_a_man():
    only_women = [("retirement_reason", "Lý do này chỉ dùng cho cán bộ nữ; chọn lý do khác.", "error")]
    given = {**OWN_MONTH, "retirement_month": "2040-05", "retirement_reason": "women_60"}
    assert found(**given) == [] and found(**given, sex="M", citizen_id="") == only_women


def test_a_page_says_after_saving_what_an_imported_row_is_warned_of(client, world):
    client.force_login(world.lan)
    edit = reverse("cadre-edit", args=[world.an.pk])
    said = []
    for note in ("một", "hai"):
        parts = client.get(edit).context["form"].parts()
        data = {each.html_name: each.value() for part in parts for each in part if each.value() is not None}
        saved = client.post(edit, {**data, "citizen_id": "020080000001", "note": note}, follow=True)
        said.append([str(message) for message in saved.context["messages"]])
    assert said == [["Đã lưu.", f"{OTHER_PERSON.format(what='giới tính')}."], ["Đã lưu."]]
