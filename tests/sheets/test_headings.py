import datetime

import pytest

from foundation.sheets.headings import find_heading, resembles
from foundation.sheets.pipeline import ReadSheet, as_of
from tests.sheets.workbooks import DIRTY, HEAD, MENDED, ROSTER, people, read_table, roster, sheet_of

PEOPLE = [1, "Nông Văn Hải", "13/05/1980", "", "Nùng", "Trưởng phòng"]


def paths(rows, merged=()):
    return [path for path in find_heading(sheet_of(rows, merged), ROSTER).paths if path]


@pytest.mark.parametrize("folder", [DIRTY, MENDED])
@pytest.mark.parametrize("name", ["01_trich_ngang_cap_huyen.xlsx", "02_trich_ngang_cap_xa.xlsx"])
def test_the_roster_of_two_merged_rows_and_a_row_of_numbers(folder, name):
    heading = find_heading(roster(folder / name).sheets[0], ROSTER)
    assert (heading.first_row, heading.last_row, heading.numbers_row, heading.first_data_row) == (6, 7, 8, 9)
    assert heading.paths[2:4] == (("Ngày, tháng, năm sinh", "Nam"), ("Ngày, tháng, năm sinh", "Nữ"))
    assert heading.paths[8:10] == (("Ngày vào Đảng", "Dự bị"), ("Ngày vào Đảng", "Chính thức"))
    assert heading.paths[12] == ("Trình độ", "Lý luận chính trị")
    assert heading.label(12) == "Trình độ – Lý luận chính trị"
    assert (heading.paths[0], heading.paths[18]) == (("TT",), ("Ghi chú",))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("03_can_bo_nghi_huu_chuyen_di.xlsx", 3),
        ("04_quy_hoach_2020_2025.xlsx", 3),
        ("05_danh_gia_xep_loai_2016_2020.xlsx", 3),
        ("07_luan_chuyen_2016_2021.xlsx", 2),
    ],
)
def test_every_sheet_of_the_other_workbooks_has_its_one_heading_row(name, row):
    for sheet in roster(MENDED / name).sheets:
        heading = find_heading(sheet, ROSTER)
        assert (heading.first_row, heading.last_row, heading.numbers_row) == (row, row, None)


def test_a_heading_in_the_first_row_without_a_row_of_numbers():
    heading = find_heading(sheet_of([HEAD, *people(3)]), ROSTER)
    assert (heading.first_row, heading.last_row, heading.first_data_row) == (1, 1, 2)


def test_groups_over_blanks_are_spread_also_where_nothing_is_merged():
    rows = [
        ["TT", "Họ và tên", "Ngày, tháng, năm sinh", "", "Dân tộc", "Chức vụ"],
        ["", "", "Nam", "Nữ", "", ""],
        PEOPLE,
    ]
    assert paths(rows)[2:] == [
        ("Ngày, tháng, năm sinh", "Nam"),
        ("Ngày, tháng, năm sinh", "Nữ"),
        ("Dân tộc",),
        ("Chức vụ",),
    ]


def test_a_merged_group_does_not_reach_beyond_its_range():
    rows = [["TT", "Họ và tên", "Năm sinh", "", "", "Chức vụ"], ["", "", "Nam", "Nữ", "Dân tộc", ""], PEOPLE]
    assert paths(rows, [((0, 2), (0, 3))])[3:] == [("Năm sinh", "Nữ"), ("Dân tộc",), ("Chức vụ",)]


