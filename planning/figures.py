"""What reports and the board count of planning lists."""

from dataclasses import dataclass

from django.db.models import Count

from office.organisation.models.structure import BodySize, Level, PostTitle
from planning.judging import sets_in_force
from planning.lists import most_used, structure_of
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.structure import Structure

FOR_STRUCTURE = ("cadre__ethnic_group", "target__term", "target__post__unit", "target__post__title")


def planned_entries(day, units):
    """The entries behind the figure: standing on the day, for titles of the units."""
    return PlanningEntry.objects.planned_on(day).filter(target__post__unit__among=units)


def planned(day, units):
    """{level of the title: distinct persons planned on the day}, every level named."""
    rows = planned_entries(day, units).order_by().values_list("target__post__title__level")
    counts = dict(rows.annotate(people=Count("cadre", distinct=True)))
    return {level.value: counts.get(level, 0) for level in Level}


@dataclass(frozen=True)
class PlannedList:
    """Everybody planned on a day for a title in a term; `entries` are places on it, the structure counts persons."""

    term: PlanningTerm
    title: PostTitle
    entries: list
    structure: Structure

    @property
    def approved_between(self):
        days = [entry.approved_on for entry in self.entries]
        return min(days), max(days)


def planned_lists(day, units):
    """The lists of the units on which somebody is planned, district first; six queries for any number of them."""
    lists = {}
    entries = list(planned_entries(day, units).select_related(*FOR_STRUCTURE).order_by("pk"))
    rules = sets_in_force(entries, day)
    for entry in entries:
        lists.setdefault((entry.target.term_id, entry.target.post.title_id), []).append(entry)
    targets = PlanningTarget.objects.filter(post__unit__among=units, term__ends_on__gt=day)
    by_list = {}
    for target in targets.select_related("term", "post__title", "post__unit"):
        by_list.setdefault((target.term_id, target.post.title_id), []).append(target)
    sizes = sizes_of(units)
    found = []
    for key, of_list in lists.items():
        target = of_list[0].target
        term, title = target.term, target.post.title
        by = max(day, term.begins_on)
        decided = [size_by(by, sizes.get((t.post.unit_id, title.body_kind), ())) for t in by_list[key]]
        used = most_used(rules[entry.decided_on(day), entry.target.post.unit_id] for entry in of_list)
        structure = structure_of(of_list, target, used, day, decided)
        found.append(PlannedList(term, title, of_list, structure))
    return sorted(found, key=order)


def sizes_of(units):
    """The decided numbers of members as {(unit, kind of body): [(from day, number), …]}, the latest first."""
    found = {}
    rows = BodySize.objects.filter(body__unit__among=units).order_by("-valid_from")
    for unit, kind, since, size in rows.values_list("body__unit", "body__kind", "valid_from", "size"):
        found.setdefault((unit, kind), []).append((since, size))
    return found


def size_by(day, sizes):
    return next((size for since, size in sizes if since <= day), 0)


def order(of_list):
    level = list(Level.values).index(of_list.title.level)
    return (-of_list.term.begins_on.toordinal(), level, of_list.title.order, of_list.title.name)
