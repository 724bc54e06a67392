import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.core.dates import PartialDate
from foundation.sheets.reading import read_content
from foundation.sheets.writing import ExportColumn, Holds, ListSheet, safe_sheet_name, write_list

COLUMNS = (
    ExportColumn("TT", Holds.NUMBER, 5),
    ExportColumn("Họ và tên"),
    ExportColumn("Ngày sinh", Holds.DATE),
    ExportColumn("Số CCCD"),
)
LAYOUT = ListSheet(
    "DANH SÁCH CÁN BỘ", COLUMNS, notes=("Số liệu tính đến ngày 30/11/2021",), footer="In lúc 14:05 & nơi in"
)
ROWS = [
    (1, "Nông Văn Hải", PartialDate("1973-01-15"), "020073308476"),
    (2, "Lý Thị Hoa", PartialDate("1973-05"), ""),
    (3, "Bế Văn Đàn", datetime.date(1980, 2, 1), None),
    (4, "Vi Thị Nga", PartialDate("1973"), "1"),
]


def written(rows, layout=LAYOUT):
    file = io.BytesIO()
    write_list(file, layout, iter(rows))
    file.seek(0)
    return file


@pytest.fixture(scope="module")
def exported():
    return openpyxl.load_workbook(written(ROWS)).worksheets[0]


def test_a_list_has_title_notes_heading_rows_in_order_and_the_number_of_people(exported):
    cells = [[cell for cell in row if cell is not None] for row in exported.iter_rows(values_only=True)]
    assert cells[:2] == [["DANH SÁCH CÁN BỘ"], ["Số liệu tính đến ngày 30/11/2021"]]
    assert cells[3] == ["TT", "Họ và tên", "Ngày sinh", "Số CCCD"]
    assert cells[4][:2] == [1, "Nông Văn Hải"]
    assert cells[-1] == ["Tổng cộng: 4 đồng chí"]


def test_dates_known_to_the_day_are_real_and_shown_the_vietnamese_way_others_stay_as_exact(exported):
    assert exported["C5"].value == datetime.datetime(1973, 1, 15)
    assert exported["C5"].number_format == "dd/mm/yyyy"
    assert [exported[f"C{row}"].value for row in (6, 8)] == ["05/1973", "1973"]


def test_text_stays_text_and_numbers_stay_numbers(exported):
    assert exported["D5"].value == "020073308476"
    assert (exported["D8"].value, exported["D8"].data_type) == ("1", "s")
    assert (exported["A5"].value, exported["A5"].data_type) == (1, "n")


def test_the_page_is_ready_to_print_and_the_head_and_first_column_stay_in_view(exported):
    assert exported.page_setup.orientation == "landscape"
    assert exported.page_setup.paperSize == 9
    assert exported.sheet_properties.pageSetUpPr.fitToPage
    assert exported.page_setup.fitToHeight == 0
    assert exported.print_title_rows == "$4:$4"
    assert exported.freeze_panes == "B5"
    assert exported.oddFooter.left.text == "In lúc 14:05 && nơi in"


def test_columns_are_as_wide_as_their_content_and_the_head_filters_the_rows(exported):
    widths = {letter: exported.column_dimensions[letter].width for letter in "ABC"}
    assert widths["A"] < widths["C"] <= widths["B"] < 20
    long = [(1, "Nông Văn " * 30, None, "")]
    assert openpyxl.load_workbook(written(long)).worksheets[0].column_dimensions["B"].width < 50
    assert exported.auto_filter.ref == "A4:D8"
    assert round(exported.page_margins.left * 25.4) == 30 and round(exported.page_margins.right * 25.4) == 15


def test_large_paper_and_more_frozen_columns():
    layout = ListSheet("A", COLUMNS, paper="A3", frozen_columns=2)
    page = openpyxl.load_workbook(written([], layout)).worksheets[0]
    assert (page.page_setup.paperSize, page.freeze_panes) == (8, "C4")
    assert page["A4"].value == "Tổng cộng: 0 đồng chí"


def test_rows_are_taken_one_by_one_and_counted():
    seen = []

    def rows():
        for number in range(1, 1201):
            seen.append(number)
            yield (number, "Nông Văn Hải", None, "")

    assert write_list(io.BytesIO(), LAYOUT, rows()) == 1200
    assert len(seen) == 1200
    page = openpyxl.load_workbook(written(rows())).worksheets[0]
    assert page["A1205"].value == "Tổng cộng: 1.200 đồng chí"


@settings(max_examples=60)
@given(
    st.text(min_size=1),
    st.sampled_from(["=", "+", "-", "@", "\t", "\r", "", "=HYPERLINK(", "http://", "mailto:"]),
)
def test_no_text_ever_becomes_a_formula_or_a_link(text, start):
    file = written([(1, start + text, None, start + text)])
    with zipfile.ZipFile(file) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        assert (
            b"<f>" not in sheet
            and b"<f " not in sheet
            and b"hyperlink" not in sheet.lower().split(b"<sheetdata>")[0]
        )
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in archive.namelist()


def test_text_that_looks_like_a_formula_keeps_the_quote_sign_for_whoever_edits_it():
    page = openpyxl.load_workbook(written([(1, "=1+1", None, "thường")])).worksheets[0]
    assert page["B5"].quotePrefix
    assert not page["D5"].quotePrefix
    assert (page["B5"].value, page["B5"].data_type) == ("=1+1", "s")


def test_very_long_text_and_dates_before_excels_time_are_written_as_text():
    page = openpyxl.load_workbook(written([(1, "a" * 40_000, datetime.date(1890, 5, 19), "")])).worksheets[0]
    assert len(page["B5"].value) == 32_767
    assert page["C5"].value == "19/05/1890"


def test_what_is_exported_is_read_again_as_it_was():
    sheet = read_content(written(ROWS).getvalue()).sheets[0]
    assert sheet.row(5) == [1, "Nông Văn Hải", datetime.date(1973, 1, 15), "020073308476"]


@settings(max_examples=30)
@given(st.text())
def test_any_name_of_a_sheet_is_made_one_that_excel_takes(name):
    safe = safe_sheet_name(name)
    assert 1 <= len(safe) <= 31
    assert not set(safe) & set("[]:*?/\\")
    assert not safe.startswith("'") and not safe.endswith("'")
    written([], ListSheet("A", COLUMNS, sheet_name=name))


def test_a_good_name_of_a_sheet_stays():
    assert safe_sheet_name("BCH Đảng bộ xã") == "BCH Đảng bộ xã"
    assert safe_sheet_name("History") == safe_sheet_name("") == "Danh sách"
