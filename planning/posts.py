"""The posts of planned people as they stood on a day, for many people at once."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from cadre.models.facts import PostHeld
from cadre.tenures import ended_by


@dataclass
class PersonPosts:
    """What one person held on a day.

    `main` is the main post held then, `former` the main post that had ended last by then, `held` every post held then
    by the key of the post.
    """

    main: PostHeld | None = None
    former: PostHeld | None = None
    held: dict[int, PostHeld] = field(default_factory=dict)

    def add(self, held: PostHeld, day: datetime.date) -> None:
        """Count in one tenure that had begun by the day."""
        if ended_by(held, day):
            if held.main and (self.former is None or ended_last(held) > ended_last(self.former)):
                self.former = held
            return
        self.held[held.post_id] = held
        if held.main:
            self.main = held


def ended_last(held: PostHeld) -> tuple[datetime.date, int]:
    """Sort key of tenures that have ended: the last one is the greatest."""
    return held.valid_to.first_day, held.pk


def posts_on(day: datetime.date, cadres: Collection[int]) -> dict[int, PersonPosts]:
    """{cadre key: posts on the day}, also of those who held none by then; one query."""
    begun = PostHeld.objects.filter(Q(counts_from=None) | Q(counts_from__lte=day), cadre__among=cadres)
    posts = {cadre: PersonPosts() for cadre in cadres}
    for held in begun.select_related("post__unit", "post__title"):
        posts[held.cadre_id].add(held, day)
    return posts
