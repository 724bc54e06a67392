"""What a paper about a planning list says of it: counts, in whose order, by which decision. Never a verdict."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from office.papers.models import Paper
from office.regulations.models import RuleSet
from planning.choices import EndReason, Status
from planning.judged_entries import JudgedEntry
from planning.lists import ListCriteria, PlanningList
from planning.models import PlanningEntry, PlanningTarget
from planning.reviews.difference import AUTOMATIC

# Reasons that a submission names; any other one stays inside the office.
NAMED_REASONS = {
    AUTOMATIC: "đương nhiên đưa ra theo quy định",
    EndReason.RETIRED: "nghỉ hưu",
    EndReason.LEFT: "thôi việc",
    EndReason.TRANSFERRED: "chuyển công tác",
    EndReason.DECEASED: "từ trần",
    EndReason.OVER_AGE: "không đủ tuổi công tác",
    EndReason.PROMOTED: "đã giữ chức danh tương đương hoặc cao hơn",
    EndReason.TITLE_LIMIT: "quá số chức danh quy hoạch",
    EndReason.RETITLED: "điều chỉnh chức danh quy hoạch",
}
OTHER_REASONS = "lý do khác"


def reasons_told(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """How many were taken out for each reason that may be named, then for all others."""
    for reason, words in NAMED_REASONS.items():
        if count := counts.get(reason, 0):
            yield words, count
    if other := sum(count for reason, count in counts.items() if reason not in NAMED_REASONS):
        yield OTHER_REASONS, other


class PaperList(PlanningList):
    """The list of the given titles of units, whole: as whoever draws up its papers may take it away."""

    def __init__(self, user: Any, targets: Sequence[PlanningTarget], day: datetime.date):
        first = targets[0]
        super().__init__(user, first.term_id, first.post.title_id, day, ListCriteria(action="export"))
        chosen = {target.pk for target in targets}
        of_all = len(self.targets)
        self.targets = [target for target in self.targets if target.pk in chosen]
        self.whole = len(self.targets) == of_all


@dataclass(frozen=True)
class ListFacts:
    """The list on the day of its paper."""

    found: PaperList
    day: datetime.date

    @cached_property
    def proposed(self) -> list[JudgedEntry]:
        """Who waits for a decision."""
        return [line for line in self.found.lines if line.entry.is_proposed]

    @cached_property
    def approved(self) -> list[JudgedEntry]:
        return [line for line in self.found.lines if not line.entry.is_proposed]

    def decided_by(self, code: str) -> list[JudgedEntry]:
        """Whom the decision names: those whom it approved; before it is recorded those who wait for one. Without a
        number it may be one that was recorded: where nobody waits, those who are approved.
        """
        own = [line for line in self.approved if code and number_of(line) == code]
        return own or self.proposed or ([] if code else self.approved)

    def was_issued(self, kind: str) -> bool:
        """Whether such a paper of the list went out before."""
        issued = Paper.objects.for_user(self.found.user).filter(kind=kind, status=Paper.Status.ISSUED)
        keys = [target.pk for target in self.found.targets]
        label = PlanningTarget._meta.label_lower
        return issued.filter(subjects__model=label, subjects__key__in=keys).exists()

    @property
    def decisions(self) -> list[tuple[str, datetime.date | None]]:
        """(number, day) of the decisions on the list, the most used first."""
        lines = (line.entry.approved_line for line in self.approved)
        counted = Counter(
            (line.step.decision_no, line.step.decision_on) for line in lines if line and line.step.decision_no
        )
        return [decision for decision, _ in counted.most_common()]

    @cached_property
    def taken_out(self) -> Counter:
        """{reason: persons} of who was taken off the list by the day, and stands on it no more."""
        left = PlanningEntry.objects.listed_for(self.found.user, "export").with_state(self.day)
        left = left.filter(target__in=self.found.targets, state_that_day=Status.REMOVED)
        return Counter(left.order_by().values_list("end_reason", flat=True))

    @property
    def units(self) -> list[str]:
        return [str(target.post.unit) for target in self.found.targets]

    @property
    def rule_set(self) -> RuleSet | None:
        return self.found.rule_set if self.found.everybody else None


def keys_of(lines: Sequence[JudgedEntry]) -> tuple[int, ...]:
    """Keys of their entries."""
    return tuple(line.entry.pk for line in lines)


def number_of(line: JudgedEntry) -> str:
    return line.entry.approved_line.step.decision_no if line.entry.approved_line else ""
