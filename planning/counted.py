"""Entries as totals count them: keys of those that are alike, grouped by the database, no record of each."""

import datetime
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg

from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry, PlanningTerm

# Term and title (keys), by which the pages name a list.
ListKey = tuple[int, int]
Lists = dict[ListKey, tuple[PlanningTerm, PostTitle]]
PLACE = ("target__term", "target__post__title", "target__post__unit", "target__post")


class ListPart(NamedTuple):
    """Entries of one title of a unit that were decided alike, with the person of each.

    `masked` are the reader's own and those of relatives.
    """

    term: int
    title: int
    unit: int
    post: int
    approved_on: datetime.date | None
    reelected: bool
    special: str
    masked: bool
    entries: list[int]
    people: list[int]

    @property
    def list_key(self) -> ListKey:
        return self.term, self.title

    def decided_on(self, day: datetime.date) -> datetime.date | None:
        """The day of the first decision, where there was one by the day."""
        return self.approved_on if self.approved_on and self.approved_on <= day else None


def listed_parts(user: Any, day: datetime.date) -> list[ListPart]:
    """All entries that lists show the reader on the day; one query."""
    entries = PlanningEntry.objects.listed_for(user).on_list(day).order_by()
    parts = entries.values_list(*PLACE, "approved_on", "reelected", "special_basis", "masked")
    return [ListPart(*values) for values in parts.annotate(keys=ArrayAgg("pk"), people=ArrayAgg("cadre"))]
