"""A unit's word on one line, as it is chosen on the page of its lists."""

from typing import Any

from django import forms

from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import PlainForm
from planning.choices import EndReason
from planning.models import ReviewLine
from planning.reviews.choices import UnitWord
from planning.reviews.unit_answers import LONGEST, SaidWord
from planning.reviews.unit_offer import WORDS, word_fits

NONE_YET = ("", "Chưa ghi")


class WordForm(PlainForm):
    """`seal` is what the page showed."""

    word = forms.ChoiceField(label="Đơn vị đề nghị", required=False, choices=(NONE_YET, *WORDS))
    end_reason = forms.ChoiceField(
        label="Lý do đưa ra", required=False, choices=[("", EMPTY), *EndReason.choices]
    )
    reason = forms.CharField(
        label="Nội dung đề nghị",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": f"Nội dung dài quá {LONGEST} ký tự; ghi ngắn lại."},
    )
    seal = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, line: ReviewLine) -> None:
        now = SaidWord.of(line)
        super().__init__(data, prefix=f"line{line.pk}", initial=vars(now) | {"seal": now.seal})
        self.line = line

    def clean(self) -> dict[str, Any]:
        """The same sentences as of a workbook; who says nothing of a line leaves it whole."""
        cleaned = super().clean()
        said = self.said
        if said.words and not self.errors:
            for name, sentence in word_fits(said.words).items():
                self.add_error(name, sentence)
        return cleaned

    @property
    def said(self) -> SaidWord:
        asked = self.cleaned_data
        return SaidWord(*(asked.get(name) or "" for name in ("word", "end_reason", "reason")))

    def say_rest(self) -> SaidWord:
        """“Tiếp tục” where nothing is said yet."""
        return self.said if self.said.word else SaidWord(UnitWord.KEEP)
