"""Whole lists judged in a fixed number of queries: facts and rules are loaded for all entries at once."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import replace
from functools import cache, partial
from typing import Any

from cadre.models.conflicts import conflicted_cadres
from cadre.retirement import Retirements, by_paper
from office.regulations.findings import Finding
from office.regulations.models import RuleSet
from planning.checks import EntryFacts, check
from planning.checks.shared import SharedChecks
from planning.decided import CurrentView, kept_findings, load_decided
from planning.entry_facts import NOTHING_KNOWN, KnownFacts, key_of, known_facts
from planning.gravity import gravest
from planning.judged_entries import JudgedEntry
from planning.knowable import Knowledge
from planning.models import PlanningEntry
from planning.news import news_of
from planning.posts import PersonPosts, posts_on
from planning.querysets import PlanningEntryQuerySet
from planning.reckoning import TermFacts

RELATED = (
    "cadre__ethnic_group",
    "cadre__entered_unit",
    "target__term__congress_document",
    "target__post__unit",
    "target__post__title",
)


def facts_of(
    entry: PlanningEntry,
    day: datetime.date,
    *,
    judged_on: datetime.date | None = None,
    known: KnownFacts = NOTHING_KNOWN,
    term: TermFacts | None = None,
) -> EntryFacts:
    """The facts that the checks need; what is decided is judged as of its decision, a proposal as of the day.

    `judged_on` asks for another day: that of a question such as "what if another set counted". `known` are those that
    `known_facts` loaded; `term` is given where it was read already.
    """
    title, cadre = entry.target.post.title, entry.listed
    kept, asked = entry.approved_line or entry, judged_on or entry.decided_on(day)
    return EntryFacts(
        sex=cadre.sex,
        birth=cadre.birth,
        level=title.level,
        kind=title.kind,
        term=term or TermFacts.of(entry.target.term),
        ahead=entry.target.term.begins_on > asked,
        reelected=kept.reelected,
        special=kept.special_basis,
        own=by_paper(entry.cadre, asked),
        decided_on=entry.decided_on(day) if entry.decided_by(day) else None,
        known=known,
    )


def findings_of(
    entry: PlanningEntry, day: datetime.date, rules: RuleSet | None, known: KnownFacts
) -> list[Finding]:
    """What is found by the set of an entry as it is known on the day, whether it was decided before or not."""
    entry = copy(entry)
    entry.approved_line = None
    return check(replace(facts_of(entry, day, judged_on=day, known=known), decided_on=day), rules)


def candidate_findings(
    entries: Sequence[PlanningEntry], day: datetime.date, reader: Any
) -> list[list[Finding]]:
    """What the reader is told of people who may be put on a list: as their lines will be judged, by the sets of the
    day.
    """
    sets, shared = sets_in_force(entries, day), SharedChecks()
    terms = TermFacts.of_each(entry.target.term for entry in entries)
    known = known_facts([(entry, day) for entry in entries], list(sets.values()))
    knowledge = Knowledge(reader, {entry.cadre_id for entry in entries})
    told = []
    for entry in entries:
        of_entry, term = known[key_of(entry, day)], terms[entry.target.term_id]
        rules = sets[day, entry.target.post.unit_id]
        found = shared.check(facts_of(entry, day, known=of_entry, term=term), rules)
        told.append(knowledge.told(entry.cadre, found))
    return told


def judged(
    entries: PlanningEntryQuerySet,
    day: datetime.date,
    *,
    reader: Any,
    rule_set: RuleSet | None = None,
    to_decide: bool = False,
) -> list[JudgedEntry]:
    """Judge entries; they come back in the official order of the day.

    What is decided is told as it was then, or judged by the set in force then, and as of then, where that was not kept;
    or all by `rule_set`, as of the day. With `to_decide` all are judged as they are known on the day. Of the `reader`
    and of their relatives entries are masked, of others what they may not know of a person is told as such; for None
    nothing is. A fixed number of queries for any number of entries.
    """
    loaded, hidden = list(entries.select_related(*RELATED)), conflicted_cadres(reader) if reader else ()
    if not to_decide:
        load_decided(loaded, day)
    posts, retirements = posts_on(day, {entry.cadre_id for entry in loaded}), Retirements(day)
    news = news_of([entry for entry in loaded if entry.cadre_id not in hidden], day, posts)
    sets = {} if rule_set else sets_in_force(loaded, day)
    days = [(entry, each) for entry in loaded for each in {day, entry.decided_on(day)}]
    known = known_facts(days, [rule_set] if rule_set else list(sets.values()))
    terms, shared = TermFacts.of_each(entry.target.term for entry in loaded), SharedChecks()
    lines, knowledge = [], Knowledge(reader, {entry.cadre_id for entry in loaded})
    for entry in loaded:
        masked = entry.cadre_id in hidden
        judged_on = day if rule_set or to_decide else entry.decided_on(day)
        rules = rule_set or sets[judged_on, entry.target.post.unit_id]
        kept = [] if rule_set else kept_findings(entry)
        findings = [] if masked else kept
        if not masked and not kept:
            of_entry, term = known[key_of(entry, judged_on)], terms[entry.target.term_id]
            findings = shared.check(
                facts_of(entry, day, judged_on=judged_on, known=of_entry, term=term), rules
            )
        held, told, again = posts[entry.cadre_id], news.get(entry.pk, []), None
        if not masked and not rule_set:
            now = sets[day, entry.target.post.unit_id], known[key_of(entry, day)]
            again = cache(
                partial(current_view, entry, held, day, partial(told_of, knowledge, entry, day, *now))
            )
        found, retires = knowledge.told(entry.cadre, findings), retirements.of(entry.cadre)
        lines.append(JudgedEntry(entry, held, rules, found, masked, retires, told, again))
    return sorted(lines, key=lambda line: line.official_key)


def told_of(
    knowledge: Knowledge, entry: PlanningEntry, day: datetime.date, rules: RuleSet | None, known: KnownFacts
) -> tuple[RuleSet | None, list[Finding]]:
    """The set of the day, and what the reader is told that is found by it."""
    return rules, knowledge.told(entry.cadre, findings_of(entry, day, rules, known))


def current_view(
    entry: PlanningEntry,
    posts: PersonPosts,
    day: datetime.date,
    look: Callable[[], tuple[RuleSet | None, list[Finding]]],
) -> CurrentView | None:
    """What is known on the day of an entry that was decided by it; judged by `look`."""
    if entry.approved_line is None:
        return None
    rules, found = look()
    return CurrentView(day, posts, rules, found, gravest(found))


def sets_in_force(
    entries: Iterable[PlanningEntry], day: datetime.date
) -> dict[tuple[datetime.date, int], RuleSet | None]:
    """{(day of decision, or the day, unit key of the title): set in force for planning}; three queries."""
    asked = {(each, entry.target.post.unit) for entry in entries for each in (entry.decided_on(day), day)}
    return RuleSet.objects.in_force_for(asked, RuleSet.Subject.PLANNING)
