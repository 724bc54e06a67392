"""Which needs a reader may see: those that rest on a list their unit may not know of are told to who weighs them."""

import datetime
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from foundation.core import clock
from foundation.core.acts.steps import state_on
from foundation.core.scope.rows import ScopedQuerySet, unit_key

WEIGH = "training.weigh_need"


class NeedQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        weighed = user.scope(WEIGH).condition(self.model.unit_path)
        return super().in_scope(user, action).filter(Q(reserved=False) | weighed)

    def listed_for(self, user: Any, action: str = "view") -> Self:
        """Of oneself and one's relatives only what their units are told as well stands on a list, masked."""
        hidden = self.hidden_people(user)
        return super().listed_for(user, action).exclude(reserved=True, cadre__in=hidden)

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
        # Of those that are not reserved nothing is looked for: what comes first is asked first.
        return self.exclude(Q(reserved=True), Exists(same))

    def with_twin(self, user: Any) -> Self:
        """Each with `also_planned`: whether the same need stands reserved beside it, as far as the reader is told."""
        twin = (
            self.model.objects.for_user(user)
            .standing()
            .alias(level_had=Coalesce("level", 0), cycle_had=Coalesce("cycle", 0))
        )
        twin = twin.filter(
            reserved=True,
            cadre=OuterRef("cadre"),
            kind=OuterRef("kind"),
            level_had=Coalesce(OuterRef("level"), 0),
            cycle_had=Coalesce(OuterRef("cycle"), 0),
        )
        return self.annotate(also_planned=Exists(twin.exclude(pk=OuterRef("pk"))))

    def standing(self) -> Self:
        return self.exclude(state=self.model.State.DROPPED)

    def on(self, day: datetime.date) -> Self:
        """Those written down by the day, each with `state_then`: what its steps say of it on the day."""
        if day >= clock.today():
            return self.annotate(state_then=F("state"))
        step = apps.get_model("training", "NeedStep")
        then = Coalesce(state_on(step, day), Value(self.model.State.OPEN))
        return self.filter(opened_on__lte=day).annotate(state_then=then)
