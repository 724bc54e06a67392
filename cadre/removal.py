"""Removal of a record entered by mistake: what goes with it, what forbids it, and how it is put back.

The rows are really deleted. Every list, figure, import and unique constraint is then right without knowing of
removal – a column "removed on" would have to be asked in each of them – and nothing is lost: the events hold every
column, from which the history is told and the record is put back.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import CASCADE, PROTECT, Count

from cadre.models.people import Cadre
from foundation.core.traces.history import event_model
from foundation.core.traces.removed import as_it_was

PROTECTED = "Còn {things} gắn với hồ sơ này nên chưa xóa được."


@dataclass(frozen=True)
class Going:
    """What goes with a record: how many of a kind, and the names of those that the reader may see."""

    title: str
    count: int
    names: list[str]


def relations(on_delete):
    """(model, field) of what refers to a person and goes with the record, or protects it; derived tables aside."""
    for relation in Cadre._meta.related_objects:
        tracked = event_model(relation.related_model)
        if tracked and relation.field.remote_field.on_delete is on_delete:
            yield relation.related_model, relation.field


def going_with(cadre, user):
    """What the removal of a record takes along, by name and number."""
    found = []
    for model, field in relations(CASCADE):
        rows = model._base_manager.filter(**{field.name: cadre})
        count = rows.count()
        if count:
            seen = model.objects.for_user(user).filter(**{field.name: cadre})
            names = [named(row, field) for row in seen.select_related(*parents(model))]
            found.append(Going(str(model._meta.verbose_name_plural), count, [*filter(None, names)]))
    return found


def parents(model):
    """What a row must point to; the unit that the database derives is none of it."""
    fields = (field for field in model._meta.concrete_fields if field.is_relation and field.editable)
    return [field.name for field in fields if not field.null]


def named(row, person):
    """A row as it is told beside its person: what it points to, or else its own name; and its number."""
    told = [str(getattr(row, name)) for name in parents(type(row)) if name != person.name]
    own = str(row)
    if not told and own != str(getattr(row, person.name)):
        told = [own]
    number = getattr(row, "certificate_no", "")
    return ", ".join([*told, *([f"số {number}"] if number else [])])


def load_protecting(cadres):
    """Put on every person what forbids the removal: [(kind of record, number)]; one query a relation."""
    people = {cadre.pk: cadre for cadre in cadres}
    for cadre in cadres:
        cadre.protecting = []
    for model, field in relations(PROTECT):
        rows = model._base_manager.filter(**{f"{field.name}__in": people}).order_by()
        for key, count in rows.values_list(field.attname).annotate(Count("pk")):
            people[key].protecting.append((str(model._meta.verbose_name), count))


def protected(cadre, asked):
    things = ", ".join(f"{count} {kind}" for kind, count in cadre.protecting)
    return PROTECTED.format(things=things) if things else None


def delete_records(cases):
    """Delete the records with all that goes with them; their steps stay."""
    for case in cases:
        case.kept = {"unit_id": case.row.now.unit_id}
    Cadre.objects.filter(pk__in=[case.row.pk for case in cases]).delete()


def deletions(keys):
    """{key: the event of its deletion} of people who are no longer on record."""
    events = event_model(Cadre).objects.filter(pgh_obj_id__in=keys, pgh_label="delete")
    return {event.pgh_obj_id: event for event in events.order_by("pgh_id")}


def put_back(steps):
    """Insert the deleted records and what went with them, as their events hold them.

    What also belonged to a record that is gone itself, a tie of kinship for one, stays away.
    """
    deleted = deletions([step.cadre_id for step in steps])
    Cadre.objects.bulk_create([as_it_was(Cadre, deleted[step.cadre_id]) for step in steps])
    for model, field in relations(CASCADE):
        rows = [row for step in steps for row in deleted_with(deleted[step.cadre_id], model, field)]
        model._base_manager.bulk_create(with_parents(model, rows))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def deleted_with(event, model, field):
    """What was deleted in the transaction that deleted the person."""
    together = {"pgh_label": "delete", "pgh_created_at": event.pgh_created_at}
    events = event_model(model).objects.filter(**together, **{field.attname: event.pgh_obj_id})
    return [as_it_was(model, each) for each in events.order_by("pgh_id")]


def with_parents(model, rows):
    """The rows whose every required relation is still there."""
    for name in parents(model):
        field = model._meta.get_field(name)
        keys = {getattr(row, field.attname) for row in rows}
        there = set(field.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        rows = [row for row in rows if getattr(row, field.attname) in there]
    return rows
