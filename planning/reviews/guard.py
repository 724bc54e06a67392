"""What stands on a list under review changes by the review alone: acts on its entries wait for the decision."""

from collections.abc import Iterable
from typing import Any

from foundation.core.acts.act import Asked
from planning.models import EntryStep, PlanningEntry, ReviewList

UNDER_REVIEW = (
    "Danh sách đang được rà soát trong đợt “{campaign}” ({state}); ghi ở trang rà soát của danh sách."
)
# What a decision of a review asks of the acts that it does; no form has a field of this name.
BY_REVIEW = "by_review"


def reviews_of(targets: Iterable[int]) -> dict[int, ReviewList]:
    """{key of a title of a unit: the review that its list is in}; one query."""
    lists = ReviewList.objects.under_review().filter(target__in=list(targets)).select_related("campaign")
    return {each.target_id: each for each in lists}


def load_reviews(entries: Iterable[PlanningEntry], user: Any) -> None:
    """Put on the entries the review that their list is in."""
    entries = list(entries)
    found = reviews_of({entry.target_id for entry in entries})
    for entry in entries:
        entry.review = found.get(entry.target_id)


def told(review: ReviewList) -> str:
    return UNDER_REVIEW.format(campaign=review.campaign, state=review.get_state_display())


def is_not_reviewed(entry: PlanningEntry, asked: Asked) -> str | None:
    """Of a list that was marked secret meanwhile names are taken off all the same."""
    waits = entry.review and not entry.target.secret
    return told(entry.review) if waits and not asked.get(BY_REVIEW) else None


def was_not_reviewed(entry: PlanningEntry, step: EntryStep) -> str | None:
    """Of undoing: what a review wrote is taken back there, together."""
    return told(entry.review) if entry.review and not step.by_review else None
