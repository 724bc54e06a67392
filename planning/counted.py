"""Entries as totals count them: plain values of all lists of a day, no record of each."""

import datetime
from typing import Any, NamedTuple

from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry, PlanningTerm

# Term and title (keys), by which the pages name a list.
ListKey = tuple[int, int]
Lists = dict[ListKey, tuple[PlanningTerm, PostTitle]]
PLACE = ("target__term", "target__post__title", "target__post__unit", "target__post")


class ListedEntry(NamedTuple):
    """Who stands on a list, for what, and by which decision; `masked` is the reader's own line or a relative's."""

    key: int
    cadre: int
    term: int
    title: int
    unit: int
    post: int
    approved_on: datetime.date | None
    reelected: bool
    special: str
    masked: bool

    @property
    def list_key(self) -> ListKey:
        return self.term, self.title

    def approved_by(self, day: datetime.date) -> bool:
        return self.approved_on is not None and self.approved_on <= day


def listed_entries(user: Any, day: datetime.date) -> list[ListedEntry]:
    """All entries that lists show the reader on the day; one query."""
    entries = PlanningEntry.objects.listed_for(user).on_list(day).order_by()
    of_entry = ("approved_on", "reelected", "special_basis", "masked")
    return [ListedEntry(*values) for values in entries.values_list("pk", "cadre", *PLACE, *of_entry)]
