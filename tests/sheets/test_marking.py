import datetime
import io

import openpyxl
import pytest

from foundation.sheets import marking
from foundation.sheets.kinds import Fault
from foundation.sheets.marking import Marked, mark_workbook
from foundation.sheets.reading import read_workbook
from foundation.sheets.table_body import RowKind
from tests.sheets.workbooks import DIRTY, HEAD, csv_file, ods, people, read_table, with_part, xlsx

DISTRICT = DIRTY / "01_trich_ngang_cap_huyen.xlsx"
BAD_DATE = Fault("birth_male", "Ngày sinh 31/02/1980 không có thật")
YEAR_ONLY = Fault("birth_female", "Chỉ có năm sinh", "warning")
NO_NAME = Fault("name", "Thiếu họ tên")


def sent_back(file, faults):
    """The returned file, read by openpyxl, and its first page."""
    content = file.read()
    workbook = read_workbook(io.BytesIO(content))
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


def test_a_workbook_openpyxl_cannot_open_comes_back_as_the_same_cells():
    day = datetime.date(1980, 5, 13)
    content = xlsx([["DANH SÁCH", "", ""], HEAD, *people(1, 1, day)], merged=[((0, 0), (0, 2))])
    broken = with_part(content, "xl/styles.xml", b'<family val="2"/>', b'<family val="99"/>')
    page = sent_back(broken, {3: [NO_NAME]})[1]
    assert page["A1"].value == "DANH SÁCH"
    assert page["C3"].value == datetime.datetime(1980, 5, 13)
    assert page["F3"].value == "Lỗi: Thiếu họ tên"


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
