"""What reports count of rotations."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Min, Q, Value

from foundation.core.dates import PartialDate
from rotation.choices import HOW_IT_STANDS
from rotation.models import Rotation, RotationQuerySet


@dataclass(frozen=True)
class Rotations:
    """Numbers of moves, not of persons: a person moved twice counts twice ("lượt").

    `people` are the persons, `since` is the beginning of the first move, `directions` those that occur.
    """

    rotated: int
    returned: int
    people: int
    since: PartialDate | None
    directions: list[str]

    @property
    def running(self) -> int:
        return self.rotated - self.returned


def rotated(day: datetime.date, units: Collection[int]) -> RotationQuerySet:
    """Rotations begun by the day, to posts of the units (keys)."""
    return Rotation.objects.begun_by(day).filter(to_post__unit__among=units)


def returned(day: datetime.date, units: Collection[int]) -> RotationQuerySet:
    """Those of `rotated` that have ended by the day."""
    return Rotation.objects.returned_by(day).filter(to_post__unit__among=units)


def running(day: datetime.date, units: Collection[int]) -> RotationQuerySet:
    """Those of `rotated` that have not ended by the day, even when their planned time is over."""
    return Rotation.objects.running_on(day).filter(to_post__unit__among=units)


def rotations(day: datetime.date, units: Collection[int]) -> Rotations:
    """The numbers of a day, by one query; a commune counts the moves to its own posts."""
    counted = rotated(day, units).aggregate(
        rotated=Count("pk"),
        returned=Count("pk", filter=Q(valid_to__lte=day)),
        people=Count("cadre", distinct=True),
        since=Min("valid_from"),
        directions=ArrayAgg("direction", distinct=True, default=Value([])),
    )
    return Rotations(**counted)


def states(day: datetime.date, units: Collection[int], hidden: Collection[int]) -> dict[str, int]:
    """How many of `rotated` stand how, but for those of the hidden people (keys); one query."""
    rows = rotated(day, units).exclude(cadre__in=hidden).order_by()
    found = {state.value: rows.in_state(state, day).values("pk") for state in HOW_IT_STANDS}
    return rows.aggregate(**{state: Count("pk", filter=Q(pk__in=keys)) for state, keys in found.items()})
