"""Which needs a reader may see: those that rest on a list their unit may not know of are told to who weighs them."""

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from foundation.core.scope.rows import ScopedQuerySet, unit_key

WEIGH = "training.weigh_need"


class NeedQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        weighed = user.scope(WEIGH).condition(self.model.unit_path)
        return super().in_scope(user, action).filter(Q(reserved=False) | weighed)

    def admits(self, user: Any, action: str, row: Any) -> bool:
        weighed = user.scope(WEIGH).covers(unit_key(row))
        return (weighed or not row.reserved) and super().admits(user, action, row)

    def once(self) -> Self:
        """Without reserved ones beside which the same need stands openly: for lists and counts of who weighs both."""
        same = self.model.objects.exclude(state=self.model.State.DROPPED).filter(
            Q(level=OuterRef("level")) | Q(level=None, kind=OuterRef("kind")),
            Q(cycle=OuterRef("cycle")) | Q(cycle=None),
            reserved=False,
            cadre=OuterRef("cadre"),
            kind=OuterRef("kind"),
        )
        return self.exclude(Exists(same), reserved=True)

    def standing(self) -> Self:
        return self.exclude(state=self.model.State.DROPPED)
