"""How many lines of lists have which news: of who is where they are planned the seats, of the few others each line."""

import datetime
from collections.abc import Collection, Iterator

from django.db.models import BooleanField, ExpressionWrapper, Q

from cadre.models.facts import PostHeld
from office.organisation.models.structure import Unit
from planning.counted import ListedEntry, ListKey, Lists
from planning.models import PlanningEntry
from planning.news import NewsKind, news_of

RELATED = ("target__term", "target__post__unit", "target__post__title")


class PostsThen:
    """Where people work by their main posts on a day, and which posts they certainly hold; one query."""

    def __init__(self, people: Collection[int], day: datetime.date) -> None:
        self.units: dict[int, int] = {}
        self.certain: set[tuple[int, int]] = set()
        certain = Q(valid_from__lte=day) | Q(valid_from=None, known_on__lte=day)
        held = PostHeld.objects.on(day).filter(cadre__among=people).order_by()
        stored = held.values_list(
            "cadre", "post", "post__unit", "main", ExpressionWrapper(certain, BooleanField())
        )
        for cadre, post, unit, main, sure in stored:
            if main:
                self.units[cadre] = unit
            if sure:
                self.certain.add((cadre, post))


def changes_of(
    entries: Collection[ListedEntry], lists: Lists, day: datetime.date
) -> Iterator[tuple[ListKey, NewsKind]]:
    """(list, kind of news to look at) of each line, as `news_of` tells it; a fixed number of queries.

    Of who works in the unit planned for, which stands, nothing can be told but that they hold the seat.
    """
    posts = PostsThen({entry.cadre for entry in entries}, day)
    ended = set(Unit.objects.filter(valid_to__lte=day).values_list("pk", flat=True))
    others = {}
    for entry in entries:
        if posts.units.get(entry.cadre) != entry.unit or entry.unit in ended:
            others[entry.key] = entry.list_key
        elif (entry.cadre, entry.post) in posts.certain and not again(entry, lists, day):
            yield entry.list_key, NewsKind.SEATED
    rows = PlanningEntry.objects.filter(pk__among=others).select_related(*RELATED)
    for key, items in news_of(rows if others else (), day).items():
        yield from ((others[key], item.kind) for item in items if item.to_review)


def again(entry: ListedEntry, lists: Lists, day: datetime.date) -> bool:
    """Whether the seat is held by design: it is planned that they be elected again."""
    return entry.reelected and day < lists[entry.list_key][0].begins_on
