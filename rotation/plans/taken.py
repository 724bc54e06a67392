"""Which rotations stand on the places of a plan, whoever may read them: what keeps a place or a plan as it is."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from foundation.core.saving.columns import update_rows
from rotation.choices import NOT_BEGUN, RotationState
from rotation.models import Rotation


def live_cases() -> QuerySet[Rotation]:
    return Rotation.objects.exclude(state=RotationState.DROPPED).order_by("pk")


def not_begun_in(plans: Sequence[Any]) -> QuerySet[Rotation]:
    """What waits: meant, agreed to or decided, and nothing has moved."""
    return Rotation.objects.filter(slot__plan__in=plans, state__in=NOT_BEGUN).order_by("pk")


def forget_dropped(**slots: Any) -> None:
    """What was given up stays a case of its own, without the place that is taken away."""
    given_up = list(Rotation.objects.filter(state=RotationState.DROPPED, **slots).order_by("pk"))
    for row in given_up:
        row.slot = None
    update_rows(Rotation, given_up, ["slot"])
