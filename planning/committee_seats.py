"""Whether people who are planned for a post are planned for, or sit in, the committee of the same unit."""

import datetime
from collections.abc import Sequence

from cadre.models.facts import PostHeld
from office.organisation.models.structure import Body, Post
from planning.models import PlanningEntry

PLANNED, SEATED = "quy hoạch {seat}", "đang là {seat}"


class CommitteeSeats:
    """The seats of the executive committees of some units, by who holds them and who is planned for them.

    A fixed number of queries; a person and a day are then asked without any.
    """

    def __init__(self, units: set[int], cadres: set[int]):
        seats = Post.objects.filter(unit__in=units, title__body_kind=Body.Kind.EXECUTIVE)
        self.seats = {post.unit_id: post for post in seats.select_related("title")} if units else {}
        self.posts = {post.pk for post in self.seats.values()}
        self.held: dict[tuple[int, int], list] = {}
        self.planned: dict[tuple[int, int], list] = {}
        if not self.posts:
            return
        held = PostHeld.objects.filter(cadre__among=cadres, post__in=self.posts).order_by()
        for cadre, post, begins, ends in held.values_list("cadre", "post", "counts_from", "valid_to"):
            self.held.setdefault((cadre, post), []).append((begins, ends.first_day if ends else None))
        entries = PlanningEntry.objects.filter(cadre__among=cadres, target__post__in=self.posts).order_by()
        days = ("proposed_on", "ended_on", "target__term__ends_on")
        for cadre, post, begins, ends, over in entries.values_list("cadre", "target__post", *days):
            self.planned.setdefault((cadre, post), []).append((begins, min(filter(None, (ends, over)))))

    def of(self, entry: PlanningEntry, day: datetime.date) -> str | None:
        """How the person of the entry has a seat on the day, in words; "" for not at all, None without a committee."""
        seat = self.seats.get(entry.target.post.unit_id)
        if seat is None:
            return None
        key, name = (entry.cadre_id, seat.pk), seat.title.name
        for words, spans in ((PLANNED, self.planned), (SEATED, self.held)):
            if any(within(day, *span) for span in spans.get(key, ())):
                return words.format(seat=name)
        return ""


def within(day: datetime.date, begins: datetime.date | None, ends: datetime.date | None) -> bool:
    return (begins is None or begins <= day) and (ends is None or ends > day)


def seats_of(entries: Sequence[PlanningEntry]) -> CommitteeSeats:
    """The committees of the units whose posts are planned for; three queries at most."""
    return CommitteeSeats(
        {entry.target.post.unit_id for entry in entries}, {entry.cadre_id for entry in entries}
    )
