"""Field by field: what changed on a record and on what hangs on it, when, by whom and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.text import capfirst

from foundation.core.accessed.noted import rows_read
from foundation.core.acts.act import acts_of
from foundation.core.clock import moment
from foundation.core.figures import shown
from foundation.core.scope.rows import unread_by
from foundation.core.traces.removed import event_model, names_of

NOTHING = (None, "", False)
VERBS = {"insert": "Thêm", "update": "Sửa", "delete": "Đưa ra"}


@dataclass(frozen=True)
class FieldChange:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryEntry:
    at: datetime
    user: str
    reason: str
    verb: str
    record: str
    fields: list


def version(record):
    """A number that grows with every change of the record itself; compared at saving to catch two editors."""
    events = event_model(type(record)).objects.filter(pgh_obj_id=record.pk)
    return events.order_by("-pgh_id").values_list("pgh_id", flat=True).first() or 0


def entries(record, user):
    """Changes of the record and of what belongs to it, as far as the user may view it, newest first."""
    return collected(record, traced(type(record)), user)


def own_entries(record):
    """Changes of the record itself, newest first."""
    return told(described(type(record), of_record(type(record), "pgh_obj_id", record)))


def last_change(record, name: str = "") -> str:
    """Who changed the record last, or one field of it, and when; without a name where the history does not say."""
    labels = {field.name: str(field.verbose_name) for field in record._meta.concrete_fields}
    label = labels.get(name, "")
    for change in own_entries(record):
        if label in ("", *(field.label for field in change.fields)) and (label or not name):
            return f"{change.user} lúc {moment(change.at)}"
    return "Người khác"


def collected(record: Any, sources: Iterable[tuple[type, str]], user: Any) -> list[HistoryEntry]:
    """Changes of the record, and of the other sources those rows that the user may view one by one."""
    found = []
    for model, key in sources:
        events = of_record(model, key, record)
        if key != "pgh_obj_id":
            events = viewed(model, key, events, record, user)
        elif hasattr(model.objects, "for_user") and not model.objects.filter(pk=record.pk).tells_all(user):
            events = []
        found += described(model, events, unread_by(user, model, record))
    return told(found)


def of_record(model: type, key: str, record: Any) -> list:
    """The events whose column `key` names the record, those of a row one after the other."""
    events = event_model(model).objects.filter(**{key: record.pk}).select_related("pgh_context")
    events = list(events.order_by("pgh_obj_id", "pgh_id"))
    rows_read(model, events)
    name_steps(model, events)
    return events


def viewed(model: type, key: str, events: list, record: Any, user: Any) -> list:
    """The events of rows that the user may view; a removed row is judged by what its last event holds."""
    if not hasattr(model.objects, "for_user"):
        return events  # A part of the record without a right of its own.
    last = {event.pgh_obj_id: event for event in events}
    rows = model._base_manager.filter(pk__in=last)
    standing = set(rows.values_list("pk", flat=True))
    open_to_user = set(model.objects.filter(pk__in=standing).traced_for(user).values_list("pk", flat=True))
    for pk, event in last.items():
        if pk not in standing and model.objects.all().admits(user, "view", row_of(model, key, event, record)):
            open_to_user.add(pk)
    return [event for event in events if event.pgh_obj_id in open_to_user]


def row_of(model: type, key: str, event: Any, record: Any) -> Any:
    """The row as the event kept it, with the record that it belongs to already in its place."""
    fields = [field for field in model._meta.concrete_fields if hasattr(event, field.attname)]
    row = model(**{field.attname: getattr(event, field.attname) for field in fields if not field.primary_key})
    setattr(row, key.removesuffix("_id"), record)
    return row


def told(found):
    """Entries of described events, newest first."""
    authors = authors_of(event for event, _ in found)
    found.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id), reverse=True)
    return [entry(event, fields, authors) for event, fields in found]


def name_steps(model, events):
    """Give each event the step that it belongs to: of the same record and transaction, to the same state if the
    record bears one.
    """
    acts = acts_of(model)
    if not acts:
        return
    steps, bears_state = {}, acts[0].derived is None
    for step in acts[0].step.objects.of({event.pgh_obj_id for event in events}).order_by("pk"):
        state = step.to_state if bears_state else ""
        steps.setdefault((step.record_key, step.at, state), []).append(step)
    for event in reversed(events):
        state = getattr(event, acts[0].state) if bears_state else ""
        of_event = steps.get((event.pgh_obj_id, event.pgh_created_at, state))
        event.step = of_event.pop() if of_event else None


def traced(model):
    """(model, event column that holds the record's key) for the record and what belongs to it.

    What merely mentions the record may lie in another unit: only what has its scope through it belongs to it.
    """
    yield model, "pgh_obj_id"
    for relation in model._meta.related_objects:
        related, field = relation.related_model, relation.field
        belongs = getattr(related, "follows", "") or getattr(related, "unit_path", None)
        if belongs == field.name and event_model(related):
            yield related, field.attname


def described(model, events, unread=()):
    """Pairs of an event, in the order of record and time, and its changed fields; none of what is `unread` alone."""
    untold = {*getattr(model, "untold", ()), *unread}
    fields = [
        f
        for f in model._meta.concrete_fields
        if hasattr(event_model(model), f.attname) and not f.primary_key and f.name not in untold
    ]
    labels = related_labels(fields, events)
    labels |= model.stored_words(events) if hasattr(model, "stored_words") else {}
    pairs = []
    for _, of_one in groupby(events, key=lambda event: event.pgh_obj_id):
        before = None
        for event in of_one:
            gone = event.pgh_label == "delete"
            seen = changes(fields, labels, *((event, None) if gone else (before, event)))
            pairs += [(event, seen)] if seen or not unread else []
            before = event
    return pairs


def changes(fields, labels, before, after):
    """What differs between two events; of a first event and of a removal everything that was there."""
    rows, labels = [], labels | getattr(getattr(after or before, "step", None), "own_words", {})
    for field in fields:
        old = getattr(before, field.attname) if before else None
        new = getattr(after, field.attname) if after else None
        if old != new and not (None in (old, new) and old in NOTHING and new in NOTHING):
            rows.append(
                FieldChange(str(field.verbose_name), read(field, old, labels), read(field, new, labels))
            )
    return rows


def read(field, value, labels):
    """A stored value as people read it."""
    if value in (None, ""):
        return ""
    if field.is_relation:
        return labels.get((field.name, value), f"số {value}")
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dict):
        return getattr(field.model, "written_table", shown)(value)
    words = dict(getattr(field, "base_field", field).flatchoices)
    if isinstance(value, list):
        return shown([words.get(each, each) for each in value])
    named = labels.get((field.name, value)) if isinstance(value, str | int) else None
    return named or words.get(value) or shown(value)


def related_labels(fields, events):
    """Names of the records that the events point to, one query a relation; of removed ones as they were."""
    labels = {}
    for field in (f for f in fields if f.is_relation):
        keys = {getattr(event, field.attname) for event in events} - {None}
        labels |= {(field.name, key): name for key, name in names_of(field.related_model, keys).items()}
    return labels


def authors_of(events):
    keys = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context} - {None}
    return names_of(get_user_model(), keys)


def command_of(context):
    """Who acts when no one is signed in: a command on the server, or the program itself."""
    return f"lệnh {context['command']}" if "command" in context else "hệ thống"


def entry(event, fields, authors):
    context = event.pgh_context.metadata if event.pgh_context else {}
    step = getattr(event, "step", None)
    record = str(event.pgh_tracked_model._meta.verbose_name)
    verb = VERBS[event.pgh_label]
    return HistoryEntry(
        at=event.pgh_created_at,
        user=authors.get(context.get("user"), command_of(context)),
        reason=(step.reason if step else "") or context.get("reason", ""),
        verb=f"{'Hoàn tác' if step.undoes_id else capfirst(record)}:" if step else verb,
        record=step.label if step else record,
        fields=fields,
    )
