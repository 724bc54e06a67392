"""Duties of one lead and due day that stand as one line of the inbox, where they are many."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, F, Q

from reminders.kinds import KINDS
from reminders.models import Duty
from reminders.querysets import DutyQuerySet

# So many of a lead and day stand by themselves.
MOST_ALONE = 3
COUNTED = {
    "organisation.unit": "đơn vị",
    "planning.planningtarget": "danh sách",
    "campaigns.campaign": "đợt",
    "campaigns.campaignunit": "đầu mối",
    "evaluation.gradingline": "đồng chí",
    "planning.reviewlist": "danh sách",
    "training.trainingclass": "lớp",
    "training.need": "nhu cầu",
    "cadre.postheld": "đồng chí",
    "cadre.cadre": "đồng chí",
}


@dataclass(frozen=True)
class Bundle:
    """`waiting` duties of a lead (its key, task and kind) that are due on one day, and how many of it are done."""

    rule: int
    task: str
    kind: str
    due_on: datetime.date
    waiting: int
    done: int = 0

    @property
    def words(self) -> str:
        """ "Rà soát, bổ sung quy hoạch: 48 đơn vị, 0 đã xong"."""
        unit_word = COUNTED.get(KINDS[self.kind].subject, "việc")
        return f"{self.task}: {self.waiting + self.done} {unit_word}, {self.done} đã xong"


def bundles_of(rows: DutyQuerySet, everything: DutyQuerySet) -> list[Bundle]:
    """The bundles among the rows, the first due one first; those done are counted in `everything`. Two queries."""
    key = ("rule", "due_on")
    many = (
        rows.order_by().values(*key, task=F("rule__task"), kind=F("rule__kind")).annotate(waiting=Count("pk"))
    )
    found = [Bundle(**each) for each in many.filter(waiting__gt=MOST_ALONE)]
    done = everything.filter(any_of(found), state=Duty.State.DONE).order_by().values_list(*key)
    done = {tuple(each): number for *each, number in done.annotate(number=Count("pk"))}
    found = [Bundle(**{**vars(each), "done": done.get((each.rule, each.due_on), 0)}) for each in found]
    return sorted(found, key=lambda each: (each.due_on, each.task))


def any_of(bundles: Collection[Bundle]) -> Q:
    """That a duty is one of any of the bundles."""
    days = defaultdict(list)
    for each in bundles:
        days[each.rule].append(each.due_on)
    return reduce(or_, (Q(rule=rule, due_on__in=each) for rule, each in days.items()), Q(pk__in=[]))


def in_order(bundles: Iterable[Bundle], duties: Iterable[Duty]) -> list[Bundle | Duty]:
    """Both by their due day, a bundle before the duties of its day."""
    return sorted([*bundles, *duties], key=lambda each: each.due_on)
