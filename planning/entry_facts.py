"""What the checks need beside the entry itself, loaded for many entries at once: standards met, titles planned for."""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.party import PartyStatus, party_status
from evaluation.models import Evaluation, last_year
from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from office.regulations.findings import NOT_YET
from office.regulations.models import RuleSet
from planning.committee_seats import seats_of
from planning.models import PlanningEntry
from planning.person_facts import PersonDay, conclusions_by, disciplines_by, listings_by, votes_by
from planning.studies import Study, studies_by
from planning.title_ranks import RanksOnDays, TitleStep
from standards.checks import StandardFinding
from standards.planned import TitleAsked, findings_for

# The person (key) and the title planned for (key), which a candidate has before there is an entry, and the day.
Key = tuple[int, int, datetime.date]
# An entry and the day as of which it is judged.
Judged = tuple[PlanningEntry, datetime.date]
Loader = Callable[[Sequence[Judged]], dict[Key, dict[str, Any]]]
PersonLoader = Callable[[set[PersonDay]], dict[PersonDay, dict[str, Any]]]


@dataclass(frozen=True)
class Titles:
    """How many titles of one level a person is planned for: in terms of the same horizon, and in all terms."""

    in_horizon: int = 1
    in_all: int = 1


ONE_TITLE = Titles()
# A year and the grade given for it, empty where somebody was not graded for a reason.
Grades = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class KnownFacts:
    """Facts of one entry on the day judged. What no set asks is not loaded.

    `people` are planned for the title in the term, this person among them. `seat` says how the person is planned for or
    sits in the committee of the post's unit, "" for not at all, None where there is no such committee. `graded_to` is
    the last year whose grades count. `party` is None where the record has no day of the Party. `disciplines` are those
    that had begun by the `day`, `votes` and `conclusions` those held by it, the latest of each first. `step` is None
    where nobody asked for ranks. `studies` are the classes of who lacks a standard.
    """

    standards: tuple[StandardFinding, ...] = ()
    titles: Titles = ONE_TITLE
    people: int = 1
    seat: str | None = None
    grades: Grades = ()
    graded_to: int | None = None
    party: PartyStatus | None = None
    disciplines: tuple[Discipline, ...] = ()
    votes: tuple[ConfidenceVote, ...] = ()
    conclusions: tuple[PoliticalConclusion, ...] = ()
    listings: tuple[HigherListing, ...] = ()
    step: TitleStep | None = None
    studies: tuple[Study, ...] = ()
    day: datetime.date = datetime.date.max


NOTHING_KNOWN = KnownFacts()


def known_facts(judged: Sequence[Judged], rule_sets: Iterable[RuleSet | None]) -> dict[Key, KnownFacts]:
    """The facts of entries, each on its day, as far as some of the sets ask for them.

    A fixed number of queries for any number of entries.
    """
    asked = {condition for rules in set(rule_sets) if rules and judged for condition in rules.asks}
    found: dict[Key, dict[str, Any]] = {key_of(entry, day): {} for entry, day in judged}
    for condition, load in LOADERS.items():
        for key, facts in load(judged).items() if condition in asked else ():
            found[key] |= facts
    return {key: KnownFacts(**facts, day=key[-1]) for key, facts in found.items()}


def key_of(entry: PlanningEntry, day: datetime.date) -> Key:
    return entry.cadre_id, entry.target_id, day


def standards_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    asked = {}
    for entry, day in judged:
        post = entry.target.post
        asked[key_of(entry, day)] = TitleAsked(entry.cadre_id, post.title, post.unit_id, day)
    found = findings_for(asked.values())
    lacking = {each for each in asked.values() if any(one.verdict == NOT_YET for one in found[each])}
    studies = studies_by({(each.cadre, each.day) for each in lacking})
    return {
        key: {"standards": found[each], "studies": studies.get((each.cadre, each.day), ())}
        for key, each in asked.items()
    }


def titles_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """The title of the entry itself counts too, whether or not it stands on a list yet."""
    rows = PlanningEntry.objects.filter(cadre__among={entry.cadre_id for entry, _ in judged}).order_by()
    term, post = "target__term", "target__post"
    stored = rows.values_list(
        "cadre",
        f"{post}__title__level",
        post,
        f"{term}__begins_on",
        f"{term}__ends_on",
        "proposed_on",
        "ended_on",
    )
    planned = {}
    for cadre, *facts in stored:
        planned.setdefault(cadre, []).append(facts)
    return {
        key_of(entry, day): {"titles": counted(entry, day, planned.get(entry.cadre_id, ()))}
        for entry, day in judged
    }


