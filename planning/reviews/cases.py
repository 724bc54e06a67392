"""What the facts of lines under review are told from, loaded for all lines at once."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Prefetch, QuerySet

from cadre.models.discipline import Discipline
from cadre.models.standing import Verification
from evaluation.models import Evaluation, last_year
from evaluation.not_completed import NotCompletedRun, runs_of
from office.regulations.conditions import Condition
from office.regulations.findings import Finding
from office.regulations.lookup import load_rules
from office.regulations.models import Rule, RuleSet
from planning.checks import EntryFacts
from planning.checks.shared import SharedChecks
from planning.entry_facts import ONE_TITLE, Titles, key_of, known_facts, titles_by
from planning.judging import facts_as_known, facts_of, sets_in_force
from planning.knowable import Knowledge
from planning.models import PlanningEntry, ReviewLine, ReviewList
from planning.news import NewsItem, news_of
from planning.person_facts import by_person
from planning.posts import PersonPosts, posts_on
from planning.reckoning import TermFacts

OF_LINE = ("cadre__ethnic_group", "cadre__now__held__post__title", "cadre__now__unit", "entry", "proposal_by")
OF_LIST = (
    "campaign__rule_set",
    "target__term__congress_document",
    "target__post__unit",
    "target__post__title",
    "target__post__body",
)


@dataclass(frozen=True)
class LineCase:
    """One line on a day: what happened, what the conditions find by the rules of the day, what is on record."""

    line: ReviewLine
    facts: EntryFacts
    rules: RuleSet | None
    findings: Sequence[Finding]
    day: datetime.date
    posts: PersonPosts
    news: Sequence[NewsItem] = ()
    titles: Titles = ONE_TITLE
    disciplines: Sequence[Discipline] = ()
    verifications: Sequence[Verification] = ()
    evaluations: Sequence[Evaluation] = ()
    not_completed: NotCompletedRun | None = None

    def of(self, condition: str) -> Finding | None:
        """What was found of the condition; None where the set does not ask it, or the reader may not know."""
        return next((finding for finding in self.findings if finding.condition == condition), None)

    def rule(self, key: str) -> Rule | None:
        return self.facts.rule(self.rules, key)


def loaded(lines: QuerySet[ReviewLine]) -> QuerySet[ReviewLine]:
    """The lines with all that facts and pages ask of them; those of one list share it, in a query of its own."""
    lists = ReviewList.objects.select_related(*OF_LIST)
    return lines.select_related(*OF_LINE).prefetch_related(Prefetch("review_list", lists))


def entry_of(line: ReviewLine) -> PlanningEntry:
    """The entry of who stands on the list; of who is to be added one that is not saved."""
    entry = line.entry or PlanningEntry()
    entry.cadre, entry.target = line.cadre, line.review_list.target
    return entry


def cases_of(lines: Sequence[ReviewLine], day: datetime.date, user: Any = None) -> Iterator[LineCase]:
    """The lines, which are `loaded`, each as far as the user may know; all of it without one.

    A fixed number of queries for any number of lines.
    """
    entries = {line.pk: entry_of(line) for line in lines}
    people = {line.cadre_id for line in lines}
    posts = posts_on(day, people)
    news = news_of([entry for entry in entries.values() if entry.pk], day, posts)
    sets = sets_of(lines, entries, day)
    dated = [(entry, day) for entry in entries.values()]
    known, titles = known_facts(dated, list(sets.values())), titles_by(dated)
    disciplines = by_person(readable(Discipline, user).on(day).filter(cadre__in=people))
    verifications = by_person(readable(Verification, user).on(day).filter(cadre__in=people))
    given = readable(Evaluation, user).on(day).filter(cadre__in=people).select_related("unit", "title")
    evaluations = by_person(given.order_by("year"))
    runs = runs_of((each for some in evaluations.values() for each in some), last_year(day))
    knowledge, shared = Knowledge(user, people), SharedChecks()
    terms = TermFacts.of_each(entry.target.term for entry in entries.values())
    for line in lines:
        entry, person = entries[line.pk], line.cadre_id
        counted = knowledge.knows(line.cadre, Condition.TITLES_OF_PERSON)
        rules, key, term = sets[line.pk], key_of(entry, day), terms[entry.target.term_id]
        found = shared.check(facts_as_known(entry, day, known[key], term), rules)
        yield LineCase(
            line,
            facts_of(entry, day, judged_on=day, known=known[key], term=term),
            rules,
            [each for each in found if knowledge.knows(line.cadre, each.condition)],
            day,
            posts[person],
            news.get(entry.pk, ()),
            titles[key]["titles"] if counted else ONE_TITLE,
            disciplines.get(person, ()),
            verifications.get(person, ()),
            evaluations.get(person, ()),
            runs.get(person),
        )


def sets_of(
    lines: Sequence[ReviewLine], entries: Mapping[int, PlanningEntry], day: datetime.date
) -> dict[int, RuleSet | None]:
    """{line key: the set that its campaign names, or else the one in force on the day}; four queries at most."""
    named = {each.pk: each for line in lines if (each := line.review_list.campaign.rule_set)}
    if named:
        load_rules(list(named.values()))
    in_force = sets_in_force(entries.values(), day)
    return {
        line.pk: named.get(line.review_list.campaign.rule_set_id)
        or in_force[day, entries[line.pk].target.post.unit_id]
        for line in lines
    }


def readable(model: type[models.Model], user: Any) -> Any:
    return model.objects.for_user(user) if user else model.objects.all()
