"""What is asked: who moves where from a day, and who is chosen for the posts that empty. Only the page carries it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from django.core import signing


@dataclass(frozen=True)
class WhatIfMove:
    """A person (key) who moves to a post (key) that another one (key) leaves; in the first move nobody does.

    `ends` are the tenures (keys) that were ticked to end beside the main post, None where nobody was asked yet.
    """

    cadre: int
    post: int
    after: int = 0
    ends: tuple[int, ...] | None = None


@dataclass(frozen=True)
class WhatIf:
    """The moves from one day, the question first; nobody moves twice."""

    on: datetime.date
    moves: tuple[WhatIfMove, ...]

    @classmethod
    def asking(cls, cadre: int, post: int, on: datetime.date) -> Self:
        return cls(on, (WhatIfMove(cadre, post),))

    @property
    def question(self) -> tuple[int, int]:
        return self.moves[0].cadre, self.moves[0].post

    def choosing(self, move: WhatIfMove) -> Self:
        return replace(self, moves=(*self.moves, move))

    def ending(self, ticked: Mapping[int, tuple[int, ...]]) -> Self:
        """With what was ticked to end of each person."""
        moves = (replace(each, ends=ticked.get(each.cadre, each.ends)) for each in self.moves)
        return replace(self, moves=tuple(moves))

    def without(self, cadre: int) -> Self:
        """Without the move of a person and all that follow from it; the question stays."""
        first, *others = self.moves
        gone, kept = {cadre} - {first.cadre}, [first]
        for move in others:
            if move.cadre in gone or move.after in gone:
                gone.add(move.cadre)
            else:
                kept.append(move)
        return replace(self, moves=tuple(kept))

    def signed(self, user: Any) -> str:
        """As a hidden field carries it: nobody but this user can send it back, and nobody can write it by hand."""
        moves = [(each.cadre, each.post, each.after, each.ends) for each in self.moves]
        return signing.dumps([self.on.isoformat(), moves], salt=salt(user))

    @classmethod
    def read(cls, text: str, user: Any) -> Self | None:
        """None where the text was not signed for this user."""
        try:
            on, moves = signing.loads(text, salt=salt(user))
        except signing.BadSignature:
            return None
        asked = [WhatIfMove(*each, ends if ends is None else tuple(ends)) for *each, ends in moves]
        return cls(datetime.date.fromisoformat(on), tuple(asked))

    def in_order(self) -> Iterator[WhatIfMove]:
        """Each move, and before the next one all that follow from it."""
        yield from self.following(self.moves[0])

    def following(self, move: WhatIfMove) -> Iterator[WhatIfMove]:
        yield move
        for each in self.moves:
            if each.after == move.cadre:
                yield from self.following(each)


def salt(user: Any) -> str:
    return f"rotation.what_if.2.{user.pk}"
