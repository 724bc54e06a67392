"""What an act is: a change of state, declared once, done in one way by page, list, import and command."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

import pgtrigger
from django import forms
from django.db import models

from foundation.core import clock
from foundation.core.acts.steps import LABELS, Step
from foundation.core.happened.fields import FUTURE
from foundation.core.scope.rows import action_of
from foundation.core.typed.forms import PlainForm

Asked = Mapping[str, Any]
Refusal = Callable[[Any, Asked], str | None]

WRONG_STATE = "Trường hợp này đang ở trạng thái “{state}” nên không làm được việc này."


class ActForm(PlainForm):
    """What an act asks: a plain form. The names that a step keeps are those of its columns: `on` (day of effect),
    `decision_no`, `decision_on`, `issuer`, `signer`, `reason`; others are for the act's own `values`. Days named in
    `days_ahead` may lie in the future.
    """

    days_ahead: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = missing(field)


def missing(field: forms.Field) -> str:
    """What is said of a required field left empty: its own words if it was given some."""
    own = field.error_messages["required"]
    plain = own == forms.Field.default_error_messages["required"]
    return f"Chưa nhập {str(field.label).lower()}." if plain else str(own)


class RefusedInside(Exception):
    """Raised by what an act writes beside its own row, with {key of its row: sentences}: nothing of it is done."""

    def __init__(self, refused: Mapping[int, list[str]]):
        super().__init__(refused)
        self.refused = dict(refused)


def no_facts(rows: Sequence, user: Any) -> None:
    """An act whose refusals read the row alone."""


def no_values(row: Any, asked: Asked) -> dict[str, Any]:
    """An act that writes the state and nothing beside it."""
    return {}


def never(row: Any, asked: Asked) -> bool:
    """Done once more, an act corrects what it did before."""
    return False


def always(row: Any, asked: Asked) -> bool:
    """Done once more, an act is a further one."""
    return True


def no_rows(cases: Sequence, steps: Sequence[Step] = ()) -> None:
    """An act that writes its own row and step and no others."""


@dataclass(frozen=True, eq=False)
class Act:
    """A change of state, declared once per kind of change in the app's module `acts` and registered there.

    `moves` leads from a state to the next; from None: the act makes the record. A move from a state to itself is a
    correction: the last step is undone and made anew, unless the act `repeats` for that row and what is asked.
    `refusals` are functions of the two, they ask the database nothing; `facts` runs once before them and loads what
    they read onto the rows, given who acts: no sentence tells them what they may not read. `values` are the columns
    written beside the state, asked["by"] is who acts; undoing puts back what they held. `ahead` lets the day of
    effect lie in the future. `undo` labels the button that takes the act back; without it the act cannot be undone.
    It takes the right of the act, unless `undo_right` names another one.
    `done` is the message, of the number of rows. An act that is not `offered` has no button: only an import or
    command does it; one that `asks` shows its form though nothing must be filled in.

    `derived` says that the state is no column but follows from what the act writes: `state` is then the attribute
    that tells it (dots lead through relations), `derived` its choices, and the act never assigns it. `others` writes
    rows of other tables in the same transaction, for all cases at once; what it puts into `case.kept` goes to columns
    of the step; `afterwards` is given the cases and their steps. `put_back` takes that back, given pairs of a row and
    its undone step; `undo_refusals` are functions of the two. An act that takes its record away names in `recreate`
    what inserts it again, given its steps.
    """

    name: str
    label: str
    model: type[models.Model]
    step: type[Step]
    right: str
    moves: Mapping[str | None, str]
    form: type[ActForm] = ActForm
    refusals: tuple[Refusal, ...] = ()
    facts: Callable[[Sequence, Any], None] = no_facts
    values: Callable[[Any, Asked], dict[str, Any]] = no_values
    others: Callable[[Sequence], None] = no_rows
    afterwards: Callable[[Sequence, Sequence[Step]], None] = no_rows
    put_back: Callable[[Sequence], None] = no_rows
    recreate: Callable[[Sequence[Step]], None] = no_rows
    undo_refusals: tuple[Callable[[Any, Step], str | None], ...] = ()
    related: tuple[str, ...] = ()
    state: str = "status"
    derived: type[models.TextChoices] | None = None
    repeats: Callable[[Any, Asked], bool] = never
    origin: str = Step.Origin.ACT
    undo: str = ""
    undo_right: str = ""
    ahead: bool = False
    offered: bool = True
    asks: bool = False
    icon: str = ""
    done: str = "Đã ghi."
    wrong_state: str = WRONG_STATE

    @property
    def slug(self) -> str:
        """The act's part of an address: the name without its app."""
        return self.name.partition(".")[2].replace("_", "-")

    @property
    def action(self) -> str:
        return action_of(self.right)

    @property
    def right_to_undo(self) -> str:
        return self.undo_right or self.right

    @property
    def at_once(self) -> bool:
        """Whether one click is enough: nothing must be filled in, or is asked for all the same."""
        return not self.asks and not any(field.required for field in self.form.base_fields.values())

    def state_of(self, row: Any) -> str | None:
        """The state of a row; a row that is not saved has none."""
        if not row.pk:
            return None
        shown = getattr(row, "state_shown", None)
        return attrgetter(self.state)(row) if shown is None else shown

    @property
    def state_columns(self) -> list[str]:
        """The column of the state, or none where it is derived."""
        return [] if self.derived else [self.state]

    def as_shown(self, row: Any, state: str) -> Any:
        """A copy of the row in the state that somebody saw, for an act that must not overtake another one."""
        row = copy(row)
        row.state_shown = state
        return row

    def label_of(self, row: Any) -> str:
        """What the act is called of this record: a record may have its own words for acts and states."""
        return (row.act_label(self.name) if hasattr(row, "act_label") else "") or self.label

    def state_label(self, state: str | None, row: Any = None) -> str:
        if own := hasattr(row, "state_label") and row.state_label(state):
            return own
        choices = self.derived.choices if self.derived else self.model._meta.get_field(self.state).flatchoices
        return str(dict(choices).get(state, state or "chưa có"))


