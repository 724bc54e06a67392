"""Buttons of a record and of the lines of a list: only what the user may do there, in the state that it is in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from foundation.core.acts.act import ACTS, Act, acts_of
from foundation.core.acts.steps import standing_steps
from foundation.core.traces import history


def offered_acts(user: Any, rows: Sequence, acts: Iterable[Act]) -> dict[int, list[Act]]:
    """{key: acts} of saved rows of one kind; at most one query for every action that the acts ask for."""
    acts = [act for act in acts if act.offered and user.has_perm(act.right)]
    allowed = {action: open_to(user, action, rows) for action in {act.action for act in acts if rows}}
    return {
        row.pk: [act for act in acts if act.state_of(row) in act.moves and row.pk in allowed[act.action]]
        for row in rows
    }


def open_to(user: Any, action: str, rows: Sequence) -> set[int]:
    """Keys of those rows on which the user may act."""
    every = type(rows[0]).objects.all()
    if len(rows) == 1:
        return {row.pk for row in rows if every.lets(user, action, row)}
    return set(
        every.filter(pk__in=[row.pk for row in rows]).for_user(user, action).values_list("pk", flat=True)
    )


def button(act: Act, row: Any, **changes: Any) -> dict:
    """As templates/core/_actions.html draws it: a form that posts where one click is enough, else a link.

    An act that no page offers has no address of its own; it is given one.
    """
    url = changes.get("url") or reverse(f"{act.model._meta.model_name}-{act.slug}", args=[row.pk])
    found = {"label": act.label_of(row), "url": url, "icon": act.icon, "posts": act.at_once}
    return found | {"state": act.state_of(row)} | changes


def record_buttons(user: Any, row: Any, acts: Sequence[Act] = ()) -> list[dict]:
    """The acts of a record's page, with the version that it shows, and the undoing of its last step.

    `acts` are those that fit this record, where not all of its kind do.
    """
    acts = acts or acts_of(type(row))
    offered = offered_acts(user, [row], acts)[row.pk]
    version = history.version(row) if offered and history.event_model(type(row)) else None
    return [button(act, row, version=version) for act in offered] + undo_buttons(user, row, acts)


def undo_buttons(user: Any, row: Any, acts: Sequence[Act]) -> list[dict]:
    steps = standing_steps(acts[0].step, [row.pk]).get(row.pk) if acts else None
    act = ACTS.get(steps[-1].act) if steps else None
    if act is None or not act.undo or not steps[-1].from_state or not user.may(act.right_to_undo, row):
        return []
    url = reverse(f"{type(row)._meta.model_name}-undo", args=[row.pk, steps[-1].pk])
    label = f"{act.undo}: {steps[-1].label[:1].lower()}{steps[-1].label[1:]}"
    return [button(act, row, label=label, url=url, icon="arrow-counterclockwise", posts=True)]
