"""Bodies whose number of members is decided: how many seats there are, are taken, are free (giao, có mặt, khuyết)."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from cadre.figures import began_unclear
from cadre.models.facts import FactQuerySet, PostHeld
from cadre.models.people import Cadre
from office.organisation.models.structure import Body, BodySize, Level

ORDER = [kind.value for kind in (Body.Kind.EXECUTIVE, Body.Kind.STANDING)]


@dataclass
class Seats:
    """All bodies of one kind and level.

    Bodies without a single member on record are `silent`: their seats count in `silent_size`, not as free ones.
    `members` holds keys of cadres.
    """

    kind: str
    level: str
    bodies: int = 0
    size: int = 0
    silent: int = 0
    silent_size: int = 0
    free: int = 0
    members: set[int] = field(default_factory=set)

    @property
    def label(self) -> str:
        return f"{Body.Kind(self.kind).label}, {Level(self.level).label.lower()}"

    @property
    def seat(self) -> str:
        """The value by which the list of people filters the members."""
        return f"{self.kind}-{self.level}"

    @property
    def present(self) -> int:
        """Persons, each once, also when they sit in several of the bodies."""
        return len(self.members)

    def add(self, size: int, members: set[int]) -> None:
        """Count in one body with its decided number of members."""
        self.bodies += 1
        if members:
            self.size += size
            self.free += max(0, size - len(members))
            self.members |= members
        else:
            self.silent += 1
            self.silent_size += size


def seats(day: datetime.date, units: Collection[int]) -> tuple[list[Seats], int]:
    """The seats of the bodies of the units (keys) on the day, and the number of people whose seat may have begun later.

    Three queries.
    """
    decided = BodySize.objects.filter(body=OuterRef("pk"), valid_from__lte=day).order_by("-valid_from")
    bodies = Body.objects.filter(unit__among=units).annotate(size=Subquery(decided.values("size")[:1]))
    bodies = bodies.exclude(size=None).order_by().values_list("pk", "kind", "unit__level", "size")
    held = seats_held(day, units)
    members = {}
    for body, cadre in held.values_list("post__body", "cadre"):
        members.setdefault(body, set()).add(cadre)
    lines = {}
    for body, kind, level, size in bodies:
        line = lines.setdefault((kind, level), Seats(kind, level))
        line.add(size, members.get(body, set()))
    unclear = held.filter(began_unclear(day)).values("cadre").distinct().count()
    return sorted(lines.values(), key=order), unclear


def seats_held(day: datetime.date, units: Collection[int]) -> FactQuerySet:
    """Seats of the units' bodies held on the day by people who had a main post then."""
    serving = Cadre.objects.on(day).values("pk")
    return PostHeld.objects.on(day).filter(post__body__unit__among=units, cadre__in=serving).order_by()


def order(line: Seats) -> tuple[int, int]:
    """Sort key: the level, then executive and standing committees before others."""
    return (Level.values.index(line.level), ORDER.index(line.kind) if line.kind in ORDER else len(ORDER))
