import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from foundation.sheets import marking
from foundation.sheets.kinds import Fault
from foundation.sheets.marking import Marked, mark_workbook
from foundation.sheets.reading import read_content
from foundation.sheets.table_body import RowKind
from tests.sheets.workbooks import DIRTY, HEAD, csv_file, ods, packed, people, read_table, with_part, xlsx

CASES = Path("tests/cases/imports")
DISTRICT = DIRTY / "01_trich_ngang_cap_huyen.xlsx"
BAD_DATE = Fault("birth_male", "Ngày sinh 31/02/1980 không có thật")
YEAR_ONLY = Fault("birth_female", "Chỉ có năm sinh", "warning")
FAMILY = b'<family val="2"/>'
NO_NAME = Fault("name", "Thiếu họ tên")


def sent_back(file, faults):
    """The returned file, read by openpyxl, and its first page."""
    content = file.read()
    workbook = read_content(content)
    marked = Marked(workbook.sheets[0], read_table(workbook.sheets[0]), faults)
    returned = mark_workbook(content, workbook, [marked])
    return returned, openpyxl.load_workbook(io.BytesIO(returned)).worksheets[0]


@pytest.fixture(scope="module")
def district():
    with DISTRICT.open("rb") as file:
        return sent_back(
            file, {23: [BAD_DATE], 72: [YEAR_ONLY], 54: [NO_NAME, Fault("", "Trùng với dòng 15")]}
        )


def test_the_senders_own_workbook_comes_back_with_a_column_of_reasons(district):
    page = district[1]
    assert page["T6"].value == "Lý do"
    assert "T6:T7" in {str(merged) for merged in page.merged_cells.ranges}
    assert page["T23"].value == "Lỗi: Ngày sinh 31/02/1980 không có thật"
    assert page["T72"].value == "Lưu ý: Chỉ có năm sinh"
    assert page["T54"].value == "Lỗi: Thiếu họ tên\nLỗi: Trùng với dòng 15"
    assert page["T24"].value is None


def test_bad_cells_are_striped_and_doubtful_ones_dotted_so_that_a_grey_print_tells_them_apart(district):
    page = district[1]
    assert page["C23"].fill.fill_type == "lightUp"
    assert page["B54"].fill.fill_type == "lightUp"
    assert page["D72"].fill.fill_type == "gray0625"
    assert page["C24"].fill.fill_type not in ("lightUp", "gray0625")


def test_formats_merged_cells_and_page_set_up_are_kept(district):
    original = openpyxl.load_workbook(DISTRICT).worksheets[0]
    page = district[1]
    assert {str(merged) for merged in original.merged_cells.ranges} <= {
        str(m) for m in page.merged_cells.ranges
    }
    assert page["C10"].number_format == original["C10"].number_format
    assert page["B10"].font.name == original["B10"].font.name
    assert page.page_setup.orientation == original.page_setup.orientation
    assert [row[:19] for row in page.iter_rows(min_row=24, max_row=50, values_only=True)] == [
        row[:19] for row in original.iter_rows(min_row=24, max_row=50, values_only=True)
    ]


def test_sent_again_it_is_read_as_before_and_the_column_of_reasons_means_nothing(district):
    with DISTRICT.open("rb") as file:
        before = read_table(file)
    again = read_table(io.BytesIO(district[0]))
    assert again.heading.reason_column == 19
    assert [row.number for row in again.rows] == [row.number for row in before.rows]
    assert [row.values for row in again.rows] == [row.values for row in before.rows]
    assert again.matches[19].key is None


def test_marked_a_second_time_only_the_new_faults_are_seen(district):
    page = sent_back(io.BytesIO(district[0]), {23: [Fault("home", "Thiếu quê quán", "warning")]})[1]
    assert (page["T6"].value, page["U6"].value) == ("Lý do", None)
    assert page["T23"].value == "Lưu ý: Thiếu quê quán"
    assert page["T54"].value is None
    assert page["C23"].fill.fill_type is None
    assert page["G23"].fill.fill_type == "gray0625"


def test_a_column_of_reasons_that_the_sender_filled_himself_is_his():
    rows = [[*HEAD, "Lý do"], [*people(1)[0], "Nghỉ hưu"]]
    table = read_table(xlsx(rows))
    assert table.heading.reason_column is None


