import datetime
import json
import unicodedata

import pytest

from foundation.core.dates import PartialDate
from foundation.sheets.fonts import TCVN3, TCVN3_LETTERS
from tests.sheets.workbooks import (
    DIRTY,
    HEAD,
    MENDED,
    csv_file,
    ods,
    people,
    read_table,
    roster,
    sheet_of,
    windows_1258,
    xlsx,
)

DISTRICT, COMMUNES = "01_trich_ngang_cap_huyen.xlsx", "02_trich_ngang_cap_xa.xlsx"


def values(source, key, **options):
    return [row.values[key] for row in read_table(source, **options).rows]


def district_rows(folder=DIRTY, name=DISTRICT):
    return {row.number: row for row in read_table(roster(folder / name).sheets[0]).rows}


def test_the_sign_of_a_list_in_front_of_a_text_is_no_part_of_it():
    rows = [["TT", "Họ và tên", "Đơn vị"], [1, "Nông Văn Hải", "- Phòng Y tế"], [2, "Lý Văn Ba", "-"]]
    assert values(sheet_of(rows), "unit") == ["Phòng Y tế", "-"]


def test_a_mark_that_repeats_the_row_above_means_each_time_what_stands_there():
    """A text that stands in many rows is read once; such a mark is not."""
    rows = [["TT", "Họ và tên", "Đơn vị"]]
    rows += [[n, "Lý Văn Ba", unit] for n, unit in enumerate(["Phòng Y tế", "nt", "Văn phòng", "nt"], 1)]
    assert values(sheet_of(rows), "unit") == ["Phòng Y tế", "Phòng Y tế", "Văn phòng", "Văn phòng"]


def test_the_faults_that_reading_can_know_are_those_the_roster_is_said_to_have():
    problems = json.loads((DIRTY / "expected.json").read_text())["problem_rows"]
    for name in (DISTRICT, COMMUNES):
        unread = {number for number, row in district_rows(name=name).items() if row.unread}
        assert unread == {p["row"] for p in problems if p["file"] == name and p["problem"] == "bad_date"}


def test_no_cell_of_the_mended_rosters_is_unread():
    for name in (DISTRICT, COMMUNES):
        assert [row.unread for row in district_rows(MENDED, name).values() if row.unread] == []


def test_a_bad_date_is_a_sentence_with_the_date_as_it_was_written():
    row = district_rows()[23]
    assert row.values["birth_male"] is None
    assert row.unread == {"birth_male": "Ngày sinh 31/02/1980 không có thật"}
    assert row.raw["birth_male"] == "31/02/1980"


def test_cells_of_the_roster_are_clean_and_dates_as_exact_as_they_were():
    rows = district_rows()
    assert rows[26].values["name"] == "Hoàng Đức Giang"
    assert rows[52].values["name"] == "Lương Mạnh Hoàn"
    assert rows[135].values["name"] == "Hoàng Đình Vinh"
    assert rows[135].raw["name"] == "Đ/c Hoàng Đình Vinh"
    assert rows[54].values["name"] == ""
    assert rows[72].values["birth_female"] == PartialDate("1973")
    assert rows[21].values["joined"] == PartialDate("2008-08")
    assert rows[10].values["birth_male"] == PartialDate("1973-01-15")
    assert rows[10].values["joined"] == PartialDate("2001-10-03")
    assert rows[93].values["citizen_id"] == "020080979X"
    assert rows[22].section == "Văn phòng Huyện ủy"
    assert all(
        text == unicodedata.normalize("NFC", text)
        for row in rows.values()
        for text in row.values.values()
        if isinstance(text, str)
    )


def test_as_above_takes_the_value_of_the_row_above_through_sections_and_several_rows():
    rows = district_rows()
    assert rows[61].raw["religion"] == "nt"
    assert {rows[number].values["religion"] for number in (61, 63, 64, 69)} == {"Không"}
    cells = [["A B", "Kinh"], ["C D", "-nt-"], ["E G", "như trên"], ["H I", '"']]
    assert values(sheet_of([["Họ và tên", "Dân tộc"], *cells]), "ethnic") == ["Kinh"] * 4


def test_as_above_with_nothing_or_a_fault_above_is_a_fault():
    sheet = sheet_of([["Họ và tên", "Năm sinh"], ["A B", "nt"], ["C D", "31/02/1980"], ["E G", "nt"]])
    assert [row.unread.get("born", "")[:30] for row in read_table(sheet).rows] == [
        'Ngày sinh ghi như dòng trên ("',
        "Ngày sinh 31/02/1980 không có ",
        'Ngày sinh ghi như dòng trên ("',
    ]


