"""Who holds posts on a day, and until when as far as that is on record."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from cadre.holders import OUT_OF_SIGHT, seen_among
from cadre.models.facts import PostHeld
from cadre.moving import holders_of_posts, open_on
from cadre.retirement import Retirements
from foundation.core import clock
from rotation.models import Rotation

NOT_KNOWN = "chưa ghi đến khi nào"


@dataclass(frozen=True)
class WhatIfHolder:
    """The tenure of a post; of who is kept from the reader it says nothing but that there is somebody."""

    held: PostHeld
    seen: bool
    until: str = ""

    @property
    def words(self) -> str:
        return f"đồng chí {self.held.cadre} ({self.until})" if self.seen else f"một đồng chí {OUT_OF_SIGHT}"


def holders_on(
    posts: Collection[int], user: Any, day: datetime.date, hidden: Collection[int]
) -> dict[int, list[WhatIfHolder]]:
    """{post: who holds it on the day}; four queries. Of the `hidden` people no rotation is told, for it judges them."""
    found = {post: open_on(held, day) for post, held in holders_of_posts(posts).items()}
    people = {each.cadre_id for held in found.values() for each in held}
    seen, retirements = seen_among(people, user, clock.today()), Retirements(day)
    moves = Rotation.objects.for_user(user).running_on(day).filter(cadre__in=people - set(hidden))
    due = {(cadre, post): on for cadre, post, on in moves.values_list("cadre", "to_post", "due_on") if on}
    return {
        post: [
            WhatIfHolder(
                each, each.cadre_id in seen, until(each, due.get((each.cadre_id, post)), retirements)
            )
            for each in held
        ]
        for post, held in found.items()
    }


def until(held: PostHeld, due: datetime.date | None, retirements: Retirements) -> str:
    """What ends the tenure, the first cause first; that nothing is on record where that is so."""
    return "; ".join(words for _, words in sorted(ends(held, due, retirements))) or NOT_KNOWN


def ends(
    held: PostHeld, due: datetime.date | None, retirements: Retirements
) -> Iterator[tuple[datetime.date, str]]:
    if held.valid_to:
        yield held.valid_to.first_day, f"thôi giữ từ {held.valid_to}"
    if held.term_ends:
        yield held.term_ends, f"hết thời hạn giữ chức vụ từ {held.term_ends:%d/%m/%Y}"
    if due:
        yield due, f"hết thời gian luân chuyển từ {due:%d/%m/%Y}"
    retires = retirements.of(held.cadre)
    if retires.day:
        yield retires.day, f"nghỉ hưu: hết tháng {retires.month}"
