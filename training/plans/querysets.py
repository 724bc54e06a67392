"""Which people of plans a reader may see: a unit those chosen of its own, once the plan was issued."""

from typing import Any, Self

from django.db.models import Q

from foundation.core.scope.rows import ScopedQuerySet, unit_key
from training.needs.querysets import WEIGH

# What is told to the people's units; who is in reserve or was refused stays inside.
TOLD = ("chosen", "sent", "summoned")


class PlanPersonQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        weighed = user.scope(WEIGH).condition(self.model.unit_path)
        told = Q(state__in=TOLD, row__plan__issued_on__isnull=False, row__plan__secret=False)
        return super().in_scope(user, action).filter(weighed | told)

    def listed_for(self, user: Any, action: str = "view") -> Self:
        """Of oneself and one's relatives only what their units are told as well stands on a list, masked."""
        untold = ~Q(state__in=TOLD, row__plan__issued_on__isnull=False, row__plan__secret=False)
        return super().listed_for(user, action).exclude(untold, cadre__in=self.hidden_people(user))

    def admits(self, user: Any, action: str, row: Any) -> bool:
        told = row.state in TOLD and row.row.plan.issued_on is not None and not row.row.plan.secret
        weighed = user.scope(WEIGH).covers(unit_key(row))
        return (weighed or told) and super().admits(user, action, row)

    def traced_for(self, user: Any) -> Self:
        """A unit is told that somebody is chosen, and not that they stood in reserve before."""
        return self.for_user(user).filter(user.scope(WEIGH).condition(self.model.unit_path))

    def leaving(self) -> Self:
        """Those who may stand in what leaves the program: nobody of a secret plan, or of a row with a secret class."""
        return self.filter(row__plan__secret=False).exclude(row__classes__secret=True)

    def taking_a_place(self) -> Self:
        """Those who count against the places of their row: not who is in reserve, was refused or taken out."""
        return self.filter(state__in=TOLD)