def test_a_unit_in_a_column_instead_of_sections():
    heading = ["STT", "Họ, tên", "Cơ quan, đơn vị", "Năm sinh"]
    table = read_table(xlsx([heading, [1, "Nông Văn Hải", "Phòng Nội vụ", 1980]]))
    assert table.rows[0].values == {
        "name": "Nông Văn Hải",
        "unit": "Phòng Nội vụ",
        "born": PartialDate("1980"),
    }
    assert table.rows[0].section == ""


def test_a_text_file_of_an_old_code_page_with_semicolons():
    text = "STT;Họ và tên;Ngày sinh;Quê quán\n"
    text += "1;Đặng Thị Hằng;5/6/1980;xã Hồng Phong\n2;Lý Sơn;13/1/1975;xã Yên Lỗ\n"
    table = read_table(csv_file(windows_1258(text)))
    assert [row.values["name"] for row in table.rows] == ["Đặng Thị Hằng", "Lý Sơn"]
    assert table.rows[0].values["birth_male"] == PartialDate("1980-06-05")


def test_an_open_document_sheet_with_sections():
    table = read_table(
        ods([["DANH SÁCH"], HEAD, ["I. Văn phòng"], *[[str(c) for c in p] for p in people(2)]])
    )
    assert [(row.number, row.section) for row in table.rows] == [(4, "Văn phòng"), (5, "Văn phòng")]


def test_a_column_in_an_old_font_is_put_right_and_shown():
    def old(text):
        letters = {letter: code for code, letter in TCVN3_LETTERS.items()}
        return "".join(letters.get(letter, letter) for letter in text)

    names = ["Nguyễn Văn Bình", "Hoàng Đức Quý", "Trần Thị Lương"]
    table = read_table(
        xlsx([HEAD, *([n, old(name), 1980, "Kinh", "Chuyên viên"] for n, name in enumerate(names))])
    )
    assert [row.values["name"] for row in table.rows] == names
    assert {key: font.font for key, font in table.fonts.items()} == {"name": TCVN3}


def test_a_month_first_column_is_read_by_its_own_proof():
    births = ["05/06/1980", "08/13/1975", "08/14/1975", "08/15/1975"]
    sheet = sheet_of([HEAD, *(person for n, born in enumerate(births, 1) for person in people(1, n, born))])
    assert [str(day) for day in values(sheet, "birth_male")][:2] == ["06/05/1980", "13/08/1975"]


def test_a_column_that_fits_two_readings_is_asked_about_and_the_answer_holds():
    sheet = sheet_of([HEAD, *people(1, 1, "05/06/1980")])
    table = read_table(sheet)
    assert (
        table.dates["birth_male"].question("Ngày sinh").startswith('Cột "Ngày sinh": 05/06/1980 (dòng 2) là')
    )
    assert table.rows[0].undecided == ("birth_male",)
    assert read_table(sheet, orders={"birth_male": "day_first"}).rows[0].undecided == ()
    assert [str(day) for day in values(sheet, "birth_male")] == ["05/06/1980"]
    assert [str(day) for day in values(sheet, "birth_male", orders={"birth_male": "month_first"})] == [
        "06/05/1980"
    ]


def test_columns_of_one_group_are_settled_together():
    head = [["Họ và tên", "Ngày sinh", ""], ["", "Nam", "Nữ"]]
    rows = [["Nông Văn Hải", f"{day}/05/1980", ""] for day in (13, 14, 15)] + [
        ["Lý Thị Hoa", "", "05/06/1980"]
    ]
    table = read_table(sheet_of([*head, *rows], [((0, 1), (0, 2)), ((0, 0), (1, 0))]))
    assert {key: settled.asked for key, settled in table.dates.items()} == {
        "birth_male": "",
        "birth_female": "",
    }


@pytest.mark.parametrize("from_1904", [False, True])
def test_real_dates_and_serials_agree_whatever_year_the_workbook_counts_from(from_1904):
    day = datetime.date(1973, 1, 15)
    serial = (day - (datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30))).days
    file = xlsx([HEAD, *people(1, 1, day), *people(1, 2, serial)], date_1904=from_1904)
    assert values(file, "birth_male") == [PartialDate("1973-01-15")] * 2


def test_a_number_cell_gets_back_the_zero_it_lost_and_an_excel_error_is_a_fault():
    head = ["Họ và tên", "Số CCCD", "Dân tộc"]
    table = read_table(sheet_of([head, ["A B", 20073308476, "#N/A"], ["C D", "020073308477", "Kinh"]]))
    assert [row.values["citizen_id"] for row in table.rows] == ["020073308476", "020073308477"]
    assert table.rows[0].unread == {"ethnic": "Dân tộc: ô báo lỗi #N/A của Excel"}
