"""What became of those who came back: where they were placed, beside the post that they had left, or why nowhere."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import TextChoices

from cadre.models.facts import PostHeld
from office.organisation.models.ranks import TitleRank
from planning.title_ranks import on_day
from rotation.models import RotationQuerySet

AWAY = PostHeld.LeavingForm
LEAVING = (AWAY.RETIRED, AWAY.RETIRED_EARLY, AWAY.MOVED_AWAY, AWAY.QUIT, AWAY.DECEASED)


class MoveOutcome(TextChoices):
    """Each rotation that is over has one of them."""

    HIGHER = "higher", "Bố trí chức vụ cao hơn trước luân chuyển"
    EQUAL = "equal", "Bố trí chức vụ tương đương"
    LOWER = "lower", "Bố trí chức vụ thấp hơn"
    UNRANKED = "unranked", "Đã bố trí, chưa rõ cao hay thấp hơn"
    LEFT = "left", "Đã nghỉ, chuyển đi"
    EARLY = "early", "Kết thúc trước thời hạn, chưa bố trí"
    WAITING = "waiting", "Chờ bố trí"


class TitlesBeside:
    """Which of two titles is higher on a day, by their ranks alone; one query."""

    def __init__(self, titles: Iterable[int]):
        self.ranks: dict[int, list[TitleRank]] = defaultdict(list)
        for rank in TitleRank.objects.filter(title__in=set(titles)).order_by():
            self.ranks[rank.title_id].append(rank)

    def outcome(self, before: int | None, after: int | None, day: datetime.date) -> MoveOutcome:
        """Not told where a title is in words alone, or nobody entered its rank."""
        if before and before == after:
            return MoveOutcome.EQUAL
        places = [rank.place for rank in (on_day(self.ranks[key], day) for key in (before, after)) if rank]
        if len(places) < len((before, after)):
            return MoveOutcome.UNRANKED
        left, taken = places
        if left == taken:
            return MoveOutcome.EQUAL
        return MoveOutcome.HIGHER if taken < left else MoveOutcome.LOWER


def gone(people: set[int], day: datetime.date) -> set[int]:
    """Who of the people holds no main post on the day and left the service from the last one; two queries."""
    held = PostHeld.objects.filter(main=True, cadre__among=people).order_by()
    serving = held.on(day).values_list("cadre", flat=True)
    ended = held.filter(valid_to__lte=day).order_by("cadre", "-valid_to", "-pk").distinct("cadre")
    return {cadre for cadre, form in ended.values_list("cadre", "leaving_form") if form in LEAVING} - set(
        serving
    )


def outcomes_of(rotations: RotationQuerySet, day: datetime.date) -> dict[int, MoveOutcome]:
    """{key of a rotation that is over by the day: what became of it}; five queries for any number."""
    over = rotations.returned_by(day).order_by()
    placed = set(over.placed_by(day).values_list("pk", flat=True))
    early = set(over.early_by(day).values_list("pk", flat=True))
    rows = list(over.values_list("pk", "cadre", "from_post__title", "after_post__title", "valid_to"))
    left = gone({cadre for pk, cadre, *_ in rows if pk not in placed}, day)
    titles = TitlesBeside(title for _, _, *both, _ in rows for title in both if title)
    found = {}
    for pk, cadre, before, after, ended in rows:
        if pk in placed:
            found[pk] = titles.outcome(before, after, ended.first_day)
        elif cadre in left:
            found[pk] = MoveOutcome.LEFT
        else:
            found[pk] = MoveOutcome.EARLY if pk in early else MoveOutcome.WAITING
    return found
