"""What reports and the board count of planning lists, each term by itself: two terms are never added."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, Value

from cadre.figures import Places
from office.organisation.models.structure import Body, Level, PostTitle
from planning.body_sizes import sizes_of, sizes_of_list
from planning.judging import sets_in_force
from planning.list_structure import days_of, most_used, structure_of
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.places import PlannedPlace, planned_places, rows_of
from planning.querysets import PlanningEntryQuerySet
from planning.structure import Structure

OF_TERM = ("target__term__name", "target__term__kind", "target__term__begins_on")
OF_TITLE = ("target__post__title__name", "target__post__title__level", "target__post__title__body_kind")


def planned_entries(day: datetime.date, units: Collection[int]) -> PlanningEntryQuerySet:
    """Entries that stand approved on the day, for titles of the units (keys)."""
    return PlanningEntry.objects.planned_on(day).filter(target__post__unit__among=units)


@dataclass
class PlannedTerm:
    """Who is planned on a day in one term: for seats of executive committees by level, for other titles by name.

    A list that was decided stays, with 0, when nobody stands on it any more. `running` holds the levels at which the
    term has begun.
    """

    name: str
    kind: str
    committees: dict[str, Places] = field(default_factory=dict)
    other_titles: dict[str, Places] = field(default_factory=dict)
    running: set[str] = field(default_factory=set)

    @property
    def seats(self) -> Places:
        """The committee seats of all levels together: whoever is planned at two levels is one person."""
        return sum(self.committees.values(), Places())

    @property
    def stands(self) -> bool:
        """Whether somebody is planned in the term on the day."""
        return any(places.count for places in (*self.committees.values(), *self.other_titles.values()))

    def seats_of(self, level: str) -> Places:
        """The committee seats of one level."""
        return self.committees.get(level, Places())

    def people(self, level: str) -> int:
        """Persons planned for committee seats of the level."""
        return self.seats_of(level).people

    def places(self, title: str, level: str, body_kind: str) -> Places:
        """Where entries for the title count. Committees of the Party have no seats in terms of the government."""
        if body_kind == Body.Kind.EXECUTIVE and self.kind == PlanningTerm.Kind.PARTY:
            return self.committees.setdefault(level, Places())
        return self.other_titles.setdefault(title, Places())


def planned_terms(day: datetime.date, units: Collection[int]) -> list[PlannedTerm]:
    """The terms not ended by the day in which somebody had been planned by then for titles of the units (keys).

    The earliest comes first; one query.
    """
    decided = PlanningEntry.objects.filter(approved_on__lte=day, target__term__ends_on__gt=day)
    decided = decided.filter(target__post__unit__among=units).values_list(*OF_TERM, *OF_TITLE)
    standing = ArrayAgg("cadre", filter=Q(ended_on=None) | Q(ended_on__gt=day), default=Value([]))
    decided = decided.annotate(standing=standing)
    terms = {}
    for name, kind, begins_on, *title, cadres in decided.order_by(
        "target__term__begins_on", "target__post__title__order", *OF_TITLE
    ):
        term = terms.setdefault((name, kind), PlannedTerm(name, kind))
        places = term.places(*title)
        places.count += len(cadres)
        places.cadres.update(cadres)
        if begins_on <= day:
            term.running.add(title[1])
    return list(terms.values())


def planned_now(terms: Iterable[PlannedTerm], level: str) -> int:
    """Persons planned for committee seats of the level in the one term that reports speak of.

    It is the term in force, of which a list was decided; while there is none, the earliest of those to come (at the
    end of 2019 the lists of 2020–2025 stand and 2015–2020 runs). `terms` has the earliest first.
    """
    with_list = [term for term in terms if level in term.committees]
    running = [term for term in with_list if level in term.running]
    chosen = running[-1:] or [term for term in with_list if term.people(level)][:1]
    return chosen[0].people(level) if chosen else 0


def planned(day: datetime.date, units: Collection[int]) -> dict[str, int]:
    """{level: persons planned on the day for committee seats of the term that counts then}; see `planned_now`."""
    terms = planned_terms(day, units)
    return {level.value: planned_now(terms, level) for level in Level}


@dataclass(frozen=True)
class PlannedList:
    """All who are planned on a day for a title in a term; `entries` are places, the structure counts persons."""

    term: PlanningTerm
    title: PostTitle
    entries: list[PlannedPlace]
    structure: Structure

    @property
    def places(self) -> Places:
        """The entries as places, with their persons."""
        return Places(len(self.entries), {entry.cadre_id for entry in self.entries})

    @property
    def approved_between(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day on which an entry of the list was approved."""
        days = [entry.approved_on for entry in self.entries]
        return min(days), max(days)


def planned_lists(day: datetime.date, units: Collection[int]) -> list[PlannedList]:
    """The lists of the units (keys) on which somebody is planned on the day; six queries for any number of lists.

    The latest term comes first, then the district before lower levels.
    """
    # Before the targets: an entry that is made meanwhile may have a new one.
    rows, lists, by_list = rows_of(planned_entries(day, units)), {}, {}
    targets = PlanningTarget.objects.filter(post__unit__among=units, term__ends_on__gt=day)
    targets = targets.select_related("term__congress_document", "post__title", "post__unit").in_bulk()
    for target in targets.values():
        by_list.setdefault((target.term_id, target.post.title_id), []).append(target)
    entries = planned_places(rows, targets, day)
    for entry in entries:
        lists.setdefault((entry.target.term_id, entry.target.post.title_id), []).append(entry)
    rules = sets_in_force({(each.decided, each.target.pk): each for each in entries}.values(), day)
    sizes = sizes_of(units)
    result = []
    for key, of_list in lists.items():
        target = of_list[0].target
        term, title = target.term, target.post.title
        by = max(day, term.begins_on)
        decided = sizes_of_list(by_list[key], by, sizes)
        used = most_used(rules[entry.decided_on(day), entry.target.post.unit_id] for entry in of_list)
        structure = structure_of(of_list, target, used, days_of(of_list, day), decided)
        result.append(PlannedList(term, title, of_list, structure))
    return sorted(result, key=order)


def order(of_list: PlannedList) -> tuple[int, int, int, str]:
    """Sort key: the latest term first, then level, rank and name of the title."""
    level = list(Level.values).index(of_list.title.level)
    return (-of_list.term.begins_on.toordinal(), level, of_list.title.order, of_list.title.name)