def day_of(asked: Asked) -> date:
    """The day from which the act counts: the day of effect, else of the decision, else today."""
    return asked.get("on") or asked.get("decision_on") or clock.today()


def asked_faults(act: Act, asked: Asked) -> Iterator[tuple[str, str]]:
    """(field, sentence) of what is wrong with what is asked, whatever the row: missing, or dated in the future."""
    today, ahead = clock.today(), (*act.form.days_ahead, *(("on",) if act.ahead else ()))
    for name, field in act.form.base_fields.items():
        value = asked.get(name)
        if field.required and value in field.empty_values:
            yield name, missing(field)
        elif isinstance(value, date) and value > today and name not in ahead:
            yield name, FUTURE.format(label=field.label, day=f"{value:%d/%m/%Y}")


ACTS: dict[str, Act] = {}


def register(*acts: Act) -> None:
    """Make acts known: to their pages, to the history, to the walk of all acts in the tests."""
    for act in acts:
        if act.name in ACTS:
            raise ValueError(f"two acts are named {act.name}")
        ACTS[act.name] = act
        LABELS[act.name] = act.label


def acts_of(model: type[models.Model]) -> list[Act]:
    """The acts on a kind of record, in the order of their declaration."""
    return [act for act in ACTS.values() if act.model is model]


def guard_states(model: type[models.Model]) -> None:
    """Let the database refuse every change of state that no registered act declares, their undoing included."""
    acts = acts_of(model)
    moves = {(old, new) for act in acts for old, new in act.moves.items() if old and old != new}
    undone = {(new, old) for act in acts if act.undo for old, new in act.moves.items() if old and old != new}
    transitions = sorted((str(old), str(new)) for old, new in moves | undone)
    trigger = pgtrigger.FSM(name="declared_moves", field=acts[0].state, transitions=transitions)
    pgtrigger.register(trigger)(model)
