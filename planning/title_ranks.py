"""How high the title that people are planned for ranks beside the main post that they hold, on many days at once."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import Q

from cadre.models.facts import PostHeld
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry
from standards.levels import Stored


@dataclass(frozen=True)
class RankedTitle:
    """A title with its rank on the day, None where nobody entered one."""

    title: PostTitle
    rank: TitleRank | None = None


@dataclass(frozen=True, eq=False)
class TitleStep:
    """From the main post held (None for who holds none) to the title planned for; `seated` in the very post.

    Of whom `RanksOnDays` tells the same it gives the same one: it is told apart by itself, not by titles and ranks.
    """

    planned: RankedTitle
    held: RankedTitle | None = None
    seated: bool = False


class Held(NamedTuple):
    """A post (key) held, main or not, with its title (key), between days as they are stored."""

    post: int
    title: int
    main: bool
    begins: datetime.date | None
    ends: str | None

    def counts(self, day: datetime.date) -> bool:
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or self.ends > day.isoformat())


HELD = ("post", "post__title", "main", "counts_from", Stored("valid_to"))


class RanksOnDays:
    """Three queries; an entry and a day are then asked without any."""

    def __init__(self, entries: Sequence[PlanningEntry]):
        people = {entry.cadre_id for entry in entries}
        posts = Q(main=True) | Q(post__in={entry.target.post_id for entry in entries})
        self.held: dict[int, list[Held]] = {}
        held = PostHeld.objects.filter(posts, cadre__among=people)
        for cadre, *of_post in held.values_list("cadre", *HELD):
            self.held.setdefault(cadre, []).append(Held(*of_post))
        asked = {entry.target.post.title_id for entry in entries}
        asked |= {each.title for of_person in self.held.values() for each in of_person}
        self.titles = {entry.target.post.title_id: entry.target.post.title for entry in entries}
        self.titles |= PostTitle.objects.in_bulk(asked - self.titles.keys())
        self.ranks: dict[int, list[TitleRank]] = {}
        for rank in TitleRank.objects.filter(title__in=asked).order_by():
            self.ranks.setdefault(rank.title_id, []).append(rank)
        self.step = cache(self._step)

    def of(self, entry: PlanningEntry, day: datetime.date) -> TitleStep:
        held = [each for each in self.held.get(entry.cadre_id, ()) if each.counts(day)]
        main = next((each.title for each in held if each.main), None)
        post = entry.target.post
        return self.step(post.title_id, main, any(each.post == post.pk for each in held), day)

    def _step(self, planned: int, held: int | None, seated: bool, day: datetime.date) -> TitleStep:
        """One for all who go from the same title to the same on the day."""
        return TitleStep(self.ranked(planned, day), self.ranked(held, day) if held else None, seated)

    def ranked(self, title: int, day: datetime.date) -> RankedTitle:
        return RankedTitle(self.titles[title], on_day(self.ranks.get(title, ()), day))


def on_day(ranks: Iterable[TitleRank], day: datetime.date) -> TitleRank | None:
    """That of a title's ranks which counts on the day."""
    begun = (rank for rank in ranks if rank.valid_from <= day)
    return next((rank for rank in begun if rank.valid_to is None or rank.valid_to > day), None)
