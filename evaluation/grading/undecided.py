"""Rows of the year's work that wait for their decision, as what writes results by itself asks for them."""

from collections.abc import Collection

from evaluation.grading.choices import UNDECIDED
from evaluation.models import GradingLine


def undecided_lines(people: Collection[int], years: Collection[int]) -> dict[tuple[int, int], GradingLine]:
    """{(person, year): the row that is not decided yet}, of several campaigns that of the last; one query."""
    lines = GradingLine.objects.filter(cadre__in=people, campaign__year__in=years, state__in=UNDECIDED)
    lines = lines.select_related("cadre", "campaign", "unit").order_by("campaign__opens_on", "campaign")
    return {(line.cadre_id, line.year): line for line in lines}
