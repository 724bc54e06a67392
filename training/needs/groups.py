"""How many lack what: people who are alike in all that tells their cells apart are judged once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg, BoolOr
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Case,
    F,
    Func,
    IntegerField,
    Max,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from cadre import staff
from cadre.alike import counted_alike
from cadre.brought import Asked
from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import Qualification
from cadre.projected import in_projection
from cadre.querysets import CadreQuerySet
from foundation.core import clock
from standards.levels import HELD, Reached
from standards.models import WITHOUT_LEVELS, StandardKind
from training.models import Need
from training.needs.board import MOST_FIRST, needs_written, planned
from training.needs.cells import PlannedTitle
from training.needs.judging import HoldsPost, NeedFacts, NeedJudge, NeedLine
from training.needs.states import NeedStanding, ToldNeed, running, with_standing

# A class of which only the level is known that it leads to.
SOME_CLASS = "lớp đang mở"


@dataclass(frozen=True)
class NeedGroup:
    """So many people with the same line; `keys` are theirs, where they were asked for."""

    line: NeedLine
    number: int
    keys: tuple[int, ...] = ()


class NeedGroups:
    """The people of `people_on` without those whom the reader must not judge: of these only how many are `masked`.

    What few questions need is asked where they do: the `keys` of the people, the `classes` that run, how far needs
    are (`standings`), without which each is told as open. A fixed number of queries, of which one reads people.
    """

    def __init__(
        self,
        people: CadreQuerySet,
        asked: Asked,
        *,
        keys: bool = False,
        classes: bool = False,
        standings: bool = False,
    ) -> None:
        self.asked, self.day = asked, asked.day
        self.classes, self.standings = classes, standings
        self.judge = NeedJudge(self.day)
        self.asked_kinds = self.judge.in_force.kinds
        # Of today the projection knows these levels; all else is asked of the facts.
        known = staff.KINDS if self.day == clock.today() else ()
        self.known = [kind for kind in self.asked_kinds if kind in known]
        hidden = conflicted_cadres(asked.user)
        self.masked = people.filter(pk__in=hidden).count() if hidden else 0
        self.rows = list(self.counted(people.exclude(pk__in=hidden) if hidden else people, keys=keys))

    def counted(self, people: CadreQuerySet, *, keys: bool) -> Iterator[dict[str, Any]]:
        facts = [self.plans(), self.levels(), self.needs(), *([self.learning()] if self.classes else ())]
        columns = [
            "held_title",
            "apart",
            "plans",
            *(f"{kind}_{what}" for kind in self.asked_kinds for what in self.told_apart_by(kind)),
        ]
        for row in counted_alike(self.holders(people), facts, columns, keys=keys):
            yield dict(zip((*columns, "number", "keys"), row, strict=False))

    def told_apart_by(self, kind: StandardKind) -> Iterator[str]:
        yield "level"
        if kind not in WITHOUT_LEVELS:
            yield "unclear"
        yield "need"
        if self.standings:
            yield "standing"
        if self.classes:
            yield "class"

    @cached_property
    def kinds(self) -> list[StandardKind]:
        """The kinds of which there is a column."""
        planned_for = (each.title for row in self.rows for each in titles_of(row))
        return self.judge.kinds({*(row["held_title"] for row in self.rows), *planned_for})

    @cached_property
    def groups(self) -> list[NeedGroup]:
        return [NeedGroup(self.line(row), row["number"], tuple(row.get("keys", ()))) for row in self.rows]

    @property
    def number(self) -> int:
        return sum(row["number"] for row in self.rows)

    def line(self, row: Mapping[str, Any]) -> NeedLine:
        person = HoldsPost(0, row["held_title"], row["apart"])
        return self.judge.line(person, titles_of(row), self.facts(row), self.kinds)

    def facts(self, row: Mapping[str, Any]) -> NeedFacts:
        facts = NeedFacts()
        for kind in self.asked_kinds:
            unclear = bool(row.get(f"{kind}_unclear"))
            facts.levels[kind] = Reached(row[f"{kind}_level"], unclear=unclear)
            if (level := row.get(f"{kind}_class")) is not None:
                facts.classes[kind] = [(SOME_CLASS, level)]
            if (level := row[f"{kind}_need"]) is not None:
                standing = NeedStanding(row.get(f"{kind}_standing", NeedStanding.OPEN))
                facts.needs[kind] = [(Need(kind=kind, level=level), ToldNeed(standing))]
        return facts

    def holders(self, people: CadreQuerySet) -> QuerySet:
        """Of today from the projection: the record has nothing that is asked for here."""
        now = in_projection(people)
        post = f"{staff.held(self.day)}__post__"
        title, unit = (f"{post}title", f"{post}unit") if now is None else ("title", "unit")
        rows = people if now is None else now
        return rows.order_by().values(
            holder=F("pk"),
            held_title=F(title),
            apart=self.apart(unit),
            **{f"{kind}_level": F(kind if now is not None else f"now__{kind}") for kind in self.known},
        )

    def apart(self, unit: str) -> Case:
        """The unit, only where some standard speaks of it."""
        named = When(**{f"{unit}__among": self.judge.in_force.apart}, then=F(unit))
        return Case(named, default=None, output_field=BigIntegerField())

    def plans(self) -> QuerySet:
        """The titles that each is planned for, each with the unit that is told apart, else 0."""
        post = "target__post__"
        pair = (F(f"{post}title"), Coalesce(self.apart(f"{post}unit"), 0))
        place = Func(*pair, template="ARRAY[%(expressions)s]", output_field=ArrayField(BigIntegerField()))
        found = ArrayAgg(place, distinct=True, order_by=place)
        return planned(self.asked).order_by().values("cadre").annotate(plans=found)

    def levels(self) -> QuerySet:
        """What each has reached of what the projection does not know; of that only whether a fact has no level."""
        asked = [kind for kind in self.asked_kinds if kind not in self.known]
        facts = Qualification.objects.on(self.day).order_by().values("cadre")
        facts = facts.filter(Q(kind__in=asked) | Q(kind__in=self.known, level=None))
        found = {
            f"{kind}_level": most(kind, otherwise=HELD if kind in WITHOUT_LEVELS else None) for kind in asked
        }
        found |= {
            f"{kind}_unclear": BoolOr(Q(level=None), filter=Q(kind=kind), default=False)
            for kind in self.asked_kinds
            if kind not in WITHOUT_LEVELS
        }
        return facts.annotate(**found)

    def needs(self) -> QuerySet:
        """The most that needs of each kind ask for, and how far the first of these is."""
        needs = needs_written(self.asked).filter(kind__in=self.asked_kinds)
        found = {f"{kind}_need": most(kind) for kind in self.asked_kinds}
        if self.standings:
            needs = with_standing(needs, self.day, self.asked.user, leaves=self.asked.leaves)
            found |= {f"{kind}_standing": standing_of_first(kind) for kind in self.asked_kinds}
        return needs.order_by().values("cadre").annotate(**found)

    def learning(self) -> QuerySet:
        """How far the classes that run lead in each kind."""
        programme = "training_class__programme__"
        rows = running(self.day, self.asked.leaves).filter(**{f"{programme}kind__in": self.asked_kinds})
        found = {f"{kind}_class": most(kind, programme) for kind in self.asked_kinds}
        return rows.order_by().values("cadre").annotate(**found)


def titles_of(row: Mapping[str, Any]) -> list[PlannedTitle]:
    return [PlannedTitle(0, title, unit or None, 0, "") for title, unit in row["plans"] or ()]


def most(kind: StandardKind, prefix: str = "", otherwise: int | None = 0) -> Max:
    """The highest level of the kind; what has none counts as the one given."""
    level = Coalesce(F(f"{prefix}level"), Value(otherwise), output_field=IntegerField())
    return Max(level, filter=Q(**{f"{prefix}kind": kind}))


def standing_of_first(kind: StandardKind) -> Func:
    standings = ArrayAgg("stands", filter=Q(kind=kind), order_by=MOST_FIRST)
    return Func(standings, template="(%(expressions)s)[1]", output_field=TextField())
