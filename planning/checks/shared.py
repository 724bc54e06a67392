"""Many people judged at once: a finding that rests on the same facts is made once, and shared by all who have them."""

from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any

from office.regulations.conditions import Condition
from office.regulations.findings import Finding
from office.regulations.models import RuleSet
from planning.checks import CHECKS, asked_of, checked
from planning.checks.facts import EntryFacts


def of_service(facts: EntryFacts) -> Hashable:
    """A birth counts by its month."""
    return facts.sex, facts.birth and facts.birth.iso[:7], facts.own, facts.reelected, facts.special


# What of an entry the finding on a condition rests on, beside set, title, term and day (`of_list`). A condition that is
# not named here is checked anew for everybody.
RESTS_ON: dict[str, Callable[[EntryFacts], Any]] = {
    Condition.TIME_LEFT: of_service,
    Condition.STANDARDS: attrgetter("known.standards", "known.studies"),
    Condition.TITLES_OF_PERSON: attrgetter("known.titles"),
    Condition.PEOPLE_OF_TITLE: attrgetter("known.people"),
    Condition.HIGHER_TITLE: attrgetter("known.step", "reelected"),
    Condition.COMMITTEE_SEAT: attrgetter("known.seat"),
    Condition.GRADES: attrgetter("known.grades", "known.graded_to"),
    Condition.DISCIPLINE: attrgetter("known.disciplines"),
    Condition.CONFIDENCE: attrgetter("known.votes"),
    Condition.PARTY: attrgetter("known.party"),
    Condition.POLITICAL: attrgetter("known.conclusions"),
    Condition.OTHER_LISTS: attrgetter("known.listings", "known.titles"),
}


def of_list(facts: EntryFacts, rules: RuleSet | None) -> Hashable:
    """What the entries of one list have in common."""
    term, known = facts.term, facts.known
    return id(rules), facts.level, facts.kind, term, facts.ahead, facts.decided_on, known.day


class SharedChecks:
    """`check` for as long as the sets asked of are kept; what it answers is equal."""

    def __init__(self) -> None:
        self.asked: dict[Hashable, list[tuple[str, dict[Any, Finding | None]]]] = {}

    def check(self, facts: EntryFacts, rules: RuleSet | None) -> list[Finding]:
        shared = of_list(facts, rules)
        if shared not in self.asked:
            self.asked[shared] = [(condition, {}) for condition in asked_of(rules)]
        found = (self.one(condition, known, facts, rules) for condition, known in self.asked[shared])
        return [finding for finding in found if finding is not None]

    def one(
        self, condition: str, known: dict[Any, Finding | None], facts: EntryFacts, rules: RuleSet | None
    ) -> Finding | None:
        rests_on = RESTS_ON.get(condition)
        if rests_on is None and condition in CHECKS:
            return checked(condition, facts, rules)
        key = rests_on(facts) if rests_on else None
        if key not in known:
            known[key] = checked(condition, facts, rules)
        return known[key]
