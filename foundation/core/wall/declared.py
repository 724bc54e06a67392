"""Which tables stand behind the wall, and what is asked there: made from what the models say."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import Model

from foundation.core.models import ScopedModel
from foundation.core.traces.removed import event_model
from foundation.core.wall.conditions import ByUnit, InFull, Through

# An event may be written by whoever writes the row.
WRITTEN = "true"


@dataclass(frozen=True)
class Policy:
    table: str
    name: str
    command: str
    using: str
    check: str

    @property
    def sql(self) -> str:
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        return f"CREATE POLICY {self.name} ON {self.table} FOR {self.command} TO PUBLIC{using}{check}"


def policies() -> Iterator[Policy]:
    for model in walled():
        table, rows = model._meta.db_table, shown(of(model))
        yield Policy(table, "wall", "ALL", rows, rows)
        if event_model(model):
            events = event_model(model)._meta.db_table
            yield Policy(events, "wall", "SELECT", shown(of_events(model, events)), "")
            yield Policy(events, "written", "INSERT", "", WRITTEN)


def of(model: type[Model]) -> str:
    return wall_of(model).sql(model).replace("row.", f"{model._meta.db_table}.")


def shown(rows: str) -> str:
    """The program itself reads all, also what hangs on nothing any more."""
    return f"(SELECT app_reads_all()) OR ({rows})"


def of_events(model: type[Model], events: str) -> str:
    """An event is read with the row that it speaks of; of a row that is gone, by what the event itself holds."""
    standing = f"EXISTS (SELECT FROM {model._meta.db_table} up WHERE up.id = {events}.pgh_obj_id)"
    gone = getattr(model, "wall_of_gone", None) or of_gone(model)
    if not gone:
        return standing
    gone = gone.replace("row.", f"{events}.")
    return f"{standing} OR (app_is_gone('{model._meta.db_table}', {events}.pgh_obj_id) AND ({gone}))"


def of_gone(model: type[Model]) -> str:
    """Where the event of a row that is gone lies: in its own unit, or with what the row belonged to."""
    if getattr(model, "unit_path", "") == "unit":
        return wall_of(model).sql(model)
    if not getattr(model, "follows", ""):
        return ""
    field = model._meta.get_field(model.follows)
    also = getattr(field.related_model, "wall_of_its_gone", "").format(key=f"row.{field.column}")
    return Through(model.follows, also=also).sql(model)


def wall_of(model: type[Model]) -> ByUnit | Through | InFull:
    said = getattr(model, "wall", None)
    return ByUnit() if said is None else said


@cache
def walled() -> tuple[type[Model], ...]:
    """The models that say their wall, and those that have a unit and a path to a person or a list."""
    reaching = reaching_people()
    return tuple(
        model
        for model in rows_of_models()
        if hasattr(model, "wall") or (model in reaching and issubclass(model, ScopedModel))
    )


@cache
def reaching_people() -> frozenset[type[Model]]:
    """Models from whose rows foreign keys lead to a person, or to a list of people (`lists_people`)."""
    models = rows_of_models()
    found = {model for model in models if getattr(model, "person_path", None) == "pk"}
    found |= {model for model in models if getattr(model, "lists_people", False)}
    while True:
        more = {
            model
            for model in models
            if model not in found and any(f.related_model in found for f in model._meta.concrete_fields)
        }
        if not more:
            return frozenset(found)
        found |= more


def rows_of_models() -> list[type[Model]]:
    return [
        model
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model") and model._meta.managed and not model._meta.proxy
    ]
