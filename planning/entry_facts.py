"""What the checks need beside the entry itself, loaded for many entries at once: standards met, titles planned for."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from office.regulations.conditions import Condition
from office.regulations.models import RuleSet
from planning.models import PlanningEntry
from standards.checks import StandardFinding
from standards.planned import TitleAsked, findings_for

# The person (key) and the title planned for (key), which a candidate has before there is an entry, and the day.
Key = tuple[int, int, datetime.date]
# An entry and the day as of which it is judged.
Judged = tuple[PlanningEntry, datetime.date]


@dataclass(frozen=True)
class Titles:
    """How many titles of one level a person is planned for: in terms of the same horizon, and in all terms."""

    in_horizon: int = 1
    in_all: int = 1


ONE_TITLE = Titles()


@dataclass(frozen=True)
class KnownFacts:
    """Facts of one entry on the day judged. What no set asks is not loaded."""

    standards: tuple[StandardFinding, ...] = ()
    titles: Titles = ONE_TITLE


NOTHING_KNOWN = KnownFacts()


def known_facts(judged: Sequence[Judged], rule_sets: Iterable[RuleSet | None]) -> dict[Key, KnownFacts]:
    """The facts of entries, each on its day, as far as some of the sets ask for them.

    At most four queries for any number.
    """
    asked = {condition for rules in set(rule_sets) if rules for condition in rules.asks}
    standards = standards_by(judged) if Condition.STANDARDS in asked else {}
    titles = titles_by(judged) if Condition.TITLES_OF_PERSON in asked else {}
    keys = [key_of(entry, day) for entry, day in judged]
    return {key: KnownFacts(standards.get(key, ()), titles.get(key, ONE_TITLE)) for key in keys}


def key_of(entry: PlanningEntry, day: datetime.date) -> Key:
    return entry.cadre_id, entry.target_id, day


def standards_by(judged: Sequence[Judged]) -> dict[Key, tuple[StandardFinding, ...]]:
    asked = {}
    for entry, day in judged:
        post = entry.target.post
        asked[key_of(entry, day)] = TitleAsked(entry.cadre_id, post.title, post.unit_id, day)
    found = findings_for(asked.values())
    return {key: found[each] for key, each in asked.items()}


def titles_by(judged: Sequence[Judged]) -> dict[Key, Titles]:
    """The title of the entry itself counts too, whether or not it stands on a list yet."""
    rows = PlanningEntry.objects.filter(cadre__in={entry.cadre_id for entry, _ in judged}).order_by()
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
    return {key_of(entry, day): counted(entry, day, planned.get(entry.cadre_id, ())) for entry, day in judged}


def counted(entry: PlanningEntry, day: datetime.date, planned: Collection) -> Titles:
    """Different posts of the level of the entry's title for which the person stands on a list on the day."""
    level, ahead = entry.target.post.title.level, entry.target.term.begins_on > day
    near, every = {entry.target.post_id}, {entry.target.post_id}
    for of_level, post, begins, term_ends, proposed, ended in planned:
        stands = proposed <= day and (ended is None or ended > day) and term_ends > day
        if not stands or of_level != level:
            continue
        every.add(post)
        if (begins > day) == ahead:
            near.add(post)
    return Titles(len(near), len(every))
