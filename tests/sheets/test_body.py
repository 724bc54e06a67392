import pytest

from foundation.sheets.table_body import RowKind, read_section, stated_otherwise
from tests.sheets.workbooks import DIRTY, HEAD, MENDED, people, read_table, roster, sheet_of

SIGNED = [
    ["", "Tổng cộng: 2 đồng chí"],
    [],
    ["NGƯỜI LẬP BIỂU", "", "", "", "TRƯỞNG BAN"],
    ["", "Nông Văn A", "", "", "Lý B"],
]


def kinds(rows, merged=()):
    """The kinds of the rows below a one-row heading, as one word each."""
    return [str(row.kind) for row in read_table(sheet_of([HEAD, *rows], merged)).body]


def sections(rows):
    return [row.section for row in read_table(sheet_of([HEAD, *rows])).rows]


@pytest.mark.parametrize(
    ("folder", "name", "data", "sections"),
    [
        (DIRTY, "01_trich_ngang_cap_huyen.xlsx", 149, 28),
        (DIRTY, "02_trich_ngang_cap_xa.xlsx", 344, 21),
        (MENDED, "01_trich_ngang_cap_huyen.xlsx", 149, 28),
        (MENDED, "02_trich_ngang_cap_xa.xlsx", 342, 19),
    ],
)
def test_every_row_of_the_rosters_is_known_for_what_it_is(folder, name, data, sections):
    body = read_table(roster(folder / name).sheets[0]).body
    found = [row.kind for row in body]
    assert (found.count(RowKind.DATA), found.count(RowKind.SECTION)) == (data, sections)
    assert found[-3:] == [RowKind.TOTAL, RowKind.BLANK, RowKind.SIGNATURE]
    assert len(found) == data + sections + 3


def test_the_sections_of_the_roster_agree_with_their_stated_numbers_where_the_sender_counted_right():
    assert stated_otherwise(read_table(roster(MENDED / "02_trich_ngang_cap_xa.xlsx").sheets[0]).body) == []
    wrong = stated_otherwise(read_table(roster(DIRTY / "02_trich_ngang_cap_xa.xlsx").sheets[0]).body)
    assert [(section.title, section.stated, found) for section, found in wrong] == [
        ("Thị trấn Bình Gia", 19, 18),
        ("Xã Vĩnh Yên", 19, 18),
        ("Thị trấn Bình Gia", 19, 1),
        ("Xã Vĩnh Yên", 19, 1),
    ]


@pytest.mark.parametrize(
    ("text", "title", "stated"),
    [
        ("4. Văn phòng Huyện ủy (06 đồng chí)", "Văn phòng Huyện ủy", 6),
        ("IV. Phòng Tài chính - Kế hoạch: 6 đồng chí", "Phòng Tài chính - Kế hoạch", 6),
        ("A. KHỐI ĐẢNG", "KHỐI ĐẢNG", None),
        ("1.2. Hội Nông dân (5 đ/c)", "Hội Nông dân", 5),
        ("- Xã Hưng Đạo (18)", "Xã Hưng Đạo", 18),
        ("Phòng Lao động - TB và XH gồm 05 người", "Phòng Lao động - TB và XH", 5),
        ("Trường THCS số 2", "Trường THCS số 2", None),
        ("V¨n phßng HuyÖn ñy (06 ®ång chÝ)", "Văn phòng Huyện ủy", 6),
    ],
)
def test_a_section_is_the_unit_without_its_number_and_its_count(text, title, stated):
    section = read_section(text)
    assert (section.title, section.stated) == (title, stated)


def test_sections_may_be_merged_alone_in_the_first_cell_numbered_beside_or_under_the_name():
    two = people(2)
    assert kinds([["Văn phòng Huyện ủy"], *two]) == ["section", "data", "data"]
    assert kinds([["I", "Văn phòng Huyện ủy"], *two]) == ["section", "data", "data"]
    assert kinds([["", "Văn phòng Huyện ủy"], *two]) == ["section", "data", "data"]
    assert kinds([["1", "Văn phòng Huyện ủy (2 đồng chí)"], *two]) == ["data", "data", "data"]
    assert kinds([["", "", "Văn phòng"], *two], [((1, 2), (1, 4))]) == ["section", "data", "data"]


