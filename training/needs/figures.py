"""How many needs there are on a day, by how far they have come."""

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import asdict, dataclass

from django.db.models import Count

from training.models import Need
from training.needs.states import IN_PLAN, WAITING, NeedStanding, with_standing


@dataclass(frozen=True)
class NeedFigures:
    """Needs that no plan has answered yet, that a plan or a class has, that the record meets."""

    open: int = 0
    in_plan: int = 0
    met: int = 0

    def as_json(self) -> dict[str, int]:
        return asdict(self)


def need_figures(day: datetime.date, units: Collection[int]) -> NeedFigures:
    """Of the people of the units (keys) by their records today, each need once; one query."""
    needs = Need.objects.filter(scope_unit__among=units).once().on(day)
    counted = with_standing(needs, day).order_by().values("stands").annotate(count=Count("pk"))
    found = Counter({row["stands"]: row["count"] for row in counted})
    return NeedFigures(
        sum(found[stands] for stands in WAITING),
        sum(found[stands] for stands in IN_PLAN),
        found[NeedStanding.MET],
    )
