"""What reports count of rotations."""

from dataclasses import dataclass

from rotation.models import Rotation


@dataclass(frozen=True)
class Rotations:
    """Moves, not persons: who was moved twice is counted twice ("lượt")."""

    rotated: int
    returned: int
    running: int


def rotated(day, units):
    """The rows behind the figures: begun by the day, to posts of the units."""
    return Rotation.objects.begun_by(day).filter(to_post__unit__among=units)


def returned(day, units):
    return Rotation.objects.returned_by(day).filter(to_post__unit__among=units)


def running(day, units):
    return Rotation.objects.running_on(day).filter(to_post__unit__among=units)


def rotations(day, units):
    """One query; of a commune those who were moved to posts in it."""
    ends = rotated(day, units).order_by().values_list("valid_to", flat=True)
    over = [end is not None and end.first_day <= day for end in ends]
    return Rotations(len(over), sum(over), len(over) - sum(over))
