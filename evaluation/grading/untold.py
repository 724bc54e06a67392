"""Rows of the year's work of which a unit is told nothing yet, as what writes results itself asks for them."""

from collections.abc import Collection

from evaluation.grading.choices import UNTOLD
from evaluation.models import GradingLine


def untold_lines(people: Collection[int], years: Collection[int]) -> dict[tuple[int, int], GradingLine]:
    """{(person, year): the row not decided, or not told of, yet}, of several campaigns that of the last; one query."""
    lines = GradingLine.objects.filter(cadre__in=people, campaign__year__in=years, state__in=UNTOLD)
    lines = lines.select_related("cadre", "campaign", "unit").order_by("campaign__opens_on", "campaign")
    return {(line.cadre_id, line.year): line for line in lines}
