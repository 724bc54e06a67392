"""What the page of a row of a plan tells of the classes that were opened for it."""

from typing import Any

from django.urls import reverse

from foundation.core.scope.rows import permission
from training.models import PlanRow, TrainingClass
from training.opening.enrolling import why_not
from training.plans.secrecy import kept_inside


def classes_of(row: PlanRow, user: Any) -> dict[str, Any]:
    """The classes that the reader sees, where one more is opened, if one may be, and why nobody is printed."""
    classes = (
        TrainingClass.objects.for_user(user).filter(plan_row=row).with_learners().order_by("opens_on", "pk")
    )
    writes = user.scope(permission(TrainingClass, "add")).covers(row.scope_unit_id)
    may_open = writes and not why_not(row)
    return {
        "classes": list(classes),
        "inside": kept_inside(row),
        "open_class_url": reverse("planrow-open-class", args=[row.pk]) if may_open else "",
    }
