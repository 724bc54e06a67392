"""How many lines of lists have which news: of who is where they are planned the seats, of the few others each line."""

import datetime
from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cadre.models.facts import PostHeld
from cadre.models.people import CadreNow
from foundation.core import clock
from office.organisation.models.structure import Unit
from office.organisation.querysets import line_above
from planning.counted import LIST, ListKey
from planning.news import NewsKind, news_of
from planning.querysets import PlanningEntryQuerySet

RELATED = ("target__term", "target__post__unit", "target__post__title")
PERSON, UNIT = OuterRef("cadre"), OuterRef("target__post__unit")


def changes_of(entries: PlanningEntryQuerySet, day: datetime.date) -> Iterator[tuple[ListKey, NewsKind, int]]:
    """(list, kind of news to look at, lines), as `news_of` tells it of the entries; a fixed number of queries.

    Of who works in the unit planned for or below it, which stands, nothing can be told but that they hold the seat.
    """
    others = elsewhere(entries, day)
    rows = entries.filter(pk__among=others).select_related(*RELATED)
    for key, items in news_of(rows, day).items() if others else ():
        yield from ((others[key], item.kind, 1) for item in items if item.to_review)
    again = Q(reelected=True, target__term__begins_on__gt=day)
    seated = entries.filter(~again, ~Q(pk__among=others), Exists(seats(day))).order_by()
    for term, title, number in seated.values_list(*LIST).annotate(number=Count("pk")):
        yield (term, title), NewsKind.SEATED, number


def elsewhere(entries: PlanningEntryQuerySet, day: datetime.date) -> dict[int, ListKey]:
    """{entry: list}, of whose unit has ended, and of who works neither there nor below; a fixed number of queries."""
    ended = entries.filter(target__post__unit__valid_to__lte=day).order_by()
    found = {entry: (term, title) for entry, term, title in ended.values_list("pk", *LIST)}
    away = entries.filter(~Exists(at_work(day))).order_by()
    rows = list(away.values_list("pk", "cadre", "target__post__unit", *LIST))
    held = PostHeld.objects.on(day).filter(main=True, cadre__among={cadre for _, cadre, *_ in rows})
    working = dict(held.order_by().values_list("cadre", "post__unit"))
    parents = Unit.objects.parents()
    for entry, cadre, unit, *of_list in rows:
        if cadre not in working or unit not in line_above(working[cadre], parents):
            found[entry] = tuple(of_list)
    return found


def at_work(day: datetime.date) -> QuerySet:
    """The main post of the entry's person in the unit planned for on the day; of today the projection knows it."""
    if day == clock.today():
        return CadreNow.objects.filter(cadre=PERSON, unit=UNIT, status=CadreNow.Status.SERVING)
    return PostHeld.objects.on(day).filter(cadre=PERSON, post__unit=UNIT, main=True)


def seats(day: datetime.date) -> QuerySet:
    """The seat that the entry plans for, held by its person for certain on the day."""
    certain = Q(valid_from__lte=day) | Q(valid_from=None, known_on__lte=day)
    return PostHeld.objects.on(day).filter(certain, cadre=PERSON, post=OuterRef("target__post"))
