"""Whether a rotation lasts as long as the rules in force at its beginning require, and leaves enough time after it."""

import datetime
from dataclasses import dataclass

from cadre.models.people import Cadre
from cadre.retirement import by_paper
from foundation.core.dates import PartialDate
from foundation.core.months import months_reached
from office.organisation.models.structure import Unit
from office.regulations.findings import Finding, FindingLevel, Verdict, unconfirmed
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import months_left, retirement_month
from office.regulations.values import Measure
from rotation.models import Rotation, RotationQuerySet

LASTED = "Thời gian luân chuyển"
TOO_SHORT = "Chưa đủ {least} tháng"
TIME_LEFT = "Thời gian công tác còn lại khi luân chuyển"
# First day and key of the unit that a rotation goes to.
Place = tuple[datetime.date, int]
MONTHS = {Measure.MONTHS: 1, Measure.YEARS: 12}


@dataclass(frozen=True)
class ToCome(Finding):
    """A rotation that still runs has not failed the least time: so many `months` of it are to come."""

    months: int = 0

    @property
    def verdict(self) -> Verdict:
        return Verdict(f"Còn {self.months} tháng", "", "…", "hourglass-split", "none")


@dataclass(frozen=True)
class EndedEarly(Finding):
    """A rotation that ended before the least time is no failure: the body looks at it; `least` months were asked."""

    least: int = 0

    @property
    def words(self) -> str:
        return (
            super().words if self.special else f"{self.verdict.word} ({TOO_SHORT.format(least=self.least)})"
        )


@dataclass(frozen=True)
class Rules:
    """The rule sets in force where and when a rotation began: of rotation, and of planning for the retirement ages."""

    rotation: RuleSet | None
    planning: RuleSet | None

    def rule(self, key: str) -> Rule | None:
        """The rule of rotation with this key, confirmed or not."""
        return self.rotation.rule(key) if self.rotation else None

    @property
    def ages(self) -> Rule | None:
        """The rule of retirement ages: that of the rotation's own set, else that of planning."""
        return self.rule("retirement_ages") or (self.planning and self.planning.rule("retirement_ages"))


def months_by(rotation: Rotation, day: datetime.date) -> int | None:
    """Whole months of the rotation up to the day, or to its end where that is earlier; None before it begins."""
    if not rotation.begun_by(day):
        return None
    begun = rotation.valid_from.first_day
    return months_reached(begun, rotation.valid_to.first_day if rotation.ended_by(day) else day)


def check(rotation: Rotation, rules: Rules | None, day: datetime.date) -> list[Finding]:
    """The two findings of a rotation on the day; an empty list before it begins."""
    if not rotation.begun_by(day):
        return []
    return [long_enough(rotation, rules, day), enough_time_left(rotation, rules, day)]


def long_enough(rotation: Rotation, rules: Rules, day: datetime.date) -> Finding:
    """The months up to the day or the end, against the least time of a rotation."""
    least, months, ended = rules.rule("rotation_min_months"), months_by(rotation, day), rotation.ended_by(day)
    evidence = {
        "value": months,
        "measure": "tháng",
        "requirement": required(least),
        "source": f"từ {rotation.valid_from} đến {rotation.valid_to if ended else f'{day:%d/%m/%Y}'}",
    }
    if not stands(least):
        return unconfirmed(LASTED, least, **evidence)
    to_come, evidence["article"] = needed(least) - months, least.article
    if to_come <= 0:
        return Finding(FindingLevel.PASS, LASTED, **evidence)
    if not ended:
        return ToCome(FindingLevel.UNKNOWN, LASTED, months=to_come, **evidence)
    special = rotation.special_basis
    return EndedEarly(FindingLevel.WARN, LASTED, special=special, least=needed(least), **evidence)


def enough_time_left(rotation: Rotation, rules: Rules, day: datetime.date) -> Finding:
    """The months from the beginning to retirement, against the least time left in service."""
    return time_left_from(rotation.cadre, rotation.valid_from.first_day, rules, day)


def time_left_from(cadre: Cadre, begins: datetime.date, rules: Rules, day: datetime.date) -> Finding:
    """The same of somebody who may be moved from a day on.

    A month of retirement that a paper has set by the day goes before the ages of the rules.
    """
    least, ages, own = rules.rule("rotation_min_years_left"), rules.ages, by_paper(cadre, day)
    for rule in (least,) if own else (least, ages):
        if not stands(rule):
            return unconfirmed(TIME_LEFT, rule, requirement=required(least), confirmed=stands(least))
    begun = PartialDate(begins.isoformat()[:7])
    retires = own.month if own else retirement_month(cadre.sex, cadre.birth, ages.figure)
    left = months_left(retires, begun)
    evidence = {
        "text": TIME_LEFT,
        "measure": "tháng",
        "requirement": required(least),
        "article": least.article,
        "source": f"nghỉ hưu {own.words if own else retires}; mốc tính {begun}"
        if retires
        else f"mốc tính {begun}",
    }
    if left is None:
        return Finding(FindingLevel.UNKNOWN, missing="tháng sinh" if cadre.birth else "ngày sinh", **evidence)
    level = FindingLevel.PASS if left >= needed(least) else FindingLevel.FAIL
    return Finding(level, value=left, remediable=least.remediable, **evidence)


def stands(rule: Rule | None) -> bool:
    """Whether there is a rule and it is confirmed."""
    return rule is not None and rule.confirmed


def needed(rule: Rule) -> int:
    """The figure of the rule in months. Raises KeyError for a measure other than months and years."""
    return rule.figure * MONTHS[rule.measure]


def required(rule: Rule | None) -> str:
    """The least number of months as "≥ 36", confirmed or not; empty where the rule has no figure."""
    return f"≥ {needed(rule)}" if rule and rule.figure else ""


def rules_of(rotations: RotationQuerySet) -> dict[Place, Rules]:
    """{place: rules in force} for many rotations that have begun, in seven queries for any number of them."""
    begun = rotations.filter(valid_from__isnull=False)
    beginnings = set(begun.order_by().values_list("valid_from", "to_post__unit"))
    places = {(begun.first_day, Unit(pk=unit)) for begun, unit in beginnings}
    rotation = RuleSet.objects.in_force_for(places, RuleSet.Subject.ROTATION)
    planning = RuleSet.objects.in_force_for(places, RuleSet.Subject.PLANNING)
    return {place: Rules(rotation[place], planning[place]) for place in rotation}


def place_of(rotation: Rotation) -> Place | None:
    """The key of the rotation's rules in `rules_of`; None before it has begun."""
    if rotation.valid_from is None:
        return None
    return rotation.valid_from.first_day, rotation.to_post.unit_id
