"""The decided numbers of members of the bodies that lists are for: what a coefficient is taken against."""

import datetime
from collections.abc import Collection, Iterable, Mapping

from office.organisation.models.structure import BodySize
from planning.models import PlanningTarget

# The sizes of a body since when they count, the latest first.
Sizes = list[tuple[datetime.date, int]]


def sizes_of(units: Collection[int]) -> dict[tuple[int, str], Sizes]:
    """The decided numbers of members, {(unit key, kind of body): [(from day, number), …]}, the latest first."""
    sizes = {}
    rows = BodySize.objects.filter(body__unit__among=units).order_by("-valid_from")
    for unit, kind, since, size in rows.values_list("body__unit", "body__kind", "valid_from", "size"):
        sizes.setdefault((unit, kind), []).append((since, size))
    return sizes


def size_by(day: datetime.date, sizes: Iterable[tuple[datetime.date, int]]) -> int:
    """The number of members that is in force on the day, 0 where none is decided; `sizes` has the latest first."""
    return next((size for since, size in sizes if since <= day), 0)


def sizes_of_list(
    targets: Iterable[PlanningTarget], day: datetime.date, sizes: Mapping[tuple[int, str], Sizes]
) -> dict[int, int]:
    """{unit key: size of its body by the day, 0 where none is decided}; empty for posts, which have no body."""
    bodies = {(target.post.unit_id, target.post.title.body_kind) for target in targets}
    return {unit: size_by(day, sizes.get((unit, kind), ())) for unit, kind in bodies if kind}
