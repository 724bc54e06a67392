"""Bodies whose number of members is decided: how many seats there are, are taken, are free (giao, có mặt, khuyết)."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from cadre.figures import began_unclear
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from office.organisation.models.structure import Body, BodySize, Level

ORDER = [kind.value for kind in (Body.Kind.EXECUTIVE, Body.Kind.STANDING)]


@dataclass
class Seats:
    """All bodies of a kind and level. Of those without a single member on record nothing is said to be free."""

    kind: str
    level: str
    bodies: int = 0
    size: int = 0
    silent: int = 0
    silent_size: int = 0
    free: int = 0
    members: set = field(default_factory=set)

    @property
    def label(self):
        return f"{Body.Kind(self.kind).label}, {Level(self.level).label.lower()}"

    @property
    def seat(self):
        """How a list of people is asked for the members."""
        return f"{self.kind}-{self.level}"

    @property
    def present(self):
        return len(self.members)

    def add(self, size, members):
        self.bodies += 1
        if members:
            self.size += size
            self.free += max(0, size - len(members))
            self.members |= members
        else:
            self.silent += 1
            self.silent_size += size


def seats(day, units):
    """(lines of `Seats`, number of people whose seat may have begun later), in three queries."""
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


def seats_held(day, units):
    """Seats of the units' bodies held on the day by people who had a main post then, as lists of people show them."""
    serving = Cadre.objects.on(day).values("pk")
    return PostHeld.objects.on(day).filter(post__body__unit__among=units, cadre__in=serving).order_by()


def order(line):
    return (Level.values.index(line.level), ORDER.index(line.kind) if line.kind in ORDER else len(ORDER))
