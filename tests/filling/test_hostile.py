"""Forms that cannot be filled end in a sentence that says what to do; those made to do harm do none."""

import io
import zipfile

import pytest

from foundation.sheets.filling.filler import Filler
from foundation.sheets.filling.form import NOT_XLSX, TOO_STRANGE, open_form, tables_of
from foundation.sheets.filling.grid import FormGrid
from foundation.sheets.filling.styles import FormFormats
from foundation.sheets.limits import Unreadable
from foundation.sheets.marking.package import Unmarkable, parsed
from tests.filling.offered import OFFER, content_of, filled, rows
from tests.sheets.packages import MAIN, document
from tests.sheets.workbooks import csv_file, xlsx

SHEET, TYPES = "xl/worksheets/sheet1.xml", "[Content_Types].xml"
STYLES = f'<styleSheet xmlns="{MAIN}"><fonts/><fills/><cellXfs><xf/></cellXfs></styleSheet>'


def edited(name, **parts):
    """A form with texts replaced in its parts: {name of the part: (old, new)}."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content_of(name))) as source, zipfile.ZipFile(target, "w") as copy:
        for part in source.namelist():
            content = source.read(part)
            old, new = (text.encode() for text in parts.get(part, ("", "")))
            assert old in content
            copy.writestr(part, content.replace(old, new, 1) if old else content)
    return target.getvalue()


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        tables_of(content, open_form(content), OFFER)
    return str(refused.value)


def test_another_format_is_to_be_saved_as_xlsx():
    for content in (csv_file("STT;Họ và tên").getvalue(), document("").getvalue()):
        assert refusal(content) == NOT_XLSX
    assert ".xlsx" in NOT_XLSX
    assert "không phải bảng tính" in refusal(b"%PDF-1.4")
    with_macros = {TYPES: ("spreadsheetml.sheet.main+xml", "sheet.macroEnabled.main+xml")}
    assert refusal(edited("03", **with_macros)) == NOT_XLSX


def test_a_document_type_is_refused_in_any_part():
    laughs = '<!DOCTYPE a [<!ENTITY b "ha">]>'
    for part in (SHEET, "xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml"):
        begins = "<xml " if part.endswith("vml") else "<worksheet" if part == SHEET else "<xdr:wsDr"
        assert "hỏng" in refusal(edited("07", **{part: (begins, laughs + begins)}))


def test_a_form_without_a_table_of_the_list_is_refused():
    assert "Không tìm thấy bảng" in refusal(xlsx([["Tên hàng", "Giá", "Số lượng"]]).getvalue())


def test_cells_merged_over_several_rows_of_people_are_refused():
    merged = {
        SHEET: ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells>')
    }
    with pytest.raises(Unreadable, match=r"\(A4:A5\)"):
        filled(edited("04", **merged))


def test_what_no_program_writes_is_told_not_followed():
    for old, new in (('r="A13" s="', 'r="A13" s="x'), ("<c ", "<c r=x ")):
        content = edited("03", **{SHEET: (old, new)})
        with pytest.raises(Unreadable):
            filled(content)
    without_styles = edited("03", **{"xl/_rels/workbook.xml.rels": ("/styles", "/other")})
    assert refusal(without_styles) == TOO_STRANGE


def grid(cells):
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'
    return FormGrid(parsed(sheet.encode()), FormFormats(parsed(STYLES.encode())))


def test_a_shared_formula_is_written_out():
    found = grid(
        '<row><c><f t="shared" ref="A1:A2" si="0">$B1+1</f></c></row><row><c><f t="shared" si="0"/></c></row>'
    )
    assert [formula.text for _, formula in found.formulas()] == ["$B1+1", "$B2+1"]
    assert not any("si" in formula.attrib for _, formula in found.formulas())


def test_a_formula_shared_by_far_too_many_is_not_followed():
    again = "<row><c><f t='shared' si='0'/></c></row>" * 200
    with pytest.raises(Unmarkable):
        grid(f"<row><c><f t='shared' si='0'>\"{'a' * 8000}\"</f></c></row>{again}")


def test_a_row_of_far_too_many_cells_is_not_repeated_without_end():
    (table,) = tables_of_far("03")
    with pytest.raises(Unreadable, match="quá dài"):
        Filler(table, {}).fill(rows() * 3000)


def tables_of_far(name):
    """A form whose row of people has two hundred cells beside the table."""
    beside = "".join(
        f'<c r="{letter}{second}13"/>' for letter in "ABCDEFG" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    )
    content = edited(name, **{SHEET: ("</row></sheetData>", f"{beside}</row></sheetData>")})
    return tables_of(content, open_form(content), OFFER)
