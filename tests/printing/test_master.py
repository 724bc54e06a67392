"""Templates drawn from a description: one style's head, its texts, its foot, and only the tags that were asked for."""

import io

import docx
import pytest

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.printing.letters import check, render
from foundation.printing.master import (
    STANDARD_TAGS,
    Addressees,
    Article,
    Grounds,
    LetterColumn,
    LetterPart,
    LetterTable,
    Master,
    Paragraph,
    Ruling,
    Subject,
    head_values,
    recipient_values,
    signature_values,
)
from foundation.printing.pdf import pdf_of
from tests.printing.forms import PARTY, STATE
from tests.printing.test_forms import fonts_of, pages_of

BLOCKS = (
    Subject("QUYẾT ĐỊNH", "phê duyệt {{ viec }}"),
    Grounds(),
    Ruling("BAN THƯỜNG VỤ QUYẾT ĐỊNH"),
    Article(1, "Phê duyệt {{ so_nguoi }} đồng chí."),
    Article(2, "Đưa ra {{ so_ra }} đồng chí.", when="so_ra"),
    LetterTable(
        "dong_chi", (LetterColumn("TT", "{{ loop.index }}"), LetterColumn("Họ và tên", "{{ muc.ten }}", 4))
    ),
)
SIGNED = Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Người Ký")
VALUES = {
    **signature_values(SIGNED),
    **recipient_values(("- Như Điều 1,", "- Lưu Văn phòng.")),
    "du_thao": False,
    "viec": "quy hoạch",
    "can_cu": ["Căn cứ Điều lệ Đảng;", "Xét đề nghị,"],
    "so_nguoi": 8,
    "so_ra": 0,
    "dong_chi": [{"ten": "NÔNG VĂN ẪM"}, {"ten": "Hoàng Thị Ọm"}],
}


def text_of(master, values):
    """What the filled letter says on paper, page by page, and its Word document."""
    filled = render(master.template(), values)
    pdf = pdf_of(filled)
    assert fonts_of(pdf) <= {f"Tinos-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")}
    return "\n".join(pages_of(pdf)), docx.Document(io.BytesIO(filled))


def test_a_decision_of_the_party_is_drawn_from_its_description():
    master = Master(HeadStyle.PARTY, BLOCKS)
    values = VALUES | head_values(PARTY)
    assert values.keys() >= STANDARD_TAGS.keys() and check(master.template(), values) == []
    text, document = text_of(master, values)
    assert text.split("\n")[:8] == [
        "ĐẢNG BỘ TỈNH MẪU",
        "HUYỆN ỦY MẪU",
        "*",
        "Số 318-QĐ/HU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mẫu, ngày 05 tháng 02 năm 2021",
        "QUYẾT ĐỊNH",
        "phê duyệt quy hoạch",
    ]
    lines = [line.text for line in document.paragraphs if line.text]
    assert lines == [
        "QUYẾT ĐỊNH",
        "phê duyệt quy hoạch",
        "-----",
        "- Căn cứ Điều lệ Đảng;",
        "- Xét đề nghị,",
        "BAN THƯỜNG VỤ QUYẾT ĐỊNH",
        "Điều 1. Phê duyệt 8 đồng chí.",
    ]
    _, listed, foot = document.tables
    assert [[one.text for one in row.cells] for row in listed.rows[1:]] == [
        ["1", "NÔNG VĂN ẪM"],
        ["2", "Hoàng Thị Ọm"],
    ]
    assert foot.cell(0, 0).text == "Nơi nhận:\n- Như Điều 1,\n- Lưu Văn phòng."
    assert foot.cell(0, 1).text == "T/M BAN THƯỜNG VỤ\nBÍ THƯ" and foot.cell(1, 1).text == "\nNgười Ký"
    assert "Điều 2. Đưa ra 3 đồng chí." in text_of(master, values | {"so_ra": 3})[0]
    assert "DỰ THẢO" not in text and "DỰ THẢO" in text_of(master, values | {"du_thao": True})[0]
    assert master.template() == Master(HeadStyle.PARTY, BLOCKS).template()