def test_a_heading_of_three_rows():
    rows = [
        ["DANH SÁCH"],
        ["TT", "Họ và tên", "Trình độ", "", "", "Chức vụ"],
        ["", "", "Chuyên môn", "", "Lý luận chính trị", ""],
        ["", "", "Đại học", "Sau đại học", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Nông Văn Hải", "x", "", "Cao cấp", "Trưởng phòng"],
    ]
    merged = [((1, 2), (1, 4)), ((2, 2), (2, 3)), ((1, 0), (3, 0)), ((1, 1), (3, 1)), ((1, 5), (3, 5))]
    heading = find_heading(sheet_of(rows, merged), ROSTER)
    assert (heading.first_row, heading.last_row, heading.numbers_row) == (2, 4, 5)
    assert heading.paths[3] == ("Trình độ", "Chuyên môn", "Sau đại học")
    assert heading.paths[4] == ("Trình độ", "Lý luận chính trị")


def test_a_label_split_over_two_lines_is_one_label():
    rows = [["Số", "Họ và tên", "Ngày", "Dân", "Chức"], ["TT", "", "sinh", "tộc", "vụ"], PEOPLE]
    heading = find_heading(sheet_of(rows), ROSTER)
    assert (heading.first_row, heading.last_row) == (1, 2)


def test_a_heading_in_an_old_font_is_found():
    rows = [["TT", "Hä vµ tªn", "D©n téc", "Chøc vô"], [1, "NguyÔn V¨n An", "Kinh", "Chñ tÞch"]]
    assert paths(rows) == [("TT",), ("Họ và tên",), ("Dân tộc",), ("Chức vụ",)]


def test_people_whose_cells_are_all_text_are_not_taken_into_the_heading():
    rows = [["TT", "Họ và tên", "Dân tộc", "Chức vụ"], ["1", "Nông Văn Nam", "Kinh", "Chủ tịch"]]
    assert find_heading(sheet_of(rows), ROSTER).last_row == 1


def test_a_sheet_without_anything_known_has_no_heading():
    assert find_heading(sheet_of([["a", "b"], ["Tình hình", "Kết quả"]]), ROSTER) is None


def test_years_may_be_labels_of_a_lower_row():
    rows = [
        ["TT", "Họ và tên", "Xếp loại", "", "Chức vụ"],
        ["", "", 2019, 2020, ""],
        [1, "A B", "Tốt", "Tốt", "x"],
    ]
    merged = [((0, 2), (0, 3)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 4), (1, 4))]
    assert paths(rows, merged)[2:4] == [("Xếp loại", "2019"), ("Xếp loại", "2020")]


def spoken_of(sheet):
    return as_of([ReadSheet(sheet, read_table(sheet))])


@pytest.mark.parametrize(
    "text",
    [
        "(Số liệu tính đến ngày 30/11/2021)",
        "(tính đến hết 30/11/2021)",
        "Tính đến ngày 30 tháng 11 năm 2021",
        "Bình Gia, ngày 30 tháng 11 năm 2021",
    ],
)
def test_the_day_the_source_speaks_of_is_found_above_the_heading(text):
    sheet = sheet_of([["DANH SÁCH"], ["", text], HEAD, *people(2)])
    found = spoken_of(sheet)
    assert (found.day, found.row, found.text) == (datetime.date(2021, 11, 30), 2, text)


def test_the_day_of_the_figures_goes_before_the_day_of_signing_and_that_may_stand_below():
    lines = [["Bình Gia, ngày 05 tháng 12 năm 2021"], ["tính đến ngày 30/11/2021"], HEAD, *people(2)]
    assert spoken_of(sheet_of(lines)).day == datetime.date(2021, 11, 30)
    below = sheet_of([HEAD, *people(2), ["Bình Gia, ngày 05 tháng 12 năm 2021"]])
    assert spoken_of(below).day == datetime.date(2021, 12, 5)


@pytest.mark.parametrize(
    "cell",
    ["ngày 19 tháng 5 năm 2006", "Nghỉ thai sản đến 01/03/2010", "Từ 01/3/2019 đến 30/9/2020"],
)
def test_a_day_in_the_cells_of_people_is_not_that_of_the_figures(cell):
    rows = [HEAD, *people(2), [3, "Lý Văn Ba", "13/05/1980", "Nùng", cell]]
    assert spoken_of(sheet_of(rows)) is None
    found = spoken_of(sheet_of([*rows, [], ["Bình Gia, ngày 05 tháng 12 năm 2021"]]))
    assert (found.day, found.row, found.sheet) == (datetime.date(2021, 12, 5), 6, "Danh sách")


def test_a_sheet_that_names_no_day_or_one_that_is_not_real_has_none():
    for title in ("NHIỆM KỲ 2020 - 2025", "tính đến ngày 31/02/2021"):
        sheet = sheet_of([[title], HEAD, *people(2)])
        assert spoken_of(sheet) is None


def test_how_much_a_heading_resembles_a_kind():
    heading = find_heading(sheet_of([HEAD, *people(2)]), ROSTER)
    assert resembles(heading, ROSTER) >= 4


def test_a_heading_that_is_repeated_with_a_word_beside_it_is_not_the_first_one():
    head = [*HEAD, ""]
    sheet = sheet_of([head, [*people(1)[0], "hồ sơ"], [*HEAD, "Hồ sơ đơn vị"], [*people(1, 2)[0], "hồ sơ"]])
    assert find_heading(sheet, ROSTER).first_row == 1
