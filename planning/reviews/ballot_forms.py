"""What is typed of one conference that voted on those who are to be added to a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from ballots.conference_forms import VotedForm, VotesForm
from ballots.models import Choice
from planning.models import ReviewLine, UnitTally
from planning.reviews.ballots import tie
from planning.reviews.handed_in import OF_UNITS, is_offices


class ConferenceForm(VotedForm):
    """A count with the votes for each addition."""

    def __init__(
        self, *args: Any, lines: Sequence[ReviewLine], tallies: Mapping[int, UnitTally], **kwargs: Any
    ) -> None:
        """`tallies` are what the unit's workbook says: filled in, to be compared with the minutes."""
        begun = {key: {"votes_for": tally.votes_for} for key, tally in tallies.items()}
        super().__init__(*args, lines=lines, begun=begun, **kwargs)
        self.by_office = is_offices([line.scope_unit_id for line in lines], self.user)
        if not self.by_office:
            self.fields["conference"].choices = [("", "---------"), *OF_UNITS]

    def tie(self, made: Sequence[tuple[VotesForm, Choice]]) -> None:
        tie([form.line for form, _ in made], [choice for _, choice in made], by_office=self.by_office)
