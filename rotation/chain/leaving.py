"""Which posts somebody leaves who moves to another one, on tenures already loaded; nothing is saved here."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from cadre.models.facts import PostHeld
from cadre.moving import open_on
from cadre.tenures import certain_from
from office.organisation.models.structure import Post, PostTitle


@dataclass(frozen=True)
class WhatIfLeaves:
    """The tenures that end with a move, and those that go on; `beside` are those that may do either."""

    ends: list[PostHeld] = field(default_factory=list)
    stays: list[PostHeld] = field(default_factory=list)

    @property
    def beside(self) -> list[tuple[PostHeld, bool]]:
        """(tenure, whether it ends) of what is held beside the main post; none where the main post does not end."""
        told = [(held, held in self.ends) for held in (*self.ends, *self.stays) if not held.main]
        return told if any(held.main for held in self.ends) else []


def leaves(
    tenures: Iterable[PostHeld], post: Post, day: datetime.date, chosen: Collection[int] | None = None
) -> WhatIfLeaves:
    """The main post ends, and those `chosen` (keys); where nobody chose, what is held beside it at the same unit,
    unless the new post is there too.

    Who comes to sit in a body keeps all posts.
    """
    held = [each for each in open_on(tenures, day) if certain_from(each) <= day]
    main = next((each for each in held if each.main), None)
    if main is None or is_seat(post):
        return WhatIfLeaves([], held)
    left = None if main.post.unit_id == post.unit_id else main.post.unit_id
    with_it = [each.pk for each in held if each.post.unit_id == left] if chosen is None else chosen
    ends = [each for each in held if each is main or each.pk in with_it]
    return WhatIfLeaves(ends, [each for each in held if each not in ends])


def is_seat(post: Post) -> bool:
    """Whether it is membership of a body, which is held beside a post."""
    return post.title.kind == PostTitle.Kind.COLLECTIVE
