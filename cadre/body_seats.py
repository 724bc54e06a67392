"""Bodies whose number of members is decided: how many seats there are, are taken, are vacant, or are not recorded."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, QuerySet, Subquery

from cadre.figures import Places, began_unclear
from cadre.models.facts import FactQuerySet, PostHeld
from foundation.core.saving.constraints import FirstDay
from office.organisation.models.structure import Body, BodySize, Level
from office.organisation.querysets import level_on

ORDER = [kind.value for kind in (Body.Kind.EXECUTIVE, Body.Kind.STANDING)]
# A seat held from a day (None: as far back as asked) to a day (None: not ended).
Span = tuple[datetime.date | None, datetime.date | None]


@dataclass
class Seats:
    """All bodies of one kind and level.

    `size` seats were decided. Of them are `vacant` those that somebody had held since the decision and nobody holds
    (khuyết), `unrecorded` those whose holder nobody entered (chưa ghi). `silent` bodies have no member on record.
    """

    kind: str
    level: str
    bodies: int = 0
    size: int = 0
    silent: int = 0
    vacant: int = 0
    unrecorded: int = 0
    taken: Places = field(default_factory=Places)

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
        return self.taken.people

    @property
    def vacant_words(self) -> str:
        """The number; where none is known to be vacant and some seats are not recorded, that it is not clear."""
        return str(self.vacant) if self.vacant or not self.unrecorded else "chưa rõ"

    def add(self, size: int, members: Collection[int], vacant: int) -> None:
        """Count in one body: its decided number of members, the keys of those present, and its vacant seats."""
        self.bodies += 1
        self.size += size
        self.silent += not members
        self.vacant += vacant
        self.unrecorded += max(0, size - len(members) - vacant)
        for member in members:
            self.taken.add(member)


@dataclass(frozen=True)
class BodyMembers:
    """One body on a day: the number of members in force (None where none was decided) and since when, its members by
    key, the seats that have become vacant since that decision, and the members whose seat may have begun later.
    """

    body: Body
    size: int | None
    since: datetime.date | None
    members: frozenset[int]
    vacant: int
    unclear: frozenset[int] = frozenset()

    @property
    def unrecorded(self) -> int | None:
        """Seats whose holder nobody entered; None where no number was decided."""
        return None if self.size is None else max(0, self.size - len(self.members) - self.vacant)

    @property
    def vacant_words(self) -> str:
        """The number of vacant seats; empty where no number was decided, not clear where seats were not recorded."""
        if self.size is None:
            return ""
        return str(self.vacant) if self.vacant or not self.unrecorded else "chưa rõ"


def members_of(day: datetime.date, bodies: QuerySet[Body]) -> list[BodyMembers]:
    """The bodies on the day, in their order; three queries."""
    decided = BodySize.objects.filter(body=OuterRef("pk"), valid_from__lte=day).order_by("-valid_from")
    of_decision = {
        "size": Subquery(decided.values("size")[:1]),
        "since": Subquery(decided.values("valid_from")[:1]),
        "level": level_on(day, "unit"),
    }
    bodies = list(bodies.annotate(**of_decision).select_related("unit"))
    units = [body.unit_id for body in bodies]
    spans, members, unclear = spans_of_seats(day, units), defaultdict(set), defaultdict(set)
    held = seats_held(day, units).annotate(later=ExpressionWrapper(began_unclear(day), BooleanField()))
    for body, cadre, later in held.values_list("post__body", "cadre", "later"):
        members[body].add(cadre)
        if later:
            unclear[body].add(cadre)
    found = []
    for body in bodies:
        free = vacant_seats(spans.get(body.pk, ()), body.size, body.since, day) if body.size else 0
        of_body = frozenset(members[body.pk]), free, frozenset(unclear[body.pk])
        found.append(BodyMembers(body, body.size, body.since, *of_body))
    return found


def seats(day: datetime.date, units: Collection[int]) -> tuple[list[Seats], int]:
    """The seats of the bodies of the units (keys) on the day, and the number of people whose seat may have begun later.

    Three queries.
    """
    lines, unclear = {}, set()
    for each in members_of(day, Body.objects.filter(unit__among=units).order_by()):
        kind, level = each.body.kind, each.body.level
        unclear |= each.unclear
        if each.size is not None:
            line = lines.setdefault((kind, level), Seats(kind, level))
            line.add(each.size, each.members, each.vacant)
    return sorted(lines.values(), key=order), len(unclear)


def spans_of_seats(day: datetime.date, units: Collection[int]) -> dict[int, list[Span]]:
    """{body key: for each seat of it that had been taken by the day, from when to when}; one query."""
    rows = PostHeld.objects.filter(post__body__unit__among=units).order_by()
    spans = {}
    for body, begun, ended in rows.values_list("post__body", "counts_from", FirstDay("valid_to")):
        if begun is None or begun <= day:
            spans.setdefault(body, []).append((begun, ended if ended and ended <= day else None))
    return spans


def vacant_seats(spans: Iterable[Span], size: int, since: datetime.date, day: datetime.date) -> int:
    """How many seats have become free since the decision on the size: the most ever held at once, less those held now.

    That a body never had as many members on record as were decided does not make the other seats vacant.
    """
    changes, held_now = [], 0
    for begun, ended in spans:
        begun = max(begun or since, since)
        if ended is None or ended > begun:
            changes += [(begun, 1), *([(ended, -1)] if ended else [])]
            held_now += ended is None
    most = held = 0
    for _, change in sorted(changes):
        held += change
        most = max(most, held)
    return max(0, min(size, most) - held_now)


def seats_held(day: datetime.date, units: Collection[int]) -> FactQuerySet:
    """Seats of the units' bodies held on the day by people who had a main post then."""
    held = PostHeld.objects.on(day)
    serving = Exists(held.filter(cadre=OuterRef("cadre"), main=True))
    return held.filter(serving, post__body__unit__among=units).order_by()


def order(line: Seats) -> tuple[int, int]:
    """Sort key: the level, then executive and standing committees before others."""
    return (Level.values.index(line.level), ORDER.index(line.kind) if line.kind in ORDER else len(ORDER))
