"""What lists of people know of rotations."""

import django_filters

from cadre.brought import CONDITIONS, Asked, PeopleCondition
from cadre.querysets import CadreQuerySet
from foundation.lists.filters import YesNoFilter
from rotation.models import Rotation


def yes_or_no(asked: Asked) -> django_filters.Filter:
    return YesNoFilter(label="Đang luân chuyển")


def on_rotation(cadres: CadreQuerySet, yes: bool, asked: Asked) -> CadreQuerySet:
    """Who is away on the day, also after the planned end; secondment and transfer are something else."""
    running = asked.rows(Rotation).running_on(asked.day).filter(kind=Rotation.Kind.ROTATION)
    people = running.values("cadre")
    return cadres.filter(pk__in=people) if yes else cadres.exclude(pk__in=people)


CONDITIONS.append(PeopleCondition("rotation", Rotation, yes_or_no, on_rotation))
