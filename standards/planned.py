"""Whether people meet the standards of titles that they do not hold yet, each on a day of its own."""

import datetime
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from cadre.models.facts import Qualification
from office.organisation.models.structure import PostTitle
from standards.checks import NOTHING, StandardFinding, check
from standards.levels import FACT, Stored
from standards.models import InForce, StandardKind


class TitleAsked(NamedTuple):
    """A person (key) and a title at a unit (key), on a day."""

    cadre: int
    title: PostTitle
    unit: int
    day: datetime.date


def findings_for(asked: Iterable[TitleAsked]) -> dict[TitleAsked, tuple[StandardFinding, ...]]:
    """The findings on each, empty where the title has no standard; at most three queries for any number."""
    asked = set(asked)
    in_force = InForce.of_days({each.day for each in asked}, {each.title for each in asked})
    kinds = {kind for each in asked for kind in in_force[each.day].of(each.title, each.unit)}
    facts = facts_of({each.cadre for each in asked}, kinds) if kinds else {}
    found, check_once = {}, cache(check)
    for each in asked:
        standards = in_force[each.day].of(each.title, each.unit)
        levels = levels_on(facts.get(each.cadre, ()), each.day) if standards else {}
        found[each] = tuple(
            check_once(standard, levels.get(kind, NOTHING), each.day) for kind, standard in standards.items()
        )
    return found


def facts_of(cadres: Iterable[int], kinds: Iterable[str] = StandardKind.values) -> dict[int, list[tuple]]:
    """{cadre key: qualifications of the kinds, of all times}; one query."""
    rows = Qualification.objects.filter(cadre__among=cadres, kind__in=kinds).order_by("pk")
    found = {}
    for cadre, *fact in rows.values_list("cadre", "counts_from", Stored("valid_to"), "kind", *FACT):
        found.setdefault(cadre, []).append(fact)
    return found


def levels_on(facts: Iterable[tuple], day: datetime.date) -> dict:
    """{kind: Reached} by the facts that count on the day."""
    levels = {}
    for begins, ends, kind, *fact in facts:
        if (begins is None or begins <= day) and (ends is None or ends > day.isoformat()):
            levels[kind] = levels.get(kind, NOTHING).with_fact(kind, fact, day)
    return levels
