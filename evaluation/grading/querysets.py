"""Which rows of the year's grading a reader may see, and which are still open to whom."""

from typing import Any, Self

from evaluation.grading.choices import UNDECIDED, WITH_UNIT
from foundation.core.scope.rows import ScopedQuerySet


class GradingLineQuerySet(ScopedQuerySet):
    """What is decided is locked; a unit writes its word until it has proposed."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = super().in_scope(user, action)
        if action == "answer":
            return rows.filter(state__in=WITH_UNIT)
        return rows.filter(state__in=UNDECIDED) if action == "change" else rows
