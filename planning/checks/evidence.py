"""What findings of one rule have in common: requirement as printed, article, and what an unconfirmed rule means."""

from typing import Any

from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, unconfirmed
from office.regulations.models import Rule


def stands(rule: Rule | None) -> bool:
    """Whether there is a rule and it is confirmed."""
    return rule is not None and rule.confirmed


def of_rule(condition: Condition, rule: Rule | None, requirement: str = "") -> dict[str, Any]:
    """Fields of a finding on the condition that rests on one rule; `requirement` holds the rule's value at {}."""
    known = rule is not None and rule.figure is not None
    return {
        "text": condition.label,
        "condition": condition,
        "requirement": requirement.format(rule.figure) if known else "",
        "confirmed": stands(rule),
        "article": rule.article if rule else "",
        "documents": rule.documents if rule else "",
    }


def answered(rule: Rule | None, *, met: bool, **evidence: Any) -> Finding:
    """Đạt or not by the rule; a rule that is missing or not confirmed gives its own word, whatever was counted."""
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    level = FindingLevel.PASS if met else FindingLevel.FAIL
    return Finding(level, remediable=rule.remediable and not met, **evidence)


def lacking(rule: Rule | None, missing: str, **evidence: Any) -> Finding:
    """The finding where the person's data are missing; while the rule is not confirmed that comes first."""
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    return Finding(FindingLevel.UNKNOWN, missing=missing, **evidence)
