"""Which rows speak of a person: found from the models' own relations, so that a new model is among them by itself.

A row speaks of a person that it names, or that it cannot be without: a step of an entry, an opinion of a case. What
merely mentions such a row, and could be without it, is not of the person.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from cadre.models.people import Cadre
from foundation.core.models import AccessLog
from foundation.core.outgoing.secrecy import is_secret
from foundation.core.traces.removed import event_model

# Columns that hold a person's key without a relation to the person.
KEYS = {"person_key"}
# Who looked is told apart: it speaks of the readers.
APART = (AccessLog,)


@dataclass(frozen=True)
class Speaking:
    """The rows of a model that speak of a person: `ways` lead from a row to that person."""

    model: type[Model]
    ways: tuple[str, ...]

    def rows(self, key: int) -> QuerySet:
        found = Q()
        for way in self.ways:
            found |= Q(**{way: key})
        return self.model._base_manager.filter(found).order_by("pk").distinct()

    def history(self, key: int) -> QuerySet | None:
        """The events of these rows, of removed ones too where a column of the event names the person."""
        events = event_model(self.model)
        if events is None:
            return None
        named = {"pgh_obj_id__in": list(self.rows(key).values_list("pk", flat=True))}
        found = Q(**named)
        for way in self.ways:
            if hasattr(events, f"{way}_id"):
                found |= Q(**{f"{way}_id": key})
        return events.objects.filter(found).select_related("pgh_context").order_by("pgh_id")


def ours() -> Iterator[type[Model]]:
    """The tables of our own that are written, without those of events."""
    for model in apps.get_models():
        if model._meta.managed and not model._meta.proxy and not hasattr(model, "pgh_tracked_model"):
            yield model


@cache
def speaking() -> tuple[Speaking, ...]:
    """All of them, those of the person first."""
    ways: dict[type[Model], list[str]] = defaultdict(list, {Cadre: ["pk"]})
    for model in ours():
        if model not in APART:
            ways[model] += [field.name for field in model._meta.fields if names_person(field)]
    found = {model for model, named in ways.items() if named}
    while added := {
        model: more for model in ours() if model not in found and (more := list(beneath(model, found)))
    }:
        for model, names in added.items():
            ways[model] = [
                f"{name}__{way}" if way != "pk" else name
                for name in names
                for way in ways[model._meta.get_field(name).related_model]
            ]
        found |= set(added)
    return tuple(Speaking(model, tuple(names)) for model, names in ways.items() if names)


def names_person(field: Any) -> bool:
    return field.related_model is Cadre if field.is_relation else field.name in KEYS


def beneath(model: type[Model], found: set[type[Model]]) -> Iterator[str]:
    """The relations by which the rows cannot be without a row about a person."""
    if model in APART:
        return
    for field in model._meta.fields:
        if (
            field.is_relation
            and not field.null
            and field.related_model in found
            and field.related_model != Cadre
        ):
            yield field.name


def told(rows: QuerySet) -> tuple[list[Model], int]:
    """The rows that may leave the program, and how many hang on what is marked “Có độ mật” and may not."""
    rows = list(rows)
    open_rows = [row for row in rows if not is_secret(row)]
    return open_rows, len(rows) - len(open_rows)
