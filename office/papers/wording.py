"""What a letter may not say, asked of the letter itself, whatever template and values it was made of."""

import io
import re
from collections.abc import Iterator

import docx

from foundation.core.typed.texts import clean
from foundation.printing.faults import TemplateFault
from foundation.printing.layout import HeadStyle
from foundation.printing.letterhead import PARTY_SLOGANS, STATE_SLOGANS
from foundation.printing.typesetting.carried import paragraphs_of, roots_of, text_of
from office.organisation.printed_words import HARSH, slogans_in, words_inside

Lines = list[tuple[str, str]]

WRONG_HEAD = "Có “{words}”, không phải tiêu đề của loại văn bản này."
COLON = "Văn bản của Đảng ghi “Số 07-QĐ/ĐU”, không có dấu hai chấm sau chữ Số."
NUMBER_WITH_COLON = re.compile(r"số\s*:")
OF_OTHERS = {HeadStyle.PARTY: STATE_SLOGANS, HeadStyle.STATE: PARTY_SLOGANS}


def lines_of(letter: bytes) -> Lines:
    """(place, text) of every paragraph, as it reads: one writing of a letter, one space between words."""
    opened = docx.Document(io.BytesIO(letter))
    return [(place, clean(text_of(one))) for root in roots_of(opened) for place, one in paragraphs_of(root)]


def wording_faults(style: HeadStyle, lines: Lines) -> Iterator[TemplateFault]:
    """A head of the other kind, a colon after "Số" under a Party head, a verdict that stays inside."""
    for place, text in lines:
        for words in slogans_in(text, OF_OTHERS.get(style, ())):
            yield TemplateFault(place, WRONG_HEAD.format(words=words))
        if style == HeadStyle.PARTY and NUMBER_WITH_COLON.match(text.lower()):
            yield TemplateFault(place, COLON)
        for words in words_inside(text):
            yield TemplateFault(place, HARSH.format(words=words))
