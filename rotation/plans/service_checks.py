"""How long somebody has held one post without a break, against the longest time that the rules let: plain facts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDate
from foundation.core.months import months_reached
from office.regulations.findings import Finding, FindingLevel, unconfirmed
from office.regulations.models import Rule
from rotation.checks import needed, stands

SERVED = "Thời gian giữ chức vụ liên tục"
REACHED = "đã đủ thời gian giữ một chức vụ liên tục"
NO_BEGINNING = "ngày bắt đầu giữ chức vụ"


@dataclass(frozen=True)
class Lasted:
    """Whole months of a time of which the beginning may be known by month or year alone: at least and at most."""

    least: int
    most: int

    @classmethod
    def since(cls, begun: PartialDate, day: datetime.date) -> "Lasted":
        return cls(months_reached(begun.last_day, day), months_reached(begun.first_day, day))

    @property
    def value(self) -> int | str:
        """One number where it is known, else both."""
        return self.least if self.least == self.most else f"{max(self.least, 0)}–{self.most}"


def held_since(current: PostHeld, tenures: Iterable[PostHeld]) -> PartialDate | None:
    """When the person came to hold the post that they hold now: who is appointed again goes on; None for unknown."""
    begun = current.valid_from
    for held in sorted(
        tenures, key=lambda each: each.valid_from.iso if each.valid_from else "", reverse=True
    ):
        ends = held.valid_to
        if begun and ends and held.post_id == current.post_id and begun.first_day <= ends.last_day:
            begun = held.valid_from if not held.valid_from or held.valid_from.iso < begun.iso else begun
    return begun


def served_long(begun: PartialDate | None, rule: Rule | None, day: datetime.date) -> Finding:
    """Whether the holder of a post has held it as long as one may, so that the post is to change hands."""
    lasted = Lasted.since(begun, day) if begun else None
    evidence = {
        "value": lasted.value if lasted else None,
        "measure": "tháng",
        "requirement": f"≤ {needed(rule)}" if rule and rule.figure else "",
        "source": f"giữ chức vụ từ {begun}; tính đến ngày {day:%d/%m/%Y}" if begun else "",
    }
    if not stands(rule):
        return unconfirmed(SERVED, rule, **evidence)
    evidence |= {"article": rule.article, "documents": rule.documents}
    if lasted is None or lasted.least < needed(rule) <= lasted.most:
        return Finding(FindingLevel.UNKNOWN, SERVED, missing=NO_BEGINNING, **evidence)
    if lasted.least >= needed(rule):
        return Finding(FindingLevel.WARN, SERVED, reason=REACHED, **evidence)
    return Finding(FindingLevel.PASS, SERVED, **evidence)
