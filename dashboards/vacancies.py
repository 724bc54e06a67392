"""Posts of leaders that will be free within twelve months by what is on record, and how many are planned for each."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, TextChoices

from cadre.models.facts import PostHeld
from cadre.models.people import CadreNow
from cadre.post_terms import APPOINTMENT, ROTATION, ending
from cadre.querysets import CadreQuerySet
from cadre.retirement import retires_on
from foundation.core import clock
from foundation.core.months import add_months, month_number
from foundation.core.saving.constraints import FirstDay
from office.regulations.models import Rule
from rotation.models import Rotation

MONTHS_AHEAD = 12


class Cause(TextChoices):
    """Why a post will be free."""

    RETIREMENT = "retirement", "Nghỉ hưu"
    TERM = "term", "Hết thời hạn giữ chức vụ"
    ROTATION = "rotation", "Hết thời gian luân chuyển"
    ENDED = "ended", "Thôi giữ chức vụ"


TERMS = {APPOINTMENT: Cause.TERM, ROTATION: Cause.ROTATION}


@dataclass(frozen=True)
class Vacancy:
    """The post (key) that its holder (key) will leave, in which month counted from that of the day asked."""

    holder: int
    post: int
    on: datetime.date
    cause: Cause
    ahead: int


def soon_vacant(
    leaders: CadreQuerySet, day: datetime.date, hidden: Collection[int] = frozenset()
) -> list[Vacancy]:
    """The main posts of the leaders that will be free, the first one first; eleven queries at most.

    `leaders` comes from `Cadre.objects.on(day)`. A retirement counts by its last day in service, anything else by the
    first day without. Of the `hidden` people no rotation is told, for it judges them.
    """
    until = add_months(day, MONTHS_AHEAD)
    found = [*leaving(leaders, day, until), *moves_ending(leaders, day, until, hidden)]
    found += terms_ending(leaders, day, until, hidden)
    ends = {}
    for place, on, cause in found:
        ends[place] = min(ends.get(place, (on, cause)), (on, cause))
    first = month_number(day)
    vacancies = [Vacancy(*place, on, cause, month_number(on) - first) for place, (on, cause) in ends.items()]
    return sorted(vacancies, key=lambda each: (each.on, each.holder))


# A holder and the post (keys), the day, and why.
Leaving = tuple[tuple[int, int], datetime.date, Cause]


def leaving(leaders: CadreQuerySet, day: datetime.date, until: datetime.date) -> Iterator[Leaving]:
    """Retirements, and posts given up from a day ahead; one query."""
    today = day == clock.today()
    causes = {
        Cause.RETIREMENT: F("now__retire_on") if today else retires_on(day),
        Cause.ENDED: FirstDay("held__valid_to"),
    }
    days = {f"by_{cause}": expression for cause, expression in causes.items()}
    if today:
        # Each by itself: in one condition the database looks at every leader.
        ended = PostHeld.objects.filter(main=True, valid_to__gt=day, valid_to__lte=until).values("cadre")
        retired = CadreNow.objects.filter(retire_on__range=(day, until)).values("cadre")
        leaders = leaders.filter(pk__in=retired.union(ended.order_by()))
    else:
        within = reduce(or_, (Q(**{f"{name}__range": (day, until)}) for name in days))
        leaders = leaders.alias(**days).filter(within)
    rows = leaders.annotate(post_then=F("held_post"), **days).order_by()
    for holder, post, *ends in rows.values_list("pk", "post_then", *days):
        for on, cause in zip(ends, causes, strict=True):
            if on and day <= on <= until:
                yield (holder, post), on, cause


def moves_ending(
    leaders: CadreQuerySet, day: datetime.date, until: datetime.date, hidden: Collection[int]
) -> Iterator[Leaving]:
    """Rotations to the posts that the leaders hold, by their planned end; one query."""
    there = leaders.order_by().filter(pk=OuterRef("cadre"), held_post=OuterRef("to_post"))
    moves = Rotation.objects.running_on(day).filter(Exists(there), due_on__gt=day, due_on__lte=until)
    for holder, post, on in (
        moves.exclude(cadre__in=hidden).order_by().values_list("cadre", "to_post", "due_on")
    ):
        yield (holder, post), on, Cause.ROTATION


def terms_ending(
    leaders: CadreQuerySet, day: datetime.date, until: datetime.date, hidden: Collection[int]
) -> Iterator[Leaving]:
    """Appointments and rotations whose time is over, as decisions and confirmed rules count it; nine queries at most.

    A rotation whose planned end is on record ends then; of one that is over already its time says nothing. Each kind is
    asked by itself: with both in one condition the database looks for rotations of whoever was never moved.
    """
    cases = Rotation.objects.filter(cadre=OuterRef("cadre"), to_post=OuterRef("post"))
    planned = cases.running_on(day).filter(due_on__isnull=False)
    held = PostHeld.objects.on(day).filter(main=True, cadre__in=leaders.order_by().values("pk"))
    held = held.filter(post__title__is_leader=True)  # said again: the others need not be looked up
    moved = held.filter(~Exists(planned), ~Exists(cases.returned_by(day))).exclude(cadre__in=hidden)
    rules = Rule.objects.filter(key__in=[kind.key for kind in TERMS])
    for (kind, cause), of_kind in zip(TERMS.items(), (held, moved), strict=True):
        for term in ending(of_kind, kind, [rule for rule in rules if rule.key == kind.key], day, until):
            yield (term.of.cadre, term.of.post), term.ends, cause
