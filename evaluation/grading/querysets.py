"""Which rows of the year's grading a reader may see, and which are still open to whom."""

from typing import Any, Self

from django.db.models import Model

from evaluation.grading.choices import UNDECIDED, WITH_UNIT
from foundation.core.scope.rows import READING, ScopedQuerySet, action_of, permission


class GradingLineQuerySet(ScopedQuerySet):
    """What is decided is locked; a unit writes its word until it has proposed."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = super().in_scope(user, action)
        if action == "answer":
            return rows.filter(state__in=WITH_UNIT)
        return rows.filter(state__in=UNDECIDED) if action == "change" else rows


class GradingOpinionQuerySet(ScopedQuerySet):
    """It goes with its row, whatever place it is of: who weighs the row reads it, and writes it until the decision."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = self.filter(user.scope(permission(self.model, action)).condition("line__unit"))
        return rows if action in READING else rows.filter(line__state__in=UNDECIDED)

    def holds(self, user: Any, right: str, row: Model) -> bool:
        open_yet = action_of(right) in READING or row.line.state in UNDECIDED
        return open_yet and user.scope(right).covers(row.line.unit_id)
