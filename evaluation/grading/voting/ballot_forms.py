"""What is typed of one conference that voted on grades, from its signed minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from ballots.conference_forms import VotedForm, VotesForm
from ballots.models import BallotCount, Choice, Slip
from evaluation.grades import Grade
from evaluation.grading.voting.ballots import asked_grade, tie
from evaluation.grading.voting.rows import meeting_unit
from evaluation.grading.voting.told import PLACE, Told
from evaluation.models import GradingLine
from foundation.core.parameters import is_key
from foundation.core.typed.forms import PlainForm
from office.organisation.models.structure import Unit

SUBJECT_HELP = "Ví dụ: đánh giá, xếp loại năm 2021. Không ghi họ tên."
NO_GRADE = "Chọn mức được lấy phiếu."
GONE = (
    "{count} đồng chí đã nhập số phiếu vừa có quyết định hoặc không còn trong diện nhập; "
    "số phiếu của các đồng chí này không ghi. Xem lại rồi lưu lần nữa."
)


class GradeVotesForm(VotesForm):
    """The votes for a grade of one person."""

    grade = forms.ChoiceField(
        label="Mức được lấy phiếu", choices=[("", "---------"), *Grade.choices], required=False
    )

    @property
    def beside(self) -> list[str]:
        """What tells the person apart, and how the conference voted on them before."""
        line = self.line
        where = ", ".join(filter(None, [line.post_words, str(meeting_unit(line))]))
        return [where] + ([f"đã có: {self.told.words}"] if self.told and self.told.count else [])

    def fit(self, count: BallotCount) -> None:
        super().fit(count)
        if self.is_filled and not self.cleaned_data.get("grade"):
            self.add_error("grade", NO_GRADE)


class GradingConferenceForm(VotedForm):
    """A count with the votes for the grade of each row; the conference is the one that the page was opened for."""

    votes_form = GradeVotesForm

    def __init__(
        self,
        *args: Any,
        lines: Sequence[GradingLine],
        conference: str,
        told: Mapping[GradingLine, Mapping[str, Told | None]],
        units: Sequence[Unit],
        **kwargs: Any,
    ) -> None:
        begun = {line.pk: {"grade": asked_grade(line, conference)} for line in lines}
        super().__init__(*args, lines=lines, begun=begun, **kwargs)
        for form in self.votes:
            form.told = told[form.line][PLACE[conference]]
        self.fields["conference"].choices = [
            each for each in self.fields["conference"].choices if each[0] == conference
        ]
        self.fields["slip"].choices = [(Slip.VOTING.value, Slip.VOTING.label)]
        self.fields["subject"].help_text = SUBJECT_HELP
        keys = [unit.pk for unit in units]
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(pk__in=keys)

    def clean(self) -> dict[str, Any]:
        """Votes typed for a row that was decided meanwhile are told, not dropped in silence."""
        cleaned, shown = super().clean(), {form.prefix for form in self.votes}
        typed = {name.partition("-")[0] for name, value in self.data.items() if value and "-votes_" in name}
        if gone := [name for name in typed - shown if name.startswith("line")]:
            self.add_error(None, GONE.format(count=len(gone)))
        return cleaned

    def tie(self, made: Sequence[tuple[VotesForm, Choice]]) -> None:
        tie({form.line: form.cleaned_data["grade"] for form, _ in made}, [choice for _, choice in made])


class TieForm(PlainForm):
    """A count that was typed elsewhere, and the grade where the rows do not say it."""

    count = forms.CharField(required=False)
    grade = forms.ChoiceField(
        label="Mức được lấy phiếu",
        choices=[("", "Theo đề xuất, đề nghị của từng đồng chí"), *Grade.choices],
        required=False,
    )

    def key(self) -> int | None:
        sent = self.data.get("count", "")
        return int(sent) if is_key(sent) else None
