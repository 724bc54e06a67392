"""What came of a year's grading, counted: people by grade, told apart in every way, beside rows not yet decided."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F

from cadre.alike import counted_alike
from evaluation.figures import GradeCounts
from evaluation.grading.choices import UNDECIDED
from evaluation.grading.results.figures import KIND
from evaluation.models import EvaluationQuerySet
from evaluation.told_apart import GradeChange, PostKind, changes_of, kind_of_post
from foundation.core.scope.rows import ScopedQuerySet


@dataclass(frozen=True)
class Counted:
    """So many people who are alike in all that is told apart: graded, or with a row that waits in `state`."""

    unit: int
    sex: str
    post_kind: str
    head: bool
    group: int | None
    number: int
    grade: str = ""
    before: str = ""
    state: str = ""


ALIKE = ("unit", "sex", "post_kind", "head", "group")


@dataclass
class ResultTally:
    """The people of one row of a table."""

    grades: GradeCounts = field(default_factory=GradeCounts)
    waiting: int = 0

    def add(self, counted: Counted) -> None:
        if counted.state:
            self.waiting += counted.number
        else:
            self.grades.add(counted.grade, counted.number)


def results_of(rows: EvaluationQuerySet, seen: EvaluationQuerySet, year: int) -> list[Counted]:
    """The results of the year, each beside what the reader may see (`seen`) of the year before; one query.

    That is joined, not looked for row by row as in `beside_year_before`: two thirds of the work of the database.
    """
    alike = rows.order_by().values(
        "grade",
        holder=F("cadre"),
        place=F("unit"),
        sex=F("cadre__sex"),
        post_kind=kind_of_post(),
        head=F("line__is_head"),
        peers=F("line__group"),
    )
    before = seen.filter(year=year - 1).order_by().values("cadre", before=F("grade"))
    found = counted_alike(alike, [before], ("place", "sex", "post_kind", "head", "peers", "grade", "before"))
    return [
        Counted(unit, sex, kind, bool(head), group, number, grade=grade, before=before or "")
        for unit, sex, kind, head, group, grade, before, number in found
    ]


def undecided(lines: ScopedQuerySet, year: int) -> ScopedQuerySet:
    """Rows of the year's campaigns that wait for their decision."""
    return lines.filter(campaign__kind=KIND, campaign__year=year, state__in=UNDECIDED)


def waiting_of(lines: ScopedQuerySet) -> list[Counted]:
    """The rows by their states; one query."""
    alike = lines.annotate(sex=F("cadre__sex"), post_kind=F("subject"), head=F("is_head")).order_by()
    found = alike.values_list(*ALIKE, "state").annotate(number=Count("pk"))
    return [
        Counted(unit, sex, kind, head, group, number, state=state)
        for unit, sex, kind, head, group, state, number in found
    ]


def tallied(found: Iterable[Counted], key: Callable[[Counted], Any]) -> dict[Any, ResultTally]:
    """{what they are told apart by: its people}."""
    tallies: dict[Any, ResultTally] = {}
    for counted in found:
        tallies.setdefault(key(counted), ResultTally()).add(counted)
    return tallies


def by_kind(found: Iterable[Counted]) -> dict[str, ResultTally]:
    """By kind of post in the order of the kinds; heads are counted once more."""
    found = list(found)
    tallies = tallied(found, lambda counted: counted.post_kind)
    for counted in found:
        if counted.head:
            tallies.setdefault(PostKind.HEAD.value, ResultTally()).add(counted)
    return {kind.value: tallies[kind.value] for kind in PostKind if kind.value in tallies}


def by_change(found: Iterable[Counted]) -> dict[GradeChange, int]:
    """How many rose, fell, kept their grade; who was not graded in this year is in none of them."""
    numbers = dict.fromkeys(GradeChange, 0)
    for counted in found:
        for change in changes_of(counted.grade, counted.before):
            numbers[change] += counted.number
    return numbers
