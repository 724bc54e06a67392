"""The votes on a proposal, conference by conference, as far as a reader may know of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ballots.conference_forms import VotedForm, VotesForm
from ballots.models import BallotCount, Choice, Conference
from ballots.shares import Base, bases_of
from rotation.models import Appointment, AppointmentBallot

ORDER = {str(held): place for place, held in enumerate(Conference)}


@dataclass(frozen=True)
class ToldBallot:
    """The votes of one count for the person, and of which number their share is told."""

    choice: Choice
    base: Base

    @property
    def count(self) -> BallotCount:
        return self.choice.count

    @property
    def share(self) -> str:
        return self.base.told(self.choice, self.count)

    @property
    def of_how_many(self) -> int:
        return self.base.of(self.count)


def ballots_of(row: Appointment, user: Any) -> list[ToldBallot]:
    """In the order of the conferences; four queries for any number."""
    choices = Choice.objects.for_user(user).filter(appointments__appointment=row)
    choices = list(choices.select_related("count__unit"))
    bases = bases_of(choice.count for choice in choices)
    choices.sort(key=lambda each: (ORDER[each.count.conference], each.count.met_on, each.count_id))
    return [ToldBallot(choice, bases[choice.count_id]) for choice in choices]


def counts_to_tie(row: Appointment, user: Any) -> QuerySet:
    """Counts with votes for the person that are about no other proposal, list or grade yet."""
    mine = Choice.objects.for_user(user).filter(cadre=row.cadre_id)
    free = mine.filter(appointments=None, additions=None, gradings=None).order_by()
    return BallotCount.objects.for_user(user).filter(choices__in=free).distinct()


def tie(row: Appointment, choices: Sequence[Choice], *, by_office: bool = False) -> int:
    """Say that the votes for the person are about this proposal; returns how many are."""
    mine = [each for each in choices if each.cadre_id == row.cadre_id]
    ties = [AppointmentBallot(appointment=row, choice=each, by_office=by_office) for each in mine]
    return len(AppointmentBallot.objects.bulk_create(ties, ignore_conflicts=True))


def untie(row: Appointment, count: BallotCount) -> int:
    """The count was about something else; it stays."""
    return AppointmentBallot.objects.filter(appointment=row, choice__count=count).delete()[0]


class AppointmentConferenceForm(VotedForm):
    """A count with the votes for who is proposed: the office types it, and the unit learns of nothing by it."""

    def tie(self, made: Sequence[tuple[VotesForm, Choice]]) -> None:
        for form, choice in made:
            tie(form.line, [choice], by_office=True)