def counted(entry: PlanningEntry, day: datetime.date, planned: Collection) -> Titles:
    """Different posts of the level of the entry's title for which the person stands on a list on the day."""
    level, ahead = entry.target.post.title.level, entry.target.term.begins_on > day
    near, every = {entry.target.post_id}, {entry.target.post_id}
    for of_level, post, begins, term_ends, proposed, ended in planned:
        if not stood(day, proposed, ended) or term_ends <= day or of_level != level:
            continue
        every.add(post)
        if (begins > day) == ahead:
            near.add(post)
    return Titles(len(near), len(every))


def stood(day: datetime.date, proposed: datetime.date, ended: datetime.date | None) -> bool:
    """Whether somebody who was put on a list and left it then stands on it on the day."""
    return proposed <= day and (ended is None or ended > day)


def of_posts(judged: Sequence[Judged]) -> list[Judged]:
    """Without seats of committees, of which neither the people of a title nor a seat beside it are asked."""
    return [each for each in judged if each[0].target.post.title.kind == PostTitle.Kind.POST]


def people_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """How many are planned for the title in the term, the person of the entry among them; of posts alone."""
    judged = of_posts(judged)
    planned: dict[int, list] = {}
    if targets := {entry.target_id for entry, _ in judged}:
        rows = PlanningEntry.objects.filter(target__in=targets).order_by()
        for target, *facts in rows.values_list("target", "cadre", "proposed_on", "ended_on"):
            planned.setdefault(target, []).append(facts)
    return {
        key_of(entry, day): {
            "people": len(
                {cadre for cadre, *days in planned.get(entry.target_id, ()) if stood(day, *days)}
                | {entry.cadre_id}
            )
        }
        for entry, day in judged
    }


def committees_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """Whether the person has a seat in the committee of the post's unit, or is planned for one."""
    judged = of_posts(judged)
    seats = seats_of([entry for entry, _ in judged])
    return {key_of(entry, day): {"seat": seats.of(entry, day)} for entry, day in judged}


def steps_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """From which title to which the person is planned, with the ranks of both."""
    ranks = RanksOnDays([entry for entry, _ in judged])
    return {key_of(entry, day): {"step": ranks.of(entry, day)} for entry, day in judged}


def other_lists_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """The lists of other levels, and the titles of those kept here beside which they count."""
    found = of_person(listings_by)(judged)
    listed = [(entry, day) for entry, day in judged if found.get(key_of(entry, day), {}).get("listings")]
    for key, titles in titles_by(listed).items() if listed else ():
        found[key] |= titles
    return found


def grades_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """The grades of all years; which of them are asked the rules say."""
    rows = Evaluation.objects.filter(cadre__among={entry.cadre_id for entry, _ in judged}).order_by("year")
    given: dict[int, list[tuple[int, str]]] = {}
    for cadre, *grade in rows.values_list("cadre", "year", "grade"):
        given.setdefault(cadre, []).append(tuple(grade))
    return {
        key_of(entry, day): {"grades": tuple(given.get(entry.cadre_id, ())), "graded_to": last_year(day)}
        for entry, day in judged
    }


def membership_by(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
    """Membership of the Party as the record of the person says; no query."""
    found = {}
    for entry, day in judged:
        joined, official = entry.cadre.party_joined_on, entry.cadre.party_official_on
        found[key_of(entry, day)] = {
            "party": party_status(joined, official, day) if joined or official else None
        }
    return found


def of_person(load: PersonLoader) -> Loader:
    """A loader of facts that belong to the person, whatever the title."""

    def loaded(judged: Sequence[Judged]) -> dict[Key, dict[str, Any]]:
        found = load({(entry.cadre_id, day) for entry, day in judged})
        known = ((key_of(entry, day), found.get((entry.cadre_id, day))) for entry, day in judged)
        return {key: facts for key, facts in known if facts}

    return loaded


# What a condition needs to know beside the entry: {key: fields of KnownFacts}.
LOADERS: dict[str, Loader] = {
    Condition.STANDARDS: standards_by,
    Condition.TITLES_OF_PERSON: titles_by,
    Condition.PEOPLE_OF_TITLE: people_by,
    Condition.COMMITTEE_SEAT: committees_by,
    Condition.GRADES: grades_by,
    Condition.PARTY: membership_by,
    Condition.HIGHER_TITLE: steps_by,
    Condition.DISCIPLINE: of_person(disciplines_by),
    Condition.CONFIDENCE: of_person(votes_by),
    Condition.POLITICAL: of_person(conclusions_by),
    Condition.OTHER_LISTS: other_lists_by,
}
