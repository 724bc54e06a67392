"""Who refers to the records that an import made; a fixed number of queries for any number of records."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import CASCADE, SET_NULL, Field, Model

from foundation.core.acts.act import acts_of
from foundation.sheets.undo.footprint import Node


@dataclass(frozen=True)
class Reference:
    """`child` cannot stand without `parent`."""

    parent: Node
    child: Node


def relations_to(model: type[Model]) -> Iterator[tuple[type[Model], Field]]:
    """(model, field) of what the database ties to the model's rows.

    Columns without a constraint are derived, or of what outlives its record: events, steps, approved lists.
    """
    for relation in model._meta.get_fields(include_hidden=True):
        tied = (
            relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        )
        if tied and relation.field.db_constraint and relation.related_model._meta.managed:
            yield relation.related_model, relation.field


def companions_of(model: type[Model]) -> list[tuple[type[Model], Field]]:
    """Tables with one derived row for each row of the model, which goes with it."""
    return [(child, field) for child, field in relations_to(model) if field.primary_key]


def is_derived(model: type[Model]) -> bool:
    return model._meta.pk.is_relation


def references_to(model: type[Model], keys: Collection[int]) -> Iterator[Reference]:
    """What refers to records of the model, but for what goes with them by itself (`loose_ends`)."""
    for child, field in relations_to(model):
        if is_derived(child):
            continue
        rows = child._base_manager.filter(**{f"{field.name}__among": keys})
        loose = set(loose_ends(child, field, rows))
        for key, parent in rows.values_list("pk", field.attname):
            if key not in loose:
                yield Reference((model, parent), (child, key))


def loose_ends(child: type[Model], field: Field, rows: Iterable) -> Iterator[int]:
    """Rows that let go of the record: by the model's word, or since nobody has yet done anything with them."""
    if field.remote_field.on_delete not in (SET_NULL, CASCADE):
        return
    kinds = {act.step for act in acts_of(child)}
    if not kinds:
        yield from rows.values_list("pk", flat=True) if field.remote_field.on_delete is SET_NULL else ()
        return
    for kind in kinds:
        done = kind.objects.standing().exclude(by=None)
        yield from rows.exclude(pk__in=done.values(kind.record)).values_list("pk", flat=True)
