"""What the board, the reports and the list count: grades by year, and the rows behind each figure."""

from dataclasses import dataclass, field

from django.db.models import Count

from evaluation.grades import GOOD_OR_BETTER, Grade
from evaluation.models import Evaluation
from foundation.core.figures import Share


@dataclass
class YearGrades:
    """How many have each grade of a year; those who were not graded are no part of a share."""

    year: int
    counts: dict = field(default_factory=dict)
    not_graded: int = 0

    @property
    def graded(self):
        return sum(self.counts.values())

    @property
    def good(self):
        return Share(sum(self.counts.get(grade, 0) for grade in GOOD_OR_BETTER), self.graded)

    def share(self, grade):
        return Share(self.counts.get(grade, 0), self.graded)


def graded(day, units):
    """The rows behind `Share.whole`: those with a grade that counts on the day, of units of the grading."""
    return Evaluation.objects.on(day).filter(unit__among=units).graded()


def good_or_better(day, units):
    """The rows behind `Share.part`."""
    return graded(day, units).good_or_better()


def grades_by_year(day, units) -> dict[int, Share]:
    """Year → share of those graded HTTNV or better; years without grades are absent."""
    return {year.year: year.good for year in years_of_grades(day, units) if year.graded}


def years_of_grades(day, units) -> list[YearGrades]:
    """Every year that counts on the day with all its grades and those not graded, the latest first."""
    return count_years(Evaluation.objects.on(day).filter(unit__among=units))


def count_years(rows) -> list[YearGrades]:
    """The years of the given rows, the latest first, by one query."""
    years = {}
    counted = rows.order_by("-year").values_list("year", "grade").annotate(number=Count("pk"))
    for year, grade, number in counted:
        of_year = years.setdefault(year, YearGrades(year))
        if grade:
            of_year.counts[Grade(grade)] = number
        else:
            of_year.not_graded = number
    return list(years.values())
