"""Which template a letter is made by: the office's own from its day on, else the one shipped with the program."""

import hashlib
from datetime import date
from typing import Any

from django.db.models import QuerySet

from foundation.core.traces.history import HistoryEntry, described, event_model, told
from office.organisation.models.structure import Unit
from office.papers.models.templates import PaperTemplate


def own_templates(unit: Unit) -> QuerySet[PaperTemplate]:
    """The office's own that are in use, the one in force on a day before those that it replaced."""
    return PaperTemplate.objects.filter(unit=unit, withdrawn=False).order_by("-valid_from", "-pk")


def own_template(unit: Unit | None, kind: str, period: str, day: date) -> PaperTemplate | None:
    """The office's own in force on the day of the paper."""
    if unit is None:
        return None
    return own_templates(unit).filter(kind=kind, period=period, valid_from__lte=day).first()


def keep_template(unit: Unit, user: Any, **told: Any) -> PaperTemplate:
    """A template that was tried and found right; those before it stay, to be used again."""
    content = told["content"]
    sum_of = hashlib.sha256(content).hexdigest()
    return PaperTemplate.objects.create(unit=unit, checked_by=user, size=len(content), sha256=sum_of, **told)


def restore_shipped(unit: Unit, kind: str, period: str) -> int:
    """The shipped template is in force again on every day; how many of the office's own were withdrawn."""
    return own_templates(unit).filter(kind=kind, period=period).update(withdrawn=True)


def use_again(template: PaperTemplate) -> None:
    """That template is in force again from its day on; what would stand before it is withdrawn."""
    for other in own_templates(template.unit).filter(kind=template.kind, period=template.period):
        if (other.valid_from, other.pk) > (template.valid_from, template.pk):
            other.withdrawn = True
            other.save(update_fields=["withdrawn"])
    template.withdrawn = False
    template.save(update_fields=["withdrawn"])


def changes_of(templates: QuerySet[PaperTemplate]) -> list[HistoryEntry]:
    """What was done with these templates, newest first; the same queries for any number."""
    keys = templates.order_by().values("pk")
    events = event_model(PaperTemplate).objects.filter(pgh_obj_id__in=keys).select_related("pgh_context")
    return told(described(PaperTemplate, list(events.order_by("pgh_obj_id", "pgh_id"))))
