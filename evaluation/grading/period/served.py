"""Who served under a unit in a year: in which posts, for how many months, who has left."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre

# A month counts where somebody served at least so many days of it.
LEAST_DAYS = 15
MONTHS = range(1, 13)
RELATED = ("cadre", "post__title", "post__unit")


def month_days(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first day of the month and of the next one."""
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return datetime.date(year, month, 1), following


def months_of(posts: Iterable[PostHeld], year: int) -> int:
    """Months of the year in which one of the posts was held for most of the month; an unknown beginning is long ago."""
    spans = [(held.counts_from or datetime.date.min, ended_on(held)) for held in posts]
    return sum(days_in(spans, *month_days(year, month)) >= LEAST_DAYS for month in MONTHS)


def days_in(
    spans: Iterable[tuple[datetime.date, datetime.date]], first: datetime.date, following: datetime.date
) -> int:
    """Days of the month; main posts do not overlap."""
    return sum(max((min(end, following) - max(begin, first)).days, 0) for begin, end in spans)


def ended_on(held: PostHeld) -> datetime.date:
    """The first day that no longer counts."""
    return held.valid_to.first_day if held.valid_to else datetime.date.max


@dataclass
class ServedYear:
    """The main posts of one person in the year, in their order; `here` are those under the unit that asks."""

    cadre: Cadre
    posts: list[PostHeld] = field(default_factory=list)
    here: list[PostHeld] = field(default_factory=list)

    def held_on(self, day: datetime.date) -> PostHeld | None:
        """The post under the unit on the day."""
        held = [each for each in self.here if not began_after(each, day) and ended_on(each) > day]
        return held[-1] if held else None


def began_after(held: PostHeld, day: datetime.date) -> bool:
    return held.counts_from is not None and held.counts_from > day


def served(year: int, units: Collection[int], only: Collection[int] | None = None) -> Iterator[ServedYear]:
    """Everybody with a main post in one of the units in the year, or of them those named; one query."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    begun = Q(counts_from=None) | Q(counts_from__lte=last)
    in_year = PostHeld.objects.filter(begun, Q(valid_to=None) | Q(valid_to__gt=first), main=True)
    people = in_year.filter(post__unit__among=units).order_by().values("cadre")
    rows = in_year.filter(cadre__in=people).select_related(*RELATED)
    found: dict[int, ServedYear] = {}
    for held in rows if only is None else rows.filter(cadre__in=only):
        found.setdefault(held.cadre_id, ServedYear(held.cadre)).posts.append(held)
    for each in found.values():
        each.posts.sort(key=lambda held: (held.counts_from or datetime.date.min, held.pk))
        each.here = [held for held in each.posts if held.post.unit_id in units]
        yield each
