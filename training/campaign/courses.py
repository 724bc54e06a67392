"""What a unit may register its people for, and what the standards of the posts they hold still ask of them."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Self

from cadre.models.conflicts import conflicted_users
from cadre.models.facts import Qualification, kind_of
from cadre.models.people import Cadre
from standards.checks import JudgedLeader, StandardFinding, Standing, judged
from standards.models import Standard
from training.models import Need, Programme
from training.models.needs import WITHOUT_LEVEL

YEARLY = "update"
KINDS = Qualification.Kind.values


@dataclass(frozen=True)
class OfferedCourse:
    """A kind of qualification with its level, as it is chosen from a drop-down; `key` is its value there."""

    kind: str
    level: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.level}" if self.level else self.kind

    @property
    def label(self) -> str:
        return str(Need(kind=self.kind, level=self.level))

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in a list."""
        return KINDS.index(self.kind), self.level or 0

    def cycle(self, year: int) -> int | None:
        """What is learned every year is needed in one of them."""
        return year if self.kind == YEARLY else None

    def is_asked_by(self, findings: Iterable[StandardFinding]) -> bool:
        """Whether one of the standards of the post held asks just this level."""
        return any(self == OfferedCourse.least_of(each) for each in findings if each.kind == self.kind)

    @classmethod
    def of(cls, need: Need) -> Self:
        return cls(need.kind, need.level)

    @classmethod
    def least_of(cls, finding: StandardFinding) -> Self:
        """What brings somebody to the level that a standard asks."""
        levels = (level for level in Qualification.Level if kind_of(level) == finding.kind)
        return cls(
            finding.kind, next((level.value for level in levels if level.label == finding.least), None)
        )


def courses_on(day: datetime.date) -> dict[str, OfferedCourse]:
    """{key: course} of all that some programme gives or some standard of the day asks, in their order; two queries.

    What has no level is always there.
    """
    given = Programme.objects.order_by().values_list("kind", "level").distinct()
    asked = Standard.objects.on(day).order_by().values_list("kind", "least").distinct()
    found = {OfferedCourse(kind_of(level).value, level) for _, level in (*given, *asked) if level}
    found |= {OfferedCourse(kind) for kind in WITHOUT_LEVEL}
    return {course.key: course for course in sorted(found, key=lambda course: course.place)}


def choices_of(courses: Iterable[OfferedCourse]) -> tuple[tuple[str, str], ...]:
    return tuple((course.key, course.label) for course in courses)


def held_standards(people: Collection[int], day: datetime.date) -> dict[int, JudgedLeader]:
    """{key: what the standards of the post held find} of those who hold one; a fixed number of queries."""
    holders = Cadre.objects.on(day).filter(pk__in=people)
    return {each.cadre: each for each in judged(holders, day)}


def said_of(people: Collection[int], day: datetime.date) -> dict[int, str]:
    """{key: what is lacking for the post held, in words}; nothing of those of whom some account is kept away."""
    apart = {key for key, users in conflicted_users(people).items() if users}
    found = held_standards(set(people) - apart, day)
    return {key: lacking(each) for key, each in found.items()}


def lacking(found: JudgedLeader) -> str:
    """Empty where nothing is asked, or all of it is there."""
    return "" if found.standing in (Standing.MEETS, Standing.NONE) else found.words
