"""That a list is under review, as the pages of the list and of its entries tell it, with the way to the review."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planning.models import ReviewList
from planning.reviews.guard import told


@dataclass(frozen=True)
class ReviewNote:
    """What is said of lists under review; `url` is empty for who may not read the review."""

    sentence: str
    url: str = ""


def review_notes(user: Any, reviews: Iterable[ReviewList]) -> list[ReviewNote]:
    """One sentence for lists of one campaign and state, whichever units they are of."""
    found: dict[str, ReviewNote] = {}
    for review in reviews:
        readable = user.scope("planning.view_reviewlist").covers(review.scope_unit_id)
        note = ReviewNote(told(review), review.get_absolute_url() if readable else "")
        found.setdefault(note.sentence, note)
    return list(found.values())
