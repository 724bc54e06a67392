"""How many places a row of a plan has, and how many people stand in it; asked for many rows in one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from training.choices import PlaceState
from training.models import PlanPerson, PlanRow

OVER = "đã chọn {chosen}, chỉ tiêu {places}: quá {more}"


def counted(rows: QuerySet, of: str, what: Any) -> Coalesce:
    """How many of the rows the record of the outer query has, or what their sum is."""
    one = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Coalesce(Subquery(one.annotate(count=what).values("count")), 0, output_field=IntegerField())


def with_counts(rows: QuerySet, user: Any) -> QuerySet:
    """Rows with how many people the reader may know of are chosen for each, and how many stand in reserve."""
    people = PlanPerson.objects.listed_for(user)
    return rows.annotate(
        chosen_count=counted(people.taking_a_place(), "row", Count("pk")),
        reserve_count=counted(people.filter(state=PlaceState.RESERVE), "row", Count("pk")),
    )


def plans_counted(plans: QuerySet, user: Any) -> QuerySet:
    """Plans with their rows, places and chosen people."""
    rows = PlanRow.objects.for_user(user)
    people = PlanPerson.objects.listed_for(user).taking_a_place()
    return plans.annotate(
        row_count=counted(rows, "plan", Count("pk")),
        place_count=counted(rows, "plan", Sum("places")),
        chosen_count=counted(people, "row__plan", Count("pk")),
    )


@dataclass(frozen=True)
class Totals:
    """Of rows together; places that nobody has entered are counted as none, and told."""

    rows: int = 0
    places: int = 0
    chosen: int = 0
    reserve: int = 0
    funds: int = 0
    without_places: int = 0


def totals(rows: Iterable[PlanRow]) -> Totals:
    rows = list(rows)
    return Totals(
        rows=len(rows),
        places=sum(row.places or 0 for row in rows),
        chosen=sum(row.chosen_count for row in rows),
        reserve=sum(row.reserve_count for row in rows),
        funds=sum(row.funds or 0 for row in rows),
        without_places=sum(row.places is None for row in rows),
    )


def over(row: PlanRow) -> str:
    """That more are chosen than there are places; said, and not refused. Empty where it is not so."""
    more = row.chosen_count - row.places if row.places is not None else 0
    return OVER.format(chosen=row.chosen_count, places=row.places, more=more) if more > 0 else ""
