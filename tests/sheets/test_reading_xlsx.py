"""Cells of an .xlsx by its own parts."""

import datetime

import pytest

from foundation.sheets.reading import read_content
from foundation.sheets.reading.values import ErrorValue, ShownDate, Uncalculated
from tests.sheets.packages import STRICT, WORKBOOK, formatted, package, rows


def sheet(content, **parts):
    return read_content(package(content, **parts).getvalue()).sheets[0]


@pytest.mark.parametrize("space", [None, STRICT])
def test_every_type_of_cell(space):
    line = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>29657</v></c><c r="C1"><v>1.5</v></c>'
        '<c r="D1" t="b"><v>1</v></c>'
        '<c r="E1" t="e"><f>NA()</f><v>#N/A</v></c><c r="F1" t="str"><f>A1</f><v>Tày</v></c>'
        '<c r="G1" t="d"><v>1981-03-12T00:00:00</v></c><c r="H1" t="d" s="2"><v>1981-03-12</v></c>'
        '<c r="I1" t="inlineStr"><is><t>Nùng</t></is></c><c r="J1" s="3"><v>20188000104</v></c>'
        '<c r="K1"><f>1+1</f><v>2</v></c>'
    )
    read = sheet(
        rows(line),
        texts="<si><t>Nông Văn Hải</t></si>",
        styles=formatted("dd/mm/yyyy", "yyyy", "000000000000"),
        **({"space": space} if space else {}),
    )
    cells = read.rows[0]
    day = datetime.date(1981, 3, 12)
    assert cells == ["Nông Văn Hải", day, 1.5, True, "#N/A", "Tày", day, day, "Nùng", "020188000104", 2]
    assert isinstance(cells[4], ErrorValue)
    assert (type(cells[1]), type(cells[7])) == (datetime.date, ShownDate)


def test_formulas_without_a_stored_value_are_no_blanks_but_an_empty_result_is():
    line = (
        '<c r="A1"><f>"0201"&amp;B1</f><v/></c><c r="B1"><f>B2</f></c><c r="C1"><f t="shared" si="0"/><v></v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><v>7</v></c><c r="F1"><f>A2</f><v>0</v></c>'
    )
    cells = sheet(rows(line)).rows[0]
    assert cells == ['="0201"&B1', "=B2", "=…", "", 7, 0]
    assert [type(cell) for cell in cells[:3]] == [Uncalculated] * 3
    # A program that asks to calculate anew has stored 0 for every formula.
    stale = sheet(rows(line), workbook=WORKBOOK + '<calcPr fullCalcOnLoad="1"/>').rows[0]
    assert (stale[4], stale[5], type(stale[5])) == (7, "=A2", Uncalculated)


def test_rich_text_is_joined_readings_are_left_out_and_control_characters_are_unwritten():
    texts = (
        "<si><r><t>Nông </t></r>\n <r><rPr><b/></rPr><t>Văn</t></r></si><si><t>漢</t><rPh><t>kan</t></rPh></si>"
        '<si><t xml:space="preserve">a_x000D_\nb_x0000_c_x005F_</t></si><si/>'
    )
    line = (
        "".join(f'<c t="s"><v>{place}</v></c>' for place in range(4))
        + '<c t="inlineStr"><is><r><t>Lý </t></r>\n<r><t>Sơn</t></r><rPh><t>x</t></rPh></is></c><c><v>\n 5 </v></c>'
    )
    assert sheet(rows(line), texts=texts).rows == [["Nông Văn", "漢", "a\nbc_", "", "Lý Sơn", 5]]


def test_places_are_those_of_references_or_of_the_order():
    content = (
        '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row>\n<row r="4"><c r = "C4"><v>4</v></c>'
        "<c r='A4' ><v>5</v></c></row></sheetData><headerFooter><oddHeader>Mật</oddHeader></headerFooter>"
    )
    assert sheet(content).rows == [[1, "", 3], [""] * 3, [""] * 3, [5, "", 4]]


def test_merged_ranges_and_hidden_lines_are_told_as_far_as_the_sheet_reaches():
    content = (
        '<cols><col min="2" max="2" hidden="1"/><col min="5" max="16384" hidden="true"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>'
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>'
        '<row r="3"><c r="C3"><v>3</v></c></row><row r="9" hidden="1"/></sheetData><mergeCells><mergeCell ref="A1:B1"/>'
        '<mergeCell ref="C1:C3"/><mergeCell ref="A3:B1048576"/><mergeCell ref="D1:F1"/></mergeCells>'
    )
    book = read_content(package(content).getvalue())
    read = book.sheets[0]
    assert set(read.merged) == {((0, 0), (0, 1)), ((0, 2), (2, 2)), ((2, 0), (2, 1))}
    assert (read.hidden_rows, read.hidden_columns) == ({2}, {1})
    assert book.remarks == (
        "Trang tính “DS” có 1 dòng ẩn (dòng 2); các dòng này vẫn được đọc.",
        "Trang tính “DS” có 1 cột ẩn (cột B); các cột này vẫn được đọc.",
    )


def test_a_hidden_sheet_is_told_and_a_part_may_lie_anywhere():
    sheets = WORKBOOK.replace('name="DS"', 'name="DS" state="veryHidden"')
    file = package(rows("<c><v>1</v></c>"), workbook=sheets)
    book = read_content(file.getvalue())
    assert book.sheets[0].hidden
    assert book.remarks == ("Trang tính “DS” đang ẩn: chỉ được đọc khi được chọn.",)
    prefixed = package(
        None,
        **{
            "xl/worksheets/sheet1.xml": '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>6</x:v></x:c></x:row></x:sheetData></x:worksheet>'
        },
    )
    assert read_content(prefixed.getvalue()).sheets[0].rows == [[6]]