def test_signatures_that_no_longer_fit_on_a_page_take_the_last_words_with_them():
    master = Master(
        HeadStyle.PARTY, (Subject("QUYẾT ĐỊNH", "{{ viec }}"), Grounds(), Paragraph("Hiệu lực từ ngày ký."))
    )
    grounds = {"can_cu": ["Căn cứ Điều lệ Đảng;"] * 22}
    text, document = text_of(master, VALUES | head_values(PARTY) | grounds)
    assert "\n2\nHiệu lực từ ngày ký.\nT/M BAN THƯỜNG VỤ" in text
    kept = [line.text for line in document.paragraphs if line.paragraph_format.keep_with_next and line.text]
    assert kept == ["Hiệu lực từ ngày ký."]


def test_a_state_paper_bears_its_own_head_and_signs():
    master = Master(HeadStyle.STATE, (Subject("QUYẾT ĐỊNH", "Về việc {{ viec }}"), Grounds()))
    values = VALUES | head_values(STATE) | signature_values(Signature("CHỦ TỊCH", name="Người Ký"))
    assert check(master.template(), values) == []
    text, document = text_of(master, values)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 15/QĐ-UBND" in text
    assert "-----" not in text and "*" not in text and "ĐẢNG CỘNG SẢN" not in text
    (ground, _) = [line for line in document.paragraphs if line.text.startswith(("Căn cứ", "Xét"))]
    assert ground.runs[0].italic
    assert document.tables[-1].cell(0, 1).text == "CHỦ TỊCH"


@pytest.mark.parametrize(
    ("left", "above", "issuer"),
    [
        (("ỦY BAN NHÂN DÂN HUYỆN BÌNH GIA",), "", "ỦY BAN NHÂN DÂN\nHUYỆN BÌNH GIA"),
        (("ỦY BAN NHÂN DÂN XÃ MẪU",), "", "ỦY BAN NHÂN DÂN XÃ MẪU"),
        (("ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG TỈNH MẪU", "A"), "ĐẢNG BỘ CÁC CƠ\nQUAN ĐẢNG TỈNH MẪU", "A"),
        (("A" * 60,), "", "A" * 60),
    ],
)
def test_a_name_too_long_for_its_place_is_broken_in_the_middle(left, above, issuer):
    values = head_values(HeadBlock(HeadStyle.STATE, left))
    assert (values["co_quan_cap_tren"], values["co_quan"]) == (above, issuer)


@pytest.mark.parametrize("head", [PARTY, STATE])
def test_a_letter_without_a_kind_says_its_subject_under_the_number(head):
    blocks = (Addressees(), LetterPart("I- CĂN CỨ"), Paragraph("- {{ muc }}", each="can_cu"))
    master = Master(head.style, blocks, concerning="V/v {{ viec }}")
    values = VALUES | head_values(head) | {"kinh_gui": ["- Ban Thường vụ,", "- Ban Tổ chức."]}
    assert check(master.template(), values) == []
    text, document = text_of(master, values)
    beneath = next(cell for row in document.tables[0].rows for cell in row.cells if head.number in cell.text)
    assert beneath.text.endswith(f"{head.number}\nV/v quy hoạch")
    assert document.tables[1].cell(0, 1).text == "- Ban Thường vụ,\n- Ban Tổ chức."
    assert "I- CĂN CỨ\n- Căn cứ Điều lệ Đảng;\n- Xét đề nghị," in text


def test_a_paper_without_a_head_has_none_and_lines_that_are_empty_leave_no_gap():
    master = Master(HeadStyle.NONE, (Subject("PHIẾU"),), signed=False)
    text, document = text_of(master, {"du_thao": False})
    assert text == "PHIẾU" and not document.tables
    alone = HeadBlock(HeadStyle.PARTY, ("HUYỆN ỦY MẪU",))
    _, document = text_of(Master(HeadStyle.PARTY, ()), VALUES | head_values(alone) | {"chuc_vu": ""})
    assert document.tables[0].cell(0, 0).text == "HUYỆN ỦY MẪU\n*"
    assert document.tables[1].cell(0, 1).text == "T/M BAN THƯỜNG VỤ"
