"""The structure of the persons on a list, measured as of the day whose rules count for all of it."""

import datetime
from collections import Counter
from dataclasses import dataclass

from planning.checks import narrowed
from planning.reckoning import TermFacts, reckoning_of
from planning.structure import Structure


def most_used(rule_sets):
    """The set that most lines were judged by, or None."""
    used = Counter(rules for rules in rule_sets if rules)
    return used.most_common(1)[0][0] if used else None


@dataclass(frozen=True)
class JudgingDays:
    """As of which day the rules of a whole list count, and when it was decided; None while it is not."""

    judged: datetime.date
    decided: datetime.date | None = None


def days_of(entries, day):
    """The rules count as for the first entry, decided or yet to be."""
    decided = next((entry.decided_on(day) for entry in entries if entry.decided_by(day)), None)
    return JudgingDays(entries[0].decided_on(day) if entries else day, decided)


def structure_of(entries, target, rules, days, sizes):
    """The structure of the persons on the target's list; `sizes` are those of its bodies (`body_sizes.sizes_of_list`).

    A coefficient leaves out the units without a size, and who is planned for no other.
    """
    place = narrowed(target.post.title, ahead=target.term.begins_on > days.judged)
    reckoned = reckoning_of(rules, place, TermFacts.of(target.term), days.decided)
    unsized = {unit for unit, size in sizes.items() if not size}
    measured = {entry.cadre_id for entry in entries if entry.target.post.unit_id not in unsized}
    people = [entry.listed for entry in entries]
    structure = Structure(people, rules, place, sum(sizes.values()) or None, reckoned)
    return structure.measuring(measured, len(unsized)) if unsized else structure
