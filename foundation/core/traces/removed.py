"""Records that are no longer there, as their last events hold them."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model


def event_model(model: type[Model]) -> type[Model] | None:
    """The table of the model's events, or None for a model that keeps no history."""
    return apps.all_models[model._meta.app_label].get(f"{model._meta.model_name}event")


def named_by(model: type[Model]) -> list[str]:
    """The relations that the name of a record may be made of: those that it must have."""
    return [field.name for field in model._meta.concrete_fields if field.is_relation and not field.null]


def as_it_was(model: type[Model], event: Any) -> Any:
    """The record as an event holds it; not saved."""
    fields = (field for field in model._meta.concrete_fields if hasattr(event, field.attname))
    return model(**{field.attname: getattr(event, field.attname) for field in fields})


def as_they_were(model: type[Model], keys: Iterable[int]) -> dict[int, Any]:
    """{key: the removed record}, with what its name is made of, removed or not; the same queries for any number."""
    events = event_model(model)
    if not keys or events is None:
        return {}
    latest = events.objects.filter(pgh_obj_id__in=keys).order_by("pgh_id")
    rows = {event.pgh_obj_id: as_it_was(model, event) for event in latest}
    for name in named_by(model):
        field = model._meta.get_field(name)
        related = {getattr(row, field.attname) for row in rows.values()} - {None}
        standing = field.related_model._base_manager.select_related(*named_by(field.related_model))
        found = standing.in_bulk(related)
        found |= as_they_were(field.related_model, related - set(found))
        for row in rows.values():
            if there := found.get(getattr(row, field.attname)):
                setattr(row, name, there)
    return rows


def names_of(model: type[Model], keys: Iterable[int]) -> dict[int, str]:
    """{key: name} of records that stand, and of removed ones as they were; one without any trace is absent."""
    rows = model._base_manager.select_related(*named_by(model)).in_bulk(keys)
    rows |= as_they_were(model, set(keys) - set(rows))
    return {key: name for key, row in rows.items() if (name := name_of(row))}


def name_of(row: Any) -> str:
    """The record's name, or nothing where it is made of a record of which nothing is left."""
    try:
        return str(row)
    except ObjectDoesNotExist:
        return ""
