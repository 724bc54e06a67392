"""What of an import can be taken back, and what is kept and why. Writes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model

from foundation.core.acts.steps import Step
from foundation.core.scope.rows import conflicted_people
from foundation.sheets.models import Import
from foundation.sheets.undo.footprint import Footprint, LaterEvent, Node, Traces
from foundation.sheets.undo.own_steps import steps_of
from foundation.sheets.undo.references import Reference, references_to

EDITED, USED, STEPPED, UNKNOWN = "edited", "used", "stepped", "unknown"
OUTSIDE, OF_OTHERS, CLASHING = "outside", "of_others", "clashing"


@dataclass(frozen=True)
class Keeping:
    """Why a record stays as the import left it: what was done to it since, by `event` or `step`, or what uses it."""

    why: str
    event: tuple[type[Model], LaterEvent] | None = None
    step: Step | None = None
    child: Node | None = None


class Judgement:
    """`kept` says of each group of records that stays why it does. A group is taken back as a whole or not at all:
    a person with what the import wrote about them, or a record of its own.
    """

    def __init__(self, sent: Import, user: Any) -> None:
        self.sent, self.user = sent, user
        self.footprint = Footprint(sent)
        self.footprint.lock()
        self.footprint.look_back()
        self.traces = self.footprint.traces
        self.steps = steps_of(sent)
        self.kept: dict[Node, Keeping] = {}
        self.judge()

    @cached_property
    def person_model(self) -> type[Model] | None:
        """The model of people, if the import wrote of any."""
        of_people = (model for model in self.traces if getattr(model, "person_path", None))
        model = next(of_people, None)
        if model is None or model.person_path == "pk":
            return model
        return model._meta.get_field(model.person_path).related_model

    @cached_property
    def parts(self) -> list[Traces]:
        """The traces of people's records and of what these are made of: no record of a sheet itself follows them."""
        return [traces for traces in self.traces.values() if self.is_part(traces.model)]

    def is_part(self, model: type[Model]) -> bool:
        path = getattr(model, "person_path", None)
        of_sheets = {kind.records().model for kind in self.sent.kinds}
        return path == "pk" or bool(path and getattr(model, "follows", "") == path and model not in of_sheets)

    @cached_property
    def people(self) -> set[int]:
        """Those whose own records the import wrote."""
        return {person for traces in self.parts for person in traces.people.values()}

    @cached_property
    def written_with(self) -> dict[Node, Node]:
        """{what a record of the import was written with: the record}, by the field that its model names."""
        found: dict[Node, Node] = {}
        for model, traces in self.traces.items():
            if name := getattr(model, "written_with", ""):
                beside = model._meta.get_field(name).related_model
                rows = model._base_manager.filter(pk__among=traces.last).exclude(**{name: None})
                found |= {(beside, other): (model, key) for other, key in rows.values_list(name, "pk")}
        return found

    def group(self, node: Node) -> Node:
        model, key = node = self.written_with.get(node, node)
        traces = self.traces.get(model)
        person = traces.people.get(key) if traces and getattr(model, "person_path", None) else None
        return (self.person_model, person) if person in self.people else node

    def is_row(self, node: Node) -> bool:
        """Whether the group is what a row of the sheet was about, and no unit, title, term made for it."""
        return node[0] is self.person_model or node[0] in {kind.records().model for kind in self.sent.kinds}

    def keep(self, node: Node, keeping: Keeping) -> None:
        self.kept.setdefault(self.group(node), keeping)

    def is_kept(self, node: Node) -> bool:
        return self.group(node) in self.kept

    def judge(self) -> None:
        self.keep_of_others()
        self.keep_touched()
        self.keep_stepped()
        self.keep_outside()
        self.keep_used()

    def keep_of_others(self) -> None:
        """What is about the user or a relative is not theirs to take back."""
        hidden = conflicted_people(self.user)
        for model, traces in self.traces.items() if hidden else ():
            if getattr(model, "person_path", None):
                about = (key for key, person in traces.people.items() if person in hidden)
                self.keep_all(model, about, Keeping(OF_OTHERS))

    def keep_outside(self) -> None:
        """What now lies where the user does not hold the right of the import."""
        for kind in self.sent.kinds:
            model = kind.records().model
            written = self.people if model is self.person_model else self.written(model)
            inside = model.objects.filter(pk__among=written).in_scope(self.user, "import")
            self.keep_all(model, written - set(inside.values_list("pk", flat=True)), Keeping(OUTSIDE))

    def written(self, model: type[Model]) -> set[int]:
        return set(self.traces[model].last) if model in self.traces else set()

    def keep_all(self, model: type[Model], keys: Iterable[int], keeping: Keeping) -> None:
        for key in keys:
            self.keep((model, key), keeping)

    def keep_touched(self) -> None:
        for model, traces in self.traces.items():
            for key, event in traces.touched.items():
                self.keep((model, key), Keeping(EDITED, event=(model, event)))
            self.keep_all(model, traces.changed - traces.before.keys(), Keeping(UNKNOWN))
        for traces in self.parts:
            for person, event in self.footprint.of_people(traces, self.people).items():
                self.kept.setdefault(
                    (self.person_model, person), Keeping(EDITED, event=(traces.model, event))
                )

    def keep_stepped(self) -> None:
        """A record that went on by a later act stays as it is."""
        for own in self.steps:
            for step in own.later.values():
                self.keep((own.model, step.record_key), Keeping(STEPPED, step=step))

    def keep_used(self) -> None:
        """What was made stays while something refers to it that stays itself."""
        references = list(self.references())
        kept = -1
        while kept != len(self.kept):
            kept = len(self.kept)
            for reference in references:
                if not self.is_kept(reference.parent) and not self.goes(reference.child):
                    self.keep(reference.parent, Keeping(USED, child=reference.child))

    def references(self) -> Iterator[Reference]:
        for model, traces in self.traces.items():
            if traces.created:
                yield from references_to(model, traces.created)

    def goes(self, node: Node) -> bool:
        """Whether the record is taken away, or put back to what it was before the import made anything."""
        traces = self.traces.get(node[0])
        return traces is not None and node[1] in traces.last and not self.is_kept(node)

    def going(self, model: type[Model]) -> list[int]:
        traces = self.traces[model]
        return sorted(key for key in traces.created if not self.is_kept((model, key)))

    def returning(self, model: type[Model]) -> dict[int, int]:
        """{key: the event that holds what the record was} of the changed records."""
        traces = self.traces[model]
        return {key: traces.before[key] for key in sorted(traces.changed) if not self.is_kept((model, key))}
