"""Whole lists judged in a fixed number of queries: facts and rules are loaded for all entries at once."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any

from django.db.models import Prefetch

from cadre.models.conflicts import conflicted_cadres
from cadre.retirement import Retirement, Retirements, by_paper
from office.regulations.findings import Finding
from office.regulations.models import RuleSet
from planning.bare_entries import bare_entries
from planning.checks import EntryFacts, check
from planning.checks.shared import SharedChecks
from planning.decided import CurrentView, kept_findings, load_decided
from planning.entry_facts import NOTHING_KNOWN, Judged, KnownFacts, key_of, known_facts
from planning.gravity import gravest
from planning.judged_entries import JudgedEntry
from planning.knowable import Knowledge
from planning.models import PlanningEntry, PlanningTarget
from planning.news import NewsItem, news_of, told_of
from planning.posts import PersonPosts, posts_on
from planning.querysets import PlanningEntryQuerySet
from planning.reckoning import TermFacts

OF_TARGET = ("term__congress_document", "post__unit", "post__title")
RELATED = ("cadre__ethnic_group", "cadre__entered_unit", *(f"target__{path}" for path in OF_TARGET))

UNASKED = Retirement()


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


def facts_as_known(
    entry: PlanningEntry, day: datetime.date, known: KnownFacts, term: TermFacts | None = None
) -> EntryFacts:
    """The facts as they are known on the day, whether it was decided before or not."""
    entry = copy(entry)
    entry.approved_line = None
    return replace(facts_of(entry, day, judged_on=day, known=known, term=term), decided_on=day)


def findings_of(
    entry: PlanningEntry, day: datetime.date, rules: RuleSet | None, known: KnownFacts
) -> list[Finding]:
    return check(facts_as_known(entry, day, known), rules)


def candidate_findings(
    entries: Sequence[PlanningEntry], day: datetime.date, reader: Any
) -> list[list[Finding]]:
    """What the reader is told of people who may be put on a list: as their lines will be judged, by the sets of the
    day.
    """
    sets = sets_in_force(entries, day)
    knowledge = Knowledge(reader, {entry.cadre_id for entry in entries})
    told = Told(day, knowledge, [(entry, day) for entry in entries], list(sets.values()))
    return [
        told.of(entry, told.judged(entry, sets[day, entry.target.post.unit_id], day)) for entry in entries
    ]


def judged(
    entries: PlanningEntryQuerySet,
    day: datetime.date,
    *,
    reader: Any,
    rule_set: RuleSet | None = None,
    to_decide: bool = False,
) -> list[JudgedEntry]:
    """Entries judged as `Judging` says, each with what is known of it on the day."""
    return Judging(day, reader, rule_set, to_decide).lines(entries)


@dataclass(frozen=True)
class Judging:
    """How entries are judged on a day for a reader.

    What is decided is told as it was then, or judged by the set in force then, and as of then, where that was not kept;
    or all by `rule_set`, as of the day. With `to_decide` all are judged as they are known on the day. Of the `reader`
    and of their relatives entries are masked, of others what they may not know of a person is told as such; for None
    nothing is.
    """

    day: datetime.date
    reader: Any
    rule_set: RuleSet | None = None
    to_decide: bool = False

    def lines(self, entries: PlanningEntryQuerySet, *, looks: bool = True) -> list[JudgedEntry]:
        """In the official order of the day; a fixed number of queries for any number of entries.

        Where it `looks`, each tells what is known on the day beside what was decided by it.
        """
        return self.of(read_together(entries), looks=looks)

    def of(self, loaded: list[PlanningEntry], *, looks: bool = True) -> list[JudgedEntry]:
        """`lines` of what was read by `read_together`."""
        day = self.day
        if not self.to_decide:
            load_decided(loaded, day)
        posts = posts_on(day, {entry.cadre_id for entry in loaded})
        news = news_of((entry for entry in loaded if entry.cadre_id not in self.hidden), day, posts)
        return self._lines(loaded, posts, news, Retirements(day), looks=looks and not self.rule_set)

    def bare_lines(
        self, entries: PlanningEntryQuerySet, targets: Iterable[PlanningTarget]
    ) -> list[JudgedEntry]:
        """The same of the targets' entries, as far as figures of a list and its order ask: without a record of each.

        Nothing is said of when somebody retires, where they work if that was approved, and what is known on the day.
        """
        loaded = bare_entries(entries, targets, self.day)
        unplaced = {
            entry.cadre_id for entry in loaded if not (entry.approved_line and entry.approved_line.unit)
        }
        posts = defaultdict(PersonPosts, posts_on(self.day, unplaced))
        changed = [
            entry
            for entry in read_together(entries.may_have_news(self.day))
            if entry.on_list_that_day and entry.cadre_id not in self.hidden
        ]
        return self._lines(loaded, posts, told_of(changed, self.day))

    @cached_property
    def hidden(self) -> Collection[int]:
        return conflicted_cadres(self.reader) if self.reader else ()

    def _lines(
        self,
        loaded: Sequence[PlanningEntry],
        posts: Mapping[int, PersonPosts],
        news: Mapping[int, list[NewsItem]],
        retirements: Retirements | None = None,
        *,
        looks: bool = False,
    ) -> list[JudgedEntry]:
        """Lines of loaded entries; with `looks` also what is known on the day of those decided by it."""
        day, rule_set, hidden = self.day, self.rule_set, self.hidden
        open_ones = [entry for entry in loaded if entry.cadre_id not in hidden]
        days = {entry.pk: self.judged_on(entry) for entry in loaded}
        sets = {} if rule_set else sets_in_force(loaded, day)
        kept = {} if rule_set else {entry.pk: found for entry in open_ones if (found := kept_findings(entry))}
        decided = {entry.pk: entry for entry in open_ones if entry.approved_line} if looks else {}
        asked = [(entry, days[entry.pk]) for entry in open_ones if entry.pk not in kept]
        asked += [(entry, day) for entry in decided.values()]
        told = Told(
            day,
            Knowledge(self.reader, {entry.cadre_id for entry in loaded}),
            asked,
            [rule_set] if rule_set else list(sets.values()),
        )
        lines = []
        for entry in loaded:
            key, unit, masked = entry.pk, entry.target.post.unit_id, entry.cadre_id in hidden
            rules, held = rule_set or sets[days[key], unit], posts[entry.cadre_id]
            found = [] if masked else told.of(entry, kept.get(key) or told.judged(entry, rules, days[key]))
            again = cache(partial(told.now, entry, held, sets[day, unit])) if key in decided else None
            retires = retirements.of(entry.cadre) if retirements else UNASKED
            lines.append(JudgedEntry(entry, held, rules, found, masked, retires, news.get(key, []), again))
        return sorted(lines, key=lambda line: line.official_key)

    def judged_on(self, entry: PlanningEntry) -> datetime.date:
        return self.day if self.rule_set or self.to_decide else entry.decided_on(self.day)


def read_together(entries: PlanningEntryQuerySet, most: int | None = None) -> list[PlanningEntry]:
    """The entries, or so many, with all that they are judged by; a title of a unit is read once for all of its own."""
    targets = Prefetch("target", PlanningTarget.objects.select_related(*OF_TARGET))
    return list(
        entries.order_by()
        .select_related("cadre__ethnic_group", "cadre__entered_unit")
        .prefetch_related(targets)[:most]
    )


class Told:
    """What a reader is told of loaded entries on a day; their facts are loaded as they are asked for."""

    def __init__(
        self,
        day: datetime.date,
        knowledge: Knowledge,
        asked: Sequence[Judged],
        sets: Sequence[RuleSet | None],
    ) -> None:
        self.day, self.knowledge, self.shared = day, knowledge, SharedChecks()
        self.known = known_facts(asked, sets)
        self.terms = TermFacts.of_each(entry.target.term for entry, _ in asked)

    def judged(self, entry: PlanningEntry, rules: RuleSet | None, on: datetime.date) -> list[Finding]:
        known, term = self.known[key_of(entry, on)], self.terms[entry.target.term_id]
        return self.shared.check(facts_of(entry, self.day, judged_on=on, known=known, term=term), rules)

    def of(self, entry: PlanningEntry, findings: list[Finding]) -> list[Finding]:
        return self.knowledge.told(entry.cadre, findings)

    def now(self, entry: PlanningEntry, posts: PersonPosts, rules: RuleSet | None) -> CurrentView:
        """What is known on the day of an entry that was decided by it."""
        known, term = self.known[key_of(entry, self.day)], self.terms[entry.target.term_id]
        found = self.shared.check(facts_as_known(entry, self.day, known, term), rules)
        found = self.of(entry, found)
        return CurrentView(self.day, posts, rules, found, gravest(found))


def sets_in_force(
    entries: Iterable[PlanningEntry], day: datetime.date
) -> dict[tuple[datetime.date, int], RuleSet | None]:
    """{(day of decision, or the day, unit key of the title): set in force for planning}; three queries."""
    asked = {(each, entry.target.post.unit_id) for entry in entries for each in (entry.decided_on(day), day)}
    return RuleSet.objects.in_force_at(asked, RuleSet.Subject.PLANNING)
