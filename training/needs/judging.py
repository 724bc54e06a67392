"""What one person, or all who are alike, lack by the titles held and planned for: a line of the board of needs."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from office.organisation.models.structure import PostTitle
from standards.checks import check
from standards.levels import NOTHING, Reached
from standards.models import InForce, StandardKind
from training.models import Need
from training.needs.cells import NeedCell, PlannedTitle, TitleAsk
from training.needs.states import ToldNeed

# The kinds that have a column whether or not a standard asks for them.
USUAL = ("degree", "theory", "state", "defence", "ethnic")


@dataclass(frozen=True)
class HoldsPost:
    """Somebody on the board with the post held: `title` and `unit` are keys."""

    pk: int
    title: int
    unit: int | None


@dataclass(frozen=True)
class NeedFacts:
    """What there is of one person, by kind: levels reached, classes that run with the level each leads to, needs that
    stand with where they stand, the most first.
    """

    levels: dict[str, Reached] = field(default_factory=dict)
    classes: dict[str, list[tuple[str, int | None]]] = field(default_factory=dict)
    needs: dict[str, list[tuple[Need, ToldNeed]]] = field(default_factory=dict)


@dataclass(frozen=True)
class NeedLine:
    """One person's row: a cell for each kind."""

    person: HoldsPost
    planned: tuple[PlannedTitle, ...] = ()
    cells: Mapping[str, NeedCell] = field(default_factory=dict)

    def lacking(self) -> Iterator[NeedCell]:
        return (cell for cell in self.cells.values() if cell.lacks)


class NeedJudge:
    """What the titles ask on a day; three queries at most."""

    def __init__(self, day: datetime.date) -> None:
        self.day, self.titles = day, PostTitle.objects.in_bulk()
        self.in_force = InForce.of_days({day}, self.titles.values())[day]
        self.check = cache(check)

    def kinds(self, titles: Iterable[int]) -> list[StandardKind]:
        """Those of which there is a column where anybody holds or is planned for one of the titles (keys)."""
        there = [self.titles[title] for title in set(titles)]
        asked = {each.kind for each in self.in_force.standards if any(map(each.asked_of, there))}
        return [kind for kind in StandardKind if kind in USUAL or kind in asked]

    def line(
        self,
        person: HoldsPost,
        planned: Iterable[PlannedTitle],
        facts: NeedFacts,
        kinds: Iterable[StandardKind],
    ) -> NeedLine:
        asks = self.asks(person, planned, facts.levels)
        cells = {kind.value: cell(kind.value, asks.get(kind, ()), facts) for kind in kinds}
        return NeedLine(person, tuple(planned), cells)

    def asks(
        self, person: HoldsPost, planned: Iterable[PlannedTitle], levels: Mapping[str, Reached]
    ) -> dict[str, list[TitleAsk]]:
        """{kind: what the titles ask}, the post held first."""
        found = defaultdict(list)
        for planned_title in (None, *planned):
            place = planned_title or person
            title = self.titles[place.title]
            for kind, standard in self.in_force.of(title, place.unit).items():
                finding = self.check(standard, levels.get(kind, NOTHING), self.day)
                found[kind].append(TitleAsk(finding, standard.least, title.name, planned_title))
        return found


def cell(kind: str, asks: Iterable[TitleAsk], facts: NeedFacts) -> NeedCell:
    """The cell, with the class that leads as far as is lacking."""
    needs, classes = facts.needs.get(kind, ()), facts.classes.get(kind, ())
    made = NeedCell(kind, facts.levels.get(kind, NOTHING), tuple(asks), needs=tuple(needs))
    if not classes or not made.lacks:
        return made
    far = [name for name, level in classes if (level or 0) >= (made.least or 0)]
    return replace(made, class_name=far[0]) if far else made
