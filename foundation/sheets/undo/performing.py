"""Taking back what was judged: steps first, then records, those that refer to others before them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import CASCADE, SET_NULL, Model

from foundation.core.acts.act import acts_of
from foundation.core.traces.removed import event_model
from foundation.jobs.kinds import Progress
from foundation.sheets.undo.judging import Judgement
from foundation.sheets.undo.references import companions_of, is_derived, loose_ends, relations_to

OF_STEP = "Hoàn tác lần nhập {key}"


def unwatched(done: int, total: int) -> None:
    """Nobody looks at a bar."""


def perform(judgement: Judgement, user: Any, progress: Progress) -> None:
    """Write it, in the caller's transaction, telling of how many records. A broken constraint raises IntegrityError."""
    total = sum(len(judgement.going(model)) + len(judgement.returning(model)) for model in judgement.traces)
    done = 0
    progress(done, total)
    for own in judgement.steps:
        steps = [*own.made, *own.corrected]
        kept = {step.record_key for step in steps if judgement.is_kept((own.model, step.record_key))}
        own.take_back(user, kept, OF_STEP.format(key=judgement.sent.pk))
    restored = {}
    for model in in_order(list(judgement.traces)):
        remove(model, judgement.going(model))
        restored[model] = judgement.returning(model)
        put_back(model, restored[model])
        done += len(judgement.going(model)) + len(restored[model])
        progress(done, total)
    for kind in judgement.sent.kinds:
        kind.put_back({model: set(keys) for model, keys in restored.items()})


def in_order(models: Sequence[type[Model]]) -> list[type[Model]]:
    """Each model before those that it refers to."""
    left, ordered = list(models), []
    while left:
        free = [
            model
            for model in left
            if not any(model in parents_of(other) for other in left if other is not model)
        ]
        ordered += free or left[:1]
        left = [model for model in left if model not in ordered]
    return ordered


def parents_of(model: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def remove(model: type[Model], keys: Sequence[int]) -> None:
    """Delete the records with what is derived of them; what lets go of them stays without."""
    if not keys:
        return
    for child, field in companions_of(model):
        delete(child, field.column, keys)
    for child, field in relations_to(model):
        if not is_derived(child) and field.remote_field.on_delete in (SET_NULL, CASCADE):
            rows = child._base_manager.filter(**{f"{field.name}__among": keys})
            loose = child._base_manager.filter(pk__among=list(loose_ends(child, field, rows)))
            if field.remote_field.on_delete is SET_NULL:
                loose.update(**{field.name: None})
            else:
                loose.delete()
    delete(model, model._meta.pk.column, keys)


def delete(model: type[Model], column: str, keys: Sequence[int]) -> None:
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {quote(model._meta.db_table)} WHERE {quote(column)} = ANY(%s)", [list(keys)]
        )


def put_back(model: type[Model], before: Mapping[int, int]) -> None:
    """Give the records back what their events hold, by way of the states that they came through since."""
    if not before:
        return
    for events in [*states_since(model, before), before.values()]:
        write_as_in(model, list(events))


def states_since(model: type[Model], before: Mapping[int, int]) -> list[list[int]]:
    """Events of the states that records came through after the given events, the latest ones first, without those in
    which they are and were. An act leads from a state to the next, none past it.
    """
    acts = acts_of(model)
    if not acts or acts[0].derived:
        return []
    events = event_model(model).objects.filter(pgh_obj_id__among=before, pgh_id__gte=min(before.values()))
    told = events.order_by("pgh_obj_id", "-pgh_id").values_list("pgh_obj_id", "pgh_id", acts[0].state)
    ways = []
    for _, since in groupby((row for row in told if row[1] >= before[row[0]]), key=itemgetter(0)):
        states = [next(same)[1] for _, same in groupby(since, key=itemgetter(2))]
        ways.append(states[1:-1])
    return [[event for event in row if event] for row in zip_longest(*ways)]


def write_as_in(model: type[Model], events: list[int]) -> None:
    """Write the rows of the events as these hold them, in one statement."""
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(column)} = event.{quote(column)}" for column in kept_columns(model))
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {quote(model._meta.db_table)} AS record SET {assigned}"
            f" FROM {quote(event_model(model)._meta.db_table)} AS event"
            f" WHERE event.pgh_id = ANY(%s) AND record.{quote(model._meta.pk.column)} = event.pgh_obj_id",
            [events],
        )


def kept_columns(model: type[Model]) -> Iterator[str]:
    """The columns of which the model's events know what they were."""
    known = {field.column for field in event_model(model)._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        if field.column in known and not field.primary_key and not field.generated:
            yield field.column
