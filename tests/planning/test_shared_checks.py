"""A finding is made once for all whose facts it rests on; nobody gets one that rests on anything else."""

import dataclasses
from dataclasses import replace

import pytest

from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from planning.checks import CHECKS, EntryFacts, check
from planning.checks.shared import RESTS_ON, SharedChecks, of_list
from planning.entry_facts import KnownFacts
from tests.planning.test_nothing_unknown import ASKED, KNOWN, OF_PERSON, RULES, mixtures, person, rules_of

READ = set()


class Watched:
    """Facts of a dataclass below that tell which of them were read."""

    def __getattribute__(self, name):
        READ.add(name)
        return object.__getattribute__(self, name)


class WatchedEntry(Watched, EntryFacts): ...


class WatchedKnown(Watched, KnownFacts): ...


def watched(facts):
    known = WatchedKnown(
        **{each.name: getattr(facts.known, each.name) for each in dataclasses.fields(KnownFacts)}
    )
    own = {each.name: getattr(facts, each.name) for each in dataclasses.fields(EntryFacts)}
    return WatchedEntry(**own | {"known": known})


def read_by(ask):
    READ.clear()
    ask()
    fields = {each.name for of in (EntryFacts, KnownFacts) for each in dataclasses.fields(of)}
    return READ & fields


@pytest.mark.parametrize("condition", RESTS_ON)
def test_a_check_reads_nothing_but_what_its_finding_is_shared_by(condition):
    names, _, keys = ASKED[condition]
    people = [person(known) for known in mixtures({each: (KNOWN | OF_PERSON)[each] for each in names})]
    people = [watched(each) for each in people[:: max(1, len(people) // 20)]]
    people += [watched(replace(person({}), own=Retirement(PartialDate("2022-01"))))]
    sets = [
        rules_of(values, without)
        for values in mixtures({key: RULES[key][1] for key in keys})
        for without in (None, *keys)
    ]
    for facts in people:
        for rules in sets:
            shared = read_by(
                lambda facts=facts, rules=rules: (of_list(facts, rules), RESTS_ON[condition](facts))
            )
            asked = read_by(lambda facts=facts, rules=rules: CHECKS[condition](facts, rules))
            assert asked <= shared, (condition, asked - shared)


def test_what_is_shared_equals_what_is_found_of_each():
    rules = rules_of({key: values[0] for key, (_, values) in RULES.items()})
    births = ["1963-07-01", "1963-07-30", "1963-08", "1963", None]
    people = [
        replace(
            person({}),
            birth=birth and PartialDate(birth),
            sex=sex,
            reelected=again,
            special=special,
            ahead=ahead,
        )
        for birth in births
        for sex in "MF"
        for again in (False, True)
        for special in ("", "Tờ trình 5")
        for ahead in (False, True)
    ]
    people += [replace(each, own=Retirement(PartialDate("2022-01"))) for each in people[:4]]
    people += [
        person({"titles": titles, "seat": seat}) for titles in KNOWN["titles"] for seat in KNOWN["seat"]
    ]
    shared = SharedChecks()
    found = [shared.check(each, given) for each in people for given in (rules, None)]
    assert found == [check(each, given) for each in people for given in (rules, None)]
    first, second = (shared.check(replace(people[0], birth=PartialDate(day)), rules) for day in births[:2])
    assert all(one is other for one, other in zip(first, second, strict=True)), "one for all of the month"
