"""A Word document as a PDF: every letter, one font, the pages and places that Word would give it."""

import datetime
import io
import unicodedata
from dataclasses import replace
from decimal import Decimal

import docx
import pypdf
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt

from foundation.core.dates import PartialDate
from foundation.printing.faults import TemplateFaults
from foundation.printing.forms_pdf import pdf_of_form
from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection
from foundation.printing.metrics import POINT, letter_widths, text_width, unknown_letters
from foundation.printing.pdf import Undrawn, compiled, pdf_of, styles_of
from foundation.printing.texts import printable, words_of
from foundation.printing.typesetting.pages import Typesetting
from foundation.printing.widths import shared_widths
from foundation.printing.word.elements import Look, cell, paragraph, row, run, table
from foundation.printing.word.package import Page, document, packed, unpacked
from tests.printing.forms import COLUMNS, ROWS
from tests.printing.test_forms import fonts_of, pages_of

BASES = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = set("aăâeêioôơuưy")
ALPHABET = [
    unicodedata.normalize("NFC", letter + tone)
    for base in BASES
    for letter in (base, base.upper())
    for tone in (TONES if base in VOWELS else TONES[:1])
]
SIGNS = "#*_$@[]<>`=~\\/\"'{}()+-–—…“”‘’%&^|;:,.!?§°×±≤≥0123456789"


def saved(made):
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def plain_word():
    made = docx.Document()
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Times New Roman", Pt(14)
    return made


