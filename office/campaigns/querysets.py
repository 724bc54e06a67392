"""Which campaigns, and which of their units, a reader may see."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from foundation.core.scope.rows import READING, ScopedQuerySet, permission


def units_of_campaigns() -> QuerySet:
    """The units of the campaign of the outer query."""
    return apps.get_model("campaigns", "CampaignUnit").objects.filter(campaign=OuterRef("pk"))


class CampaignQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        """Kept by the unit that runs it; read by every unit that has to answer it too, which learns of no other one."""
        right = permission(self.model, action)
        host = user.scope(right).condition("unit")
        if action in READING:
            answering = units_of_campaigns().filter(user.scope(right).condition("unit"))
            return self.filter(host | Q(Exists(answering)))
        rows = self.filter(host)
        # Once a unit has answered, a campaign ends and is no longer removed.
        return (
            rows.exclude(Exists(units_of_campaigns().exclude(state="waiting")))
            if action == "remove"
            else rows
        )

    def open(self) -> Self:
        return self.filter(state=self.model.State.OPEN)


class CampaignUnitQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        """A unit is taken out as long as nothing was sent to it; of a secret campaign nothing leaves the program."""
        rows = super().in_scope(user, action)
        if action == "export":
            return rows.filter(campaign__secret=False)
        return rows.filter(state=self.model.State.WAITING) if action == "remove" else rows

    def unanswered(self) -> Self:
        """Those of open campaigns that still have to hand in."""
        return self.filter(state__in=self.model.TO_ANSWER, campaign__state="open")

    def late(self, today: date) -> Self:
        """Those whose last day is over."""
        return self.unanswered().filter(due_on__lt=today)
