"""Conditions of one planned person, each a function of plain facts and rules that returns a finding."""

from collections.abc import Callable

from office.regulations.conditions import Condition
from office.regulations.findings import Finding, unchecked
from office.regulations.models import RuleSet
from planning.checks.conduct import undisciplined
from planning.checks.facts import EntryFacts, narrowed
from planning.checks.record import party_member, well_graded
from planning.checks.time_left import full_term_left
from planning.checks.titles import few_people, few_titles, seat_beside_post, standards_met
from planning.checks.trust import on_other_lists, political, trusted
from planning.checks.upward import higher_title

__all__ = ["CHECKS", "EntryFacts", "check", "full_term_left", "narrowed"]

# A finding; None where the condition says nothing of such an entry.
Check = Callable[[EntryFacts, RuleSet | None], Finding | None]
# What is checked; every other condition that a set names is told as not checked.
CHECKS: dict[str, Check] = {
    Condition.TIME_LEFT: full_term_left,
    Condition.STANDARDS: standards_met,
    Condition.TITLES_OF_PERSON: few_titles,
    Condition.PEOPLE_OF_TITLE: few_people,
    Condition.HIGHER_TITLE: higher_title,
    Condition.COMMITTEE_SEAT: seat_beside_post,
    Condition.GRADES: well_graded,
    Condition.DISCIPLINE: undisciplined,
    Condition.CONFIDENCE: trusted,
    Condition.PARTY: party_member,
    Condition.POLITICAL: political,
    Condition.OTHER_LISTS: on_other_lists,
}


def check(facts: EntryFacts, rules: RuleSet | None) -> list[Finding]:
    """One finding for each condition that the set names and that concerns such an entry, in order.

    Of a set that names none, and without a set (None), the time left alone is looked at.
    """
    found = (checked(each, facts, rules) for each in asked_of(rules))
    return [finding for finding in found if finding is not None]


def asked_of(rules: RuleSet | None) -> list[str]:
    """The conditions that are looked at."""
    return (rules.asks if rules else []) or [Condition.TIME_LEFT]


def checked(condition: str, facts: EntryFacts, rules: RuleSet | None) -> Finding | None:
    """The finding on one condition; None where it does not concern such an entry."""
    return CHECKS[condition](facts, rules) if condition in CHECKS else unchecked(condition)
