"""The counts of a campaign: which there are, which more may be about its rows, and that a count is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from ballots.models import BallotCount, Choice, Conference
from evaluation.grading.choices import SHORT_GIVEN, Given
from evaluation.grading.voting.rows import writable
from evaluation.grading.voting.told import PLACE, ties_of
from evaluation.models import GradingBallot, GradingLine
from office.campaigns.models import Campaign


@dataclass
class HeldCount:
    """A count about rows of the campaign: of how many people that the reader may know, on which grades."""

    count: BallotCount
    people: int = 0
    grades: set[str] = field(default_factory=set)
    may_lock: bool = False
    may_untie: bool = False

    @property
    def on_grades(self) -> str:
        return ", ".join(short for given, short in SHORT_GIVEN.items() if given.value in self.grades)


def held_counts(lines: Collection[GradingLine], user: Any) -> list[HeldCount]:
    """The body first, then the units, the latest day first; three queries."""
    found: dict[int, HeldCount] = {}
    for tie in ties_of(lines, user):
        count = tie.choice.count
        held = found.setdefault(count.pk, HeldCount(count))
        held.people += 1
        held.grades.add(tie.grade)
    lockable, changeable = (keys_for(user, action, found) for action in ("lock", "change"))
    for key, held in found.items():
        held.may_lock = key in lockable and not held.count.is_locked
        held.may_untie = key in changeable
    return sorted(found.values(), key=place_of)


def keys_for(user: Any, action: str, counts: Collection[int]) -> set[int]:
    return set(BallotCount.objects.for_user(user, action).filter(pk__in=counts).values_list("pk", flat=True))


def place_of(held: HeldCount) -> tuple:
    count = held.count
    return (
        count.conference != Conference.STANDING,
        -count.met_on.toordinal(),
        count.unit.official_key,
        -count.pk,
    )


def counts_to_tie(campaign: Campaign, user: Any) -> list[BallotCount]:
    """Counts whose votes the user may write and that are about somebody of the campaign, not yet about a row."""
    return [count for held in PLACE for count in of_conference(campaign, user, held)]


def of_conference(campaign: Campaign, user: Any, conference: str) -> QuerySet:
    """The body is that of the unit that runs the campaign: of a commune the committee decides nothing in it."""
    people = writable(campaign, user, conference, above=True).order_by().values("cadre")
    choices = Choice.objects.for_user(user).filter(cadre__in=people, gradings=None).order_by()
    counts = BallotCount.objects.for_user(user, "add").filter(conference=conference, choices__in=choices)
    if conference == Conference.STANDING:
        counts = counts.filter(unit=campaign.unit_id)
    return counts.select_related("unit").distinct()


def asked_grade(line: GradingLine, conference: str) -> str:
    """The grade that a conference is asked about, unless its minutes say another: of the body, what is proposed."""
    given = line.collective_grade
    if conference == Conference.STANDING:
        given = line.proposed or line.collective_grade
    return "" if given == Given.NOT_GRADED else given


def tie(grades: Mapping[GradingLine, str], choices: Collection[Choice]) -> int:
    """Say that these votes are about these rows, each about its own person; returns how many are."""
    by_person = {line.cadre_id: line for line in grades}
    ties = [
        GradingBallot(
            line=by_person[choice.cadre_id], choice=choice, grade=grades[by_person[choice.cadre_id]]
        )
        for choice in choices
        if choice.cadre_id in by_person
    ]
    return len(GradingBallot.objects.bulk_create(ties, ignore_conflicts=True))


def untie(lines: Collection[GradingLine], count: BallotCount) -> int:
    """The count was about something else; it stays."""
    return GradingBallot.objects.filter(line__in=[line.pk for line in lines], choice__count=count).delete()[0]
