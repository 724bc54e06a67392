"""What of Word's many things a paper may hold: what its PDF shows as Word does. The rest is told with its place."""

from collections.abc import Iterator

from docx.document import Document

from foundation.printing.faults import TemplateFault
from foundation.printing.metrics import FONT, TWIN
from foundation.printing.typesetting.paragraphs import PAGE_FIELDS, field_name
from foundation.printing.typesetting.styles import Element, WordStyles, attribute, first_of, number, q
from foundation.printing.word.elements import W

DRAWN = "Hình vẽ, hộp chữ hoặc chữ nghệ thuật không in được ra PDF; hãy dùng chữ, bảng và viền của đoạn."
TRACKED = "Còn dấu vết sửa (Track Changes); hãy chấp nhận hoặc bỏ hết các sửa đổi."
NOTED = "Còn ghi chú (Comments); hãy xóa hết."
FIELD = "Trường tự động “{name}” không dùng được; chỉ dùng số trang (PAGE, NUMPAGES)."
NUMBERED = "Đoạn đánh số hoặc gạch đầu dòng tự động; hãy gõ số, gạch ngang bằng tay."
OTHER_FONT = f"Chữ dùng phông “{{name}}”; văn bản chỉ dùng {FONT}."
REFUSED = {
    **dict.fromkeys(("drawing", "pict", "txbxContent", "AlternateContent", "framePr"), DRAWN),
    "object": "Có đối tượng nhúng; hãy bỏ đối tượng đó.",
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange"), TRACKED),
    **dict.fromkeys(("commentReference", "commentRangeStart"), NOTED),
    **dict.fromkeys(
        ("footnoteReference", "endnoteReference"), "Có chú thích cuối trang; hãy đưa vào lời văn."
    ),
    "sdt": "Có ô nội dung (Content Control); hãy thay bằng chữ thường.",
    "sym": "Có ký hiệu chèn từ phông chữ khác (Symbol); hãy gõ bằng chữ thường.",
    **dict.fromkeys(("oMath", "oMathPara"), "Có công thức toán; hãy gõ bằng chữ thường."),
    **dict.fromkeys(("altChunk", "subDoc"), "Có nội dung ghép từ tệp khác; hãy dán vào tệp này."),
    "tblpPr": "Có bảng đặt nổi giữa chữ (Text Wrapping); hãy chọn None ở Table Properties.",
    "textDirection": "Có chữ xoay dọc; hãy để chữ nằm ngang.",
    "vanish": "Có chữ ẩn; hãy xóa hoặc cho hiện.",
    "smallCaps": "Có chữ hoa nhỏ (Small Caps); hãy dùng chữ hoa thường.",
}


def faults_of(document: Document, styles: WordStyles) -> list[TemplateFault]:
    """Every fault once, in the order of the text: body, then what stands over and under the pages."""
    found = (fault for root in roots_of(document) for fault in _of_root(root, styles))
    return list(dict.fromkeys(found))


def roots_of(document: Document) -> list[Element]:
    """The body, and the headers and footers that the document has."""
    edges = [part.element for part in document.part.package.iter_parts() if _is_edge(part.partname)]
    return [document.element.body, *edges]


def paragraphs_of(root: Element) -> Iterator[tuple[str, Element]]:
    """(where it stands, paragraph) of all of them, those of tables too."""
    for count, paragraph in enumerate(root.iter(q("p")), 1):
        text = text_of(paragraph).strip()
        place = f"Đoạn “{text[:60]}{'…' if len(text) > 60 else ''}”" if text else f"Đoạn trống thứ {count}"
        yield place, paragraph


def text_of(paragraph: Element) -> str:
    """The words of the paragraph, without those of text boxes in it."""
    return "".join(part.text or "" for part in paragraph.iter(q("t")))


def _is_edge(name: str) -> bool:
    return name.startswith(("/word/header", "/word/footer")) and name.endswith(".xml")


def _of_root(root: Element, styles: WordStyles) -> Iterator[TemplateFault]:
    for place, paragraph in paragraphs_of(root):
        for sentence in [*_refused(paragraph), *_fields(paragraph, root), *_numbers(paragraph, styles)]:
            yield TemplateFault(place, sentence)
        yield from (TemplateFault(place, sentence) for sentence in _fonts(paragraph, styles))
    outside = (one for one in root.iter() if isinstance(one.tag, str) and not _in_paragraph(one))
    sentences = (REFUSED[name] for one in outside if (name := _name(one)) in REFUSED)
    yield from (TemplateFault("Ngoài các đoạn văn", sentence) for sentence in sentences)
    if any(number([one], ".", "num", 1) > 1 for one in root.iter(q("cols"))):
        yield TemplateFault("Bố trí trang", "Trang chia nhiều cột; hãy dùng một cột hoặc bảng.")


def _in_paragraph(element: Element) -> bool:
    return next(element.iterancestors(q("p")), None) is not None


def _name(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _refused(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter():
        if isinstance(one.tag, str) and _name(one) in REFUSED and attribute(one) not in {"0", "false"}:
            yield REFUSED[_name(one)]


def _fields(paragraph: Element, root: Element) -> Iterator[str]:
    """Numbers of pages belong over and under the text; Word would not count others before they are asked to."""
    told = [attribute(one, "instr") for one in paragraph.iter(q("fldSimple"))]
    told += [one.text for one in paragraph.iter(q("instrText"))]
    for name in map(field_name, told):
        if name not in PAGE_FIELDS or root.tag == f"{{{W}}}body":
            yield FIELD.format(name=name)


def _numbers(paragraph: Element, styles: WordStyles) -> Iterator[str]:
    if (first_of(styles.of_paragraph(paragraph), "numPr/numId") or "0") != "0":
        yield NUMBERED


def _fonts(paragraph: Element, styles: WordStyles) -> Iterator[str]:
    for run in paragraph.iter(q("r")):
        name = styles.font(styles.of_run(run, paragraph))
        if name not in {FONT, TWIN} and any((part.text or "").strip() for part in run.iterfind(q("t"))):
            yield OTHER_FONT.format(name=name or "không rõ")
