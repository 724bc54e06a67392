"""Who holds posts on a day, and until when as far as that is on record."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cadre.holders import OUT_OF_SIGHT, Holder, seen_among, told
from cadre.models.facts import PostHeld
from cadre.moving import holders_of_posts, open_on
from foundation.core import clock
from rotation.models import Rotation
from rotation.plans.slots import terms_on, until

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


def holders_on(posts: Collection[int], user: Any, day: datetime.date) -> dict[int, list[WhatIfHolder]]:
    """{post: who holds it on the day}; a fixed number of queries. Of the reader's own no rotation is told."""
    rows = [each for held in holders_of_posts(posts).values() for each in open_on(held, day)]
    people, terms = {each.cadre_id for each in rows}, terms_on(rows, day)
    seen = seen_among(people, user, clock.today())
    moves = Rotation.objects.for_user(user).running_on(day).filter(cadre__in=people)
    due = {(cadre, post): on for cadre, post, on in moves.values_list("cadre", "to_post", "due_on") if on}
    found: dict[int, list[WhatIfHolder]] = {}
    for holder in told(rows, day):
        held, on = holder.held, due.get((holder.held.cadre_id, holder.held.post_id))
        words = (
            ends(holder, on, until(holder, None if on else terms.get(held.pk)))
            if held.cadre_id in seen
            else ""
        )
        found.setdefault(held.post_id, []).append(WhatIfHolder(held, held.cadre_id in seen, words))
    return found


def ends(holder: Holder, due: datetime.date | None, others: str) -> str:
    """What ends the tenure; that nothing is on record where that is so."""
    words = [f"thôi giữ từ {holder.held.valid_to}"] if holder.held.valid_to else []
    words += [f"hết thời gian luân chuyển {due:%d/%m/%Y}"] if due else []
    return "; ".join([*words, *([others] if others else [])]) or NOT_KNOWN
