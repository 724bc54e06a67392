"""From a place of a plan and a person to the case: a rotation that is meant, and nothing more."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from cadre.holders import main_posts
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre, CadreNow
from foundation.core import clock
from foundation.core.acts.run import apply
from foundation.core.months import add_months
from foundation.core.parameters import is_key
from foundation.core.saving.shown import lock
from office.regulations.findings import Finding
from planning.models import PlanningEntry
from rotation.acts import PROPOSE
from rotation.cases.looking import failed_before
from rotation.choices import RotationPlanState, SlotReason
from rotation.models import Rotation, RotationSlot
from rotation.moves.directions import proposed_direction
from rotation.plans.forms import CLOSED
from rotation.plans.taken import live_cases

NOBODY = "Chọn một đồng chí trong danh sách rồi đưa vào dự kiến."
NOT_SERVING = "{cadre} không còn đang công tác; chọn đồng chí khác."
NOT_PLANNED = "Trường hợp quy hoạch này không còn hiệu lực; mở lại danh sách rồi chọn."
TAKEN_MEANWHILE = "Vị trí này vừa có đồng chí khác; mở lại kế hoạch để xem."


class LookFirst(Exception):
    """Raised where who is put in has failed something: it is told once more, and nothing is written."""

    def __init__(self, case: Rotation, failed: list[Finding]) -> None:
        super().__init__(failed)
        self.case, self.failed = case, failed


def propose_for(
    user: Any, slots: QuerySet[RotationSlot], key: int, asked: Mapping[str, Any]
) -> tuple[Rotation | None, list[str]]:
    """The rotation that was made, else the sentences against it. Inside a transaction: place and person are locked.

    Raises LookFirst where something is “Không đạt” and `looked_at` was not sent.
    """
    slot = get_object_or_404(slots.select_for_update(of=("self",)), pk=key)
    if slot.plan.state == RotationPlanState.CLOSED:
        return None, [CLOSED]
    if live_cases(user).filter(slot=slot).exists():
        return None, [TAKEN_MEANWHILE]
    cadre = row_of(Cadre.objects.for_user(user).exclude(pk__in=conflicted_cadres(user)), asked.get("cadre"))
    if cadre is None:
        return None, [NOBODY]
    if cadre.now.status != CadreNow.Status.SERVING:
        return None, [NOT_SERVING.format(cadre=cadre)]
    entries = PlanningEntry.objects.for_user(user).planned_on(clock.today()).filter(cadre=cadre)
    entry = row_of(entries, asked.get(f"entry-{cadre.pk}"))
    if entry is None:
        return None, [NOT_PLANNED]
    # Two who propose one person at once: the second waits, and is told.
    lock(cadre)
    rotation = meant(slot, cadre, entry)
    if not asked.get("looked_at") and (failed := failed_before(rotation, user)):
        raise LookFirst(rotation, failed)
    refused = apply(PROPOSE, user, [rotation], {}).refused
    return rotation, [said for sentences in refused.values() for said in sentences]


def row_of(rows: QuerySet, key: str | None) -> Any:
    return rows.filter(pk=key).first() if is_key(key or "") else None


def meant(slot: RotationSlot, cadre: Cadre, entry: PlanningEntry) -> Rotation:
    """As the place says: its reason is the purpose, which tells nothing of the list that it serves."""
    begins = slot.planned_from if slot.planned_from and slot.planned_from.day else None
    due = add_months(begins.first_day, slot.months) if begins and slot.months else None
    left = main_posts([cadre.pk], clock.today()).get(cadre.pk)
    return Rotation(
        cadre=cadre,
        from_post=left,
        to_post=slot.post,
        direction=proposed_direction(left, slot.post, begins.first_day if begins else clock.today()),
        slot=slot,
        entry=entry,
        planned_from=slot.planned_from,
        due_on=due,
        purpose="" if slot.reason == SlotReason.OTHER else str(slot.get_reason_display()),
    )
