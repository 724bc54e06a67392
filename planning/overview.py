"""All lists of a day side by side: how many are planned for each title and how they were judged."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Min

from foundation.core.accessed.noted import rows_counted
from office.organisation.models.structure import PostTitle, Unit
from office.regulations.conditions import Condition
from office.regulations.findings import Verdict
from planning.counted import ListKey, PlaceCount, counted_places
from planning.counted_news import changes_of
from planning.counted_verdicts import verdicts_of
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.news import NewsKind
from planning.querysets import DRAFTS
from planning.tallies import Tally


@dataclass
class OverviewRow:
    """One list; `units` says for how many units it is, `unit` is the one where there is no other. `told_all` says that
    the reader may know of proposals in all of them.
    """

    term: PlanningTerm
    title: PostTitle
    units: int
    unit: Unit | None
    told_all: bool
    approved: PlaceCount = PlaceCount()
    proposed: PlaceCount = PlaceCount()
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    changes: Counter[NewsKind] = field(default_factory=Counter)
    over: bool = False
    url: str = ""

    @property
    def tally(self) -> list[tuple[Verdict, int]]:
        """[(verdict on the time left, lines)], the gravest first."""
        return Tally(Condition.TIME_LEFT, self.verdicts).counts

    @property
    def proposals(self) -> PlaceCount | str:
        """How many are not decided; of a reader from whom some are kept, none seen is no number."""
        return self.proposed if self.proposed.count or self.told_all else "–"

    @property
    def narrowed(self) -> str:
        """The address of the list, to which a further parameter can be put."""
        return f"{self.url}{'&' if '?' in self.url else '?'}"

    @property
    def news(self) -> list[tuple[NewsKind, int]]:
        """[(kind of news, lines)]; of masked lines none is told."""
        return [(kind, self.changes[kind]) for kind in NewsKind if self.changes[kind]]

    @property
    def place(self) -> str:
        """Whose list it is: the unit of a single post, or how many units there are."""
        return str(self.unit) if self.unit else f"{self.units} đơn vị"


def overview(user: Any, day: datetime.date) -> list[OverviewRow]:
    """Rows by term, the latest first, then by rank of the title; every list of the scope, the empty ones too.

    A fixed number of queries, and no record of an entry but of those few that may have changed place.
    """
    rows, entries = lists_of(user), PlanningEntry.objects.listed_for(user).on_list(day)
    for key, *counts in counted_places(entries, day):
        rows[key].approved, rows[key].proposed = counts
    rows_counted(PlanningEntry, sum(row.approved.count + row.proposed.count for row in rows.values()))
    open_ones, lists = entries.filter(masked=False), {key: (row.term, row.title) for key, row in rows.items()}
    whole = user.scope("planning.view_planningentry").everything
    for key, verdict, number in verdicts_of(open_ones, lists, day, whole=whole):
        rows[key].verdicts[verdict] += number
    for key, kind, number in changes_of(open_ones, day):
        rows[key].changes[kind] += number
    for row in rows.values():
        row.over = row.term.ends_on <= day
    return sorted(rows.values(), key=order)


def lists_of(user: Any) -> dict[ListKey, OverviewRow]:
    """The lists of the scope without anybody on them; four queries."""
    told = user.scope(DRAFTS).condition("post__unit")
    targets = PlanningTarget.objects.for_user(user).order_by("term", "post__title")
    counts = {"number": Count("pk"), "told": Count("pk", filter=told), "first": Min("post__unit")}
    found = list(targets.values_list("term", "post__title").annotate(**counts))
    terms = PlanningTerm.objects.select_related("congress_document").in_bulk({term for term, *_ in found})
    titles = PostTitle.objects.in_bulk({title for _, title, *_ in found})
    units = Unit.objects.in_bulk({unit for *_, number, _, unit in found if number == 1})
    return {
        (term, title): OverviewRow(terms[term], titles[title], number, units.get(unit), told == number)
        for term, title, number, told, unit in found
    }


def order(row: OverviewRow) -> tuple[int, bool, int, str]:
    return (-row.term.begins_on.toordinal(), row.title.level != "district", row.title.order, row.title.name)
