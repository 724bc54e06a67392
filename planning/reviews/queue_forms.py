"""What is asked of whoever proposes on a line."""

from typing import Any

from django import forms

from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import PlainForm
from planning.choices import EndReason
from planning.models import ReviewLine
from planning.models.review_lines import KINDS_OF_WORDS
from planning.reviews.choices import ReviewWord
from planning.reviews.proposing import AGAIN, Proposal, words_of

NO_WORD = "Chưa chọn đề xuất."
# Reasons that are of the person, and so of all lists on which they stand.
OF_PERSON = [
    EndReason.OVER_AGE,
    EndReason.DISCIPLINED,
    EndReason.TASKS,
    EndReason.RETIRED,
    EndReason.LEFT,
    EndReason.TRANSFERRED,
    EndReason.DECEASED,
]
# Each with its number, which is what a hand on the digits types.
REASONS = [(value, f"{number}. {label}") for number, (value, label) in enumerate(EndReason.choices, 1)]


class ProposalForm(PlainForm):
    word = forms.ChoiceField(
        label="Đề xuất",
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": KINDS_OF_WORDS, "required": NO_WORD},
    )
    reason = forms.ChoiceField(
        label="Lý do đưa ra",
        required=False,
        choices=[("", EMPTY), *REASONS],
        help_text="Chỉ ghi khi đề xuất đưa ra.",
    )
    text = forms.CharField(label="Nội dung cụ thể", max_length=300, required=False)

    def __init__(self, *args: Any, line: ReviewLine, **kwargs: Any):
        super().__init__(*args, **kwargs)
        words = [(word.value, word.label) for word in words_of(line)]
        self.fields["word"].choices = [*words, ("", AGAIN)] if line.proposal else words
        self.fields["word"].required = not line.proposal

    def proposal(self) -> Proposal:
        asked = self.cleaned_data
        removes = asked["word"] == ReviewWord.REMOVE
        return Proposal(asked["word"], asked["reason"] if removes else "", asked["text"])
