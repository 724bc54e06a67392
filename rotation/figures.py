"""What reports count of rotations."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from rotation.models import Rotation, RotationQuerySet


@dataclass(frozen=True)
class Rotations:
    """Numbers of moves, not of persons: a person moved twice counts twice ("lượt")."""

    rotated: int
    returned: int
    running: int


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
    ends = rotated(day, units).order_by().values_list("valid_to", flat=True)
    over = [end is not None and end.first_day <= day for end in ends]
    return Rotations(len(over), sum(over), len(over) - sum(over))
