"""Records that are no longer there, as their last events hold them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, prefetch_related_objects


def as_it_was(model: type[Model], event: Any) -> Any:
    """The record as an event holds it; not saved."""
    fields = (field for field in model._meta.concrete_fields if hasattr(event, field.attname))
    return model(**{field.attname: getattr(event, field.attname) for field in fields})


def removed_names(
    model: type[Model], events: type[Model] | None, keys: Iterable[int], nearest: Sequence[str]
) -> dict[int, str]:
    """{key: name} of removed records; `nearest` are the relations that a name is made of."""
    if events is None:
        return {}
    latest = events.objects.filter(pgh_obj_id__in=keys).order_by("pgh_id")
    rows = {event.pgh_obj_id: as_it_was(model, event) for event in latest}
    prefetch_related_objects(list(rows.values()), *nearest)
    return {key: name for key, row in rows.items() if (name := name_of(row))}


def name_of(row: Any) -> str:
    """The record's name, or nothing where it is made of a record that is gone as well."""
    try:
        return str(row)
    except ObjectDoesNotExist:
        return ""
