"""Taking an act back: a step of its own, which restores the state before it and the columns that it wrote."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from foundation.core.acts.act import ACTS
from foundation.core.acts.run import Outcome, barred, locked
from foundation.core.acts.steps import Step, standing_steps
from foundation.core.acts.writing import restore, undoing, update_rows

ALREADY = "Đã hoàn tác rồi."
NOT_LAST = "Sau việc này đã có việc khác ({act}, ngày {on}); hoàn tác việc đó trước."
NO_UNDO = "Việc này không hoàn tác được."


@transaction.atomic
def undo(user: Any, steps: Sequence[Step], *, reason: str = "") -> Outcome:
    """Take back steps of one kind of act, each the last that stands of its record; all or none.

    Refused keys are those of the records. A broken constraint raises IntegrityError.
    """
    if not steps:
        return Outcome()
    act = ACTS.get(steps[0].act)
    if act is None or not act.undo or any(not step.from_state or step.act != act.name for step in steps):
        return Outcome(refused={step.record_key: [NO_UNDO] for step in steps})
    rows = locked(act, [act.model(pk=step.record_key) for step in steps])
    kept_away = barred(act, user, list(rows.values()))
    standing = standing_steps(act.step, rows)
    refused = {}
    for step in steps:
        sentence = kept_away.get(step.record_key) or undo_refusal(step, standing.get(step.record_key, []))
        if sentence:
            refused[step.record_key] = [sentence]
    if refused:
        return Outcome(refused=refused)
    for step in steps:
        restore(rows[step.record_key], {**step.before, act.state: step.from_state})
    columns = {name for step in steps for name in step.before}
    update_rows(act.model, list(rows.values()), [act.state, *sorted(columns)])
    made = act.step.objects.bulk_create([undoing(step, user, {"reason": reason}) for step in steps])
    return Outcome(list(rows.values()), made)


def undo_refusal(step: Step, standing: Sequence[Step]) -> str | None:
    """Why a step cannot be taken back: it no longer stands, or others stand on it."""
    if step.pk not in {each.pk for each in standing}:
        return ALREADY if step.undoes_id is None else NO_UNDO
    last = standing[-1]
    if last.pk != step.pk:
        return NOT_LAST.format(act=last.label, on=f"{last.on:%d/%m/%Y}")
    return None
