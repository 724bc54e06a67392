"""What an import left in the history, and what became of it since; the same queries for any number of rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Count, Max, Min, Model, Q

from foundation.core.traces.removed import event_model
from foundation.sheets.models import Import
from foundation.sheets.undo.models import ImportUndo

# A record: its model and its key.
Node = tuple[type[Model], int]


@dataclass(frozen=True)
class LaterEvent:
    """A change of a record after the import."""

    key: int
    event: int
    context: UUID | None
    removal: bool = False


@dataclass
class Traces:
    """The records of one model that an import wrote.

    `first`, `last` are its own events of each; `before` is the event that holds what a changed record was.
    """

    model: type[Model]
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    created: set[int] = field(default_factory=set)
    people: dict[int, int] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)
    touched: dict[int, LaterEvent] = field(default_factory=dict)

    @property
    def events(self) -> type[Model]:
        return event_model(self.model)

    @property
    def changed(self) -> set[int]:
        return self.last.keys() - self.created


class Footprint:
    """The traces of an import by model; `settled` tells events of other imports that were taken back themselves."""

    def __init__(self, sent: Import) -> None:
        self.context = sent.context
        undone = ImportUndo.objects.exclude(done_at=None).values_list("sent__context", "context")
        self.undos = {undo for _, undo in undone}
        self.settled = self.undos | {imported for imported, _ in undone}
        self.traces = {model: self.read(model) for model in models_of(self.context)}

    def read(self, model: type[Model]) -> Traces:
        traces = Traces(model)
        person = person_column(model)
        own = traces.events.objects.filter(pgh_context=self.context).values("pgh_obj_id")
        made = Count("pgh_id", filter=Q(pgh_label="insert"))
        told = own.annotate(first=Min("pgh_id"), last=Max("pgh_id"), made=made, person=Max(person))
        for key, first, last, made, person in told.values_list(
            "pgh_obj_id", "first", "last", "made", "person"
        ):
            traces.first[key], traces.last[key] = first, last
            traces.people[key] = person
            if made:
                traces.created.add(key)
        return traces

    def lock(self) -> None:
        """Keep everybody else from the records until the transaction ends; always in the same order."""
        for traces in self.traces.values():
            rows = traces.model._base_manager.filter(pk__among=traces.last).order_by("pk")
            len(rows.select_for_update(of=("self",)).values_list("pk"))

    def look_back(self) -> None:
        """Find what each changed record was before, and what somebody did to the records since."""
        for traces in self.traces.values():
            foreign = self.foreign(traces.events).filter(pgh_obj__among=traces.last)
            later = {}
            for event in self.events(foreign):
                if event.event < traces.first[event.key]:
                    traces.before[event.key] = event.event
                elif event.event > traces.last[event.key]:
                    later.setdefault(event.key, []).append(event)
            traces.touched = dict(self.unsettled(later))

    def of_people(self, traces: Traces, people: Collection[int]) -> dict[int, LaterEvent]:
        """{person: the last later event} of other rows of the model about these people: one added, changed, removed."""
        column = person_column(traces.model)
        since = {"pgh_id__gt": min(traces.first.values()), f"{column}__among": people}
        found = self.foreign(traces.events).filter(**since)
        later = {}
        for event in self.events(found):
            if event.key not in traces.last:
                later.setdefault(event.key, []).append(event)
        person_of = dict(found.values_list("pgh_obj_id", column))
        return {person_of[key]: event for key, event in self.unsettled(later)}

    def foreign(self, events):
        """The events of anything but the import, in their order."""
        return events.objects.exclude(pgh_context=self.context).order_by("pgh_id")

    def events(self, rows) -> Iterator[LaterEvent]:
        for key, event, context, label in rows.values_list(
            "pgh_obj_id", "pgh_id", "pgh_context_id", "pgh_label"
        ):
            yield LaterEvent(key, event, context, label == "delete")

    def unsettled(self, later: dict[int, list[LaterEvent]]) -> Iterator[tuple[int, LaterEvent]]:
        """The records whose later events do not cancel each other: another import and its taking back."""
        for key, events in later.items():
            others = {event.context for event in events}
            if not (others <= self.settled and events[-1].context in self.undos):
                yield key, events[-1]


def person_column(model: type[Model]) -> str:
    """The column of the events that tells whom a row is about; of what is about nobody the row's own key."""
    path = getattr(model, "person_path", None)
    return f"{path}_id" if path and path != "pk" else "pgh_obj_id"


def models_of(context: UUID) -> list[type[Model]]:
    """The models of which the context wrote records; one query."""
    tracked = [model for model in apps.get_models() if event_model(model)]
    asked = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT FROM {event_model(model)._meta.db_table} WHERE pgh_context_id = %s)"
        for place, model in enumerate(tracked)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [context] * len(tracked))
        return [tracked[place] for (place,) in cursor.fetchall()]
