"""Twelve forms of higher offices (tests/cases/forms), filled and opened again: what was asked is in, all else stays."""

import datetime
import re

import pytest

from tests.filling.looked_at import cells, changed, looks, opened, page_of, parts
from tests.filling.make_forms import FOLDER
from tests.filling.offered import OFFER, PEOPLE, PLACES, content_of, filled, rows, tables

DAY, OTHER_DAY = datetime.datetime(1973, 5, 12), datetime.datetime(1985, 1, 2)
# Columns STT, Họ và tên, Ngày sinh, Quê quán.
FOUR = [
    [1, "Hoàng Văn Một", DAY, "xã Hoa Thám"],
    [2, "Lý Thị Hai", "11/1968", "=1+1"],
    [3, "Nông Ba", "1980", None],
    [4, "Lý Thị Bốn", OTHER_DAY, "-"],
]
NAMES = sorted(path.stem for path in FOLDER.glob("*.xlsx"))
# Other parts that name rows which moved.
MOVED = {
    "07_picture": {"xl/comments1.xml", "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml"},
    "08_print_area": {"xl/charts/chart1.xml", "xl/worksheets/sheet2.xml"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_as_it_was_but_for_its_rows_of_people(name):
    """Nothing above the rows of people changes, all below them moves down whole, few parts are touched."""
    content = content_of(name)
    before, result = opened(content).worksheets[0], filled(content)
    after, (table, *_) = page_of(result), tables(content)
    first = table.heading.first_data_row
    last = max(block.last for block in table.blocks)
    added = after.max_row - before.max_row
    assert added == 4 - sum(len(block.rows) for block in table.blocks[-1:] if block)
    for row in range(1, first):
        assert looks(before, row) == looks(after, row)
        assert [cell.value for cell in before[row]] == [cell.value for cell in after[row]]
    for row in range(last + 1, before.max_row + 1):
        assert looks(before, row) == looks(after, row + added)
    assert before.sheet_properties == after.sheet_properties
    assert before.protection == after.protection
    assert before.page_setup == after.page_setup
    assert {key: each.width for key, each in before.column_dimensions.items()} == {
        key: each.width for key, each in after.column_dimensions.items()
    }
    allowed = {table.part, "xl/styles.xml", "xl/workbook.xml"}
    assert changed(name, result) - MOVED.get(name, set()) <= allowed


def test_below_heads_of_two_rows_the_sum_counts_all():
    result = filled(content_of("01"))
    page = page_of(result)
    people = [
        [1, "Hoàng Văn Một", DAY, None, "xã Hoa Thám"],
        [2, "Lý Thị Hai", None, "11/1968", "=1+1"],
        [3, "Nông Ba", "1980", None, None],
        [4, "Lý Thị Bốn", None, OTHER_DAY, "-"],
    ]
    assert cells(page, 6, 9, 5) == people
    assert [page.cell(row, 6).value for row in (6, 9)] == [
        '=IF(B6="","",2021-YEAR(C6))',
        '=IF(B9="","",2021-YEAR(C9))',
    ]
    assert [page["A10"].value, page["C10"].value, page["F10"].value] == [
        "Cộng",
        "=COUNTA(C6:C9)",
        "=SUM(F6:F9)",
    ]
    assert {"A10:B10", "D12:F12", "A3:A4"} <= {str(each) for each in page.merged_cells.ranges}
    assert {page.row_dimensions[row].height for row in range(6, 10)} == {27.75}
    assert result.unfilled == [("Tuổi", "cột có công thức của biểu")]
    assert result.gaps == [("Quê quán", 1)]


def test_text_that_looks_like_a_formula_is_text():
    result = filled(content_of("03"))
    page = page_of(result)
    assert cells(page, 13, 16) == FOUR
    assert {page["D14"].data_type, page["D16"].data_type} == {"s"}
    assert page["D14"].quotePrefix
    assert page["C13"].number_format == "dd/mm/yyyy"
    assert changed("03", result) == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}


def test_a_row_that_shows_how_to_fill_makes_room():
    result = filled(content_of("02"))
    page = page_of(result)
    assert cells(page, 5, 8) == FOUR
    assert not page["B5"].font.italic
    assert page["A10"].value == "NGƯỜI LẬP BIỂU"
    assert result.remarks == ["Đã thay nội dung có sẵn (dòng ví dụ) ở dòng 5 của biểu."]


def test_rows_enough_are_filled_where_they_stand():
    """Two people on three rows: the third one stays empty, nothing moves, one part changes."""
    result = filled(content_of("04"), rows(PEOPLE[::3]))
    page = page_of(result)
    assert cells(page, 4, 6) == [FOUR[0], [2, *FOUR[3][1:]], [None] * 4]
    assert page["A8"].value == "NGƯỜI LẬP BIỂU"
    assert changed("04", result) == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert page.protection.sheet
    assert "khóa" in result.remarks[0]


def test_nobody_on_the_list_leaves_the_form_empty():
    for name in ("02", "12"):
        result = filled(content_of(name), [])
        assert result.rows == 0
        assert not any(each.name in str(cells(page_of(result), 1, 20)) for each in PEOPLE)
        assert "Nguyễn Văn A" not in str(cells(page_of(result), 1, 20))


def test_a_column_that_is_hidden_gets_nothing():
    result = filled(content_of("05"), with_private=True, chosen={4: "number"})
    assert result.unfilled == [("Số CCCD", "cột ẩn của biểu"), ("Mã", "cột ẩn của biểu")]
    assert b"020073000001" not in parts(result.content)["xl/worksheets/sheet1.xml"]


def test_what_is_private_is_filled_for_who_asks():
    content = content_of("06")
    asked = {4: "number"}
    without = filled(content, chosen=asked)
    assert without.unfilled == [("Dân tộc", "thông tin hạn chế, chưa chọn điền")]
    assert cells(page_of(without), 4, 4, 5)[0][4] is None
    assert cells(page_of(filled(content, chosen=asked, with_private=True)), 4, 4, 5)[0][4] == "020073000001"


def test_drop_downs_colours_and_filters_reach_the_last_row():
    result = filled(content_of("06"))
    page = page_of(result)
    assert [str(each.sqref) for each in page.data_validations.dataValidation] == ["E4:E7"]
    (rule,) = page.conditional_formatting
    assert (str(rule.sqref), rule.rules[0].formula) == ("A4:E7", ['AND($B4<>"",$C4="")'])
    assert page.auto_filter.ref == "A3:E7"
    assert "$A$3:$E$7" in parts(result.content)["xl/workbook.xml"].decode()
    assert result.unfilled == [("Dân tộc", "chưa ghép với nội dung nào của danh sách")]


def test_pictures_and_notes_stay_beside_their_rows():
    result = filled(content_of("07"))
    page = page_of(result)
    assert page["A11"].comment.text.endswith("Ký, ghi rõ họ tên")
    before, after = (
        [int(row) for row in re.findall(rb"<xdr:row>(\d+)<", parts(content)["xl/drawings/drawing1.xml"])]
        for content in (content_of("07"), result.content)
    )
    assert after == [row + 3 if row >= 6 else row for row in before] != before
    assert b"<x:Row>10</x:Row>" in parts(result.content)["xl/drawings/vmlDrawing1.vml"]
    assert changed("07", result) == {"xl/worksheets/sheet1.xml", "xl/styles.xml", *MOVED["07_picture"]}


def test_the_printed_area_names_other_sheets_and_charts_follow():
    result = filled(content_of("08"))
    book, inside = opened(result.content), parts(result.content)
    page, other = book["Biểu số 2"], book["Tổng hợp"]
    assert page["E8"].value == "=SUM(E4:E7)"
    assert page.print_area == "'Biểu số 2'!$A$1:$E$10"
    assert page.print_title_rows == "$3:$3"
    assert [each.id for each in page.row_breaks.brk] == [9]
    assert book.defined_names["Tong_so"].attr_text == "'Biểu số 2'!$E$8"
    assert other["B1"].value == "='Biểu số 2'!E8+COUNTA('Biểu số 2'!B4:B7)"
    assert other["B2"].value == "=SUM(A9:A10)"
    assert "'Biểu số 2'!$E$4:$E$7" in inside["xl/charts/chart1.xml"].decode()
    assert b'fullCalcOnLoad="1"' in inside["xl/workbook.xml"]


def test_of_two_tables_the_one_that_is_asked_for_is_filled():
    content = content_of("09")
    first, second = tables(content)
    assert [first.sheet.name, second.sheet.name] == ["Biểu 1", "Biểu 1 – bảng 2"]
    page = page_of(filled(content, table=1))
    assert cells(page, 4, 5) == [[None] * 4] * 2
    assert [row[1] for row in cells(page, 10, 13)] == [one.name for one in PEOPLE]
    page = page_of(filled(content))
    assert [row[1] for row in cells(page, 4, 7)] == [one.name for one in PEOPLE]
    assert page["A9"].value == "2. Cán bộ chuyển công tác"
    assert page["C11"].value == "Dân tộc"


def test_columns_that_no_list_has_are_named_and_what_stands_beside_the_table_stays():
    result = filled(content_of("10"))
    page = page_of(result)
    unknown = "chưa ghép với nội dung nào của danh sách"
    assert result.unfilled == [("Mức phụ cấp", unknown), ("Ý kiến của Thường trực", unknown)]
    assert [page.cell(row, 8).value for row in (3, 4, 5, 8)] == ["Kinh", "Tày", "Nùng", "Dao"]
    assert {f"D{row}:E{row}" for row in range(4, 8)} <= {str(each) for each in page.merged_cells.ranges}
    assert [page.cell(row, 4).value for row in (4, 5)] == ["xã Hoa Thám", "=1+1"]


def test_names_in_two_columns_births_by_sex_and_ticks():
    assert cells(page_of(filled(content_of("11"))), 5, 8, 8) == [
        [1, "Hoàng Văn", "Một", DAY, None, None, None, "x"],
        [2, "Lý Thị", "Hai", None, "11/1968", "x", "x", None],
        [3, "Nông", "Ba", "1980", None, None, None, None],
        [4, "Lý Thị", "Bốn", None, OTHER_DAY, "x", None, "x"],
    ]


def test_people_stand_below_the_sections_of_the_form():
    result = filled(content_of("12"), rows(places=PLACES))
    page = page_of(result)
    assert [row[:2] for row in cells(page, 4, 11)] == [
        [None, "Tổng cộng"],
        ["I", "Văn phòng Huyện ủy"],
        [1, "Lý Thị Hai"],
        ["II", "Ban Tổ chức Huyện ủy"],
        [2, "Hoàng Văn Một"],
        [3, "Lý Thị Bốn"],
        ["III", "Khác"],
        [4, "Nông Ba"],
    ]
    assert result.remarks == ["1 dòng chưa rõ thuộc mục nào của biểu, điền ở mục cuối: “Khác”."]
    many = filled(content_of("12"), rows(PEOPLE * 2, [("Văn phòng Huyện ủy",)] * 8))
    assert page_of(many)["C4"].value == "=COUNTA(C6:C13)+COUNTA(C15:C16)"


def test_what_the_user_chose_goes_before_what_the_headings_say():
    (table,) = tables(content_of("03"))
    memory = {"que quan": None, "ngay sinh": "birth", "ho va ten": "name.given", "stt": "no such"}
    assert table.propose(memory) == {0: "ordinal", 1: "name.given", 2: "birth", 3: None}
    assert set(OFFER.slots) >= {"name", "name.family", "sex=Nữ", "degree=Đại học", "ordinal"}
