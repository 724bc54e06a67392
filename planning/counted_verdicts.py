"""How many lines of lists have which verdict on the time left: what was kept as kept, the others judged by groups."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
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
from planning.counted import ListKey, ListPart, Lists
from planning.models import ApprovedLine
from planning.models.approved import ApprovedLineQuerySet
from planning.reckoning import TermFacts

# Parts of a finding by which its verdict is told; a finding without a level is none.
PARTS = ("level", "special", "remediable", "missing")
# A line keeps its verdict with its findings. CASE asks the long ones only where nothing was found of the time left.
KEPT = Case(
    When(verdict="", then=Value(False)),
    When(time_left__isnull=False, then=Value(True)),
    default=ExpressionWrapper(~Q(findings=[]), BooleanField()),
)
# A birth counts by its month, one that is known by year alone by nothing.
BIRTH_MONTH = Left(Cast("birth", TextField()), 7)


class Retiring(NamedTuple):
    """Sex and month of birth, and the day and the month of a paper about the person's own retirement."""

    sex: str
    month: str | None
    paper_on: PartialDate | None
    retires: PartialDate | None

    def own(self, day: datetime.date) -> Retirement | None:
        """As `cadre.retirement.by_paper` says it, without its words."""
        return Retirement(self.retires) if self.paper_on and self.paper_on.first_day <= day else None


class VerdictGround(NamedTuple):
    """What the verdict rests on beside the person; without a decision one is judged as of the day asked for.

    `rules` is the key of the set in force then.
    """

    list_key: ListKey
    decided_on: datetime.date | None
    reelected: bool
    special: str
    rules: int | None = None


# Day of the decision, whether to be elected again, special case, sex, month of birth.
LineFacts = tuple[datetime.date, bool, str, str, str | None]
# How many persons of each kind are asked of for a title of the unit.
Groups = dict[tuple[VerdictGround, int], Counter[Retiring]]


def verdicts_of(
    parts: Collection[ListPart], lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, Verdict, int]]:
    """(list, verdict on the time left, lines with it), as each line tells it on the day; a fixed number of queries."""
    of_entry = {entry: part for part in parts for entry in part.entries}
    kept, left, unkept = Counter(), dict(of_entry), []
    for is_kept, found, entries in found_then(of_entry, day):
        if not is_kept:
            unkept += entries
            continue
        for entry in entries:
            kept[left.pop(entry).list_key, found] += 1
    for (key, found), number in kept.items():
        if found[0]:
            yield key, kept_verdict(*found), number
    yield from judged_together(grouped(left, unkept_lines(unkept, day), day), lists, day)


def last_lines(entries: Collection[int], day: datetime.date) -> ApprovedLineQuerySet:
    """Of each of the entries the line that `ApprovedLineQuerySet.in_force` would find."""
    counts = Case(When(step__on__lte=day, then=Value(0)), default=Value(1))
    known = ApprovedLine.objects.known_by(day).filter(entry__among=entries)
    last = known.order_by("entry_id", counts, "-step__on", "-step_id").distinct("entry_id")
    return ApprovedLine.objects.filter(pk__in=last.values("pk")).order_by()


def found_then(
    entries: Collection[int], day: datetime.date
) -> Iterator[tuple[bool, tuple[str | None, ...], list[int]]]:
    """(whether the verdict was kept, parts of the finding, entries), of those with a line; one query."""
    found = last_lines(entries, day).values_list(KEPT, *(KT(f"time_left__{part}") for part in PARTS))
    return ((kept, tuple(parts), of) for kept, *parts, of in found.annotate(entries=ArrayAgg("entry")))


@cache
def kept_verdict(level: str, special: str | None, remediable: str | None, missing: str | None) -> Verdict:
    """The verdict of a kept finding, of which the parts are told as text."""
    said = {"special": special or "", "remediable": remediable == "true", "missing": missing or ""}
    return Finding(FindingLevel(level), "", **said).verdict


def grouped(left: dict[int, ListPart], decided: dict[int, LineFacts], day: datetime.date) -> Groups:
    """The entries without a kept verdict, with the facts of their line or those on record; one query."""
    parts = list({id(part): part for part in left.values()}.values())
    people = people_by_key({cadre for part in parts for cadre in part.people})
    groups: Groups = defaultdict(Counter)
    for part in parts:
        asked = VerdictGround(part.list_key, part.decided_on(day), part.reelected, part.special)
        alike = groups[asked, part.unit]
        for entry, cadre in zip(part.entries, part.people, strict=True):
            if entry in decided:
                on, reelected, special, *born = decided[entry]
                of_line = VerdictGround(part.list_key, on, reelected, special)
                groups[of_line, part.unit][Retiring(*born, *people[cadre][2:])] += 1
            elif entry in left:
                alike[people[cadre]] += 1
    return groups


def unkept_lines(entries: Collection[int], day: datetime.date) -> dict[int, LineFacts]:
    """{entry: what its line says}, of those whose verdict was not kept; one query, where there are any."""
    of_line = ("step__on", "reelected", "special_basis", "sex", BIRTH_MONTH)
    lines = last_lines(entries, day).values_list(*of_line).annotate(entries=ArrayAgg("entry"))
    return {entry: tuple(line) for *line, of in (lines if entries else ()) for entry in of}


def people_by_key(keys: Collection[int]) -> dict[int, Retiring]:
    """{key: by what the person retires}; one query."""
    people = Cadre.objects.filter(pk__among=keys).order_by()
    groups = people.values_list("sex", BIRTH_MONTH, "retirement_paper_on", "retirement_month")
    return {
        key: person
        for *values, of_group in groups.annotate(keys=ArrayAgg("pk"))
        for person in [Retiring(*values)]
        for key in of_group
    }


def judged_together(
    groups: Groups, lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, Verdict, int]]:
    """Verdicts by the sets in force then; who differs in nothing but the unit, under one set, is asked of once."""
    sets = RuleSet.objects.in_force_at({(asked.decided_on or day, unit) for asked, unit in groups})
    by_key = {rules and rules.pk: rules for rules in sets.values()}
    together: dict[VerdictGround, Counter[Retiring]] = defaultdict(Counter)
    for (asked, unit), people in groups.items():
        rules = sets[asked.decided_on or day, unit]
        together[asked._replace(rules=rules and rules.pk)].update(people)
    terms = {term.pk: TermFacts.of(term) for term, _ in lists.values()}
    for asked, people in together.items():
        rules = by_key[asked.rules]
        if Condition.TIME_LEFT in asked_of(rules):
            for person, number in people.items():
                facts = facts_of(asked, person, lists, terms, day)
                yield asked.list_key, checked(Condition.TIME_LEFT, facts, rules).verdict, number


def facts_of(
    asked: VerdictGround, person: Retiring, lists: Lists, terms: dict[int, TermFacts], day: datetime.date
) -> EntryFacts:
    """What `planning.judging.facts_of` tells of an entry, as far as the time left rests on it."""
    (term, title), judged_on = lists[asked.list_key], asked.decided_on or day
    return EntryFacts(
        sex=person.sex,
        birth=PartialDate(person.month) if person.month else None,
        level=title.level,
        kind=title.kind,
        term=terms[term.pk],
        ahead=term.begins_on > judged_on,
        reelected=asked.reelected,
        special=asked.special,
        own=person.own(judged_on),
        decided_on=asked.decided_on,
    )
