"""Who lacks what on a day, by the titles held and planned for; any number of people in a fixed number of queries.

On it stand leaders by their main post of the day, and who is planned on lists that the reader may read. Of oneself and
one's relatives nothing is judged.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from django.db.models import F, Q, QuerySet

from cadre.brought import Asked
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry
from planning.people import entries_of
from standards.checks import check
from standards.levels import NOTHING, Reached, levels_on
from standards.models import InForce, StandardKind
from training.models import Need
from training.needs.cells import NeedCell, PlannedTitle, TitleAsk
from training.needs.states import ToldNeed, running, told

# The kinds that have a column whether or not a standard asks for them.
USUAL = ("degree", "theory", "state", "defence", "ethnic")


@dataclass(frozen=True)
class HoldsPost:
    """Somebody on the board with the post held: `title` and `unit` are keys."""

    pk: int
    title: int
    unit: int
    leads: bool


@dataclass(frozen=True)
class NeedLine:
    """One person's row: a cell for each kind."""

    person: HoldsPost
    planned: tuple[PlannedTitle, ...] = ()
    cells: Mapping[str, NeedCell] = field(default_factory=dict)

    def lacking(self) -> Iterator[NeedCell]:
        return (cell for cell in self.cells.values() if cell.lacks)


def people_on(asked: Asked) -> CadreQuerySet:
    """Whom the reader may read of those on the board; narrow them before they are judged."""
    seen = Cadre.objects.seen_by(asked.user, asked.day, asked.action)
    return seen.filter(Q(held_leads=True) | Q(pk__in=planned(asked).values("cadre")))


def planned(asked: Asked) -> QuerySet:
    """The entries on lists of the day that the reader may read; a secret list tells nothing that leaves the program."""
    return entries_of(asked).on_list(asked.day)


class NeedBoard:
    """The people of `people_on`, judged; `lines` are by the key of the person.

    Without the `masked`, whom the reader must not judge.
    """

    def __init__(self, people: CadreQuerySet, asked: Asked) -> None:
        self.asked, self.day = asked, asked.day
        self.people = self.holders(people)
        self.planned = self.planned_titles()
        self.in_force, self.titles = self.standards()
        self.check = cache(check)
        self.levels = levels_on(self.day, list(self.people))
        self.classes = classes_of(self.people, self.day, asked.leaves)
        self.needs = self.needs_written()
        self.lines = {key: self.line(each) for key, each in self.people.items()}

    def holders(self, people: CadreQuerySet) -> dict[int, HoldsPost]:
        hidden = conflicted_cadres(self.asked.user)
        held = ("held__post__title", "held__post__unit", "held__post__title__is_leader")
        rows = people.order_by().values_list("pk", *held)
        found = {row[0]: HoldsPost(*row) for row in rows}
        self.masked = found.keys() & hidden
        return {key: each for key, each in found.items() if key not in hidden}

    def planned_titles(self) -> dict[int, list[PlannedTitle]]:
        """{person: titles planned for}."""
        path = "target__post__"
        rows = planned(self.asked).with_state(self.day).order_by("target__term", "pk")
        rows = rows.values_list(
            *("cadre", "pk", f"{path}title", f"{path}unit", "target__term", f"{path}title__name"),
            f"{path}unit__name",
            "state_that_day",
        )
        found = defaultdict(list)
        for cadre, entry, title, unit, term, name, place, state in rows:
            if cadre in self.people:
                words = f"{name}, {place}"
                proposed = state != PlanningEntry.Status.APPROVED
                found[cadre].append(PlannedTitle(entry, title, unit, term, words, proposed))
        return found

    def standards(self) -> tuple[InForce, dict[int, PostTitle]]:
        """What is asked of the titles that anybody holds or is planned for, and these."""
        keys = {each.title for each in self.people.values()}
        keys |= {each.title for titles in self.planned.values() for each in titles}
        titles = {each.pk: each for each in PostTitle.objects.filter(pk__among=keys)}
        return InForce.of_days({self.day}, titles.values())[self.day], titles

    def needs_written(self) -> dict[int, dict[str, list[tuple[Need, ToldNeed]]]]:
        """{person: {kind: needs that stand, each with where it stands}}; the most first."""
        user, day = self.asked.user, self.day
        needs = Need.objects.for_user(user).filter(cadre__among=list(self.people)).on(day)
        needs = list(needs.exclude(state_then=Need.State.DROPPED).order_by(F("level").desc(nulls_last=True)))
        stands, found = (
            told(needs, day, user, leaves=self.asked.leaves),
            defaultdict(lambda: defaultdict(list)),
        )
        for need in needs:
            found[need.cadre_id][need.kind].append((need, stands[need.pk]))
        return found

    @cached_property
    def kinds(self) -> list[StandardKind]:
        """The kinds of which there is a column."""
        asked = set(self.in_force.kinds)
        return [kind for kind in StandardKind if kind in USUAL or kind in asked]

    def line(self, person: HoldsPost) -> NeedLine:
        titles = self.planned.get(person.pk, ())
        levels, classes = self.levels.get(person.pk, {}), self.classes.get(person.pk, {})
        needs, asks = self.needs.get(person.pk, {}), self.asks(person, titles, levels)
        cells = {
            kind.value: cell(
                kind, levels.get(kind), asks.get(kind, ()), classes.get(kind, ()), needs.get(kind, ())
            )
            for kind in self.kinds
        }
        return NeedLine(person, tuple(titles), cells)

    def asks(
        self, person: HoldsPost, titles: Iterable[PlannedTitle], levels: Mapping[str, Reached]
    ) -> dict[str, list[TitleAsk]]:
        """{kind: what the titles ask}, the post held first."""
        found = defaultdict(list)
        for planned_title in (None, *titles):
            title = self.titles[planned_title.title if planned_title else person.title]
            unit = planned_title.unit if planned_title else person.unit
            for kind, standard in self.in_force.of(title, unit).items():
                finding = self.check(standard, levels.get(kind, NOTHING), self.day)
                found[kind].append(TitleAsk(finding, standard.least, title.name, planned_title))
        return found


def cell(
    kind: str,
    reached: Reached | None,
    asks: Iterable[TitleAsk],
    classes: Iterable[tuple[str, int | None]],
    needs: Iterable[tuple[Need, ToldNeed]],
) -> NeedCell:
    """The cell, with the class that leads as far as is lacking."""
    made = NeedCell(kind, reached or NOTHING, tuple(asks), needs=tuple(needs))
    if not classes or not made.lacks:
        return made
    far = [name for name, level in classes if (level or 0) >= (made.least or 0)]
    return replace(made, class_name=far[0]) if far else made


def classes_of(
    cadres: Collection[int], day: datetime.date, leaves: bool = False
) -> dict[int, dict[str, list[tuple[str, int | None]]]]:
    """{person: {kind: (class that runs, level it leads to)}}; one query."""
    programme = "training_class__programme__"
    rows = running(day, leaves).filter(cadre__among=list(cadres)).exclude(**{f"{programme}kind": ""})
    found = defaultdict(lambda: defaultdict(list))
    for cadre, name, kind, level in rows.order_by("-pk").values_list(
        "cadre", "training_class__name", f"{programme}kind", f"{programme}level"
    ):
        found[cadre][kind].append((name, level))
    return found
