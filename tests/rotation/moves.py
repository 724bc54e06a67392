"""Rotations, plans and proposals of the small world, as acts would leave them."""

from foundation.core.dates import PartialDate
from rotation.choices import DRAFTS, RotationState
from rotation.models import Appointment, Rotation, RotationPlan, RotationSlot, RotationStep

NOT_BEGUN = (*DRAFTS, RotationState.DECIDED)


def make_rotation(cadre, to_post, valid_from="2019-02-01", **fields):
    """One that runs or is over, as its days say; with `state` one that has not begun, from `valid_from` on."""
    state = fields.pop("state", "")
    if state in NOT_BEGUN:
        fields["planned_from"] = valid_from
        made = Rotation.objects.create(cadre=cadre, to_post=to_post, state=state, **fields)
        return with_step(made, "2021-01-04")
    given = Rotation(valid_from=PartialDate(valid_from), **fields)
    given.valid_to = PartialDate(given.valid_to) if given.valid_to else None
    ended = given.valid_to is not None
    told = state or (given.state_on(given.valid_to.first_day) if ended else RotationState.RUNNING)
    made = Rotation.objects.create(cadre=cadre, to_post=to_post, valid_from=valid_from, state=told, **fields)
    return with_step(made, str((given.valid_to or given.valid_from).first_day))


def with_step(rotation, on):
    """The rotation as read, with one step that stands for how it came to its state."""
    RotationStep.objects.create(
        rotation=rotation, act="rotation.record", to_state=rotation.state, on=on, origin="import"
    )
    return Rotation.objects.get(pk=rotation.pk)


def make_rotation_plan(unit, year=2022, **fields):
    fields.setdefault("name", f"Kế hoạch luân chuyển năm {year}")
    if fields.get("state", "draft") != "draft":
        fields.setdefault("number", "12-TB/HU")
        fields.setdefault("agreed_on", "2021-10-01")
    return RotationPlan.objects.create(unit=unit, year=year, **fields)


def make_slot(plan, post, reason="training", **fields):
    made = RotationSlot.objects.create(plan=plan, post=post, reason=reason, **fields)
    return RotationSlot.objects.get(pk=made.pk)


def make_appointment(cadre, post, form="appoint", **fields):
    made = Appointment.objects.create(
        cadre=cadre, post=post, form=form, **{"proposed_on": "2021-10-01", **fields}
    )
    return Appointment.objects.get(pk=made.pk)
