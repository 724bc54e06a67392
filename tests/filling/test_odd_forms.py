"""Twelve more forms: what is asked in an unusual way is filled as it is meant, and what nobody can tell stays empty."""

import pytest

from tests.filling.looked_at import cells, opened
from tests.filling.odd_forms import BORN, FIRST, OddForm, asked_of, filled_with_two

NAMES = "Hoàng Văn Một", "Lý Thị Hai"
WHO = ("TT", "Họ và tên")
BIRTH = "Ngày, tháng, năm sinh"


def two_rows(content, columns, first=FIRST, table=0):
    """What the two people got beside number and name, by row."""
    result = filled_with_two(content, table)
    page = opened(result.content).worksheets[0]
    rows = cells(page, first, first + 1, columns)
    assert [row[:2] for row in rows] == [[1, NAMES[0]], [2, NAMES[1]]]
    return [row[2:] for row in rows], result


@pytest.mark.parametrize(
    "heads",
    [
        ("Ngày", "Tháng", "Năm sinh"),
        ("Ngày sinh", "Tháng sinh", "Năm sinh"),
        (f"{BIRTH}/Ngày", f"{BIRTH}/Tháng", f"{BIRTH}/Năm"),
        ("Năm sinh/Ngày", "Năm sinh/Tháng", "Năm sinh/Năm"),
    ],
)
def test_a_birth_in_three_columns_is_told_by_day_month_and_year(heads):
    form = OddForm(*WHO, *heads, "Tháng nghỉ hưu")
    rows, _ = two_rows(form.content, 6, form.first)
    assert rows == [[12, 5, 1973, "06/2033"], [2, 1, 1985, "06/2033"]]


def test_days_of_the_party_in_three_columns_are_not_those_of_birth():
    form = OddForm(
        *WHO, "Ngày vào Đảng/Ngày", "Ngày vào Đảng/Tháng", "Ngày vào Đảng/Năm", "Ngày chính thức/Năm"
    )
    rows, result = two_rows(form.content, 6, form.first)
    assert rows == [[None, 3, 1999, None]] * 2
    assert [label for label, _ in result.unfilled] == ["Ngày chính thức – Năm"]


def test_heads_over_three_rows_with_numbers_in_brackets_below():
    levels = (
        "TRÌNH ĐỘ/Chuyên môn/Trình độ",
        "TRÌNH ĐỘ/Chuyên môn/Chuyên ngành",
        "TRÌNH ĐỘ/Lý luận chính trị",
    )
    heads = (*WHO, f"{BIRTH}/Nam", f"{BIRTH}/Nữ", *levels, "Đảng viên/Ngày vào", "Đảng viên/Chính thức")
    form = OddForm(*heads, days=(2, 3, 8), numbers="({})")
    rows, _ = two_rows(form.content, 9, form.first)
    assert form.first == 5
    assert [row[:6] for row in rows] == [
        [BORN[0], None, "Đại học", "Luật", "Cao cấp", "03/1999"],
        [None, BORN[1], "Thạc sĩ", "Kinh tế", "Cao cấp", "03/1999"],
    ]


def test_men_and_women_over_cells_for_dates_are_births_else_ticks():
    sexes = OddForm(*WHO, "Nam", "Nữ", days=(2, 3))
    assert two_rows(sexes.content, 4, 2)[0] == [[BORN[0], None], [None, BORN[1]]]
    ticks = OddForm(*WHO, "Nam", "Nữ")
    assert two_rows(ticks.content, 4, 2)[0] == [["x", None], [None, "x"]]
    beside = OddForm(*WHO, "Ngày sinh", "Nữ", days=(2, 3))
    assert two_rows(beside.content, 4, 2)[0] == [[BORN[0], None], [BORN[1], "x"]]


def test_a_day_in_a_cell_without_a_format_is_a_date_as_if_it_was_typed():
    form = OddForm(*WHO, f"{BIRTH}/Nam", f"{BIRTH}/Nữ", days=(2,))
    rows, result = two_rows(form.content, 4, form.first)
    assert rows == [[BORN[0], None], [None, BORN[1]]]
    page = opened(result.content).worksheets[0]
    assert [page[place].number_format for place in ("D3", "D4", "B4")] == ["General", "dd/mm/yyyy", "General"]
    assert page["D4"].border.left.style == "thin"
    text = OddForm(*WHO, "Ngày sinh", "Năm sinh")
    text.page.write_blank("C2", None, text.book.add_format({"border": 1, "num_format": "@"}))
    assert two_rows(text.content, 4, 2)[0] == [["12/05/1973", 1973], [BORN[1], 1985]]


