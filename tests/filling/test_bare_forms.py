"""Forms that are hardly begun, or drawn by Excel itself."""

import io
import zipfile

import xlsxwriter

from tests.filling.looked_at import cells, page_of, parts
from tests.filling.offered import PEOPLE, filled

# What a workbook says of the order in which its formulas are counted.
ADDED = (
    (
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rIdC" Type="http://x/calcChain" Target="calcChain.xml"/>',
    ),
    ("[Content_Types].xml", b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/>'),
)


def test_a_form_without_any_row_for_people_gets_rows_like_its_heading():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page, head = (
            book.add_worksheet("Biểu"),
            book.add_format({"border": 1, "bold": True, "bg_color": "#DDDDDD"}),
        )
        page.write_row(0, 0, ("STT", "Họ và tên", "Ngày sinh", "Quê quán"), head)
        page.write_row(1, 0, ("", "Tổng cộng"), head)
    page = page_of(filled(target.getvalue()))
    assert [row[1] for row in cells(page, 1, 6)] == ["Họ và tên", *(one.name for one in PEOPLE), "Tổng cộng"]
    assert (page["B2"].border.left.style, page["B2"].font.bold, page["B2"].fill.fill_type) == (
        "thin",
        False,
        None,
    )
    assert page["B6"].font.bold


def test_a_table_of_excel_grows_and_the_order_of_counting_is_made_anew():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet("Biểu")
        heads = [{"header": label} for label in ("STT", "Họ và tên", "Ngày sinh", "Quê quán")]
        page.add_table("A1:D3", {"columns": heads})
        page.write_formula("F1", "=COUNTA(B2:B3)", None, 0)
    inside = parts(target.getvalue())
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, end, added in ADDED:
            inside[name] = inside[name].replace(end, added + end)
        for name, part in {**inside, "xl/calcChain.xml": b'<calcChain><c r="F1" i="1"/></calcChain>'}.items():
            package.writestr(name, part)
    result = filled(content.getvalue())
    after = parts(result.content)
    assert b'ref="A1:D6"' in after["xl/tables/table1.xml"]
    assert page_of(result)["F1"].value == "=COUNTA(B2:B6)"
    assert not [name for name, part in after.items() if "calcChain" in name or b"calcChain" in part]


def test_a_sum_across_a_row_of_people_stays_in_its_row():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page, lined = book.add_worksheet("Biểu"), book.add_format({"border": 1})
        page.write_row(0, 0, ("STT", "Họ và tên", "Học kỳ I", "Học kỳ II", "Cả năm"), lined)
        for row in (1, 2):
            page.write_row(row, 0, ("", "", "", ""), lined)
            page.write_formula(row, 4, f"=SUM(C{row + 1}:D{row + 1})", lined, 0)
        page.write(3, 1, "Cộng")
        page.write_formula(3, 4, "=SUM(E2:E3)", None, 0)
    page = page_of(filled(target.getvalue()))
    sums = [f"=SUM(C{row}:D{row})" for row in range(2, 6)]
    assert [page.cell(row, 5).value for row in range(2, 7)] == [*sums, "=SUM(E2:E5)"]
