"""A template with tags: filled, or refused with what is wrong and where."""

import io
import zipfile

import docx
import pytest
from docx.shared import Pt

from foundation.printing.faults import TemplateFaults
from foundation.printing.letters import check, render
from foundation.printing.pdf import pdf_of
from foundation.printing.word.archive import parts_of
from foundation.printing.word.elements import cell, paragraph, row, run, table
from foundation.printing.word.package import Page, document, packed, unpacked
from tests.printing.test_forms import pages_of

VALUES = {
    "so": "Số 318-QĐ/HU",
    "can_cu": ["Điều lệ Đảng;", "Quy chế <làm việc> & “khóa” {{ x }};"],
    "dong_chi": [{"ten": "NÔNG VĂN ẪM", "sinh": "1975"}, {"ten": "Hoàng Thị Ọm", "sinh": "05/03/1980"}],
    "co_ke": False,
}


def letter(*texts, rows=()):
    """A template of these paragraphs and of a table with these rows of cells."""
    body = [paragraph([run(text)]) for text in texts]
    lines = [row(cell([paragraph([run(text)])], 165 / len(cells)) for text in cells) for cells in rows]
    body += [table(lines, [165 / len(rows[0])] * len(rows[0]), bordered=True), paragraph()] if rows else []
    return document(body, Page(), 14, {})


def changed(template, **parts):
    """The template with parts added or replaced; `__` stands for a slash, `_DOT_` for a dot."""
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in parts.items()}
    return packed({**unpacked(template), **named})


def with_body(xml):
    """A template whose text is this XML of Word."""
    template = letter("Chữ")
    text = unpacked(template)["word/document.xml"].decode()
    return changed(template, word__document_DOT_xml=text.replace("<w:body>", f"<w:body>{xml}").encode())


def sentences(template, sample=None):
    return [(fault.place, fault.sentence) for fault in check(template, sample)]


FULL = letter(
    "{{ so }}",
    "{%p for dong in can_cu %}",
    "- Căn cứ {{ dong }}",
    "{%p endfor %}",
    "{% if co_ke %}Có kê khai{% else %}Không kê{% endif %}",
    rows=(
        ("Họ và tên", "Sinh"),
        ("{%tr for d in dong_chi %}", ""),
        ("{{ d.ten }}", "{{ d.sinh }}"),
        ("{%tr endfor %}", ""),
    ),
)


def test_a_letter_is_filled_and_the_same_each_time():
    filled = render(FULL, VALUES)
    opened = docx.Document(io.BytesIO(filled))
    assert [line.text for line in opened.paragraphs][:4] == [
        "Số 318-QĐ/HU",
        "- Căn cứ Điều lệ Đảng;",
        "- Căn cứ Quy chế <làm việc> & “khóa” {{ x }};",
        "Không kê",
    ]
    assert [[one.text for one in line.cells] for line in opened.tables[0].rows] == [
        ["Họ và tên", "Sinh"], ["NÔNG VĂN ẪM", "1975"], ["Hoàng Thị Ọm", "05/03/1980"]
    ]  # fmt: skip
    assert filled == render(FULL, VALUES)
    assert check(FULL, VALUES) == []
    assert "Quy chế <làm việc> & “khóa” {{ x }};" in pages_of(pdf_of(filled))[0]