def places_of(pdf, *texts):
    """(left, bottom) of the first letter of each text on the first page, in millimetres."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0].get_textpage()
        starts = [page.search(text).get_next()[0] for text in texts]
        found = [[side * POINT for side in page.get_charbox(start)[:2]] for start in starts]
        page.close()
    return found


def test_every_letter_and_sign_comes_out_as_it_went_in():
    assert len(set(ALPHABET)) == 2 * (12 * 6 + 21)
    words = ["".join(ALPHABET[start : start + 30]) for start in range(0, len(ALPHABET), 30)]
    looks = ({}, {"bold": True}, {"italic": True}, {"bold": True, "italic": True})
    body = [paragraph([run(text, **look)]) for look in looks for text in (*words, SIGNS)]
    decomposed = paragraph([run(unicodedata.normalize("NFD", "Nguyễn Thị Phượng"))])
    pdf = pdf_of(document([*body, decomposed], Page(), 11, {}))
    lines = pages_of(pdf)[0].split("\n")
    assert lines == [*(words + [SIGNS]) * 4, "Nguyễn Thị Phượng"]
    assert fonts_of(pdf) == {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_a_letter_that_the_font_has_not_is_told_and_never_drawn_as_a_box():
    with pytest.raises(TemplateFaults, match="“đạt ★”: Phông chữ không có chữ “★”"):
        pdf_of(document([paragraph([run("đạt ★")])], Page(), 14, {}))


def test_a_font_that_is_not_there_is_an_error():
    with pytest.raises(Undrawn, match="unknown font family"):
        compiled('#set text(font: "Times New Roman")\n#"x"')


def test_pages_turn_and_their_numbers_stand_at_the_top_from_the_second_on():
    made = plain_word()
    made.sections[0].different_first_page_header_footer = True
    header = made.sections[0].header.paragraphs[0]._p
    for part in ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText>PAGE</w:instrText>"):
        header.append(docx.oxml.parse_xml(f'<w:r xmlns:w="{docx.oxml.ns.nsmap["w"]}">{part}</w:r>'))
    shown = '<w:r xmlns:w="{}"><w:fldChar w:fldCharType="separate"/><w:t>77</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    header.append(docx.oxml.parse_xml(shown.format(docx.oxml.ns.nsmap["w"])))
    made.add_paragraph("Trang đầu")
    second = made.add_section()
    second.orientation, second.page_width, second.page_height = WD_ORIENT.LANDSCAPE, Mm(420), Mm(297)
    second.different_first_page_header_footer = False
    made.add_paragraph("Phụ lục")
    made.add_paragraph("Trang sau").paragraph_format.page_break_before = True
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(saved(made))))
    assert [page.extract_text() for page in reader.pages] == ["Trang đầu", "2\nPhụ lục", "3\nTrang sau"]
    sizes = [tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:]) for page in reader.pages]
    assert sizes == [(216, 279), (420, 297), (420, 297)]


def of_body(xml):
    """A document with this XML of Word as its text, on the sheet of paper that it says."""
    template = document([paragraph([run("Cuối")])], Page(), 14, {})
    parts = unpacked(template)
    text = parts["word/document.xml"].decode().replace("<w:body>", f"<w:body>{xml}")
    return packed({**parts, "word/document.xml": text.encode()})


def test_tables_that_word_leaves_open_or_that_make_no_sense_are_drawn_all_the_same():
    cell_of = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    odd = '<w:gridSpan w:val="x"/><w:vMerge/><w:tcMar><w:left w:w="-9e99"/></w:tcMar>'
    rows = [
        f'<w:tr><w:trPr><w:trHeight w:val="2000"/></w:trPr>{cell_of("", "một")}{cell_of("", "hai")}</w:tr>',
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell_of(odd, "ba")}</w:tr>',
        "<w:tr>" + cell_of('<w:gridSpan w:val="9"/>', "bốn") + "</w:tr>",
    ]
    pdf = pdf_of(of_body(f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"))
    assert pages_of(pdf)[0].split() == ["một", "hai", "ba", "bốn", "Cuối"]
    places = places_of(pdf, "hai", "ba", "bốn")
    assert places[0][1] - places[1][1] == pytest.approx(2000 / 20 * POINT, abs=0.5)
    assert places[1][0] > places[2][0]


def test_a_table_in_a_table_in_a_table_is_never_left_out():
    open_, close = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl><w:p/>"
    inside = "<w:p><w:r><w:t>sâu</w:t></w:r></w:p>"
    assert "sâu" in pages_of(pdf_of(of_body(open_ * 3 + inside + close * 3)))[0]
    with pytest.raises(TemplateFaults, match="quá nhiều lớp"):
        pdf_of(of_body(open_ * 5 + inside + close * 5))


@pytest.mark.parametrize(
    "said",
    [
        '<w:pgSz w:w="100" w:h="100"/>',
        '<w:pgMar w:left="20000" w:right="1" w:top="1" w:bottom="1"/>',
        '<w:pgMar w:left="1" w:right="1" w:top="-500" w:bottom="1"/>',
    ],
)
def test_a_page_without_room_is_refused(said):
    with pytest.raises(TemplateFaults, match="Khổ giấy quá nhỏ hoặc lề quá lớn"):
        pdf_of(of_body(f"<w:p><w:pPr><w:sectPr>{said}</w:sectPr></w:pPr></w:p>"))


def test_a_section_is_never_the_last_line_of_a_page():
    columns = (FormColumn("TT", 10), FormColumn("Họ và tên", 50))
    for before in range(26, 31):
        rows = [FormRow((place, "tên")) for place in range(before)]
        rows += [FormSection("I. XÃ MẪU"), FormRow((99, "tên"))]
        pages = pages_of(pdf_of_form(FormLayout(("Danh sách",), columns), rows))
        assert any("I. XÃ MẪU" in page and "99" in page for page in pages)


def test_tabs_lead_to_their_stops():
    made = plain_word()
    line = made.add_paragraph("Họ tên:\tA\tcuối")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(60))
    line.paragraph_format.tab_stops.add_tab_stop(Mm(150), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    (first, last) = places_of(pdf_of(saved(made)), "A", "cuối")
    left = made.sections[0].left_margin.mm
    assert first[0] == pytest.approx(left + 60, abs=0.3)
    assert last[0] == pytest.approx(left + 150 - text_width("cuối", 14), abs=0.3)


def test_a_line_is_as_high_as_in_word():
    body = [
        paragraph([run("am")]),
        paragraph([run("em")], Look(before=6)),
        paragraph([run("om")], Look(exact=30)),
    ]
    places = places_of(pdf_of(document(body, Page(), 14, {})), "am", "em", "om")
    assert (places[0][1] - places[1][1]) / POINT == pytest.approx(1.149 * 14 + 6, abs=0.3)
    assert (places[1][1] - places[2][1]) / POINT == pytest.approx(1.149 * 14, abs=0.3)


def test_widths_are_those_of_the_font():
    assert text_width("MMMM", 72) == pytest.approx(4 * 25.4 * letter_widths(False, False)["M"])
    assert letter_widths(False, False)["M"] == pytest.approx(0.889, abs=0.001)
    assert text_width("Ẫ", 10, bold=True) == text_width("A", 10, bold=True)
    assert text_width("m", 10, bold=True) > text_width("m", 10) == text_width("mm", 5)
    assert unknown_letters("Nguyễn ★ Ẫm ★") == "★"


def test_columns_share_the_width_and_keep_their_words_whole():
    widths = shared_widths(COLUMNS, ROWS, 11, 252)
    assert sum(widths) == pytest.approx(252)
    tight = tuple(replace(column, width=4) if column.label == "Nữ" else column for column in COLUMNS)
    narrow = shared_widths(tight, ROWS, 11, 165)
    assert sum(narrow) == pytest.approx(165)
    assert text_width("05/03/1980", 11) + 2 < narrow[3] < 20 and narrow[1] > 45
    assert sum(shared_widths(COLUMNS, ROWS, 11, 30)) == pytest.approx(30)


def test_values_are_worded_as_the_office_writes_them():
    told = [
        None,
        False,
        True,
        0,
        1975,
        12.5,
        Decimal("7.50"),
        PartialDate("1975-03"),
        datetime.date(1980, 3, 5),
    ]
    assert [words_of(value) for value in told] == [
        "",
        "",
        "x",
        "0",
        "1975",
        "12,5",
        "7,5",
        "03/1975",
        "05/03/1980",
    ]
    assert words_of(1234, counted=True) == "1.234"
    assert printable("a\x00\tb\r\nc\ufeff\u200bd\ud83d") == "a b\ncd"


def test_a_text_alone_in_a_cell_stands_where_its_paragraph_would():
    """Word puts a mark into a cell that somebody jumped to: then it is drawn as a paragraph, and nothing moves."""
    looks = [
        Look(),
        Look(align="center", before=3, after=1.5),
        Look(align="right", left=5, right=2, exact=30),
        Look(align="justify", first=4),
        Look(first=-6, left=8, keep=True),
        Look(exact=6, size=6),
        Look(rule=True),
    ]
    long = "Ủy viên Ban Thường vụ,\nTrưởng ban Tổ chức và nhiều việc nữa " + "x" * 30
    cells = [[cell([paragraph([run(text, 11)], look)], 30) for look in looks] for text in (long, "ngắn", "")]
    cells.append([cell([paragraph([run("giữa", 13, True)])], 30, middle=True) for _ in looks])
    drawn = table(
        [row(each, whole=place % 2 == 0) for place, each in enumerate(cells)], [30] * 7, bordered=True
    )
    alone = document([drawn, paragraph()], Page(landscape=True), 13, {})
    parts = unpacked(alone)
    text = parts["word/document.xml"].replace(b"</w:tc>", b'<w:bookmarkStart w:id="1" w:name="a"/></w:tc>')
    marked = packed({**parts, "word/document.xml": text})
    assert [source_of(each).count(" p({") for each in (alone, marked)] == [3 * 3, 28]
    assert pdf_of(alone) == pdf_of(marked)


def source_of(made):
    opened = docx.Document(io.BytesIO(made))
    return Typesetting(opened, styles_of(opened)).source()
