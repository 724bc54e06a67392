"""What the board, the reports and the list count: grades by year, and the rows behind each figure."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Count

from evaluation.grades import GOOD_OR_BETTER, Grade
from evaluation.models import Evaluation, EvaluationQuerySet
from evaluation.told_apart import NOT_STAFF
from foundation.core.figures import Share


@dataclass
class GradeCounts:
    """Numbers of people by grade; those who were not graded count in no share."""

    counts: dict[Grade, int] = field(default_factory=dict)
    not_graded: int = 0

    @property
    def graded(self) -> int:
        """People with a grade."""
        return sum(self.counts.values())

    @property
    def good(self) -> Share:
        """People graded HTTNV or better, of those graded."""
        return Share(sum(self.counts.get(grade, 0) for grade in GOOD_OR_BETTER), self.graded)

    def share(self, grade: str) -> Share:
        """People with the grade, of those graded."""
        return Share(self.counts.get(grade, 0), self.graded)

    def add(self, grade: str, number: int) -> None:
        """So many people more with the grade, or without one."""
        if grade:
            self.counts[Grade(grade)] = self.counts.get(Grade(grade), 0) + number
        else:
            self.not_graded += number


@dataclass
class YearGrades(GradeCounts):
    """Those of one year."""

    year: int = 0


def graded(day: datetime.date, units: Collection[int]) -> EvaluationQuerySet:
    """Evaluations with a grade that counts on the day, by unit (key) at the time of grading; of no staff."""
    return Evaluation.objects.on(day).filter(NOT_STAFF, unit__among=units).graded()


def good_or_better(day: datetime.date, units: Collection[int]) -> EvaluationQuerySet:
    """Those of `graded` with HTTNV or better; the part of a share."""
    return graded(day, units).good_or_better()


def grades_by_year(day: datetime.date, units: Collection[int]) -> dict[int, Share]:
    """{year: share of those graded HTTNV or better}; years without grades are absent."""
    return {year.year: year.good for year in years_of_grades(day, units) if year.graded}


def years_of_grades(
    day: datetime.date,
    units: Collection[int],
    hidden: Collection[int] = frozenset(),
    *,
    noticed: bool = False,
) -> list[YearGrades]:
    """Every year that counts on the day with its grades and those not graded, the latest first; of no staff.

    `hidden` are the keys of people whose grades the reader is not told, nor by the difference of two figures;
    `noticed` leaves out what was decided and not yet told to the units.
    """
    rows = Evaluation.objects.on(day).filter(NOT_STAFF, unit__among=units).exclude(cadre__in=hidden)
    return count_years(rows.noticed() if noticed else rows)


def count_years(rows: EvaluationQuerySet) -> list[YearGrades]:
    """Count the given rows by year, the latest first; one query."""
    years = {}
    # Not of the key: an index has the others.
    counted = rows.order_by("-year").values_list("year", "grade").annotate(number=Count("*"))
    for year, grade, number in counted:
        years.setdefault(year, YearGrades(year=year)).add(grade, number)
    return list(years.values())
