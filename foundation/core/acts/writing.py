"""What a step keeps of an act, and of its undoing."""

from collections.abc import Mapping
from typing import Any

from foundation.core.acts.steps import Step

KEPT = ("decision_no", "decision_on", "issuer", "signer", "reason")


def step_of(act: Any, user: Any, case: Any, before: Mapping[str, str | None]) -> Step:
    """The step of one case; a correction stands in place of the step it undoes."""
    from_state, kept = case.state or "", dict(before)
    if case.corrected:
        from_state, kept = case.corrected.from_state, kept | case.corrected.before
    return act.step(
        act=act.name,
        from_state=from_state,
        to_state=act.moves[case.state],
        on=case.day,
        by_id=user.pk,
        origin=act.origin,
        before={} if from_state == "" else kept,
        **{f"{act.step.record}_id": case.row.pk},
        **{name: case.asked[name] for name in KEPT if case.asked.get(name)},
        **case.kept,
    )


def undoing(step: Step, user: Any, asked: Mapping[str, Any]) -> Step:
    """The step that takes another one back, on the day of that one."""
    return type(step)(
        act=step.act,
        from_state=step.to_state,
        to_state=step.from_state,
        on=step.on,
        by_id=user.pk,
        reason=asked.get("reason") or "",
        undoes=step,
        **{f"{step.record}_id": step.record_key},
    )
