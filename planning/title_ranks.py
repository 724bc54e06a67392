"""How high the title that people are planned for ranks beside the main post that they hold, on many days at once."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from cadre.models.facts import PostHeld
from cadre.tenures import ended_by
from office.organisation.models.ranks import TitleRank
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry


@dataclass(frozen=True)
class RankedTitle:
    """A title with its rank on the day, None where nobody entered one."""

    title: PostTitle
    rank: TitleRank | None = None


@dataclass(frozen=True)
class TitleStep:
    """From the main post held (None for who holds none) to the title planned for; `seated` in the very post."""

    planned: RankedTitle
    held: RankedTitle | None = None
    seated: bool = False


class RanksOnDays:
    """Two queries; an entry and a day are then asked without any."""

    def __init__(self, entries: Sequence[PlanningEntry]):
        people = {entry.cadre_id for entry in entries}
        posts = Q(main=True) | Q(post__in={entry.target.post_id for entry in entries})
        self.held: dict[int, list[PostHeld]] = {}
        for held in PostHeld.objects.filter(posts, cadre__in=people).select_related("post__title"):
            self.held.setdefault(held.cadre_id, []).append(held)
        asked = {entry.target.post.title_id for entry in entries}
        asked |= {held.post.title_id for of_person in self.held.values() for held in of_person}
        self.ranks: dict[int, list[TitleRank]] = {}
        for rank in TitleRank.objects.filter(title__in=asked).order_by():
            self.ranks.setdefault(rank.title_id, []).append(rank)

    def of(self, entry: PlanningEntry, day: datetime.date) -> TitleStep:
        held = [each for each in self.held.get(entry.cadre_id, ()) if holds(each, day)]
        main = next((self.ranked(each.post.title, day) for each in held if each.main), None)
        post = entry.target.post
        seated = any(each.post_id == post.pk for each in held)
        return TitleStep(self.ranked(post.title, day), main, seated)

    def ranked(self, title: PostTitle, day: datetime.date) -> RankedTitle:
        return RankedTitle(title, on_day(self.ranks.get(title.pk, ()), day))


def holds(held: PostHeld, day: datetime.date) -> bool:
    return (held.counts_from is None or held.counts_from <= day) and not ended_by(held, day)


def on_day(ranks: Iterable[TitleRank], day: datetime.date) -> TitleRank | None:
    """That of a title's ranks which counts on the day."""
    begun = (rank for rank in ranks if rank.valid_from <= day)
    return next((rank for rank in begun if rank.valid_to is None or rank.valid_to > day), None)
