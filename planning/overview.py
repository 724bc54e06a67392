"""All lists of a day side by side: how many are planned for each title and how they were judged."""

from collections import Counter
from dataclasses import dataclass, field

from cadre.figures import Places
from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from planning.judging import judged
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from planning.news import NewsItem, counted
from planning.querysets import DRAFTS
from planning.tallies import Tally


@dataclass
class OverviewRow:
    """One list; `told_all` says that the reader may know of proposals in every unit of it."""

    term: PlanningTerm
    title: PostTitle
    targets: list = field(default_factory=list)
    approved: Places = field(default_factory=Places)
    proposed: Places = field(default_factory=Places)
    verdicts: Counter = field(default_factory=Counter)
    told: list[list[NewsItem]] = field(default_factory=list)
    over: bool = False
    told_all: bool = True
    url: str = ""

    @property
    def tally(self):
        """[(verdict on the time left, lines)], the gravest first."""
        return Tally(Condition.TIME_LEFT, self.verdicts).counts

    @property
    def proposals(self):
        """How many are not decided; of a reader from whom some are kept, none seen is no number."""
        return self.proposed if self.proposed.count or self.told_all else "–"

    @property
    def narrowed(self):
        """The address of the list, to which a further parameter can be put."""
        return f"{self.url}{'&' if '?' in self.url else '?'}"

    @property
    def news(self):
        """[(kind of news, lines)]; of masked lines none is told."""
        return counted(self.told)

    @property
    def place(self):
        """Whose list it is: the unit of a single post, or how many units there are."""
        if len(self.targets) == 1:
            return str(self.targets[0].post.unit)
        return f"{len(self.targets)} đơn vị"


def overview(user, day):
    """Rows by term, the latest first, then by rank of the title; every list of the scope, the empty ones too."""
    targets = PlanningTarget.objects.for_user(user).select_related("term", "post__title", "post__unit")
    rows = {}
    for target in targets:
        key = target.term_id, target.post.title_id
        rows.setdefault(key, OverviewRow(target.term, target.post.title)).targets.append(target)
    entries = PlanningEntry.objects.listed_for(user).on_list(day)
    for line in judged(entries, day, reader=user):
        entry = line.entry
        row = rows[entry.target.term_id, entry.target.post.title_id]
        (row.approved if entry.approved_by(day) else row.proposed).add(entry.cadre_id)
        row.told.append(line.news)
        if line.time_left:
            row.verdicts[line.time_left.verdict] += 1
    drafts = user.scope(DRAFTS)
    for row in rows.values():
        row.over = row.term.ends_on <= day
        row.told_all = all(drafts.covers(target.post.unit_id) for target in row.targets)
    return sorted(rows.values(), key=order)


def order(row):
    return (-row.term.begins_on.toordinal(), row.title.level != "district", row.title.order, row.title.name)
