"""How many lines of lists have which verdict on the time left: what was kept as kept, the others judged by groups."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from django.db import connections
from django.db.models import BooleanField, Case, ExpressionWrapper, F, Q, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Left

from cadre.models.people import Cadre
from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, FindingLevel, Verdict
from office.regulations.models import RuleSet
from planning.checks import EntryFacts, asked_of, checked
from planning.counted import LIST, ListKey, Lists
from planning.models import ApprovedLine, EntryStep
from planning.querysets import PlanningEntryQuerySet
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
# Of each entry what its last line tells of the verdict, and on what it rests where that was not kept; then the person
# where their own record must be asked: of who has no line, and of who retires by a paper.
GROUPS = """
WITH entry AS {read} ({entries}), step AS {read} ({steps}), line AS {read} ({lines}), last AS (
    SELECT DISTINCT ON (line.entry_id) line.*, step."on"
    FROM line JOIN step ON step.pk = line.step_id
    ORDER BY line.entry_id, step."on" > %s, step."on" DESC, step.pk DESC
)
SELECT entry.term, entry.title, last.kept, last.level, last.special, last.remediable, last.missing, entry.area,
    coalesce(last."on", entry.decided_on), coalesce(last.reelected, entry.reelected),
    coalesce(last.special_basis, entry.special_basis), last.sex, last.month,
    CASE WHEN last.entry_id IS NULL THEN entry.cadre_id WHEN NOT last.kept THEN entry.by_paper END, count(*)
FROM entry LEFT JOIN last ON last.entry_id = entry.pk
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
"""
# Behind the wall a row costs ten times as much looked up by its key as read with all others, which the planner does not
# know: of all lists both tables are read once.
WHOLE, LOOKED_UP = "MATERIALIZED", "NOT MATERIALIZED"


class Retiring(NamedTuple):
    """Sex and month of birth, and the day and the month of a paper about the person's own retirement."""

    sex: str
    month: str | None
    paper_on: PartialDate | None = None
    retires: PartialDate | None = None

    def own(self, day: datetime.date) -> Retirement | None:
        """As `cadre.retirement.by_paper` says it, without its words."""
        return Retirement(self.retires) if self.paper_on and self.paper_on.first_day <= day else None


class VerdictGround(NamedTuple):
    """What the verdict rests on beside the person; without a decision one is judged as of the day asked for.

    `area` is a unit whose sets count, until it is known which of them does: then `rules` is its key.
    """

    list_key: ListKey
    area: int | None
    decided_on: datetime.date | None
    reelected: bool
    special: str
    rules: int | None = None


# How many persons of each kind are asked of.
Groups = dict[VerdictGround, Counter[Retiring]]


def verdicts_of(
    entries: PlanningEntryQuerySet, lists: Lists, day: datetime.date, *, whole: bool = False
) -> Iterator[tuple[ListKey, Verdict, int]]:
    """(list, verdict on the time left, lines with it), as each line tells it on the day; a fixed number of queries.

    `whole` says that the entries are those of all lists, or nearly.
    """
    rows, groups = grouped(entries, day, whole=whole), defaultdict(Counter)
    people = people_by_key({row[-2] for row in rows if row[-2]})
    for term, title, kept, *found, sex, month, alone, number in rows:
        parts, ground = found[:4], found[4:]
        if kept and parts[0]:
            yield (term, title), kept_verdict(*parts), number
        elif not kept:
            own = people.get(alone, Retiring(sex, month))
            person = own if sex is None else own._replace(sex=sex, month=month)
            groups[VerdictGround((term, title), *ground)][person] += number
    yield from judged_together(groups, lists, day)


def grouped(entries: PlanningEntryQuerySet, day: datetime.date, *, whole: bool) -> list[tuple]:
    """Rows of GROUPS, each with how many entries have all of it alike; three queries."""
    term, title = map(F, LIST)
    by_paper = Cadre.objects.filter(retirement_paper_on__isnull=False).order_by().values("pk")
    listed = entries.order_by().values(
        *("pk", "cadre_id", "reelected", "special_basis"),
        term=term,
        title=title,
        area=RuleSet.objects.area("target__post__unit"),
        decided_on=Case(When(approved_on__lte=day, then=F("approved_on"))),
        by_paper=Case(When(cadre__in=by_paper, then=F("cadre"))),
    )
    known = Q(on__lte=day) | Q(decision_on__lte=day)
    steps = EntryStep.objects.standing().filter(known).order_by().values("pk", "on")
    lines = ApprovedLine.objects.order_by().values(
        *("entry_id", "step_id", "reelected", "special_basis", "sex"),
        kept=KEPT,
        month=BIRTH_MONTH,
        **{part: KT(f"time_left__{part}") for part in PARTS},
    )
    if not whole:
        lines = lines.filter(entry__in=entries.order_by().values("pk"))
    asked = [each.query.sql_with_params() for each in (listed, steps, lines)]
    (of_entries, of_steps, of_lines), params = zip(*asked, strict=True)
    groups = GROUPS.format(
        read=WHOLE if whole else LOOKED_UP, steps=of_steps, lines=of_lines, entries=of_entries
    )
    with connections[entries.db].cursor() as cursor:
        cursor.execute(groups, (*sum(params, ()), day))
        return cursor.fetchall()


def people_by_key(keys: Collection[int]) -> dict[int, Retiring]:
    """{key: by what the person on record retires}; one query."""
    people = Cadre.objects.filter(pk__among=keys).order_by()
    of_person = ("sex", BIRTH_MONTH, "retirement_paper_on", "retirement_month")
    return {key: Retiring(*person) for key, *person in people.values_list("pk", *of_person)}


@cache
def kept_verdict(level: str, special: str | None, remediable: str | None, missing: str | None) -> Verdict:
    """The verdict of a kept finding, of which the parts are told as text."""
    said = {"special": special or "", "remediable": remediable == "true", "missing": missing or ""}
    return Finding(FindingLevel(level), "", **said).verdict


def judged_together(
    groups: Groups, lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, Verdict, int]]:
    """Verdicts by the sets in force then; who differs in nothing but the unit, under one set, is asked of once."""
    sets = RuleSet.objects.in_force_at({(asked.decided_on or day, asked.area) for asked in groups})
    by_key = {rules and rules.pk: rules for rules in sets.values()}
    together: Groups = defaultdict(Counter)
    for asked, people in groups.items():
        rules = sets[asked.decided_on or day, asked.area]
        together[asked._replace(area=None, rules=rules and rules.pk)].update(people)
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
