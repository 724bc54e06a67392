"""Which rows of the year's grading a reader may see, and which are still open to whom."""

from functools import reduce
from operator import or_
from typing import Any, Self

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from evaluation.grading.choices import UNDECIDED, WITH_UNIT, GradingState
from foundation.core.scope.rows import READING, ScopedQuerySet, action_of, permission

WORDS = ("self_grade", "collective_grade", "proposed", "grade", "member_grade", "unit_note", "absence")
WORDS += ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
FIGURES = ("absent_months", "unit_votes", "points_general", "points_result")


class GradingLineQuerySet(ScopedQuerySet):
    """What is decided is locked; only what nobody touched is removed.

    A unit writes its word and hands it in until it has proposed; how far the row is after that it is not told, nor
    anybody how far their own is: that row is always another's to act on.
    """

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = super().in_scope(user, action)
        if action == "answer":
            return rows.filter(state__in=WITH_UNIT)
        if action == "submit":
            reads = user.scope(permission(self.model, "view")).condition(self.model.unit_path)
            own = Q(cadre__in=self.hidden_people(user))
            return rows.filter(Q(state__in=WITH_UNIT) | reads | own)
        if action == "remove":
            return rows.untouched()
        return rows.filter(state__in=UNDECIDED) if action == "change" else rows

    def campaigns(self) -> QuerySet:
        """Those that the rows are of, each told by one of them: EXISTS would be joined, and all rows read."""
        some = self.filter(campaign=OuterRef("pk")).order_by().values("pk")[:1]
        campaigns = self.model._meta.get_field("campaign").related_model.objects.filter(kind="grading")
        return campaigns.annotate(some=Subquery(some)).filter(some__isnull=False)

    def untouched(self) -> Self:
        """Of which nobody has said anything and nothing was done; what the program knew beforehand is no word."""
        said = ("steps", "opinions", "ballots")
        rows = self.filter(state=GradingState.OPEN, **dict.fromkeys(WORDS, ""), **dict.fromkeys(FIGURES))
        return rows.exclude(reduce(or_, (Q(**{f"{name}__isnull": False}) for name in said)))


class GradingOpinionQuerySet(ScopedQuerySet):
    """It goes with its row, whatever place it is of: who weighs the row reads it, and writes it until the decision."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = self.filter(user.scope(permission(self.model, action)).condition("line__unit"))
        return rows if action in READING else rows.filter(line__state__in=UNDECIDED)

    def holds(self, user: Any, right: str, row: Model) -> bool:
        open_yet = action_of(right) in READING or row.line.state in UNDECIDED
        return open_yet and user.scope(right).covers(row.line.unit_id)
