"""What is looked at of a move where the planning list of the post asks nothing: the checks of a plan of rotations."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from office.organisation.models.structure import Post
from office.regulations.conditions import Condition
from office.regulations.findings import Finding
from planning.grouped import Candidate
from planning.knowable import Knowledge
from rotation.checks import TIME_LEFT
from rotation.plans.candidate_checks import GRADED, LOCAL, candidate_checks
from rotation.plans.move_facts import MoveFacts, slot_rules

# (post, person).
Key = tuple[int, int]
# What a list asks by a condition of its own.
BY_LIST = {TIME_LEFT: Condition.TIME_LEFT, GRADED: Condition.GRADES}


def with_move_checks(
    found: Mapping[Key, Candidate], posts: Mapping[int, Post], user: Any, day: datetime.date
) -> dict[Key, Candidate]:
    """The candidates with what a move asks beside their list; of the masked nothing is looked at."""
    people = {cadre for (_, cadre), each in found.items() if not each.masked}
    facts, rules = MoveFacts(day, people, posts.values()), slot_rules(posts.values(), day)
    knowledge, told = Knowledge(user, people), dict(found)
    for (post, cadre), each in found.items():
        if not each.masked:
            known = facts.of(each.cadre, posts[post], day)
            checks = knowledge.told(each.cadre, candidate_checks(known, rules[post]))
            moves = known.held is None or known.held.post.unit_id != posts[post].unit_id
            more = not_asked(checks, each.findings, moves)
            told[post, cadre] = replace(each, findings=[*each.findings, *more])
    return told


def not_asked(checks: Iterable[Finding], by_list: Iterable[Finding], moves: bool) -> Iterator[Finding]:
    """Those that the list did not ask; who stays in the unit comes to no other place."""
    asked = {found.condition for found in by_list} - {""}
    for found in checks:
        condition = found.condition or BY_LIST.get(found.text, "")
        if condition not in asked and (moves or found.text != LOCAL):
            yield found
