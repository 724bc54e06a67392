"""A template that an office sent, tried on invented data before it is kept: every fault with its place."""

import io
from collections.abc import Iterator

import docx

from foundation.printing.faults import TemplateFault, TemplateFaults
from foundation.printing.layout import HeadStyle
from foundation.printing.letterhead import DRAFT, PARTY_SLOGANS, STATE_SLOGANS
from foundation.printing.letters import check, render
from foundation.printing.pdf import Undrawn, pdf_of
from foundation.printing.typesetting.carried import paragraphs_of, roots_of, text_of
from foundation.printing.word.archive import WHOLE
from office.organisation.outside import HARSH_WORDS
from office.papers.samples import Sample

WRONG_HEAD = "Có “{words}”, không phải tiêu đề của loại văn bản này."
NO_HEAD = "Thiếu tiêu đề “{words}”."
COLON = "Văn bản của Đảng ghi “Số 07-QĐ/HU”, không có dấu hai chấm sau chữ Số."
NO_LINE = "Thiếu {what}: ghi {{{{ {tag} }}}}."
NO_DRAFT = f"Thiếu dòng dự thảo: ghi {{% if du_thao %}}{DRAFT}{{% endif %}} ở đầu trang."
HARSH = "Có “{words}”; văn bản gửi đi ghi “chưa bảo đảm điều kiện về …”."
UNDRAWN = "Không in được ra PDF; hãy bỏ những gì không phải chữ, bảng rồi gửi lại."
NEEDED = {"so": "số và ký hiệu", "ngay_thang": "địa danh, ngày tháng"}
SLOGANS = {HeadStyle.PARTY: PARTY_SLOGANS[0], HeadStyle.STATE: STATE_SLOGANS[0]}


def faults_of_template(sample: Sample, template: bytes) -> list[TemplateFault]:
    """All that keeps the template from being used for that kind in that layout; empty where it may."""
    if faults := check(template, {**sample.values, "du_thao": True}):
        return faults
    letter = render(template, {**sample.values, "du_thao": True})
    if faults := list(dict.fromkeys(_against_the_rules(sample, letter))):
        return faults
    try:
        pdf_of(letter)
    except TemplateFaults as found:
        return found.faults
    except Undrawn:
        return [TemplateFault(WHOLE, UNDRAWN)]
    return []


def _against_the_rules(sample: Sample, letter: bytes) -> Iterator[TemplateFault]:
    opened = docx.Document(io.BytesIO(letter))
    lines = [(place, text_of(one).strip()) for root in roots_of(opened) for place, one in paragraphs_of(root)]
    yield from _of_head(sample.period.head, lines)
    whole = "\n".join(text for _, text in lines)
    for tag, what in NEEDED.items():
        if str(sample.values[tag]) not in whole:
            yield TemplateFault(WHOLE, NO_LINE.format(what=what, tag=tag))
    if DRAFT not in whole:
        yield TemplateFault(WHOLE, NO_DRAFT)
    for place, text in lines:
        for words in HARSH_WORDS:
            if words in text.lower():
                yield TemplateFault(place, HARSH.format(words=words))


def _of_head(style: HeadStyle, lines: list[tuple[str, str]]) -> Iterator[TemplateFault]:
    for other, words in SLOGANS.items():
        found = [place for place, text in lines if words in text.upper()]
        if other == style and not found:
            yield TemplateFault(WHOLE, NO_HEAD.format(words=words))
        elif other != style and found:
            yield TemplateFault(found[0], WRONG_HEAD.format(words=words))
    if style == HeadStyle.PARTY:
        yield from (TemplateFault(place, COLON) for place, text in lines if text.startswith("Số:"))