def test_levels_are_ticked_below_their_own_label_alone():
    of = {
        "Trình độ/Chuyên môn": ("Sau đại học", "Đại học", "Đang học"),
        "Trình độ/Lý luận chính trị": ("CC, CN", "TC"),
        "Trình độ/Quản lý nhà nước": ("CVC", "CV"),
    }
    form = OddForm(*WHO, *(f"{label}/{mark}" for label, marks in of.items() for mark in marks))
    rows, result = two_rows(form.content, 9, form.first)
    assert rows == [[None, "x", None, "x", None, None, "x"], ["x", None, None, "x", None, None, "x"]]
    assert [label for label, _ in result.unfilled] == ["Trình độ – Chuyên môn – Đang học"]
    assert result.gaps == []


def test_what_is_to_be_ticked_says_so_behind_its_name():
    form = OddForm(*WHO, "Nữ (x)", "DTTS (đánh dấu x)", "Đảng viên (ghi “x”)")
    assert two_rows(form.content, 5, 2)[0] == [[None, "x", "x"], ["x", None, "x"]]


def test_what_is_asked_of_another_matter_or_time_stays_empty():
    heads = (
        "Chức vụ quy hoạch",
        "Số năm giữ chức vụ",
        "Quê quán/Xã",
        "Quê quán/Huyện, tỉnh",
        "Năm sinh của con",
    )
    heads += ("Quyết định bổ nhiệm/Số", "Quyết định bổ nhiệm/Ngày", "Ngày giữ chức vụ hiện tại")
    form = OddForm(*WHO, *heads, days=(8, 9))
    rows, result = two_rows(form.content, 10, form.first)
    assert [[*map(bool, row)] for row in rows] == [[False] * 7 + [True]] * 2
    assert [label.split(" – ")[0] for label, _ in result.unfilled] == [
        head.split("/")[0] for head in heads[:-1]
    ]


def test_numbers_of_columns_hidden_columns_and_hidden_rows():
    form = OddForm(*WHO, "Mã", "Chức vụ, chức danh hiện nay", rows=3, numbers="{}")
    form.page.set_column("C:C", None, None, {"hidden": True})
    form.page.write_row("A3", ["tt", "hoten", "ma", "cv"])
    form.page.set_row(2, None, None, {"hidden": True})
    rows, result = two_rows(form.content, 4, 4)
    assert rows == [[None, "Trưởng phòng"]] * 2
    assert result.unfilled == [("Mã", "cột ẩn của biểu")]
    assert cells(opened(result.content).worksheets[0], 3, 3, 4) == [["tt", "hoten", "ma", "cv"]]


def test_formulas_of_the_first_row_are_repeated_and_sums_above_count_all():
    form = OddForm("STT", "Họ và tên", "Nữ", "Đã điền", rows=2)
    form.page.write("B2", "Tổng số", form.cell)
    form.page.write_formula("C2", '=COUNTIF(C3:C3,"x")', form.cell, 0)
    form.page.write_formula("A3", '=IF(B3<>"",ROW()-2,"")', form.cell, "")
    form.page.write_formula("D3", "=LEN(B3)", form.cell, 0)
    page = opened(filled_with_two(form.content).content).worksheets[0]
    assert cells(page, 2, 4, 4) == [
        [None, "Tổng số", '=COUNTIF(C3:C4,"x")', None],
        ['=IF(B3<>"",ROW()-2,"")', NAMES[0], None, "=LEN(B3)"],
        ['=IF(B4<>"",ROW()-2,"")', NAMES[1], "x", "=LEN(B4)"],
    ]


def test_rows_that_are_numbered_already_or_hold_dots_in_a_locked_sheet():
    form = OddForm(*WHO, "LLCT", rows=3)
    form.page.write("A2", 1, form.cell)
    form.page.write_row("A3", ["...", "...", "..."], form.cell)
    form.page.write("A5", "Tổng cộng", form.cell)
    form.page.protect("khoa")
    rows, result = two_rows(form.content, 3, 2)
    assert rows == [["Cao cấp"]] * 2
    page = opened(result.content).worksheets[0]
    assert page.protection.sheet and page["A5"].value == "Tổng cộng" and page["A4"].value is None
    assert len(result.remarks) == 2


def test_of_tables_side_by_side_and_on_further_sheets_each_can_be_asked_for():
    def form():
        made = OddForm(*WHO, "Chức vụ")
        made.table((*WHO, "Tháng nghỉ hưu"), left=4)
        made.book.add_worksheet("Phụ lục").write_row("A1", [*WHO, "Ngày sinh"])
        return made.content

    asked = [*asked_of(form(), 0).values(), *asked_of(form(), 1).values(), *asked_of(form(), 2).values()]
    assert asked[2::3] == ["post", "retires", "birth"]
    result = filled_with_two(form(), 1)
    assert cells(opened(result.content).worksheets[0], 2, 3, 7) == [
        [None] * 4 + [1, NAMES[0], "06/2033"],
        [None] * 4 + [2, NAMES[1], "06/2033"],
    ]
