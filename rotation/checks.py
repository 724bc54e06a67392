"""Whether a rotation lasts as long as the rules in force at its beginning ask, and left time enough after it."""

from dataclasses import dataclass

from foundation.core.dates import PartialDate
from foundation.core.months import months_between
from office.organisation.models.structure import Unit
from office.regulations.findings import Finding, FindingLevel, Verdict, unconfirmed
from office.regulations.models import RuleSet
from office.regulations.reckoning import months_left, retirement_month
from office.regulations.values import Measure

LASTED = "Thời gian luân chuyển"
TIME_LEFT = "Thời gian công tác còn lại khi luân chuyển"
MONTHS = {Measure.MONTHS: 1, Measure.YEARS: 12}


@dataclass(frozen=True)
class ToCome(Finding):
    """While a rotation runs it has not failed the least time: so much of it is to come."""

    months: int = 0

    @property
    def verdict(self):
        return Verdict(f"Còn {self.months} tháng", "", "…", "hourglass-split", "none")


@dataclass(frozen=True)
class Rules:
    """What was in force where and when a rotation began: the rules of rotation, and ages at retirement."""

    rotation: RuleSet | None
    planning: RuleSet | None

    def rule(self, key):
        return self.rotation.rule(key) if self.rotation else None

    @property
    def ages(self):
        """The rotation's own set may have them, else they are those of planning."""
        return self.rule("retirement_ages") or (self.planning and self.planning.rule("retirement_ages"))


def months_by(rotation, day):
    """Whole months at the post by the day, None before it begins."""
    begun = rotation.valid_from.first_day
    if begun > day:
        return None
    return months_between(begun, rotation.valid_to.first_day if rotation.ended_by(day) else day)


def check(rotation, rules, day):
    """The findings of a rotation on the day, none before it begins."""
    if rotation.valid_from.first_day > day:
        return []
    return [long_enough(rotation, rules, day), enough_time_left(rotation, rules)]


def long_enough(rotation, rules, day):
    """The months until the day or the end, against the least time."""
    least, months, ended = rules.rule("rotation_min_months"), months_by(rotation, day), rotation.ended_by(day)
    found = {
        "value": months,
        "measure": "tháng",
        "requirement": required(least),
        "source": f"từ {rotation.valid_from} đến {rotation.valid_to if ended else f'{day:%d/%m/%Y}'}",
    }
    if not stands(least):
        return unconfirmed(LASTED, least, **found)
    to_come = needed(least) - months
    if to_come > 0 and not ended:
        return ToCome(FindingLevel.UNKNOWN, LASTED, article=least.article, months=to_come, **found)
    level, remediable = FindingLevel.FAIL if to_come > 0 else FindingLevel.PASS, least.remediable
    return Finding(level, LASTED, article=least.article, remediable=remediable, **found)


def enough_time_left(rotation, rules):
    """The months from the beginning to retirement, against the least time left in service."""
    least, ages = rules.rule("rotation_min_years_left"), rules.ages
    for rule in (least, ages):
        if not stands(rule):
            return unconfirmed(TIME_LEFT, rule, requirement=required(least))
    cadre, begun = rotation.cadre, PartialDate(rotation.valid_from.first_day.isoformat()[:7])
    left = months_left(cadre.birth, cadre.sex, begun, ages.figure)
    retires = retirement_month(cadre.sex, cadre.birth, ages.figure)
    found = {
        "text": TIME_LEFT,
        "measure": "tháng",
        "requirement": required(least),
        "article": least.article,
        "source": f"nghỉ hưu {retires}; mốc tính {begun}" if retires else f"mốc tính {begun}",
    }
    if left is None:
        return Finding(FindingLevel.UNKNOWN, missing="tháng sinh" if cadre.birth else "ngày sinh", **found)
    level = FindingLevel.PASS if left >= needed(least) else FindingLevel.FAIL
    return Finding(level, value=left, remediable=least.remediable, **found)


def stands(rule):
    return rule is not None and rule.confirmed


def needed(rule):
    """The figure of the rule in months."""
    return rule.figure * MONTHS[rule.measure]


def required(rule):
    """What the rule asks for, confirmed or not; empty where it has no figure."""
    return f"≥ {needed(rule)}" if rule and rule.figure else ""


def rules_of(rotations):
    """{place: rules in force} for many rotations, in a fixed number of queries."""
    places = set(rotations.order_by().values_list("valid_from", "to_post__unit"))
    asked = {(begun.first_day, Unit(pk=unit)) for begun, unit in places}
    rotation = RuleSet.objects.in_force_for(asked, RuleSet.Subject.ROTATION)
    planning = RuleSet.objects.in_force_for(asked, RuleSet.Subject.PLANNING)
    return {place: Rules(rotation[place], planning[place]) for place in rotation}


def place_of(rotation):
    return rotation.valid_from.first_day, rotation.to_post.unit_id
