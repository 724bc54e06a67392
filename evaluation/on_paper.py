"""The grades of the last three years as official lists of people print them."""

import datetime
from collections.abc import Collection

from cadre.papers.people import PaperGrade
from evaluation.grades import NOT_GRADED_SHORT, abbreviated
from evaluation.models import EvaluationQuerySet, last_year

LATEST = 3


def years_on_paper(day: datetime.date) -> tuple[int, ...]:
    """The last three years that count on the day, the earliest first."""
    last = last_year(day)
    return tuple(range(last - LATEST + 1, last + 1))


def grades_on_paper(
    rows: EvaluationQuerySet, people: Collection[int], day: datetime.date
) -> dict[int, list[PaperGrade]]:
    """{person's key: the grades among the rows}; who was not graded has KĐG. One query."""
    found: dict[int, list[PaperGrade]] = {}
    rows = rows.on(day).filter(cadre__in=people, year__in=years_on_paper(day)).order_by("year")
    for cadre, year, grade, unit in rows.values_list("cadre", "year", "grade", "unit"):
        words = abbreviated(grade, year) or NOT_GRADED_SHORT
        found.setdefault(cadre, []).append(PaperGrade(year, words, unit))
    return found
