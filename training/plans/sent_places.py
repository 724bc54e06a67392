"""What a list of people sent up does with each of them: sent, summoned or not; registered in `place_acts`."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms

from foundation.core.acts.act import Act, ActForm, Asked
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from foundation.core.typed.forms import REASON, DayField
from training.choices import PlaceState
from training.models import PlanPerson, PlanPersonStep

# What a list asks of the acts that it does: its own step; no form has a field of this name.
SENDING_STEP = "sending_step"
BY_ITS_LIST = "Việc này ghi theo danh sách cử đi học; hoàn tác ở danh sách đó."


class SentPlaceForm(ActForm):
    on = DayField(label="Từ ngày", required=False)
    reason = forms.CharField(label="Lý do", max_length=REASON, required=False)


def keep_sending_step(cases: Sequence[Case]) -> None:
    for case in cases:
        case.kept["sending_step_id"] = getattr(case.asked.get(SENDING_STEP), "pk", None)


def with_reason(person: PlanPerson, asked: Asked) -> dict[str, Any]:
    return {"reason": asked.get("reason") or ""}


def by_its_list(person: PlanPerson, step: Step) -> str | None:
    """A list that takes a step back marks those of its people."""
    return None if getattr(step, "by_list", False) else BY_ITS_LIST


by_list = partial(
    Act,
    model=PlanPerson,
    step=PlanPersonStep,
    state="state",
    related=("row__plan", "row__programme", "cadre"),
    right="training.change_planperson",
    form=SentPlaceForm,
    others=keep_sending_step,
    undo="Hoàn tác",
    undo_refusals=(by_its_list,),
    offered=False,
)
SEND_PLACE = by_list(
    name="training.send_place",
    label="Gửi hồ sơ cử đi học",
    moves=dict.fromkeys([PlaceState.CHOSEN, PlaceState.RESERVE], PlaceState.SENT),
)
SUMMON_PLACE = by_list(
    name="training.summon_place",
    label="Được triệu tập",
    moves={PlaceState.SENT: PlaceState.SUMMONED},
)
REFUSE_PLACE = by_list(
    name="training.refuse_place",
    label="Không được triệu tập",
    moves={PlaceState.SENT: PlaceState.REFUSED},
    values=with_reason,
)
