"""The rows of a campaign as its grid shows them: narrowed as the address asks, with what the reader may write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from evaluation.grading.choices import GradingState
from evaluation.grading.findings.appraisal import Appraisal, AppraisalCriteria
from evaluation.grading.findings.quota import unit_of
from evaluation.models import GradingLine
from office.campaigns.models import Campaign

RIGHT = "evaluation.change_gradingline"
RELATED = ("cadre", "unit", "group", "campaign_unit__unit")
NO_GROUP = "Chưa xếp nhóm"


@dataclass(frozen=True)
class GridCriteria:
    """What the address asks for: one unit, group (0 for rows without), state and finding; which row is the first."""

    unit: int | None = None
    group: int | None = None
    state: str = ""
    finding: str = ""
    start: int = 0

    def admits(self, line: Any) -> bool:
        """A row that is kept from the reader tells its unit alone."""
        if self.unit is not None and unit_of(line).pk != self.unit:
            return False
        if line.masked:
            return self.group is None and not self.state and not self.finding
        of_group = self.group is None or (line.group_id or 0) == self.group
        return of_group and self.state in ("", line.state)


class GridLines:
    """All rows of the campaign that lie in the reader's scope, read once; hidden ones are there, `masked`."""

    def __init__(self, user: Any, campaign: Campaign, criteria: GridCriteria):
        self.user, self.campaign, self.criteria = user, campaign, criteria

    @property
    def rows(self) -> QuerySet:
        rows = GradingLine.objects.listed_for(self.user).filter(campaign=self.campaign)
        return rows.select_related(*RELATED).order_by("ordinal", "pk")

    @cached_property
    def all(self) -> list[Any]:
        lines = list(self.rows)
        for line in lines:
            line.campaign = self.campaign
        return lines

    @cached_property
    def known(self) -> list[Any]:
        """Without those that are kept from the reader."""
        return [line for line in self.all if not line.masked]

    @cached_property
    def appraisal(self) -> Appraisal:
        return Appraisal(self.known, self.campaign, self.user, AppraisalCriteria(show=self.criteria.finding))

    @cached_property
    def shown(self) -> list[Any]:
        asked = [line for line in self.all if self.criteria.admits(line)]
        if not self.criteria.finding:
            return asked
        found = {row.line.pk for row in self.appraisal.shown}
        return [line for line in asked if line.pk in found]

    @cached_property
    def editable(self) -> frozenset[int]:
        """Keys of the rows that the reader may write, as far as their state lets anybody."""
        scope = self.user.scope(RIGHT)
        return frozenset(line.pk for line in self.known if scope.covers(line.unit_id))

    def lock(self, keys: Sequence[int]) -> None:
        """Hold these rows until they are written: what is read from now on is what stands."""
        rows = GradingLine.objects.for_user(self.user, "change").filter(campaign=self.campaign, pk__in=keys)
        list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))

    def units(self) -> Iterator[tuple[int, str]]:
        units = {unit_of(line).pk: unit_of(line) for line in self.all}
        for unit in sorted(units.values(), key=lambda each: (each.official_key, each.pk)):
            yield unit.pk, str(unit)

    def groups(self) -> Iterator[tuple[int, str]]:
        groups = {line.group.pk: line.group for line in self.known if line.group_id}
        for group in sorted(groups.values(), key=lambda each: (each.ordinal, each.pk)):
            yield group.pk, group.name
        if groups and any(not line.group_id for line in self.known):
            yield 0, NO_GROUP

    def states(self) -> Iterator[tuple[str, str]]:
        there = {line.state for line in self.known}
        yield from ((value, label) for value, label in GradingState.choices if value in there)
