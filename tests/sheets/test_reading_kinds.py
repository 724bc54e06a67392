"""The other kinds of files give the same cells as an .xlsx, as far as their formats know them."""

import datetime

import pytest

from foundation.sheets.limits import Unreadable
from foundation.sheets.reading import read_content
from foundation.sheets.reading.ods import shown_precision
from foundation.sheets.reading.values import ErrorValue, ShownDate, Uncalculated
from tests.sheets.biff import xls
from tests.sheets.packages import document

MARCH = datetime.date(1981, 3, 12)


def table(*lines):
    return "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)


def ods_cell(kind="string", text="", more="", **values):
    given = "".join(f' office:{key.replace("_", "-")}="{value}"' for key, value in values.items())
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f'<table:table-cell office:value-type="{kind}"{given} {more}>{shown}</table:table-cell>'


@pytest.mark.parametrize("date_1904", [False, True])
def test_an_old_workbook_has_the_cells_formats_ranges_and_hidden_lines_of_its_records(date_1904):
    day = 29657 - 1462 * date_1904
    file = xls(
        [["Họ và tên", "", (day, 1), (day, 2), "#N/A", True, (20188000104, 3), 1.5], ["Lý Sơn", "x"]],
        formats=["dd/mm/yyyy", "yyyy", "000000000000"],
        merged=[((0, 0), (0, 1))],
        hidden=([1], [3]),
        date_1904=date_1904,
    )
    book = read_content(file.getvalue())
    sheet = book.sheets[0]
    first = sheet.rows[0]
    assert first == ["Họ và tên", "", MARCH, MARCH, "#N/A", True, "020188000104", 1.5]
    assert [type(first[place]) for place in (2, 3, 4)] == [datetime.date, ShownDate, ErrorValue]
    assert (sheet.merged, sheet.from_1904) == ((((0, 0), (0, 1)),), date_1904)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {3})
    assert (book.kind, sheet.row(2)[:3]) == ("xls", ["Lý Sơn", "x", ""])
    assert book.remarks[0].startswith("Tệp .xls không cho biết ô nào là công thức")


def test_an_old_workbook_with_a_password_says_to_take_it_off():
    with pytest.raises(Unreadable, match="có mật khẩu"):
        read_content(xls([["x"]], locked=True).getvalue())


def test_cells_of_an_open_document_are_values_or_what_they_show():
    line = [
        ods_cell(text="Nông<text:s text:c='2'/>Văn <text:span>Hải</text:span></text:p><text:p>Bí thư"),
        ods_cell("date", "1981", date_value="1981-03-12"),
        ods_cell("date", "12/03/81", date_value="1981-03-12T10:00:00"),
        ods_cell("float", "020188000104", value="20188000104"),
        ods_cell("percentage", "92,03%", value="0.9203"),
        ods_cell("float", "1,50", value="1.5"),
        ods_cell("boolean", "TRUE", boolean_value="true"),
        ods_cell("string", "#N/A", 'table:formula="of:=NA()" calcext:value-type="error"'),
        '<table:table-cell table:formula="of:=[.B2]"/>',
        "<table:table-cell><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p>Tày</text:p>"
        "</table:table-cell>",
    ]
    cells = read_content(document(table("".join(line))).getvalue()).sheets[0].rows[0]
    assert cells == [
        "Nông  Văn Hải\nBí thư", MARCH, MARCH, "020188000104", "92,03%", 1.5, True, "#N/A", "=[.B2]", "Tày",
    ]  # fmt: skip
    kinds = [type(cell) for cell in cells]
    assert (kinds[1], kinds[2], kinds[7], kinds[8]) == (ShownDate, datetime.date, ErrorValue, Uncalculated)


@pytest.mark.parametrize(
    ("date", "shown", "precision"),
    [
        ("1981-03-12", "12/03/1981", ""),
        ("1981-03-12", "12 Tháng Ba 1981", ""),
        ("1981-01-01", "1981", ShownDate.YEAR),
        ("2006-05-01", "05/2006", ShownDate.MONTH),
        ("2006-05-01", "Thg5-06", ShownDate.MONTH),
        ("2006-05-01", "May-06", ShownDate.MONTH),
        ("2021-12-12", "12-Thg12", ShownDate.DAY_MONTH),
        ("2021-10-10", "10/10", ShownDate.DAY_MONTH),
        ("2021-10-10", "10-Tháng Mười", ShownDate.DAY_MONTH),
        ("2021-10-10", "Thứ Hai", ShownDate.OTHER),
    ],
)
def test_what_a_shown_date_leaves_out_is_told_by_its_text(date, shown, precision):
    assert shown_precision(datetime.date.fromisoformat(date), shown) == precision


def test_an_open_document_repeats_merges_and_hides():
    lines = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row-group>'
        '<table:table-row table:visibility="filter" table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p>'
        "</table:table-cell></table:table-row></table:table-row-group>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1">'
        '<text:p>b</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/>'
        "</table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell>"
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    cell = "<table:table-cell><text:p>y</text:p></table:table-cell>"
    linked = f"<table:dde-link><table:table>{table(cell)}</table:table></table:dde-link>"
    sheet = read_content(document(lines, linked).getvalue()).sheets
    assert len(sheet) == 1
    assert sheet[0].rows == [["", ""], ["", ""], ["a", "a"], ["a", "a"], ["b", ""], ["", "c"]]
    assert sheet[0].merged == (((4, 0), (5, 0)),)
    assert (sheet[0].hidden_rows, sheet[0].hidden_columns) == ({3, 4}, {1})
    assert [
        read_content(document(lines, hidden=off).getvalue()).sheets[0].hidden for off in (False, True)
    ] == [0, 1]


def test_a_hidden_sheet_is_told_only_where_it_holds_anything():
    cell = table("<table:table-cell><text:p>a</text:p></table:table-cell>")
    shown = f'<table:table table:name="A">{cell}</table:table>'
    assert read_content(document(cell, shown, hidden=True).getvalue()).remarks == (
        "Trang tính “DS” đang ẩn: chỉ được đọc khi được chọn.",
    )
    assert read_content(document("", shown, hidden=True).getvalue()).remarks == ()


def test_texts_that_excel_made_in_a_delimited_file_are_the_texts_inside():
    lines = 'TT;CCCD;Tên;Nhân\n1;"=""020181000101""";\'020181000101;=B2*2\n2;="0201";\'Nhơi;=\n'
    book = read_content(lines.encode())
    first, second = book.sheets[0].rows[1:]
    assert first == ["1", "020181000101", "020181000101", "=B2*2"]
    assert isinstance(first[3], Uncalculated)
    assert second == ["2", "0201", "'Nhơi", "="]
    assert book.remarks[0].startswith("Tệp .csv chỉ có chữ")
    assert book.kind == "csv"
