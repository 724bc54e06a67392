"""Votes on additions that a unit types itself: until it hands in, and of conferences that it holds itself."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from ballots.kept import closes
from ballots.models import Conference
from office.campaigns.making import why_closed
from office.campaigns.models import CampaignUnit
from planning.models import AdditionBallot, ReviewList
from planning.reviews.gates import answering
from planning.reviews.querysets import WEIGHED

OF_UNITS = [each for each in Conference.choices if each[0] != Conference.STANDING]


def is_offices(units: Collection[int | None], user: Any) -> bool:
    """Whether the user types for the office that weighs the lists of these units."""
    offices = user.scope(WEIGHED)
    return all(offices.covers(unit) for unit in units)


def why_votes_closed(review: ReviewList, user: Any) -> str:
    unit = None if is_offices([review.scope_unit_id], user) else answering([review]).get(review.pk)
    return why_closed(unit, user) if unit else ""


@closes
def of_a_unit_that_handed_in(user: Any) -> QuerySet | None:
    """Three queries, none for an office that weighs all."""
    offices = user.scope(WEIGHED)
    if offices.everything:
        return None
    lists = ReviewList.objects.for_user(user).filter(lines__ballots__isnull=False).select_related("campaign")
    units = [each for each in lists.distinct() if not offices.covers(each.scope_unit_id)]
    answers = answering(units)
    closed = [
        each.pk
        for each in units
        if each.pk in answers
        and (each.campaign.closed_on or answers[each.pk].state not in CampaignUnit.TO_ANSWER)
    ]
    return AdditionBallot.objects.filter(line__review_list__in=closed).order_by().values("choice__count")
