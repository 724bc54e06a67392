"""What is looked at of somebody who may be moved to a post: pure functions of facts and rules, no score and no order.

What is not on record is missing, what nobody confirmed is said with its figure; neither is ever Đạt.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cadre.models.discipline import Discipline, gravity
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.grades import Grade, abbreviated
from foundation.core.dates import PartialDate
from foundation.core.months import add_months
from foundation.sheets.cells import BadCell
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, unchecked, unconfirmed
from office.regulations.models import Rule, RuleSet
from planning.checks.conduct import IN_FORCE, NOTHING_RECORDED, in_words, paper_of
from planning.checks.record import UNREADABLE, is_below
from rotation.checks import Rules, needed, stands, time_left_from
from rotation.plans.service_checks import NO_BEGINNING, Lasted

IN_POST = "Thời gian giữ chức vụ hiện tại"
LOCAL = "Không là người địa phương nơi đến"
WAITING, WAITED = (
    "chưa hết thời gian chờ sau kỷ luật, đến ngày {day:%d/%m/%Y}",
    "đã hết thời gian chờ sau kỷ luật",
)
GRADED = "Kết quả xếp loại hai năm gần nhất"
NOT_DONE = "không hoàn thành nhiệm vụ năm {years}"
IS_LOCAL = "là người địa phương"
REPRIMAND, WARNING = gravity(Discipline.Form.REPRIMAND), gravity(Discipline.Form.WARNING)


@dataclass(frozen=True)
class SlotRules:
    """The sets in force at the unit of the post on the day, narrowed by level and kind of its title."""

    rotation: RuleSet | None = None
    appointment: RuleSet | None = None
    planning: RuleSet | None = None
    level: str = ""
    kind: str = ""

    def rule(self, subject: str, key: str) -> Rule | None:
        rules = getattr(self, subject)
        return rules.rule(key, level=self.level, kind=self.kind) if rules else None


@dataclass(frozen=True)
class SlotFacts:
    """What is known of a person on the day. The move is meant to begin on `begins`.

    `at_home` says whether the home town lies where the post is, None for unknown; `at_place` are the days in posts
    there as (begin, end), each None where it is not known or has not come. `grades` are those of the two years that
    end with `graded_to`, "" where somebody was not graded for a reason.
    """

    cadre: Cadre
    day: datetime.date
    begins: datetime.date
    held: PostHeld | None = None
    at_home: bool | None = None
    at_place: Sequence[tuple[PartialDate | None, PartialDate | None]] = ()
    disciplines: Sequence[Discipline] = ()
    grades: Mapping[int, str] = field(default_factory=dict)
    graded_to: int | None = None


def candidate_checks(facts: SlotFacts, rules: SlotRules) -> list[Finding]:
    """The findings, in the order of the page."""
    of_rotation = Rules(rules.rotation, rules.planning)
    return [
        time_left_from(facts.cadre, facts.begins, of_rotation, facts.day),
        long_in_post(facts, rules.rule("appointment", "min_months_in_post")),
        not_local(facts, rules.rule("rotation", "local_person_years")),
        disciplined(facts, rules),
        graded(facts, rules.rule("rotation", "grade_least") or rules.rule("appointment", "grade_least")),
    ]


def of_rule(text: str, rule: Rule | None, requirement: str, **more: Any) -> dict[str, Any]:
    """Fields of a finding that rests on one rule; `requirement` holds its value at {}."""
    known = rule is not None and rule.figure is not None
    return {
        "text": text,
        "requirement": requirement.format(needed(rule)) if known else "",
        "confirmed": stands(rule),
        "article": rule.article if rule else "",
        "documents": rule.documents if rule else "",
        **more,
    }


def judged(rule: Rule, *, met: bool, **evidence: Any) -> Finding:
    level = FindingLevel.PASS if met else FindingLevel.FAIL
    return Finding(level, remediable=rule.remediable and not met, **evidence)


def long_in_post(facts: SlotFacts, rule: Rule | None) -> Finding:
    """The months in the present post on the day, against the least time in one."""
    held, day = facts.held, facts.day
    begun = held.valid_from if held else None
    lasted = Lasted.since(begun, day) if begun else None
    source = f"giữ chức vụ từ {begun}; tính đến ngày {day:%d/%m/%Y}" if begun else ""
    evidence = of_rule(IN_POST, rule, "≥ {}", value=lasted and lasted.value, measure="tháng", source=source)
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    if lasted is None or lasted.least < needed(rule) <= lasted.most:
        missing = NO_BEGINNING if held else "chức vụ đang giữ"
        return Finding(FindingLevel.UNKNOWN, missing=missing, **evidence)
    return judged(rule, met=lasted.least >= needed(rule), **evidence)


def not_local(facts: SlotFacts, rule: Rule | None) -> Finding:
    """Whether somebody comes from the place of the post, by the home town or by the years in posts there."""
    spent, unknown = months_there(facts.at_place, facts.day)
    town = facts.cadre.home_town
    told = [f"quê quán {town}" if town else "hồ sơ chưa ghi quê quán", f"công tác tại nơi đến {spent} tháng"]
    told += ["có chức vụ tại nơi đến chưa rõ thời gian"] if unknown else []
    evidence = of_rule(LOCAL, rule, "dưới {} tháng sinh sống, công tác", source="; ".join(told))
    if not stands(rule):
        return unconfirmed(**evidence, rule=None, value="; ".join(told))
    if facts.at_home or spent >= needed(rule):
        return Finding(FindingLevel.WARN, reason=IS_LOCAL, **evidence)
    if facts.at_home is None:
        return Finding(FindingLevel.UNKNOWN, missing="quê quán", **evidence)
    if unknown:
        return Finding(FindingLevel.UNKNOWN, missing="thời gian công tác tại nơi đến", **evidence)
    return Finding(FindingLevel.PASS, **evidence)


def months_there(
    served: Iterable[tuple[PartialDate | None, PartialDate | None]], day: datetime.date
) -> tuple[int, bool]:
    """Months that surely were spent in posts, times together counted once, and whether some have no known day."""
    months, until, unknown = 0, datetime.date.min, False
    for begun, ended in sorted(served, key=lambda each: each[0].iso if each[0] else ""):
        if begun is None:
            unknown = True
            continue
        begins, ends = max(begun.last_day, until), min(ended.first_day if ended else day, day)
        unknown |= begun.day is None
        if ends > begins:
            months, until = months + Lasted.since(PartialDate.from_date(begins), ends).least, ends
    return months, unknown


def wait_key(given: Discipline) -> str:
    """The rule that says how long one waits after it: what is graver than a warning waits as after a removal."""
    if given.gravity <= REPRIMAND:
        return "discipline_wait_reprimand"
    return "discipline_wait_warning" if given.gravity <= WARNING else "discipline_wait_removal"


def disciplined(facts: SlotFacts, rules: SlotRules) -> Finding:
    """Whether the waits after discipline are over when the move is to begin; the gravest word of all counts."""
    if not facts.disciplines:
        return replace(unchecked(Condition.DISCIPLINE), reason=NOTHING_RECORDED)
    found = [waited(each, rules.rule("appointment", wait_key(each)), facts) for each in facts.disciplines]
    order = (FindingLevel.FAIL, FindingLevel.WARN, FindingLevel.UNKNOWN, FindingLevel.PASS)
    return min(found, key=lambda each: order.index(each.level))


def waited(given: Discipline, rule: Rule | None, facts: SlotFacts) -> Finding:
    """Of one discipline: the wait counts from its first day to the beginning of the move."""
    evidence = of_rule(
        Condition.DISCIPLINE.label,
        rule,
        "≥ {} tháng",
        condition=Condition.DISCIPLINE,
        value=in_words(given),
        source="; ".join(filter(None, [paper_of(given), f"tính đến ngày {facts.begins:%d/%m/%Y}"])),
    )
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    soonest, latest = (
        add_months(day, needed(rule)) for day in (given.valid_from.first_day, given.valid_from.last_day)
    )
    if facts.begins < soonest:
        return judged(rule, met=False, **evidence, reason=WAITING.format(day=latest))
    if given.in_force_on(facts.day):
        return Finding(FindingLevel.WARN, **evidence, reason=IN_FORCE)
    if facts.begins < latest:
        return Finding(FindingLevel.UNKNOWN, **evidence, missing="ngày có hiệu lực của kỷ luật")
    return judged(rule, met=True, **evidence, reason=WAITED)


def graded(facts: SlotFacts, least: Rule | None) -> Finding:
    """The grades of the two last years; a year that was not completed is looked at whatever the rules ask."""
    years = range(facts.graded_to - 1, facts.graded_to + 1) if facts.graded_to else ()
    told = {year: facts.grades.get(year) for year in years}
    words = [f"{year}: {abbreviated(each, year) or 'KĐG'}" for year, each in told.items() if each is not None]
    asked = f"{least.figure} trở lên, 2 năm" if least and least.figure else ""
    evidence = {
        "text": GRADED,
        "condition": Condition.GRADES,
        "value": ", ".join(words) or None,
        "requirement": asked,
        "confirmed": stands(least) or not asked,
        "article": least.article if least else "",
        "documents": least.documents if least else "",
    }
    if missing := ", ".join(str(year) for year, each in told.items() if each is None):
        return Finding(FindingLevel.UNKNOWN, missing=f"xếp loại năm {missing}", **evidence)
    if failed := ", ".join(str(year) for year, each in told.items() if each == Grade.NOT_COMPLETED):
        return Finding(FindingLevel.WARN, reason=NOT_DONE.format(years=failed), **evidence)
    if not stands(least):
        return unconfirmed(**evidence, rule=None)
    try:
        met = not any(is_below(each, least.figure) for each in told.values())
    except BadCell:
        return unconfirmed(**evidence, rule=None, reason=UNREADABLE.format(text=least.figure))
    return judged(least, met=met, **evidence)
