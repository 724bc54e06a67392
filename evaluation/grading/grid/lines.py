"""The rows of a campaign as its grid shows them: narrowed as the address asks, with what the reader may write.

A campaign has a hundred times the rows of a page: those of the page alone are read, all else is counted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from evaluation.grading.choices import UNDECIDED, GradingState
from evaluation.grading.findings.appraisal import AppraisalRow
from evaluation.grading.findings.candidates import candidates
from evaluation.grading.findings.cases import cases_of, findings_of
from evaluation.grading.findings.kinds import Check
from evaluation.grading.findings.quota import Alike, GroupQuota, readings
from evaluation.grading.findings.rules import GradingRules, grading_rules
from evaluation.models import GradingLine, PeerGroup
from foundation.sheets.cells import folded_words
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit

RIGHT = "evaluation.change_gradingline"
RELATED = ("cadre", "unit", "group", "campaign_unit__unit")
NO_GROUP = "Chưa xếp nhóm"
# The grade by which a row stands, as `standing` tells it of one.
SAID = (NullIf(F(name), Value("")) for name in ("grade", "proposed", "collective_grade"))
BY_WHICH = Coalesce(*SAID, Value(""))
ALIKE = ("masked", "counting", "is_decided_above", "group", "subject", "state", "standing")


@dataclass(frozen=True)
class GridCriteria:
    """What the address asks for: one unit, group (0 for rows without), state and finding; which row is the first."""

    unit: int | None = None
    group: int | None = None
    state: str = ""
    finding: str = ""
    start: int = 0

    @property
    def condition(self) -> Q:
        """A row that is kept from the reader tells its unit alone."""
        asked = Q() if self.unit is None else Q(counting=self.unit)
        if self.group is not None or self.state or self.finding:
            asked &= Q(masked=False)
        if self.group is not None:
            asked &= Q(group=self.group or None)
        return asked & Q(state=self.state) if self.state else asked


@dataclass(frozen=True)
class GridTally:
    """So many rows alike, of which some are `shown` as the address asks."""

    masked: bool
    counting: int
    above: bool
    group: int | None
    subject: str
    state: str
    standing: str
    number: int
    shown: int


class GridLines:
    """The rows of the campaign that lie in the reader's scope; hidden ones are there, `masked`."""

    def __init__(self, user: Any, campaign: Campaign, criteria: GridCriteria):
        self.user, self.campaign, self.criteria = user, campaign, criteria

    @property
    def rows(self) -> QuerySet:
        """`counting` is the unit that counts as one: `unit_of` a row."""
        rows = GradingLine.objects.listed_for(self.user).filter(campaign=self.campaign)
        rows = rows.annotate(counting=Coalesce("campaign_unit__unit", "unit"))
        return rows.select_related(*RELATED).order_by("ordinal", "pk")

    @property
    def known(self) -> QuerySet:
        """Without those that are kept from the reader."""
        return self.rows.filter(masked=False)

    def read(self, rows: Iterable[Any]) -> list[Any]:
        lines = list(rows)
        for line in lines:
            line.campaign = self.campaign
        return lines

    @cached_property
    def rules(self) -> GradingRules:
        return grading_rules(self.campaign)

    def found(self) -> list[int]:
        """Keys of the rows of which the finding is told; of all only those are judged that may have it."""
        finding = self.criteria.finding
        rows = self.known.annotate(standing=BY_WHICH).filter(candidates(finding), state__in=UNDECIDED)
        if finding == Check.UNPROPOSED:
            return list(rows.order_by().values_list("pk", flat=True))
        lines, groups = self.read(rows), self.readings(self.all_tallies)
        cases = cases_of(lines, self.campaign, self.user, groups, self.rules)
        judged = (AppraisalRow(case.line, findings_of(case)) for case in cases)
        return [row.line.pk for row in judged if finding in row.kinds]

    @cached_property
    def condition(self) -> Q:
        """What the address asks for; a finding is of what stood when it was asked first."""
        asked = self.criteria.condition
        if not self.criteria.finding:
            return asked
        return asked & Q(pk__among=self.found())

    @property
    def shown(self) -> QuerySet:
        return self.rows.filter(self.condition)

    def page(self, size: int) -> list[Any]:
        start = self.criteria.start
        return self.read(self.shown[start : start + size])

    def keyed(self, keys: Collection[int]) -> list[Any]:
        return self.read(self.known.filter(pk__in=keys))

    def named(self, pasted: str) -> list[int]:
        """Keys of the rows shown whose name stands in a cell of what was pasted, with accents or without."""
        cells = {folded_words(cell) for row in pasted.splitlines() for cell in row.split("\t")}
        rows = self.shown.filter(masked=False).order_by().values_list("pk", "cadre__full_name")
        return [key for key, name in rows if folded_words(name) in cells]

    @cached_property
    def tallies(self) -> list[GridTally]:
        return self.counted(self.condition) if self.criteria.finding else self.all_tallies

    @cached_property
    def all_tallies(self) -> list[GridTally]:
        """The same before a finding is looked for: it is told by them."""
        return self.counted(self.criteria.condition)

    def counted(self, condition: Q) -> list[GridTally]:
        """All rows counted, those alike together, and how many of them the condition shows; one query."""
        alike = self.rows.annotate(standing=BY_WHICH).order_by()
        counts = {"number": Count("pk"), "number_shown": Count("pk", filter=condition)}
        found = alike.values_list(*ALIKE).annotate(**counts)
        return [GridTally(*row) for row in found]

    @property
    def total(self) -> int:
        return sum(each.shown for each in self.tallies)

    @property
    def kept(self) -> int:
        """How many rows are kept from the reader."""
        return sum(each.number for each in self.tallies if each.masked)

    @cached_property
    def units_counting(self) -> dict[int, Unit]:
        keys = {each.counting for each in self.all_tallies}
        return {unit.pk: unit for unit in Unit.objects.filter(pk__in=keys).order_by("official_key", "pk")}

    @cached_property
    def peer_groups(self) -> dict[int, PeerGroup]:
        """Those with rows that the reader knows."""
        keys = {each.group for each in self.all_tallies if not each.masked}
        groups = PeerGroup.objects.filter(campaign=self.campaign).order_by("ordinal", "pk")
        return {group.pk: group for group in groups if group.pk in keys}

    def quotas(self) -> list[GroupQuota]:
        """Both readings of the groups from which somebody is shown, each with all of its rows that the reader knows."""
        there = {(each.above, each.group or 0) for each in self.tallies if each.shown and not each.masked}
        return [told for told in self.readings(self.tallies) if told.key in there]

    def readings(self, tallies: Iterable[GridTally]) -> list[GroupQuota]:
        counts = Counter()
        for each in tallies:
            if not each.masked:
                group, unit = self.peer_groups.get(each.group), self.units_counting[each.counting]
                counts[Alike(each.above, group, unit, each.subject, each.standing)] += each.number
        return readings(counts, self.rules)

    def editable(self, lines: Iterable[Any]) -> frozenset[int]:
        """Keys of the rows that the reader may write, as far as their state lets anybody."""
        scope = self.user.scope(RIGHT)
        return frozenset(line.pk for line in lines if scope.covers(line.unit_id))

    def lock(self, keys: Sequence[int]) -> None:
        """Hold these rows until they are written: what is read from now on is what stands."""
        rows = GradingLine.objects.for_user(self.user, "change").filter(campaign=self.campaign, pk__in=keys)
        list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def units(self) -> list[Unit]:
        return list(self.units_counting.values())

    def groups(self) -> Iterator[tuple[int, str]]:
        yield from ((group.pk, group.name) for group in self.peer_groups.values())
        if self.peer_groups and any(not (each.group or each.masked) for each in self.tallies):
            yield 0, NO_GROUP

    def states(self) -> Iterator[tuple[str, str]]:
        there = {each.state for each in self.tallies if not each.masked}
        yield from ((value, label) for value, label in GradingState.choices if value in there)
