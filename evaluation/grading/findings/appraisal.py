"""The rows of a year's grading with what has to be looked at of each, narrowed as the address asks."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evaluation.grading.acting.columns import short_given
from evaluation.grading.choices import UNDECIDED
from evaluation.grading.findings.cases import cases_of, findings_of
from evaluation.grading.findings.kinds import Check
from evaluation.grading.findings.quota import GroupQuota, readings_of, unit_of
from evaluation.grading.findings.rules import GradingRules, grading_rules
from evaluation.grading.findings.telling import account, in_short
from evaluation.models import GradingLine
from office.campaigns.models import Campaign
from office.regulations.findings import FOR_OTHERS, Finding

TO_LOOK_AT, ALL = "look", "all"
SHOWN = [TO_LOOK_AT, *Check.values, ALL]
LABELS = {TO_LOOK_AT: "Cần xem xét", ALL: "Tất cả"} | dict(Check.choices)
SAID = ("self_grade", "collective_grade", "proposed", "grade")


@dataclass(frozen=True)
class AppraisalCriteria:
    """What the address asks for: which rows, of one unit or group (0: rows without one), decided ones too or not."""

    show: str = TO_LOOK_AT
    unit: int | None = None
    group: int | None = None
    decided: bool = False
    start: int = 0

    def admits(self, line: GradingLine) -> bool:
        of_unit = self.unit is None or unit_of(line).pk == self.unit
        return of_unit and self.group in (None, line.group_id or 0)


@dataclass(frozen=True)
class AppraisalRow:
    line: GradingLine
    found: Sequence[Finding]

    @property
    def findings(self) -> list[Finding]:
        """What the reader is to look at; what others look at is told once for all rows."""
        return [each for each in self.found if each.verdict != FOR_OTHERS]

    @property
    def told(self) -> list[tuple[str, str, Finding]]:
        """(what was found, on what it rests, the finding)."""
        return [(in_short(each), account(each), each) for each in self.findings]

    @property
    def grades(self) -> list[tuple[str, str]]:
        """(column, grade in short) of what each says of the person."""
        return [(name, short_given(getattr(self.line, name), self.line.year)) for name in SAID]

    @property
    def reserved(self) -> bool:
        return len(self.findings) < len(self.found)

    @cached_property
    def kinds(self) -> frozenset[str]:
        kinds = {str(each.condition) for each in self.findings}
        kinds |= {TO_LOOK_AT} if kinds else set()
        kinds |= set() if self.line.proposed or self.line.grade else {Check.UNPROPOSED.value}
        return frozenset(kinds | {ALL})


class Appraisal:
    """All rows of the campaign that the user may read, given `loaded`, and of those asked for the findings."""

    def __init__(
        self, lines: Sequence[GradingLine], campaign: Campaign, user: Any, criteria: AppraisalCriteria
    ):
        self.lines, self.campaign, self.user, self.criteria = lines, campaign, user, criteria
        for line in lines:
            line.campaign = campaign

    @cached_property
    def rules(self) -> GradingRules:
        return grading_rules(self.campaign)

    @cached_property
    def asked(self) -> list[GradingLine]:
        states: Collection[str] = UNDECIDED
        return [
            line
            for line in self.lines
            if (self.criteria.decided or line.state in states) and self.criteria.admits(line)
        ]

    @cached_property
    def rows(self) -> list[AppraisalRow]:
        cases = cases_of(self.asked, self.campaign, self.user, groups=self.quotas, rules=self.rules)
        return [AppraisalRow(case.line, findings_of(case)) for case in cases]

    @cached_property
    def shown(self) -> list[AppraisalRow]:
        return [row for row in self.rows if self.criteria.show in row.kinds]

    @cached_property
    def counts(self) -> Counter:
        return Counter(kind for row in self.rows for kind in row.kinds)

    @cached_property
    def quotas(self) -> list[GroupQuota]:
        return readings_of(self.lines, self.rules)

    @cached_property
    def reserved(self) -> int:
        return sum(row.reserved for row in self.rows)

    @cached_property
    def ungrouped(self) -> int:
        return sum(line.group_id is None for line in self.lines)
