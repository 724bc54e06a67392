"""Taking an act back: a step of its own, which restores the state before it and the columns that it wrote."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from foundation.core.acts.act import ACTS, Act, RefusedInside
from foundation.core.acts.run import GONE, Outcome, barred, locked
from foundation.core.acts.steps import Step, standing_steps
from foundation.core.acts.writing import undoing
from foundation.core.saving.columns import restore, update_rows

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
    gone = [step for step in steps if step.record_key not in rows]
    if gone:
        act.recreate(gone)
        rows |= locked(act, [act.model(pk=step.record_key) for step in gone])
    refused = refusals(act, user, steps, rows)
    if refused:
        transaction.set_rollback(True)
        return Outcome(refused=refused)
    for step in steps:
        state = dict.fromkeys(act.state_columns, step.from_state)
        restore(rows[step.record_key], {**step.before, **state})
    columns = {name for step in steps for name in step.before}
    update_rows(act.model, list(rows.values()), [*act.state_columns, *sorted(columns)])
    try:
        act.put_back([(rows[step.record_key], step) for step in steps])
    except RefusedInside as why:
        transaction.set_rollback(True)
        return Outcome(refused=why.refused)
    made = act.step.objects.bulk_create([undoing(step, user, {"reason": reason}) for step in steps])
    return Outcome(list(rows.values()), made)


def refusals(act: Act, user: Any, steps: Sequence[Step], rows: Mapping[int, Any]) -> dict[int, list[str]]:
    """{key of the record: sentences} of the steps that cannot be taken back."""
    found = {key: [said] for key, said in barred(act, user, list(rows.values()), act.right_to_undo).items()}
    standing = standing_steps(act.step, rows)
    if act.undo_refusals:
        act.facts(list(rows.values()), user)
    for step in steps:
        key = step.record_key
        if key not in rows:
            found[key] = [GONE]
            continue
        said = [undo_refusal(step, standing.get(key, []))]
        said += [refusal(rows[key], step) for refusal in act.undo_refusals]
        if any(said):
            found.setdefault(key, [next(filter(None, said))])
    return found


def undo_refusal(step: Step, standing: Sequence[Step]) -> str | None:
    """Why a step cannot be taken back: it no longer stands, or others stand on it."""
    if step.pk not in {each.pk for each in standing}:
        return ALREADY if step.undoes_id is None else NO_UNDO
    last = standing[-1]
    if last.pk != step.pk:
        return NOT_LAST.format(act=last.label, on=f"{last.on:%d/%m/%Y}")
    return None
