"""What is typed of one conference that voted on those who are to be added to a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from ballots.forms import AGAINST, BallotCountForm, vote_fault
from ballots.models import BallotCount, Choice, Slip
from foundation.core.typed.forms import PlainForm
from planning.models import ReviewLine, UnitTally
from planning.reviews.ballots import tie
from planning.reviews.handed_in import OF_UNITS, is_offices

MOST = 32_767
NO_FAVOUR = "Chưa nhập số phiếu đồng ý."
NOT_OF_NAMING = "Phiếu giới thiệu chỉ ghi số phiếu đồng ý."
NOBODY = "Chưa nhập số phiếu của đồng chí nào."


def votes_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST, widget=forms.NumberInput
    )


class VotesForm(PlainForm):
    """The votes for one person; nothing typed says that the conference did not vote on them."""

    votes_for = votes_field("Đồng ý")
    votes_against = votes_field("Không đồng ý")
    votes_blank = votes_field("Không có ý kiến")

    def __init__(self, *args: Any, line: ReviewLine, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"line{line.pk}", **kwargs)
        self.line = line

    @property
    def is_filled(self) -> bool:
        return any(self.cleaned_data.get(name) is not None for name in self.fields)

    def fit(self, count: BallotCount) -> None:
        """Put on the form what does not fit the slips of the count."""
        said = self.cleaned_data
        if self.errors or not self.is_filled:
            return
        others = [said[name] for name in AGAINST]
        if said["votes_for"] is None:
            self.add_error("votes_for", NO_FAVOUR)
        elif count.slip == Slip.NAMING and others != [None, None]:
            self.add_error("votes_for", NOT_OF_NAMING)
        elif fault := vote_fault(count, said["votes_for"], *others):
            self.add_error("votes_for", fault)


class ConferenceForm(BallotCountForm):
    """A count with the votes for each addition, saved together: what does not add up is refused whole."""

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        lines: Sequence[ReviewLine],
        tallies: Mapping[int, UnitTally],
        **kwargs: Any,
    ) -> None:
        """`tallies` are what the unit's workbook says: filled in, to be compared with the minutes."""
        super().__init__(data, *args, **kwargs)
        self.by_office = is_offices([line.scope_unit_id for line in lines], self.user)
        if not self.by_office:
            self.fields["conference"].choices = [("", "---------"), *OF_UNITS]
        said = {key: {"votes_for": tally.votes_for} for key, tally in tallies.items()}
        self.votes = [VotesForm(data, line=line, initial=said.get(line.pk)) for line in lines]

    def is_valid(self) -> bool:
        """Votes are asked once the figures of the count fit."""
        whole, rows = super().is_valid(), [form.is_valid() for form in self.votes]
        if not (whole and all(rows)):
            return False
        for form in self.votes:
            form.fit(self.instance)
        if not any(form.is_filled for form in self.votes):
            self.add_error(None, NOBODY)
        return not self.errors and not any(form.errors for form in self.votes)

    def save(self, commit: bool = True) -> BallotCount:
        count, choices = super().save(commit), []
        filled = [form for form in self.votes if form.is_filled]
        for ordinal, form in enumerate(filled, 1):
            person, votes = form.line.cadre, form.cleaned_data
            choices.append(
                Choice.objects.create(
                    count=count, ordinal=ordinal, cadre=person, name=person.full_name, **votes
                )
            )
        tie([form.line for form in filled], choices, by_office=self.by_office)
        return count
