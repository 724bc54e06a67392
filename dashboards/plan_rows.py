"""The planning lists of a day as rows of the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.core.dates import PartialDate
from foundation.core.figures import thousands
from office.organisation.figure_links import Figure, Links
from planning.figures import PlannedList
from planning.measures import StructureMeasure
from planning.news import NewsItem, counted


@dataclass(frozen=True)
class GroupCell:
    """How many places of a list are held by a group, with the measure that says what the rules require.

    Without a `figure` the group was not counted, and the measure says why.
    """

    measure: StructureMeasure
    figure: Figure | None

    @property
    def value(self) -> str:
        """Per cent as a number with a decimal point, for a chart."""
        return str(self.measure.share.percent)

    @property
    def percent(self) -> str:
        """Per cent in words, to the same decimals as on the list."""
        return self.measure.share.words(1)

    @property
    def least(self) -> str:
        """The least share in per cent, for a chart; empty where none is required."""
        return "" if self.measure.least is None else str(float(100 * self.measure.least))


class PlanRow:
    """One planning list on the board: its places, its coefficient, and the groups that the rules require.

    `news` tells by the key of an entry what happened to its person since.
    """

    def __init__(self, of_list: PlannedList, links: Links, news: Mapping[int, list[NewsItem]]):
        self.told = counted(news.get(entry.pk, ()) for entry in of_list.entries)
        self.of, self.structure = of_list, of_list.structure
        self.term, self.title = of_list.term, of_list.title
        self.links = links
        self.short_name = str(of_list.title)
        self.number = self._figure(len(of_list.entries))
        self.measure = self.structure.number()

    def _figure(self, count: int, **asked: Any) -> Figure:
        keys = (self.term.pk, self.title.pk)
        return self.links.figure(count, "planning-list", *keys, status="approved", **asked)

    @property
    def people_and_places(self) -> list[str | Figure]:
        """Persons, and places where they are more; the places open the list, which has a line for each."""
        people = self.of.places.people
        if people == self.number.count:
            return [self.number, " đồng chí"]
        return [f"{thousands(people)} đồng chí (", self.number, " lượt)"]

    @cached_property
    def news(self) -> list[str | Figure]:
        """How many places are concerned by each kind of news; each number opens its lines. Empty without any."""
        pieces = []
        for kind, count in self.told:
            pieces += [", "] if pieces else []
            pieces += [self._figure(count, news=kind.value), f" {kind.label.lower()}"]
        return pieces

    @property
    def reckoning(self) -> PartialDate | None:
        """The month at which ages are counted; None where the rules have none."""
        return self.structure.reckoning

    @cached_property
    def units(self) -> int:
        """Number of units for which the title is planned."""
        return len({entry.target.post.unit_id for entry in self.of.entries})

    @cached_property
    def cells(self) -> list[GroupCell]:
        """Women, young, minorities, in this order."""
        measures = [self.structure.women(), *self.structure.young(), self.structure.minorities()]
        return [self._cell(measure) for measure in measures]

    def _cell(self, measure: StructureMeasure) -> GroupCell:
        if measure.share is None:
            return GroupCell(measure, None)
        # Places, not persons: the list that opens has a line for each.
        on = sum(self.structure.belongs(entry.listed, measure.group) for entry in self.of.entries)
        return GroupCell(measure, self._figure(on, group=measure.group.value))

    @property
    def bands(self) -> str:
        """The three age bands in words; empty where the rules do not define them."""
        return next((measure.figure for measure in self.structure.bands()), "")

    def short_names(self, *, several_terms: bool) -> list[str]:
        """What a chart may call the list, the shortest first."""
        level, title = self.title.get_level_display().lower(), str(self.title)
        body = self.title.get_body_kind_display().lower()
        term = f", {self.term.name}" if several_terms else ""
        kind = f", {self.term.get_kind_display().lower()}"
        return [
            f"{level}{term}",
            f"{body} {level}{term}",
            f"{title}{term}",
            f"{title}, {self.term.name}{kind}",
        ]


def named_apart(rows: list[PlanRow]) -> list[PlanRow]:
    """The same rows, all with `short_name` of the shortest kind by which no two are called alike."""
    several = len({row.term.name for row in rows}) > 1
    kinds = list(zip(*(row.short_names(several_terms=several) for row in rows), strict=True))
    chosen = next((names for names in kinds if len(set(names)) == len(names)), kinds[-1] if kinds else ())
    for row, name in zip(rows, chosen, strict=True):
        row.short_name = name
    return rows
