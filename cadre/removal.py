"""Removal of a record entered by mistake: what goes with it, what forbids it, and how it is put back.

The rows are really deleted. Every list, figure, import and unique constraint is then right without knowing of
removal – a column "removed on" would have to be asked in each of them – and nothing is lost: the events hold every
column, from which the history is told and the record is put back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import CASCADE, PROTECT, Field, Model, QuerySet
from django.urls import reverse

from cadre.models.facts import PostHeld, Qualification
from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from cadre.models.recorded import RecordedFact
from cadre.projection import projected_together
from foundation.core.database import ACTING, SYSTEM
from foundation.core.scope.rows import permission
from foundation.core.traces.history import event_model
from foundation.core.traces.removed import as_it_was
from foundation.core.wall.reading import beyond_the_reader, told

KEPT = "Hồ sơ còn gắn với {things}, nên không xóa được như hồ sơ nhập nhầm."
ABOVE = "Đề nghị cấp trên xóa: phạm vi của đồng chí chưa đủ để biết hết nội dung gắn với hồ sơ."
MOST_NAMED = 8


@dataclass(frozen=True)
class Going:
    """What goes with a record, as far as the reader may see it: how many of a kind, and their names."""

    title: str
    count: int
    names: list[str]


@dataclass(frozen=True)
class Keeping:
    """What a record is kept by: its words, and the page where it can be read and taken out."""

    words: str
    url: str


def relations(*on_delete) -> Iterator[tuple[type[Model], Field]]:
    """(model, field) of what refers to a person and goes with the record, or protects it; derived tables aside."""
    for relation in Cadre._meta.related_objects:
        tracked = event_model(relation.related_model)
        if tracked and relation.field.remote_field.on_delete in on_delete:
            yield relation.related_model, relation.field


def keepers() -> Iterator[tuple[type[Model], Field, KeepsPerson]]:
    """The kinds of record of which some rows keep a person's record."""
    for model, field in relations(CASCADE, PROTECT):
        if declared := getattr(model, "keeps_person", None):
            yield model, field, declared


def going_with(cadre, user) -> list[Going]:
    """What the removal of a record takes along, by name and number."""
    found = []
    for model, field in relations(CASCADE, PROTECT):
        rows = model.objects.for_user(user).filter(**{field.name: cadre})
        names = [named(row, field) for row in rows.select_related(*parents(model), *related_of(model))]
        if names:
            found.append(Going(str(model._meta.verbose_name_plural), len(names), [*filter(None, names)]))
    return found


def related_of(model: type[Model]) -> tuple[str, ...]:
    declared = getattr(model, "keeps_person", None)
    return declared.related if declared else ()


def parents(model: type[Model]) -> list[str]:
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


def reads_all(user: Any) -> bool:
    """Whether nothing that may keep a record is out of the user's sight, whoever it is about."""
    rights = [right for model, _, of in keepers() for right in (permission(model, "view"), *of.rights)]
    return all(user.scope(right).everything for right in rights)


def load_keeping(cadres: Sequence[Cadre], user: Any) -> None:
    """Put on every person what keeps the record as far as the user may read it; two queries a kind.

    Whether there is more is told of nobody: who does not read all, removes no record (`left_to_others`).
    """
    people, all_read = {cadre.pk: cadre for cadre in cadres}, reads_all(user)
    for cadre in cadres:
        cadre.keeping, cadre.left_to_others = [], not all_read
    for model, field, declared in keepers():
        rows = list(keeping_rows(model, field, declared).filter(**{f"{field.name}__in": people}))
        own = model.objects.for_user(user).filter(pk__in=[row.pk for row in rows])
        seen = set(own.values_list("pk", flat=True)) if rows else set()
        for row in rows:
            cadre = people[getattr(row, field.attname)]
            if row.pk in seen:
                cadre.keeping.append(Keeping(declared.words(row), page_of(row)))
            else:
                cadre.left_to_others = True


def keeping_rows(model: type[Model], field: Field, declared: KeepsPerson) -> QuerySet:
    return model._base_manager.filter(declared.which).select_related(field.name, *declared.related)


def page_of(row: Model) -> str:
    """The row's own page; of a fact that has none the page where it is changed."""
    if isinstance(row, PostHeld | Qualification | RecordedFact):
        return reverse(f"{row._meta.model_name}-edit", args=[row.pk])
    return row.get_absolute_url()


def kept(cadre, asked):
    """What keeps the record, by name as far as the user may read it."""
    things = [each.words for each in cadre.keeping]
    more = len(things) - MOST_NAMED
    named = [*things[:MOST_NAMED], *([f"{more} nội dung khác"] if more > 0 else [])]
    return KEPT.format(things="; ".join(named)) if named else None


def left_to_others(cadre, asked):
    """One sentence for every record, or it would tell whom the district thinks of."""
    return ABOVE if cadre.left_to_others else None


@beyond_the_reader()
def delete_records(cases):
    """Delete the records with all that goes with them; their steps stay."""
    for case in cases:
        case.kept = {"unit_id": case.row.now.unit_id}
    people = [case.row.pk for case in cases]
    for model, field, declared in keepers():
        if field.remote_field.on_delete is PROTECT and declared.which:
            rows = model._base_manager.filter(**{f"{field.name}__in": people})
            rows.exclude(declared.which).delete()
    # Facts that go before their people must not bring back what counts of them today.
    with projected_together():
        Cadre.objects.filter(pk__in=people).delete()


def deletions(keys):
    """{key: the event of its deletion} of people who are no longer on record."""
    events = event_model(Cadre).objects.filter(pgh_obj_id__in=keys, pgh_label="delete")
    return {event.pgh_obj_id: event for event in events.order_by("pgh_id")}


@beyond_the_reader()
def put_back(steps):
    """Insert the deleted records and what went with them, as their events hold them.

    What also belonged to a record that is gone itself, a tie of kinship for one, stays away.
    """
    deleted = deletions([step.cadre_id for step in steps])
    Cadre.objects.bulk_create([as_it_was(Cadre, deleted[step.cadre_id]) for step in steps])
    for model, field in relations(CASCADE, PROTECT):
        rows = [row for step in steps for row in deleted_with(deleted[step.cadre_id], model, field)]
        # A tie comes back with its record, by whomever: that nobody puts their own back is judged of the record itself.
        with told(ACTING, SYSTEM):
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
