"""The votes for those who are to be added to a list, conference by conference, as far as a reader may know of both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from ballots.models import BallotCount, Choice, Conference
from ballots.shares import Base, base_of
from planning.models import AdditionBallot, ReviewLine, ReviewList, UnitTally
from planning.reviews.choices import LineOrigin
from planning.reviews.querysets import WEIGHED

OTHER_THAN_MINUTES = " (khác biên bản)"
ORDER = {str(held): place for place, held in enumerate(Conference)}


@dataclass(frozen=True)
class HeldConference:
    """A count that tells of additions to a list, and of which number its shares are told."""

    count: BallotCount
    base: Base

    @property
    def of_how_many(self) -> int:
        return self.base.of(self.count)


@dataclass(frozen=True)
class ShownVotes:
    """The votes of one count for one person."""

    choice: Choice
    share: str


@dataclass
class VotedLine:
    """An addition: its votes in the order of the conferences, None where a count does not tell of the person."""

    line: ReviewLine
    votes: list[ShownVotes | None] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def additions_of(review: ReviewList, user: Any) -> list[ReviewLine]:
    """Whom the reader knows of; of themselves and their relatives they know nobody here."""
    lines = ReviewLine.objects.for_user(user).filter(review_list=review)
    return list(lines.exclude(origin=LineOrigin.STANDING).select_related("cadre"))


def ties_of(lines: Collection[ReviewLine], user: Any) -> list[AdditionBallot]:
    readable = Choice.objects.for_user(user).filter(additions__line__in=lines).order_by()
    ties = AdditionBallot.objects.filter(line__in=lines, choice__in=readable)
    return list(ties.select_related("choice__count__unit"))


def held_conferences(ties: Sequence[AdditionBallot]) -> list[HeldConference]:
    """The counts of these ties, the conferences in their order; three queries for each meeting."""
    counts = {tie.choice.count_id: tie.choice.count for tie in ties}
    in_order = sorted(counts.values(), key=lambda count: (ORDER[count.conference], count.met_on, count.pk))
    return [HeldConference(count, base_of(count)[0]) for count in in_order]


def voted_lines(
    lines: Sequence[ReviewLine], ties: Sequence[AdditionBallot], held: Sequence[HeldConference]
) -> list[VotedLine]:
    """Each addition with its votes, and what the workbook of its unit says of them; one query."""
    by_place = {(tie.line_id, tie.choice.count_id): tie.choice for tie in ties}
    found = {line.pk: VotedLine(line) for line in lines}
    for line in lines:
        for each in held:
            choice = by_place.get((line.pk, each.count.pk))
            shown = ShownVotes(choice, each.base.told(choice, each.count)) if choice else None
            found[line.pk].votes.append(shown)
    counted = {
        (line, each.count.conference): choice.votes_for
        for (line, count), choice in by_place.items()
        for each in held
        if each.count.pk == count
    }
    tallies = UnitTally.objects.filter(line__in=found)
    for tally in sorted(tallies, key=lambda tally: ORDER[tally.conference]):
        minutes = counted.get((tally.line_id, tally.conference), tally.votes_for)
        differs = OTHER_THAN_MINUTES if minutes != tally.votes_for else ""
        found[tally.line_id].said.append(f"{tally.get_conference_display()}: {tally}{differs}")
    return list(found.values())


def told_by_units(lines: Collection[ReviewLine], conference: str) -> dict[int, UnitTally]:
    """{key of a line: what the unit's workbook says of the conference}."""
    return {tally.line_id: tally for tally in UnitTally.objects.filter(line__in=lines, conference=conference)}


def counts_to_tie(lines: Collection[ReviewLine], user: Any) -> QuerySet:
    """Counts that tell of somebody who is to be added and are about no addition to a list yet."""
    people = [line.cadre_id for line in lines]
    choices = Choice.objects.for_user(user).filter(cadre__in=people, additions=None).order_by()
    counts = BallotCount.objects.for_user(user).filter(choices__in=choices).distinct()
    offices = user.scope(WEIGHED)
    if all(offices.covers(line.scope_unit_id) for line in lines):
        return counts
    return counts.exclude(conference=Conference.STANDING)


def tie(lines: Collection[ReviewLine], choices: Collection[Choice], *, by_office: bool = False) -> int:
    """Say that these votes are about these additions, each about its own person; returns how many are.

    `by_office` says that the office typed the whole count with them.
    """
    by_person = {line.cadre_id: line for line in lines}
    ties = [
        AdditionBallot(line=by_person[choice.cadre_id], choice=choice, by_office=by_office)
        for choice in choices
        if choice.cadre_id in by_person
    ]
    return len(AdditionBallot.objects.bulk_create(ties, ignore_conflicts=True))


def untie(lines: Collection[ReviewLine], count: BallotCount) -> int:
    """The count was about something else; it stays."""
    return AdditionBallot.objects.filter(line__in=lines, choice__count=count).delete()[0]
