"""All lists of a day side by side: how many are planned for each title and how they were judged."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from cadre.figures import Places
from foundation.core.accessed.noted import rows_counted
from office.organisation.models.structure import PostTitle, Unit
from office.regulations.conditions import Condition
from office.regulations.findings import Verdict
from planning.counted import ListKey, listed_parts
from planning.counted_news import changes_of
from planning.counted_verdicts import verdicts_of
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.news import NewsKind
from planning.querysets import DRAFTS
from planning.tallies import Tally


@dataclass
class OverviewRow:
    """One list; `units` are the keys of those planned for, `unit` the one where there is no other. `told_all` says that
    the reader may know of proposals in all of them.
    """

    term: PlanningTerm
    title: PostTitle
    units: list[int] = field(default_factory=list)
    unit: Unit | None = None
    approved: Places = field(default_factory=Places)
    proposed: Places = field(default_factory=Places)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    changes: Counter[NewsKind] = field(default_factory=Counter)
    over: bool = False
    told_all: bool = True
    url: str = ""

    @property
    def tally(self) -> list[tuple[Verdict, int]]:
        """[(verdict on the time left, lines)], the gravest first."""
        return Tally(Condition.TIME_LEFT, self.verdicts).counts

    @property
    def proposals(self) -> Places | str:
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
        return str(self.unit) if self.unit else f"{len(self.units)} đơn vị"


def overview(user: Any, day: datetime.date) -> list[OverviewRow]:
    """Rows by term, the latest first, then by rank of the title; every list of the scope, the empty ones too.

    A fixed number of queries, and no record of an entry but of those few that may have changed place.
    """
    rows, parts = lists_of(user), listed_parts(user, day)
    rows_counted(PlanningEntry, sum(len(part.entries) for part in parts))
    for part in parts:
        row = rows[part.list_key]
        places = row.approved if part.decided_on(day) else row.proposed
        places.count += len(part.people)
        places.cadres.update(part.people)
    open_ones = [part for part in parts if not part.masked]
    lists = {key: (row.term, row.title) for key, row in rows.items()}
    for key, verdict, number in verdicts_of(open_ones, lists, day):
        rows[key].verdicts[verdict] += number
    for key, kind, number in changes_of(open_ones, lists, day):
        rows[key].changes[kind] += number
    drafts = user.scope(DRAFTS)
    for row in rows.values():
        row.over = row.term.ends_on <= day
        row.told_all = all(map(drafts.covers, row.units))
    return sorted(rows.values(), key=order)


def lists_of(user: Any) -> dict[ListKey, OverviewRow]:
    """The lists of the scope without anybody on them."""
    targets = PlanningTarget.objects.for_user(user)
    found = list(targets.values_list("term", "post__title", "post__unit"))
    terms = PlanningTerm.objects.select_related("congress_document").in_bulk({term for term, _, _ in found})
    titles = PostTitle.objects.in_bulk({title for _, title, _ in found})
    rows: dict[ListKey, OverviewRow] = {}
    for term, title, unit in found:
        rows.setdefault((term, title), OverviewRow(terms[term], titles[title])).units.append(unit)
    single = {row.units[0]: row for row in rows.values() if len(row.units) == 1}
    units = Unit.objects.in_bulk(single)
    for row in rows.values():
        row.unit = units[row.units[0]] if len(row.units) == 1 else None
    return rows


def order(row: OverviewRow) -> tuple[int, bool, int, str]:
    return (-row.term.begins_on.toordinal(), row.title.level != "district", row.title.order, row.title.name)
