"""How a plan of rotations is agreed to, carried out and closed. Nothing else assigns its state."""

from functools import partial
from typing import Any

from django import forms

from foundation.core.acts.act import Act, ActForm, Asked, day_of, guard_states, register
from foundation.core.typed.forms import REASON, DayField
from rotation.choices import RotationPlanState
from rotation.models import RotationPlan, RotationPlanStep

UNDO = "Hoàn tác"


class AgreePlanForm(ActForm):
    decision_no = forms.CharField(
        label="Văn bản chủ trương số", max_length=60, help_text="Ghi số, ký hiệu như trên văn bản."
    )
    decision_on = DayField(label="Ngày văn bản")
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)


class StartRotationPlanForm(ActForm):
    on = DayField(label="Thực hiện từ ngày")


class CloseRotationPlanForm(ActForm):
    on = DayField(label="Kết thúc từ ngày")
    reason = forms.CharField(
        label="Nhận xét chung",
        max_length=REASON,
        widget=forms.Textarea,
        required=False,
        help_text="Không ghi họ tên.",
    )


def agreed(plan: RotationPlan, asked: Asked) -> dict[str, Any]:
    return {"number": asked["decision_no"], "agreed_on": asked["decision_on"]}


def closed(plan: RotationPlan, asked: Asked) -> dict[str, Any]:
    return {"closed_on": day_of(asked)}


plan_act = partial(Act, model=RotationPlan, step=RotationPlanStep, state="state", undo=UNDO)
AGREE_PLAN = plan_act(
    name="rotation.agree_plan",
    label="Ghi chủ trương kế hoạch",
    right="rotation.issue_rotationplan",
    moves={RotationPlanState.DRAFT: RotationPlanState.AGREED},
    form=AgreePlanForm,
    values=agreed,
    icon="send-check",
    done="Đã ghi chủ trương kế hoạch.",
)
START_PLAN = plan_act(
    name="rotation.start_plan",
    label="Bắt đầu thực hiện",
    right="rotation.issue_rotationplan",
    moves={RotationPlanState.AGREED: RotationPlanState.RUNNING},
    form=StartRotationPlanForm,
    icon="play",
    done="Đã ghi bắt đầu thực hiện.",
)
CLOSE_PLAN = plan_act(
    name="rotation.close_plan",
    label="Kết thúc kế hoạch",
    right="rotation.close_rotationplan",
    moves={
        RotationPlanState.AGREED: RotationPlanState.CLOSED,
        RotationPlanState.RUNNING: RotationPlanState.CLOSED,
    },
    form=CloseRotationPlanForm,
    values=closed,
    icon="check2-all",
    done="Đã kết thúc kế hoạch.",
)
register(AGREE_PLAN, START_PLAN, CLOSE_PLAN)
guard_states(RotationPlan)
