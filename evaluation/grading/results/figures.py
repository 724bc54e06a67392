"""How far the year's grading is on a day: rows with a grade, rows decided, and how many units have answered."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, F, Q, When

from evaluation.grading.choices import DECIDED
from evaluation.models import GradingLine, GradingStep
from foundation.core.acts.steps import state_on
from office.campaigns.figures import UnitsAsked, open_on, units_on

KIND = "grading"


@dataclass(frozen=True)
class PeriodFigures:
    """Of the latest year that is being graded; `year` is None where none is.

    `graded` are the rows in which what is to be decided is written, by the words that they bear now; `decided` those
    of them that were decided by the day.
    """

    year: int | None = None
    rows: int = 0
    graded: int = 0
    decided: int = 0
    units: UnitsAsked = field(default_factory=UnitsAsked)

    def as_json(self) -> dict[str, Any]:
        units = {"due": self.units.due, "received": self.units.received}
        told = {"rows": self.rows, "graded": self.graded, "decided": self.decided}
        return {"year": self.year, **told, "units": units}


def period_figures(
    day: datetime.date, units: Collection[int], hidden: Collection[int] = frozenset()
) -> PeriodFigures:
    """The grading that was open on the day, of rows and answers of the units (keys); three queries.

    `hidden` are the keys of people whose rows the reader is not told.
    """
    campaigns = list(open_on(day, KIND).values_list("year", "pk"))
    if not campaigns:
        return PeriodFigures()
    year = max(year for year, _ in campaigns)
    asked = [key for of, key in campaigns if of == year]
    lines = GradingLine.objects.filter(campaign__in=asked, unit__among=units).exclude(cadre__in=hidden)
    # A row has kept the state in which its last step left it: only of those with a later one the steps are read.
    moved = Q(pk__in=GradingStep.objects.filter(on__gt=day).values("line"))
    state = Case(When(moved, then=state_on(GradingStep, day)), default=F("state"))
    lines = lines.order_by().annotate(then=state).values_list("grade", "then")
    found = list(lines.annotate(number=Count("pk")))
    return PeriodFigures(
        year=year,
        rows=sum(number for *_, number in found),
        graded=sum(number for grade, _, number in found if grade),
        decided=sum(number for _, then, number in found if then in DECIDED),
        units=units_on(day, units, asked),
    )
