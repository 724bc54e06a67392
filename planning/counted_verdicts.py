"""How many lines of lists have which verdict on the time left: what was kept as kept, the others judged by groups."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from django.db.models import BooleanField, Case, ExpressionWrapper, Q, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Left

from cadre.models.people import Cadre
from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, Verdict
from office.regulations.models import RuleSet
from planning.checks import EntryFacts, asked_of, checked
from planning.counted import ListedEntry, ListKey, Lists
from planning.models import ApprovedLine
from planning.reckoning import TermFacts

# Parts of a finding by which its verdict is told; a finding without a level is none.
PARTS = ("level", "special", "remediable", "missing")
Parts = tuple[str | None, ...]
# A line keeps its verdict with its findings. CASE asks the long ones only where nothing was found of the time left.
KEPT = Case(
    When(verdict="", then=Value(False)),
    When(time_left__isnull=False, then=Value(True)),
    default=ExpressionWrapper(~Q(findings=[]), BooleanField()),
)
BIRTH_MONTH = Left(Cast("birth", TextField()), 7)


class Decided(NamedTuple):
    """What counts of the last decision on an entry, of the person as approved the month of birth."""

    on: datetime.date
    step: int
    kept: bool
    sex: str
    month: str | None
    reelected: bool
    special: str
    found: Parts


class Person(NamedTuple):
    """By what somebody retires: sex, month of birth, and the day and the month of a paper of their own."""

    sex: str
    month: str | None
    paper_on: PartialDate | None
    retires: PartialDate | None

    def own(self, day: datetime.date) -> PartialDate | None:
        """The month that a paper has set by the day, as `cadre.retirement.by_paper` says it."""
        return self.retires if self.paper_on and self.paper_on.first_day <= day else None


class Alike(NamedTuple):
    """What the verdict on an entry rests on; `judged_on` is the day of the decision, or the day asked for."""

    list_key: ListKey
    unit: int
    judged_on: datetime.date
    decided: bool
    sex: str
    month: str | None
    own: PartialDate | None
    reelected: bool
    special: str


def verdicts_of(
    entries: Collection[ListedEntry], lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, Verdict, int]]:
    """(list, verdict on the time left, lines with it), as each line tells it on the day; a fixed number of queries."""
    decided = decided_by(day, [entry.key for entry in entries])
    kept: Counter[tuple[ListKey, Parts]] = Counter()
    left = []
    for entry in entries:
        line = decided.get(entry.key)
        if line is None or not line.kept:
            left.append((entry, line))
        elif line.found[0]:
            kept[entry.list_key, line.found] += 1
    for (key, parts), number in kept.items():
        yield key, kept_verdict(*parts), number
    people = people_by_key({entry.cadre for entry, _ in left})
    asked = Counter(alike(entry, line, people[entry.cadre], day) for entry, line in left)
    yield from judged_together(asked, lists)


def decided_by(day: datetime.date, entries: Collection[int]) -> dict[int, Decided]:
    """{entry key: what counts of its last decision}, of the line that `in_force` would find; one query."""
    lines = ApprovedLine.objects.known_by(day).filter(entry__among=entries).order_by()
    parts = [KT(f"time_left__{part}") for part in PARTS]
    of_line = ("step__on", "step", KEPT, "sex", BIRTH_MONTH, "reelected", "special_basis")
    found: dict[int, Decided] = {}
    for entry, *values in lines.values_list("entry", *of_line, *parts):
        line = Decided(*values[:7], tuple(values[7:]))
        before = found.get(entry)
        if before is None or place(before, day) < place(line, day):
            found[entry] = line
    return found


def place(line: Decided, day: datetime.date) -> tuple[bool, datetime.date, int]:
    """The greatest counts: of decisions in effect by the day the last."""
    return line.on <= day, line.on, line.step


def people_by_key(keys: Collection[int]) -> dict[int, Person]:
    """{key: by what the person retires}; one query."""
    people = Cadre.objects.filter(pk__among=keys).order_by()
    stored = people.values_list("pk", "sex", BIRTH_MONTH, "retirement_paper_on", "retirement_month")
    return {key: Person(*values) for key, *values in stored}


@cache
def kept_verdict(level: str, special: str | None, remediable: str | None, missing: str | None) -> Verdict:
    """The verdict of a kept finding, of which the parts are told as text."""
    return Finding(
        FindingLevel(level),
        "",
        special=special or "",
        remediable=remediable == "true",
        missing=missing or "",
    ).verdict


def alike(entry: ListedEntry, line: Decided | None, person: Person, day: datetime.date) -> Alike:
    """What `judging.facts_of` would tell of the entry, as far as the time left rests on it."""
    known, kept = line or person, line or entry
    first = entry.approved_on if entry.approved_by(day) else None
    decided_on = line.on if line else first
    judged_on = decided_on or day
    return Alike(
        entry.list_key,
        entry.unit,
        judged_on,
        decided_on is not None,
        known.sex,
        known.month,
        person.own(judged_on),
        kept.reelected,
        kept.special,
    )


def judged_together(asked: Counter[Alike], lists: Lists) -> Iterator[tuple[ListKey, Verdict, int]]:
    """Verdicts by the sets in force; those who differ in nothing but the unit, and have one set, are asked once."""
    sets = RuleSet.objects.in_force_at({(each.judged_on, each.unit) for each in asked})
    by_key = {rules and rules.pk: rules for rules in sets.values()}
    asking = {key for key, rules in by_key.items() if Condition.TIME_LEFT in asked_of(rules)}
    groups: Counter[tuple[Alike, int | None]] = Counter()
    for each, number in asked.items():
        rules = sets[each.judged_on, each.unit]
        groups[each._replace(unit=0), rules and rules.pk] += number
    terms = {term.pk: TermFacts.of(term) for term, _ in lists.values()}
    for (each, key), number in groups.items():
        if key in asking:
            found = checked(Condition.TIME_LEFT, facts_of(each, lists, terms), by_key[key])
            yield each.list_key, found.verdict, number


def facts_of(each: Alike, lists: Lists, terms: dict[int, TermFacts]) -> EntryFacts:
    term, title = lists[each.list_key]
    return EntryFacts(
        sex=each.sex,
        birth=PartialDate(each.month) if each.month else None,
        level=title.level,
        kind=title.kind,
        term=terms[term.pk],
        ahead=term.begins_on > each.judged_on,
        reelected=each.reelected,
        special=each.special,
        own=Retirement(each.own) if each.own else None,
        decided_on=each.judged_on if each.decided else None,
    )
