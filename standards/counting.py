"""How many leaders meet the standards of their posts: grouped by the database, and judged once a group."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import BigIntegerField, Case, F, Max, Q, QuerySet, Value, When

from cadre import staff
from cadre.alike import counted_alike
from cadre.models.facts import Qualification
from foundation.core import clock
from office.organisation.models.structure import PostTitle
from standards.checks import JudgedLeader, Standards, check, judged, leaders
from standards.levels import HELD, NOTHING, Reached
from standards.models import WITHOUT_LEVELS, InForce, StandardKind

# One who stands for all of a group, how many they are, and whether they are hidden.
Group = tuple[JudgedLeader, int, bool]


def standards_met(
    day: datetime.date, units: Collection[int], hidden: Collection[int] = frozenset()
) -> Standards:
    """How many leaders of the units met the standards of their posts on the day, but for the hidden people (keys).

    Five queries for any number; three more where of somebody the projection does not say enough.
    """
    return LeaderGroups(day, units, hidden).standards()


class LeaderGroups:
    """Leaders of the same title who have reached the same levels get the same verdicts.

    Of today the projection knows the `known` kinds. It tells neither that a fact has no level nor that it may begin
    later: people with such facts are `unclear`, and judged one by one. Of all else the facts are asked.
    """

    def __init__(self, day: datetime.date, units: Collection[int], hidden: Collection[int]):
        self.day, self.units, self.hidden = day, units, hidden
        self.in_force, self.titles = InForce(day), PostTitle.objects.in_bulk()
        self.check = cache(lambda standard, reached: check(standard, reached, day))
        kinds, is_today = self.in_force.kinds, day == clock.today()
        self.known = [kind for kind in kinds if is_today and kind in staff.KINDS]
        self.asked = [kind for kind in kinds if kind not in self.known]
        self.unclear = self._unclear() if self.known else []
        self.people = self._serving() if is_today else self._then()

    def standards(self) -> Standards:
        groups = [*self.grouped(), *self.one_by_one()]
        shown = [(each, number) for each, number, is_hidden in groups if not is_hidden]
        return Standards.of_groups(shown, sum(number for _, number, _ in groups))

    def one_by_one(self) -> Iterator[Group]:
        if self.unclear:
            people = leaders(self.day, self.units).filter(pk__in=self.unclear)
            for each in judged(people, self.day, self.in_force):
                yield each, 1, each.cadre in self.hidden

    def grouped(self) -> Iterator[Group]:
        for title, apart, sure, is_hidden, *levels, number in self._rows():
            left = iter(levels)
            reached = {kind: Reached(level, level) for kind, level in zip(self.known, left, strict=False)}
            reached |= {kind: Reached(*islice(left, 3)) for kind in self.asked}
            standards = self.in_force.of(self.titles[title], apart)
            findings = (self.check(each, reached.get(kind, NOTHING)) for kind, each in standards.items())
            yield JudgedLeader(0, tuple(findings), reached, sure), number, is_hidden

    def _rows(self) -> Sequence[tuple]:
        """A row for each group: title, unit, whether the post's beginning is sure, hidden, levels, and the number."""
        columns = ["held_title", "apart", "sure", "hidden", *(f"now_{kind}" for kind in self.known)]
        columns += [f"{kind}_{what}" for kind in self.asked for what in ("level", "certain", "unclear")]
        return counted_alike(self.people, [self._facts()] if self.asked else [], columns)

    def _serving(self) -> QuerySet:
        """The leaders of today."""
        rows = staff.serving_now(self.units).filter(title__is_leader=True).exclude(pk__in=self.unclear)
        levels = {f"now_{kind}": F(kind) for kind in self.known}
        return self._named(rows, "title", "unit", Q(certain_from__lte=self.day), **levels)

    def _then(self) -> QuerySet:
        """The leaders of another day."""
        rows, sure = leaders(self.day, self.units).order_by(), surely_begun(self.day, "held__")
        return self._named(rows, "held__post__title", "held_unit", sure)

    def _named(self, rows: QuerySet, title: str, unit: str, sure: Q, **levels: F) -> QuerySet:
        """What tells the groups apart; a unit only where some standard speaks of it."""
        apart = When(**{f"{unit}__among": self.in_force.apart}, then=F(unit))
        return rows.values(
            holder=F("pk"),
            held_title=F(title),
            apart=Case(apart, default=None, output_field=BigIntegerField()),
            sure=sure,
            hidden=Case(When(pk__in=self.hidden, then=True), default=False),
            **levels,
        )

    def _unclear(self) -> list[int]:
        """Keys of people of whom the projection does not say enough."""
        facts = Qualification.objects.on(self.day).filter(kind__in=self.known).order_by()
        facts = facts.filter(Q(level=None) | ~surely_begun(self.day))
        return list(facts.values_list("cadre", flat=True).distinct())

    def _facts(self) -> QuerySet:
        """What each person has reached of the kinds that are asked, as `Reached` counts it."""
        facts = Qualification.objects.on(self.day).filter(kind__in=self.asked).order_by()
        return facts.values("cadre").annotate(
            **{name: each for kind in self.asked for name, each in self._reached(kind)}
        )

    def _reached(self, kind: StandardKind) -> Iterator[tuple[str, Max | BoolOr]]:
        of_kind, level = Q(kind=kind), Value(HELD) if kind in WITHOUT_LEVELS else F("level")
        yield f"{kind}_level", Max(level, filter=of_kind)
        yield f"{kind}_certain", Max(level, filter=of_kind & surely_begun(self.day))
        without = Q(level=None) if kind not in WITHOUT_LEVELS else Q(pk=None)
        yield f"{kind}_unclear", BoolOr(without, filter=of_kind, default=False)


def surely_begun(day: datetime.date, prefix: str = "") -> Q:
    """Condition: a fact that counts on the day had surely begun; `prefix` leads to the fact, "held__"."""
    return Q(**{f"{prefix}valid_from__isnull": False}) | Q(**{f"{prefix}known_on__lte": day})
