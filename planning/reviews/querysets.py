"""Which lines of a review a reader may see: a unit those it knows, until it was told of the others."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from foundation.core.scope.rows import ScopedQuerySet, unit_key
from planning.reviews.choices import DECIDED, UNDER_REVIEW, LineOrigin, ReviewState

WEIGHED = "planning.weigh_reviewline"
KNOWN_TO_UNITS = [LineOrigin.STANDING, LineOrigin.UNIT]


class ReviewListQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        """A list is taken out of its campaign only before it begins; who decides it is settled once it goes up."""
        rows = super().in_scope(user, action)
        if action == "change":
            return rows.exclude(state__in=[ReviewState.SENT_UP, *DECIDED])
        return rows.filter(state=ReviewState.DRAFT) if action == "remove" else rows

    def under_review(self) -> Self:
        return self.filter(state__in=UNDER_REVIEW)


class ReviewLineQuerySet(ScopedQuerySet):
    """A line that the office or the level above added is not told to a unit before the notice to it."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        weighed = user.scope(WEIGHED).condition(self.model.unit_path)
        notices = apps.get_model("planning", "ReviewNotice").objects
        told = notices.filter(review_list=OuterRef("review_list"), unit=OuterRef("scope_unit"))
        return (
            super()
            .in_scope(user, action)
            .filter(weighed | Q(origin__in=KNOWN_TO_UNITS) | (Exists(told) & Q(notice__isnull=False)))
        )

    def listed_for(self, user: Any, action: str = "view") -> Self:
        """Of oneself and one's relatives only who stands on the list already is listed, masked."""
        hidden = self.hidden_people(user)
        added = ~Q(origin=LineOrigin.STANDING)
        return super().listed_for(user, action).exclude(added, cadre__in=hidden)

    def admits(self, user: Any, action: str, row: Any) -> bool:
        known = row.origin in KNOWN_TO_UNITS or user.scope(WEIGHED).covers(unit_key(row))
        return known and super().admits(user, action, row)