def test_an_error_goes_before_a_remark_in_the_same_cell():
    page = sent_back(xlsx([HEAD, *people(1)]), {2: [Fault("name", "b", "warning"), Fault("name", "a")]})[1]
    assert page["B2"].fill.fill_type == "lightUp"
    assert page["F2"].value == "Lỗi: a\nLưu ý: b"


def test_a_hidden_row_with_a_fault_is_shown():
    file = io.BytesIO()
    book = openpyxl.load_workbook(xlsx([HEAD, *people(2)]))
    book.worksheets[0].row_dimensions[2].hidden = True
    book.save(file)
    file.seek(0)
    assert not sent_back(file, {2: [NO_NAME]})[1].row_dimensions[2].hidden


@pytest.mark.parametrize(
    "file",
    [
        csv_file("TT;Họ và tên;Ngày sinh\n1;Nông Văn Hải;13/05/1980\n2;;=1+1\n"),
        ods([["TT", "Họ và tên", "Ngày sinh"], ["1", "Nông Văn Hải", "13/05/1980"], ["2", "", "=1+1"]]),
    ],
)
def test_other_files_come_back_as_a_workbook_of_the_same_cells(file):
    page = sent_back(file, {3: [NO_NAME]})[1]
    assert [cell.value for cell in page[2]] == ["1", "Nông Văn Hải", "13/05/1980", None]
    assert [cell.value for cell in page[3]] == ["2", None, "=1+1", "Lỗi: Thiếu họ tên"]
    assert page["C3"].data_type == "s"
    assert page["B3"].fill.fill_type == "lightUp"
    assert page["D1"].value == "Lý do"


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def signed(content):
    """The package with a signature, its content type and its relation."""
    of = parts(content)
    type_of_it = b'<Override PartName="/_xmlsignatures/origin.sigs" ContentType="application/x"/></Types>'
    relation = (
        b'<Relationship Id="s" Type="http://x/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    )
    types, relations = of["[Content_Types].xml"], of["_rels/.rels"]
    of["[Content_Types].xml"] = types.replace(b"</Types>", type_of_it)
    of["_rels/.rels"] = relations.replace(b"</Relationships>", relation)
    return packed(of | {"_xmlsignatures/origin.sigs": b""}).getvalue()


def marked_page(content, faults):
    """The file sent back, its first page as its program would read it, and the parts that are not the sender's."""
    workbook = read_content(content)
    marked = Marked(workbook.sheets[0], read_table(workbook.sheets[0]), faults)
    before, after = parts(content), parts(mark_workbook(content, workbook, [marked]))
    assert list(after) == list(before)
    return after, {name for name in after if after[name] != before[name]}


def test_everything_else_in_the_senders_package_stays_byte_for_byte():
    """A picture, a comment, stored values of formulas, protection, validation and a hidden sheet."""
    content = (CASES / "g01_rich_workbook_with_an_error.xlsx").read_bytes()
    after, changed = marked_page(content, {5: [NO_NAME]})
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    sheet, before = after["xl/worksheets/sheet1.xml"], parts(content)["xl/worksheets/sheet1.xml"]
    for kept in (rb"<f>.*?</f><v>[^<]*</v>", rb"<(?:legacyD|d)rawing [^>]*>", rb"<sheetProtection [^>]*>"):
        assert re.findall(kept, before) and re.findall(kept, sheet) == re.findall(kept, before)
    assert "Lỗi: Thiếu họ tên".encode() in sheet


def test_a_workbook_openpyxl_cannot_open_comes_back_as_it_is():
    broken = with_part(xlsx([HEAD, *people(2)]), "xl/styles.xml", FAMILY, b'<family val="99"/>').getvalue()
    after, changed = marked_page(broken, {3: [NO_NAME]})
    assert changed == {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert b'<family val="99"/>' in after["xl/styles.xml"]


def test_a_workbook_without_formats_comes_back_as_the_same_cells():
    day = datetime.date(1980, 5, 13)
    content = xlsx([["DANH SÁCH", "", ""], HEAD, *people(1, 1, day)], merged=[((0, 0), (0, 2))])
    broken = with_part(content, "xl/styles.xml", b"<fills", b"<gone")
    broken = with_part(broken, "xl/styles.xml", b"</fills", b"</gone")
    page = sent_back(broken, {3: [NO_NAME]})[1]
    assert page["A1"].value == "DANH SÁCH"
    assert page["C3"].value == datetime.datetime(1980, 5, 13)
    assert page["F3"].value == "Lỗi: Thiếu họ tên"


def test_a_part_too_large_to_hold_as_a_tree_is_not_marked_in_place_but_copied():
    content = xlsx([HEAD, *people(1)])
    swollen = with_part(
        content, "xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData>" + b" " * 12 * 2**20
    )
    returned, page = sent_back(swollen, {2: [NO_NAME]})
    assert page["F2"].value == "Lỗi: Thiếu họ tên"
    assert len(parts(returned)["xl/worksheets/sheet1.xml"]) < 2**20


def test_rows_and_cells_that_do_not_say_their_place_are_marked_where_they_stand():
    of, name = parts(xlsx([HEAD, *people(3)]).getvalue()), "xl/worksheets/sheet1.xml"
    bare = packed(of | {name: re.sub(rb' (?:r|spans)="[A-Z0-9:]+"', b"", of[name])})
    page = sent_back(bare, {3: [NO_NAME]})[1]
    assert [cell.value for cell in page[3]][1:2] == [people(3)[1][1]]
    assert page["F3"].value == "Lỗi: Thiếu họ tên" and page["B3"].fill.fill_type == "lightUp"


def test_the_column_of_reasons_stands_beside_merged_ranges_and_is_wide_where_its_neighbours_were_narrow():
    file = io.BytesIO()
    book = openpyxl.load_workbook(xlsx([HEAD, *people(2)]))
    book.worksheets[0].merge_cells("E3:H3")
    book.worksheets[0].column_dimensions.group("F", "K", hidden=True)
    book.save(file)
    file.seek(0)
    page = sent_back(file, {2: [NO_NAME]})[1]
    assert page["I2"].value == "Lỗi: Thiếu họ tên"
    assert page.column_dimensions["I"].width == 60 and not page.column_dimensions["I"].hidden
    assert page.column_dimensions["F"].hidden and page.column_dimensions["J"].hidden
    assert page.dimensions == "A1:I3"


def test_a_signature_that_is_true_no_more_goes():
    content = signed(xlsx([HEAD, *people(1)]).getvalue())
    workbook = read_content(content)
    marked = Marked(workbook.sheets[0], read_table(workbook.sheets[0]), {2: [NO_NAME]})
    after = parts(mark_workbook(content, workbook, [marked]))
    assert not any(b"_xmlsignatures" in name.encode() + part for name, part in after.items())


def test_a_very_long_list_comes_back_as_heading_sections_and_bad_rows_only(monkeypatch):
    monkeypatch.setattr(marking, "WHOLE_UP_TO", 50)
    rows = [["DANH SÁCH"], HEAD]
    for unit in range(4):
        rows += [[f"{unit + 1}. Đơn vị {unit} (20 đồng chí)"], *people(20, unit * 20 + 1)]
    returned, page = sent_back(xlsx(rows), {30: [NO_NAME], 31: [BAD_DATE], 70: [YEAR_ONLY]})
    assert [row[0] for row in page.iter_rows(values_only=True)] == [
        "DANH SÁCH",
        "TT",
        "2. Đơn vị 1 (20 đồng chí)",
        26,
        27,
        "4. Đơn vị 3 (20 đồng chí)",
        64,
    ]
    assert page["F4"].value == "Lỗi: Thiếu họ tên (dòng 30 của tệp gửi)"
    again = read_table(io.BytesIO(returned))
    assert [row.section for row in again.rows] == ["Đơn vị 1", "Đơn vị 1", "Đơn vị 3"]
    assert again.heading.reason_column == 5
    assert {row.kind for row in again.body} == {RowKind.DATA, RowKind.SECTION}


def test_the_other_sheets_of_a_workbook_stay():
    content = xlsx([HEAD, *people(1)], more=[("Ghi chú", [["giữ nguyên"]])])
    returned = sent_back(content, {2: [NO_NAME]})[0]
    assert openpyxl.load_workbook(io.BytesIO(returned))["Ghi chú"]["A1"].value == "giữ nguyên"