def test_people_stand_under_the_nearest_section_and_know_the_outer_ones():
    rows = [
        ["I. KHỐI ĐẢNG"],
        ["1. Văn phòng"],
        *people(1),
        ["2. Ban Tổ chức"],
        *people(1, 2),
        ["II. KHỐI UBND"],
        *people(1, 3),
    ]
    read = read_table(sheet_of([HEAD, *rows])).rows
    assert [row.sections for row in read] == [
        ("KHỐI ĐẢNG", "Văn phòng"),
        ("KHỐI ĐẢNG", "Ban Tổ chức"),
        ("KHỐI UBND",),
    ]
    assert [row.section for row in read] == ["Văn phòng", "Ban Tổ chức", "KHỐI UBND"]


def test_a_row_without_a_name_but_with_anything_else_is_never_skipped():
    assert kinds([*people(1), [2, "", "13/05/1980"], ["", "", "", "Nùng"], *people(1, 3)]) == ["data"] * 4
    assert kinds([*people(1), ["", "", "01/02/1990", "Tày"]]) == ["data", "data"]


def test_a_person_of_whom_only_the_name_is_known_is_a_person_also_at_the_end():
    assert kinds([*people(1), ["", "Lý Thị Hoa"], *people(1, 3), ["", "Bế Văn Đàn"]]) == ["data"] * 4


def test_totals_signatures_remarks_and_prepared_numbers_are_not_people():
    assert kinds([*people(2), *SIGNED]) == ["data", "data", "total", "blank", "signature", "signature"]
    assert kinds([*people(2), [3], [4], ["", "Ghi chú: số liệu do đơn vị cung cấp"]]) == [
        "data",
        "data",
        "blank",
        "blank",
        "remark",
    ]
    assert kinds([*people(1), ["Cộng", "", "", "", 1], ["Ban B"], *people(1, 2)]) == [
        "data",
        "total",
        "section",
        "data",
    ]


def test_a_person_named_tong_cong_is_not_a_total():
    assert kinds([[1, "Tống Công Anh", "13/05/1980"], [2, "TỐNG CÔNG ANH", ""]]) == ["data", "data"]


def test_a_heading_repeated_on_every_page_is_not_a_person():
    assert kinds([*people(2), HEAD, *people(1, 3)]) == ["data", "data", "heading", "data"]


def test_signatures_without_a_total_before_them():
    rows = [
        *people(2),
        [],
        ["", "", "", "Bình Gia, ngày 30 tháng 11 năm 2021"],
        ["T/M BAN THƯỜNG VỤ", "", "", "BÍ THƯ"],
    ]
    assert kinds(rows) == ["data", "data", "blank", "signature", "signature"]


def test_a_sheet_of_two_columns_without_an_ordinal():
    table = read_table(
        sheet_of([["Họ và tên", "Xếp loại"], ["Nông Văn Hải", "Tốt"], ["", "Khá"], ["Lý Hoa", ""]])
    )
    assert [str(row.kind) for row in table.body] == ["data", "data", "data"]


def test_a_section_may_say_that_its_name_is_that_of_a_unit():
    said = [
        "Đơn vị: Phòng Tư pháp",
        "2. Tên đơn vị : Phòng Tư pháp (03 người)",
        "Cơ quan, đơn vị: Phòng Tư pháp",
    ]
    assert {read_section(text).title for text in said} == {"Phòng Tư pháp"}
    assert read_section("Đơn vị sự nghiệp").title == "Đơn vị sự nghiệp"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["", "Lý Thị Cuối"], "remark"),
        (["", "", "", "Lý Thị Cuối"], "signature"),
    ],
)
def test_a_name_below_the_signatures_that_is_no_signer_s_is_a_remark(row, kind):
    signed = [[], ["", "", "", "NGƯỜI LẬP BIỂU"], ["", "", "", "Nông Văn A"], row]
    assert kinds([*people(3), *signed])[-1] == kind
