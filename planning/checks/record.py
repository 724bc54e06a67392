"""What is asked of the person's own record: grades of the last years, membership of the Party."""

from typing import Any

from cadre.party import PartyStatus
from evaluation.grades import Grade, abbreviated, read_grade
from foundation.sheets.cells import BadCell
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import Finding, FindingLevel, unconfirmed
from office.regulations.models import Rule, RuleSet
from planning.checks.evidence import answered, lacking, of_rule, stands
from planning.checks.facts import EntryFacts

UNREADABLE = "mức xếp loại tối thiểu “{text}” không phải một mức xếp loại"
NOT_GRADED = "không đánh giá, xếp loại năm {years}"
NO_YEARS = "năm xét kết quả xếp loại"
ORDER = list(Grade)
# Where the record does not say whether somebody is a member, or since when.
NO_DAYS = {None: "ngày vào Đảng", PartyStatus.UNDATED: "ngày chính thức vào Đảng"}


def well_graded(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether each of the last years was graded at least as the set asks.

    A year without a grade on record is missing; one that was not graded for a reason is to be looked at.
    """
    least, years = facts.rule(rules, "grade_least"), facts.rule(rules, "grade_years")
    last, given = facts.known.graded_to, facts.known.grades
    asked = range(last - int(years.figure) + 1, last + 1) if last and years and years.figure else ()
    told = {year: dict(given).get(year) for year in asked}
    words = [
        f"{year}: {abbreviated(grade, year) or 'KĐG'}" for year, grade in told.items() if grade is not None
    ]
    evidence = of_rule(Condition.GRADES, least) | {
        "value": ", ".join(words) or None,
        "requirement": f"{least.figure} trở lên, {years.figure} năm"
        if least and least.figure and asked
        else "",
    }
    if not (stands(least) and stands(years)):
        return unconfirmed(**evidence | {"confirmed": False}, rule=None)
    if not asked:
        return lacking(least, NO_YEARS, **evidence)
    if missing := [str(year) for year, grade in told.items() if grade is None]:
        return lacking(least, f"xếp loại năm {', '.join(missing)}", **evidence)
    return graded_as(told, least, evidence)


def graded_as(told: dict[int, str], least: Rule, evidence: dict[str, Any]) -> Finding:
    """The verdict on years of which each has a grade, or the reason why there is none ("")."""
    try:
        low = [grade for grade in told.values() if is_below(grade, least.figure)]
    except BadCell:
        return unconfirmed(**evidence, rule=None, reason=UNREADABLE.format(text=least.figure))
    ungraded = [str(year) for year, grade in told.items() if not grade]
    if ungraded and not low:
        reason = NOT_GRADED.format(years=", ".join(ungraded))
        return Finding(FindingLevel.WARN, reason=reason, **evidence)
    return answered(least, met=not low, **evidence)


def is_below(grade: str, least: str) -> bool:
    """Whether a grade is lower than the one named; none ("") is not. Raises BadCell for words that name no grade."""
    worst = ORDER.index(read_grade(least))
    return bool(grade) and ORDER.index(grade) > worst


def party_member(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether the person is a full member of the Party on the day judged."""
    rule, status = facts.rule(rules, "full_party_member"), facts.known.party
    evidence = of_rule(Condition.PARTY, rule)
    if status in NO_DAYS:
        return lacking(rule, NO_DAYS[status], **evidence)
    return answered(rule, met=status == PartyStatus.FULL, value=lower_first(status.label), **evidence)
