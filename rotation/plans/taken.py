"""Which rotations stand on the places of a plan: what keeps a place or a plan as it is.

A draft about the user or a relative keeps nothing: the refusal would tell of it. So a place may have two drafts, of
which the others see both; it is taken by what is decided.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from cadre.models.conflicts import conflicted_cadres
from foundation.core.saving.columns import update_rows
from rotation.choices import DRAFTS, NOT_BEGUN, RotationState
from rotation.models import Rotation


def live_cases(user: Any) -> QuerySet[Rotation]:
    """Whoever may read them, without the drafts about the user and their relatives."""
    found = Rotation.objects.exclude(state=RotationState.DROPPED).order_by("pk")
    own = conflicted_cadres(user)
    return found.exclude(state__in=DRAFTS, cadre__in=own) if own else found


def not_begun_in(plans: Sequence[Any], user: Any) -> QuerySet[Rotation]:
    """What waits: meant, agreed to or decided, and nothing has moved."""
    return live_cases(user).filter(slot__plan__in=plans, state__in=NOT_BEGUN)


def let_go(user: Any, **slots: Any) -> None:
    """What keeps no place stays a case of its own, without the place that is taken away or becomes another."""
    free = Rotation.objects.filter(**slots).exclude(pk__in=live_cases(user).filter(**slots).values("pk"))
    rows = list(free.order_by("pk"))
    for row in rows:
        row.slot = None
    update_rows(Rotation, rows, ["slot"])
