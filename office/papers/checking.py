"""A template that an office sent, tried on invented data before it is kept: every fault with its place."""

from collections.abc import Iterator

from foundation.core.typed.texts import clean
from foundation.printing.faults import TemplateFault, TemplateFaults
from foundation.printing.layout import HeadStyle
from foundation.printing.letterhead import DRAFT, PARTY_SLOGANS, STATE_SLOGANS
from foundation.printing.letters import check, render
from foundation.printing.pdf import Undrawn, pdf_of
from foundation.printing.word.archive import WHOLE
from office.organisation.printed_words import slogans_in
from office.papers.samples import Sample
from office.papers.wording import lines_of, wording_faults

NO_HEAD = "Thiếu tiêu đề “{words}”."
NO_LINE = "Thiếu {what}: ghi {{{{ {tag} }}}}."
NO_DRAFT = f"Thiếu dòng dự thảo: ghi {{% if du_thao %}}{DRAFT}{{% endif %}} ở đầu trang."
UNDRAWN = "Không in được ra PDF; hãy bỏ những gì không phải chữ, bảng rồi gửi lại."
NEEDED = {"so": "số và ký hiệu", "ngay_thang": "địa danh, ngày tháng"}
SLOGANS = {HeadStyle.PARTY: PARTY_SLOGANS[0], HeadStyle.STATE: STATE_SLOGANS[0]}


def faults_of_template(sample: Sample, template: bytes) -> list[TemplateFault]:
    """All that keeps the template from being used for that kind in that layout; empty where it may."""
    if faults := check(template, {**sample.values, "du_thao": True}):
        return faults
    try:
        letters = {draft: render(template, {**sample.values, "du_thao": draft}) for draft in (True, False)}
        if faults := list(dict.fromkeys(_against_the_rules(sample, letters))):
            return faults
        for letter in letters.values():
            pdf_of(letter)
    except TemplateFaults as found:
        return found.faults
    except Undrawn:
        return [TemplateFault(WHOLE, UNDRAWN)]
    return []


def _against_the_rules(sample: Sample, letters: dict[bool, bytes]) -> Iterator[TemplateFault]:
    """As a draft and as it is issued: a template may say otherwise in the one than in the other."""
    for draft, letter in letters.items():
        lines = lines_of(letter)
        whole = "\n".join(text for _, text in lines)
        yield from _without_head(sample.period.head, whole)
        for tag, what in NEEDED.items():
            if clean(str(sample.values[tag])) not in whole:
                yield TemplateFault(WHOLE, NO_LINE.format(what=what, tag=tag))
        if draft and DRAFT not in whole:
            yield TemplateFault(WHOLE, NO_DRAFT)
        yield from wording_faults(sample.period.head, lines)


def _without_head(style: HeadStyle, whole: str) -> Iterator[TemplateFault]:
    words = SLOGANS.get(style)
    if words and words not in slogans_in(whole):
        yield TemplateFault(WHOLE, NO_HEAD.format(words=words))
