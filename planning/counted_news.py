"""How many lines of lists have which news: of who is where they are planned the seats, of the few others each line."""

import datetime
from collections.abc import Collection, Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from cadre.models.facts import PostHeld
from office.organisation.models.structure import Unit
from planning.counted import ListKey, ListPart, Lists
from planning.models import PlanningEntry
from planning.news import NewsKind, news_of

RELATED = ("target__term", "target__post__unit", "target__post__title")


def changes_of(
    parts: Collection[ListPart], lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, NewsKind, int]]:
    """(list, kind of news to look at, lines), as `news_of` tells it of the entries; a fixed number of queries.

    Of who works in the unit planned for, which stands, nothing can be told but that they hold the seat.
    """
    people = {cadre for part in parts for cadre in part.people}
    working, sitting = at_work(people, day), in_seats(people, {part.post for part in parts}, day)
    ended = set(Unit.objects.filter(valid_to__lte=day).order_by().values_list("pk", flat=True))
    others: dict[int, ListKey] = {}
    for part in parts:
        at_home = set() if part.unit in ended else working.get(part.unit, set())
        others |= {
            entry: part.list_key
            for entry, cadre in zip(part.entries, part.people, strict=True)
            if cadre not in at_home
        }
        seated = at_home & sitting.get(part.post, set())
        if seated and not again(part, lists, day):
            yield part.list_key, NewsKind.SEATED, sum(cadre in seated for cadre in part.people)
    rows = PlanningEntry.objects.filter(pk__among=others).select_related(*RELATED)
    for key, items in news_of(rows, day).items():
        yield from ((others[key], item.kind, 1) for item in items if item.to_review)


def again(part: ListPart, lists: Lists, day: datetime.date) -> bool:
    """Whether a seat is held by design: it is planned that they be elected again."""
    return part.reelected and day < lists[part.list_key][0].begins_on


def at_work(people: Collection[int], day: datetime.date) -> dict[int, set[int]]:
    """{unit: people (keys) whose main post was there on the day}; one query."""
    held = PostHeld.objects.on(day).filter(cadre__among=people, main=True).order_by()
    found = held.values_list("post__unit").annotate(people=ArrayAgg("cadre"))
    return {unit: set(keys) for unit, keys in found}


def in_seats(people: Collection[int], posts: Collection[int], day: datetime.date) -> dict[int, set[int]]:
    """{post: people (keys) who certainly held it on the day}; one query."""
    certain = Q(valid_from__lte=day) | Q(valid_from=None, known_on__lte=day)
    held = PostHeld.objects.on(day).filter(certain, cadre__among=people, post__among=posts).order_by()
    return {post: set(keys) for post, keys in held.values_list("post").annotate(people=ArrayAgg("cadre"))}
