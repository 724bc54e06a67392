"""What is typed of one conference that voted on people of rows of an app above: the count and the votes for each."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from django import forms

from ballots.forms import AGAINST, BallotCountForm, vote_fault
from ballots.models import BallotCount, Choice, Slip
from cadre.models.people import Cadre
from foundation.core.typed.forms import PlainForm

MOST = 32_767
VOTES = ("votes_for", *AGAINST)
# What of a count the votes of a person are held against.
ASKED_BY = {"slip", "valid"}
NO_FAVOUR = "Chưa nhập số phiếu đồng ý."
NOT_OF_NAMING = "Phiếu giới thiệu chỉ ghi số phiếu đồng ý."
NOBODY = "Chưa nhập số phiếu của đồng chí nào."


class VotedRow(Protocol):
    """A row of an app above about the person who is voted on."""

    pk: int
    cadre: Cadre


def votes_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=MOST, widget=forms.NumberInput
    )


class VotesForm(PlainForm):
    """The votes for one person; nothing typed says that the conference did not vote on them."""

    votes_for = votes_field("Đồng ý")
    votes_against = votes_field("Không đồng ý")
    votes_blank = votes_field("Không có ý kiến")

    def __init__(self, *args: Any, line: VotedRow, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"line{line.pk}", **kwargs)
        self.line = line

    @property
    def votes(self) -> dict[str, int | None]:
        return {name: self.cleaned_data.get(name) for name in VOTES}

    @property
    def is_filled(self) -> bool:
        return any(votes is not None for votes in self.votes.values())

    def fit(self, count: BallotCount) -> None:
        """Put on the form what does not fit the slips of the count."""
        if self.errors or not self.is_filled:
            return
        favour, *others = self.votes.values()
        if favour is None:
            self.add_error("votes_for", NO_FAVOUR)
        elif count.slip == Slip.NAMING and others != [None, None]:
            self.add_error("votes_for", NOT_OF_NAMING)
        elif fault := vote_fault(count, favour, *others):
            self.add_error("votes_for", fault)


class VotedForm(BallotCountForm):
    """A count with the votes for each row, saved together: what does not add up is refused whole."""

    votes_form: type[VotesForm] = VotesForm

    def __init__(
        self,
        data: Any = None,
        *args: Any,
        lines: Sequence[VotedRow],
        begun: Mapping[int, dict[str, Any]],
        **kwargs: Any,
    ) -> None:
        """`begun` holds what is filled in of a row to begin with, by its key."""
        super().__init__(data, *args, **kwargs)
        self.votes = [self.votes_form(data, line=line, initial=begun.get(line.pk)) for line in lines]

    def is_valid(self) -> bool:
        """Votes are asked together with what is wrong of the count, once it says how many slips are valid."""
        super().is_valid()
        rows = [form.is_valid() for form in self.votes]
        if self.cleaned_data.keys() >= ASKED_BY:
            for form in self.votes:
                form.fit(self.instance)
        if all(rows) and not any(form.is_filled for form in self.votes):
            self.add_error(None, NOBODY)
        return not self.errors and not any(form.errors for form in self.votes)

    def save(self, commit: bool = True) -> BallotCount:
        count = super().save(commit)
        filled = [form for form in self.votes if form.is_filled]
        made = []
        for ordinal, form in enumerate(filled, 1):
            person = form.line.cadre
            choice = Choice(count=count, ordinal=ordinal, cadre=person, name=person.full_name, **form.votes)
            choice.save()
            made.append((form, choice))
        self.tie(made)
        return count

    def tie(self, made: Sequence[tuple[VotesForm, Choice]]) -> None:
        """Say of these votes which rows they are about."""
        raise NotImplementedError
