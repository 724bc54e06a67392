"""What an import leaves behind to be found again: the context of its history, and which steps its acts made."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Max
from pghistory.runtime import _tracker

from foundation.core.acts.act import ACTS
from foundation.core.acts.steps import Step
from foundation.sheets.models import Import
from foundation.sheets.pipeline import take_turn


def current_context() -> UUID | None:
    """The context under which the database writes the history at the moment."""
    context = getattr(_tracker, "value", None)
    return context and context.id


def kinds_of_steps() -> dict[str, type[Step]]:
    """The kinds of steps that imports make, by label."""
    return {act.step._meta.label_lower: act.step for act in ACTS.values() if act.origin == Step.Origin.IMPORT}


def last_steps() -> dict[str, int]:
    return {
        label: kind.objects.aggregate(last=Max("pk"))["last"] or 0 for label, kind in kinds_of_steps().items()
    }


@contextmanager
def traced(sent: Import) -> Iterator[None]:
    """Note on the import, which the caller saves, what is written inside; once more for each part of a file."""
    take_turn()
    before = last_steps()
    yield
    sent.context = current_context()
    for label, last in last_steps().items():
        if last > before[label]:
            first, _ = sent.steps.get(label, (before[label], last))
            sent.steps[label] = [first, last]