def test_what_nobody_gives_is_told_by_its_tag_and_place():
    template = letter(
        "Số: {{ so_van_ban }} và {{ ngay }}",
        "{%p for d in dong_chi %}",
        "Đồng chí {{ d.tuoi }}",
        "{%p endfor %}",
    )
    assert sentences(template, VALUES) == [
        (
            "Đoạn “Số: {{ so_van_ban }} và {{ ngay }}”",
            "Không có trường {{ so_van_ban }}; xem trang Các trường.",
        ),
        ("Đoạn “Số: {{ so_van_ban }} và {{ ngay }}”", "Không có trường {{ ngay }}; xem trang Các trường."),
    ]
    with pytest.raises(TemplateFaults, match="Đoạn “Đồng chí {{ d.tuoi }}”: Không có trường {{ tuoi }}"):
        render(template, VALUES | {"so_van_ban": "1", "ngay": "2"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kính gửi {{ so", "Thẻ mở mà không đóng"),
        ("{{ so so }}", "viết sai"),
        ("{% include 'x' %}", "viết sai"),
        ("{%p for d in dong_chi %}", "chưa kết thúc"),
        ("{{r so }}", "không dùng được"),
        ("{{ ''.__class__ }}", "bỏ phần “__class__”"),
        ("{{ so.__init__.__globals__ }}", "bỏ phần “__"),
        ("{{ so|attr('x') }}", "bỏ phần “attr”"),
        ("{{ range(999999999) }}", "bỏ phần “call”"),
        ("{{ 'a' * 999999999 }}", "bỏ phần “mul”"),
        ("{% for a in so[0] %}{% endfor %}", "bỏ phần"),
        ("{% for a in dong_chi %}{% for b in dong_chi %}x{% endfor %}{% endfor %}", "lặp bên trong"),
    ],
)
def test_tags_that_would_do_more_than_show_are_refused(text, told):
    fault = check(letter("Mở đầu", text), VALUES)[0]
    assert told in fault.sentence
    with pytest.raises(TemplateFaults):
        render(letter(text), VALUES)


def test_a_value_has_no_attributes_but_its_entries():
    for text in (
        "{{ so.upper }}",
        "{% for d in dong_chi %}{{ d.items }}{% endfor %}",
        "{{ dong_chi.append }}",
    ):
        with pytest.raises(TemplateFaults, match="Không có trường"):
            render(letter(text), VALUES)


def test_what_a_pdf_cannot_carry_is_told_with_its_place():
    inside = "<w:p><w:r><w:t>Kính gửi</w:t></w:r><w:r>{}</w:r></w:p>"
    for xml, told in {
        "<w:drawing/>": "Hình vẽ",
        "<w:pict/>": "hộp chữ",
        "<w:object/>": "đối tượng nhúng",
        '<w:fldChar w:fldCharType="begin"/><w:instrText> DDEAUTO c:\\\\x </w:instrText>': "Trường tự động “DDEAUTO”",
        '<w:sym w:char="F0FE"/>': "Symbol",
        "<w:rPr><w:vanish/></w:rPr><w:t>x</w:t>": "Có chữ ẩn",
        '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t>x</w:t>': "phông “Arial”",
        "<w:footnoteReference/>": "chú thích",
    }.items():
        ((place, sentence),) = sentences(with_body(inside.format(xml)))
        assert place.startswith("Đoạn “Kính gửi") and told in sentence
    ((_, sentence),) = sentences(
        with_body('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>')
    )
    assert "tự động" in sentence
    ((_, sentence),) = sentences(with_body("<w:sdt><w:sdtContent/></w:sdt>"))
    assert "Content Control" in sentence
    with pytest.raises(TemplateFaults, match="Symbol"):
        pdf_of(with_body(inside.format("<w:sym/>")))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (letter("{{ so }} " * 1001), "quá nhiều thẻ"),
        (with_body("<w:p/>" * 20_000), "quá nặng"),
        (with_body("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), "đã hỏng"),
    ],
)
def test_a_template_that_would_take_minutes_or_break_the_filling_is_refused(template, told):
    assert told in sentences(template, VALUES)[0][1]
    with pytest.raises(TemplateFaults, match=told):
        render(template, VALUES)


def test_both_heads_on_one_paper_are_refused():
    both = letter("ĐẢNG CỘNG SẢN VIỆT NAM", "{{ dau_de }}")
    assert check(both, {"dau_de": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"})[0].sentence.startswith(
        "Văn bản có cả"
    )
    assert check(both, {"dau_de": "HUYỆN ỦY"}) == []


def test_a_font_of_the_theme_is_asked_by_its_name():
    made = docx.Document()
    made.add_paragraph("Chữ thường")
    file = io.BytesIO()
    made.save(file)
    assert [sentence for _, sentence in sentences(file.getvalue())] == [
        "Chữ dùng phông “Cambria”; văn bản chỉ dùng Times New Roman."
    ]
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Times New Roman", Pt(14)
    file = io.BytesIO()
    made.save(file)
    assert "Chữ thường" in pages_of(pdf_of(file.getvalue()))[0]


RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://{}.vn/t" '
    'TargetMode="External"/></Relationships>'
)
BOMB = b"<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"word__vbaProject_DOT_bin": b"x"}, "macro"),
        ({"word__embeddings__oleObject1_DOT_bin": b"x"}, "OLE"),
        ({"word__media__image1_DOT_png": b"x"}, "hình ảnh"),
        ({"word__afchunk_DOT_htm": b"<b>"}, "ghép nội dung"),
        ({"word___rels__settings_DOT_xml_DOT_rels": RELATION.format("attachedTemplate", "mau").encode()}, "mẫu ngoài"),
        ({"word___rels__header_DOT_xml_DOT_rels": RELATION.format("image", "anh").encode()}, "địa chỉ ngoài"),
        ({"word__theme_DOT_xml": BOMB}, "DTD"),
        ({"word__theme_DOT_xml": BOMB.decode().encode("utf-16")}, "DTD"),
        ({"word__theme_DOT_xml": b"<a"}, "đã hỏng"),
        ({"word__x_DOT_txt": b"0" * (31 * 2**20)}, "quá nặng"),
        ({"word__document_DOT_xml": b"<a>" + b" " * 2**21 + b"</a>"}, "quá nặng"),
    ],
)  # fmt: skip
def test_a_file_that_calls_outside_runs_or_explodes_is_refused(parts, told):
    hostile = changed(letter("Chữ"), **parts)
    ((place, sentence),) = sentences(hostile)
    assert place == "Cả tệp" and told in sentence
    for use in (lambda: render(hostile, {}), lambda: parts_of(hostile)):
        with pytest.raises(TemplateFaults):
            use()


def test_what_is_no_word_file_is_told_so():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    for content in (b"", b"PK\x03\x04", b"{\\rtf1", file.getvalue()):
        assert "Không phải tệp Word" in sentences(content)[0][1]
    assert "đời cũ" in sentences(bytes.fromhex("d0cf11e0a1b11ae1"))[0][1]
    macros = unpacked(letter("x"))["[Content_Types].xml"].replace(
        b"wordprocessingml.document.main", b"macroEnabled.main"
    )
    assert "macro" in sentences(packed({**unpacked(letter("x")), "[Content_Types].xml": macros}))[0][1]
