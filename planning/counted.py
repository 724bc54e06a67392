"""Entries as totals count them: by the database, with no record of each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q

from cadre.figures import people_in_words
from office.organisation.models.structure import PostTitle
from planning.models import PlanningTerm
from planning.querysets import PlanningEntryQuerySet

# Term and title (keys), by which the pages name a list.
ListKey = tuple[int, int]
Lists = dict[ListKey, tuple[PlanningTerm, PostTitle]]
LIST = ("target__term", "target__post__title")


@dataclass(frozen=True)
class PlaceCount:
    """How many places on a list, and how many persons have them."""

    count: int = 0
    people: int = 0

    def __str__(self) -> str:
        return people_in_words(self.people, self.count)


def counted_places(
    entries: PlanningEntryQuerySet, day: datetime.date
) -> Iterator[tuple[ListKey, PlaceCount, PlaceCount]]:
    """(list, decided by the day, not decided by then); one query."""
    decided = Q(approved_on__lte=day)
    undecided = Q(approved_on=None) | Q(approved_on__gt=day)
    counts = {
        "approved": Count("pk", filter=decided),
        "planned": Count("cadre", filter=decided, distinct=True),
        "proposed": Count("pk", filter=undecided),
        "named": Count("cadre", filter=undecided, distinct=True),
    }
    for term, title, *found in entries.order_by().values_list(*LIST).annotate(**counts):
        yield (term, title), PlaceCount(*found[:2]), PlaceCount(*found[2:])
