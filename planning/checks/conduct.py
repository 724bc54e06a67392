"""What discipline means for planning: by some sets it takes a person out of itself, by others three cases are let.

The article is that of the rule. What nobody said the end of is in force still; that none is on record says nothing.
"""

from dataclasses import replace
from typing import Any

from cadre.models.discipline import Discipline, gravity
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import Finding, FindingLevel, cited, unchecked, unconfirmed
from office.regulations.models import Rule, RuleSet
from planning.checks.evidence import answered, of_rule, stands
from planning.checks.facts import EntryFacts

NOTHING_RECORDED = "hồ sơ không ghi kỷ luật"
TAKES_OUT = "thuộc trường hợp đương nhiên đưa ra"
OUTSIDE_CASES = "không thuộc ba trường hợp có khuyết điểm, kỷ luật vẫn được xem xét quy hoạch"
IN_FORCE, OVER = "kỷ luật còn hiệu lực", "kỷ luật đã hết hiệu lực"
REPRIMAND, WARNING = gravity(Discipline.Form.REPRIMAND), gravity(Discipline.Form.WARNING)


def undisciplined(facts: EntryFacts, rules: RuleSet | None) -> Finding:
    """Whether discipline, in force or over, lets the person be planned by the set."""
    rule, given = facts.rule(rules, "discipline_removes"), facts.known.disciplines
    evidence = of_rule(Condition.DISCIPLINE, rule) | {
        "value": "; ".join(map(in_words, given)) or None,
        "source": "; ".join(filter(None, (paper_of(each) for each in given))),
    }
    if not stands(rule):
        return unconfirmed(**evidence, rule=None)
    if not given:
        return replace(unchecked(Condition.DISCIPLINE), reason=NOTHING_RECORDED)
    now = [each for each in given if each.in_force_on(facts.known.day)]
    if rule.figure:
        return by_itself(rule, now, evidence)
    return by_cases(rule, now, given, evidence)


def by_itself(rule: Rule, now: list[Discipline], evidence: dict[str, Any]) -> Finding:
    """From a reprimand on, what is in force takes the person out without a vote."""
    article = cited(rule.article, rule.documents)
    reason = f"{TAKES_OUT} ({article})" if article else TAKES_OUT
    return answered(rule, met=not now, **evidence, reason=reason if now else OVER)


def by_cases(
    rule: Rule, now: list[Discipline], given: tuple[Discipline, ...], evidence: dict[str, Any]
) -> Finding:
    """A reprimand or warning that is over lets be planned; a reprimand in force is looked at, what is graver is none
    of the cases.
    """
    if now and max(each.gravity for each in now) > REPRIMAND:
        return answered(rule, met=False, **evidence, reason=OUTSIDE_CASES)
    if now:
        return Finding(FindingLevel.WARN, **evidence, reason=IN_FORCE)
    if max(each.gravity for each in given) > WARNING:
        return Finding(FindingLevel.WARN, **evidence, reason=f"{OVER}, {OUTSIDE_CASES}")
    return answered(rule, met=True, **evidence, reason=OVER)


def in_words(given: Discipline) -> str:
    ends = f"hết hiệu lực từ {given.valid_to}" if given.valid_to else "chưa ghi ngày hết hiệu lực"
    form = f"{lower_first(given.get_form_display())} ({lower_first(given.get_kind_display())})"
    return f"{form} từ {given.valid_from}, {ends}"


def paper_of(given: Discipline) -> str:
    """Its decision and who took it; empty where neither is on record."""
    dated = f", ngày {given.decision_on:%d/%m/%Y}" if given.decision_on else ""
    number = f"quyết định số {given.decision_no}{dated}" if given.decision_no else ""
    return ", ".join(filter(None, [number, given.issuer]))
