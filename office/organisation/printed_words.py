"""What no paper says, however it is written: a slogan in its text, K/T for a secretary, a verdict that stays inside."""

import re
from collections.abc import Iterator
from typing import Any

from django import forms

from foundation.core.text import fold
from foundation.core.typed.forms import CleanedForm
from foundation.core.typed.texts import clean
from foundation.printing.letterhead import PARTY_SLOGANS, STATE_SLOGANS
from office.organisation.outside import HARSH_WORDS

HEADS_ARE_PRINTED = "Bỏ “{words}”: tiêu đề đã có ở đầu văn bản, mỗi văn bản một tiêu đề."
HARSH = "Có “{words}”; văn bản gửi đi ghi “chưa bảo đảm điều kiện về …”."
BY_ITS_HEAD = "Văn bản của cấp ủy do bí thư hoặc phó bí thư ký, không ghi K/T."
DEPUTY_FIRST = "K/T ghi liền nhau ở đầu quyền hạn, ví dụ K/T TRƯỞNG BAN."
# K/T, KT., K / T: whoever signs in another's place; KT further on may be short for another word.
DEPUTY = re.compile(r"(?<!\w)k\s*/\s*t(?!\w)|(?:^|\| )kt(?!\w)")
LETTERS = re.compile(r"[^a-z0-9]+")


def bare(text: str) -> str:
    """Letters and digits alone, without accents: of two spellings of one phrase the same."""
    return LETTERS.sub(" ", fold(text)).strip()


SLOGANS = {words: bare(words) for words in (*PARTY_SLOGANS, *STATE_SLOGANS)}


def slogans_in(text: str, slogans: tuple[str, ...] = (*PARTY_SLOGANS, *STATE_SLOGANS)) -> list[str]:
    """Those of the slogans that stand in the text, in whatever spelling, capitals and spaces."""
    written = f" {bare(text)} "
    return [words for words in slogans if f" {SLOGANS[words]} " in written]


def words_inside(text: str) -> list[str]:
    """The verdicts in the text that are for the office alone."""
    written = clean(text).lower()
    return [words for words in HARSH_WORDS if words in written]


class PrintedForm(CleanedForm):
    """A form whose texts are printed on papers. Stands before Django's own form."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, field in self.fields.items():
            typed = str(cleaned.get(name) or "") if isinstance(field, forms.CharField) else ""
            faults = [HEADS_ARE_PRINTED.format(words=words) for words in slogans_in(typed)]
            faults += [HARSH.format(words=words) for words in words_inside(typed)]
            if faults:
                self.add_error(name, faults)
        return cleaned


def signature_faults(issuer_is_party: bool, authority: str, office: str) -> Iterator[tuple[str, str]]:
    """(field, sentence) of what a signature of the Party cannot say."""
    if not issuer_is_party or not DEPUTY.search(fold(f"{authority} | {office}")):
        return
    if "bi thu" in bare(f"{authority} {office}"):
        yield "authority", BY_ITS_HEAD
    elif not authority.startswith("K/T "):
        yield "authority", DEPUTY_FIRST
