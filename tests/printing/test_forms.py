"""One layout in three formats: the same head, headings, rows and signatures in each."""

import io
from dataclasses import replace

import docx
import openpyxl
import pypdf
import pytest

from foundation.printing.forms_docx import docx_of
from foundation.printing.forms_pdf import pdf_of_form
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.headings import column_numbers, heading_cells
from foundation.printing.layout import FormColumn, FormRow, Signature
from foundation.printing.pdf import pdf_of
from foundation.printing.typesetting.styles import q
from tests.printing.forms import COLUMNS, PARTY, ROWS, STATE, form


def sheet_of(layout, rows=ROWS):
    file = io.BytesIO()
    count = write_xlsx(layout, rows, file)
    return openpyxl.load_workbook(file).active, count


def pages_of(pdf):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def fonts_of(pdf):
    """The names of all fonts in the file, without the letters that tell a part of a font."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    found = (one for page in reader.pages for one in page["/Resources"].get("/Font", {}).values())
    return {str(one.get_object()["/BaseFont"]).split("+")[1] for one in found}


def test_headings_fall_together_where_neighbours_share_a_group():
    told = {(one.row, one.column, one.rows, one.columns): one.text for one in heading_cells(COLUMNS)}
    assert told[0, 0, 3, 1] == "TT" and told[0, 6, 3, 1] == "Ghi chú"
    assert told[0, 2, 1, 2] == "Ngày, tháng, năm sinh" and told[1, 2, 2, 1] == "Nam"
    assert told[0, 4, 1, 2] == "Kết quả giới thiệu" and told[1, 4, 1, 2] == "Ban Chấp hành"
    assert told[2, 5, 1, 1] == "%" and len(told) == 10
    assert column_numbers(COLUMNS) == ["1", "2", "3", "4", "5", "6 (=5/n)", "7"]


def test_equal_headings_under_different_groups_stay_apart():
    columns = (FormColumn("a", 1, ("x", "z")), FormColumn("b", 1, ("y", "z")), FormColumn("b", 1))
    assert [(one.column, one.columns) for one in heading_cells(columns)] == [
        (0, 1), (1, 1), (2, 1), (0, 1), (1, 1), (0, 1), (1, 1)
    ]  # fmt: skip


def test_the_workbook_is_ready_to_print():
    page, count = sheet_of(form(paper="A3", autofilter=True))
    texts = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value is not None}
    assert count == 3
    assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Times New Roman"}
    assert texts["HUYỆN ỦY MẪU"].font.bold and not texts["ĐẢNG BỘ TỈNH MẪU"].font.bold
    assert texts["Mẫu, ngày 05 tháng 02 năm 2021"].font.italic
    head = texts["TT"].row
    assert page.print_title_rows == f"${head}:${head + 3}" and page.freeze_panes == f"A{head + 4}"
    assert page.auto_filter.ref == f"A{head + 3}:G{head + 8}"
    merged = {str(one) for one in page.merged_cells.ranges}
    assert {
        f"A{head}:A{head + 2}",
        f"C{head}:D{head}",
        f"E{head}:F{head}",
        f"E{head + 1}:F{head + 1}",
    } <= merged
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (None, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert [round(25.4 * side) for side in (page.page_margins.left, page.page_margins.right)] == [30, 15]
    assert "&P/&N" in page.oddFooter.right.text and "Danh sách && bảng" in page.oddFooter.left.text
    assert "DỰ THẢO" in page.oddHeader.right.text
    assert texts["Người Lập"].row == texts["Người Ký"].row > texts["BÍ THƯ"].row + 2
    assert texts["I. THỊ TRẤN MẪU (02 đồng chí)"].row == head + 4


def test_nothing_in_the_workbook_is_a_formula_and_values_keep_their_kind():
    page, _ = sheet_of(form())
    cells = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value is not None}
    assert cells["=1+1"].data_type == "s" and cells["=1+1"].quotePrefix
    assert cells["ab\nc"].data_type == "s", "what a file may not hold is left out"
    assert cells[92.5].data_type == "n" and cells["1975"].data_type == "s"
    assert [cell.number_format for cell in cells.values() if cell.is_date] == ["dd/mm/yyyy"]
    assert "f" not in {cell.data_type for row in page.iter_rows() for cell in row}


def test_the_word_document_repeats_its_headings_and_names_one_font():
    document = docx.Document(io.BytesIO(docx_of(form(paper="A3"), ROWS)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    assert [round(side.mm) for side in (section.left_margin, section.right_margin, section.top_margin)] == [
        30,
        15,
        20,
    ]
    head, listed, foot = document.tables
    assert [cell.text for cell in head.rows[0].cells] == [
        "ĐẢNG BỘ TỈNH MẪU\nHUYỆN ỦY MẪU\n*\nSố 318-QĐ/HU",
        "ĐẢNG CỘNG SẢN VIỆT NAM\n\nMẫu, ngày 05 tháng 02 năm 2021",
        "Biểu số 01",
    ]
    repeated = [row._tr.find(q("trPr/tblHeader")) is not None for row in listed.rows]
    assert repeated == [True] * 4 + [False] * 5
    assert listed.cell(0, 0)._tc is listed.cell(2, 0)._tc and listed.cell(0, 2)._tc is listed.cell(0, 3)._tc
    assert [cell.text for cell in listed.rows[5].cells] == [
        "1",
        "NÔNG VĂN ẪM",
        "1975",
        "",
        "45",
        "92,5",
        "=1+1",
    ]
    assert [cell.text for cell in foot.rows[1].cells] == ["\nNgười Lập", "\nNgười Ký"]
    assert "DỰ THẢO" in section.first_page_header._element.xml and "PAGE" in section.header._element.xml
    named = document.styles.element.findall(f".//{q('rFonts')}")
    assert {value for one in named for value in one.attrib.values()} == {"Times New Roman"}


def test_the_pdf_says_the_same_in_the_one_font_and_is_the_same_each_time():
    pdf = pdf_of_form(form(), ROWS)
    text = "".join(pages_of(pdf))
    for told in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 318-QĐ/HU",
        "DANH SÁCH TRÍCH NGANG",
        "-----",
        "6 (=5/n)",
        "1.234",
    ):
        assert told in text
    assert ROWS[2].values[-1].replace(" ", "") in text.replace("\n", "").replace(" ", "")
    assert "DỰ THẢO" in text and "Danh sách & bảng" in text
    assert all(name.startswith("Tinos-") for name in fonts_of(pdf)) and len(fonts_of(pdf)) == 3
    assert pdf == pdf_of_form(form(), ROWS) and docx_of(form(), ROWS) == docx_of(form(), ROWS)
    assert b"/CreationDate" not in pdf


def test_a_state_paper_has_no_star_and_its_number_stands_level_with_the_day():
    layout = form(
        head=STATE,
        signatures=(Signature("CHỦ TỊCH", name="Người Ký"),),
        recipients=("- Như trên;", "- Lưu: VT."),
    )
    document = docx.Document(io.BytesIO(docx_of(layout, ROWS)))
    head, _, foot = document.tables
    assert [cell.text for cell in head.rows[1].cells] == ["Số: 15/QĐ-UBND", "Mẫu, ngày 05 tháng 02 năm 2021"]
    assert "*" not in [line.text for line in head.cell(0, 0).paragraphs]
    assert (
        foot.cell(0, 0).text == "Nơi nhận:\n- Như trên;\n- Lưu: VT." and foot.cell(1, 1).text == "\nNgười Ký"
    )
    assert "-----" not in [line.text for line in document.paragraphs]
    page, _ = sheet_of(layout)
    assert {"CHỦ TỊCH", "- Lưu: VT."} <= {cell.value for row in page.iter_rows() for cell in row}


@pytest.mark.parametrize("rows", [(), ROWS[1:2]])
def test_an_empty_list_and_one_of_one_row_are_drawn_in_every_format(rows):
    layout = replace(form(), head=None, signatures=(), closing=(), number_row=False)
    assert sheet_of(layout, rows)[1] == len(rows)
    assert ("45" in pages_of(pdf_of_form(layout, rows))[0]) == bool(rows)


def test_a_row_with_a_value_too_few_is_refused():
    for draw in (sheet_of, docx_of):
        with pytest.raises(ValueError):
            draw(form(), [FormRow((1, 2))])


def test_very_long_cells_are_broken_over_pages_under_the_same_headings():
    columns = (FormColumn("TT", 10), FormColumn("Nội dung", 20), FormColumn("Ghi chú", 20))
    rows = [FormRow((1, "chữ " * 1250, "x" * 5000)), FormRow((2, "Nguyễn" * 40, ""))]
    pages = pages_of(pdf_of(docx_of(form(columns=columns, head=PARTY), rows)))
    assert 2 < len(pages) < 12 and all("Nội dung" in page for page in pages[:-1])
    assert "".join(pages).count("chữ") == 1250
    assert [page.split()[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert "".join(pages).count("x") == 5000 and "\u200b" not in "".join(pages)


@pytest.mark.parametrize("number", [1, 2, 3, 26])
def test_head_and_corner_of_a_workbook_never_share_a_cell(number):
    columns = tuple(FormColumn(f"c{place}", 20) for place in range(number))
    page, _ = sheet_of(form(columns=columns), [])
    written = {cell.value for row in page.iter_rows(max_row=4) for cell in row}
    assert {"ĐẢNG BỘ TỈNH MẪU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Biểu số 01", "Số 318-QĐ/HU"} <= written


def test_a_line_of_the_head_that_does_not_fit_gets_the_rows_it_needs():
    two = replace(PARTY, left=("TỈNH ỦY\nLẠNG SƠN", "HUYỆN ỦY MẪU"))
    narrow, wide = (tuple(replace(column, width=width) for column in COLUMNS) for width in (5, 50))
    heights = [sheet_of(form(head=head, columns=wide))[0].row_dimensions[1].height for head in (PARTY, two)]
    assert heights == pytest.approx([15 * 1.35, 2 * 14 * 1.35], abs=0.5)
    assert sheet_of(form(columns=narrow))[0].row_dimensions[1].height >= 4 * 15 * 1.35
