"""What stands on a list under review changes by the review alone: acts on its entries wait for the decision."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.core.acts.act import Asked
from planning.models import EntryStep, PlanningEntry, ReviewLine, ReviewList
from planning.reviews.choices import UNDER_REVIEW as UNDER
from planning.reviews.choices import ReviewOutcome

UNDER_REVIEW = (
    "Danh sách đang được rà soát trong đợt “{campaign}” ({state}); ghi ở trang rà soát của danh sách."
)
WAITS = (
    "Đồng chí này đang chờ bổ sung hồ sơ trong đợt “{campaign}”;"
    " ghi quyết định bổ sung ở trang rà soát của danh sách."
)
# What a decision of a review asks of the acts that it does; no form has a field of this name.
BY_REVIEW = "by_review"


def reviews_of(targets: Iterable[int]) -> dict[int, ReviewList]:
    """{key of a title of a unit: the review that its list is in}; one query."""
    lists = ReviewList.objects.under_review().filter(target__in=list(targets)).select_related("campaign")
    return {each.target_id: each for each in lists}


def load_reviews(entries: Iterable[PlanningEntry], user: Any) -> None:
    """Put on the entries the review that their list is in, or the decided one in which they wait; one query."""
    entries = list(entries)
    under, waiting = {}, {}
    for each in reviews_about({entry.target_id for entry in entries}):
        if each.is_under_review:
            under[each.target_id] = each
        else:
            waiting |= dict.fromkeys(each.waiting_entries, each)
    for entry in entries:
        entry.review, entry.waits_in = under.get(entry.target_id), waiting.get(entry.pk)


def reviews_about(targets: Iterable[int]) -> QuerySet[ReviewList]:
    """Reviews that lists are in, and decided ones with the entries of whom the level above wants more papers."""
    waiting = ReviewLine.objects.filter(
        review_list=OuterRef("pk"), outcome=ReviewOutcome.MORE_PAPERS, entry__isnull=False
    )
    lists = ReviewList.objects.filter(target__in=targets).select_related("campaign")
    lists = lists.filter(Q(state__in=UNDER) | Exists(waiting))
    return lists.annotate(waiting_entries=ArraySubquery(waiting.order_by().values("entry")))


def told(review: ReviewList) -> str:
    return UNDER_REVIEW.format(campaign=review.campaign, state=review.get_state_display())


def waits(entry: PlanningEntry) -> str | None:
    """Why nothing is written for the entry but by its review."""
    if entry.waits_in:
        return WAITS.format(campaign=entry.waits_in.campaign)
    return told(entry.review) if entry.review else None


def is_not_reviewed(entry: PlanningEntry, asked: Asked) -> str | None:
    """Of a list that was marked secret meanwhile names are taken off all the same."""
    return None if entry.target.secret or asked.get(BY_REVIEW) else waits(entry)


def was_not_reviewed(entry: PlanningEntry, step: EntryStep) -> str | None:
    """Of undoing: what a review wrote is taken back there, together."""
    return None if step.by_review else waits(entry)
