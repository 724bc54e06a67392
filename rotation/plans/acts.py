"""How a plan of rotations is agreed to, carried out and closed. Nothing else assigns its state."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms

from cadre.models.conflicts import conflicted_cadres
from foundation.core.acts.act import Act, ActForm, Asked, day_of, guard_states, register
from foundation.core.typed.forms import REASON, DayField
from rotation.choices import RotationPlanState
from rotation.models import RotationPlan, RotationPlanStep, RotationSlot
from rotation.plans.taken import not_begun_in

UNDO = "Hoàn tác"
NO_SLOT = "Kế hoạch chưa có vị trí nào; thêm vị trí rồi ghi chủ trương."
WAITING = (
    "Còn {count} trường hợp chưa bắt đầu luân chuyển; ghi bắt đầu hoặc “Không thực hiện” từng trường hợp rồi"
    " kết thúc kế hoạch."
)
OTHERS_WAIT = "Kế hoạch còn việc do đồng chí khác xử lý; đề nghị đồng chí được phân công ghi kết thúc."


class AgreePlanForm(ActForm):
    decision_no = forms.CharField(
        label="Số văn bản chủ trương", max_length=60, help_text="Ghi số, ký hiệu như trên văn bản."
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


def with_slots(plans: Sequence[RotationPlan], user: Any) -> None:
    """Put on the plans whether they have a place, and how many cases wait: those that concern who acts apart."""
    having = set(RotationSlot.objects.filter(plan__in=plans).order_by().values_list("plan", flat=True))
    waiting = list(not_begun_in(plans, user).values_list("slot__plan", "cadre"))
    own = conflicted_cadres(user) if user.pk else ()
    for plan in plans:
        plan.has_slots = plan.pk in having
        of_plan = [cadre for key, cadre in waiting if key == plan.pk]
        plan.waiting_told = sum(cadre not in own for cadre in of_plan)
        plan.waiting_kept = len(of_plan) - plan.waiting_told


def without_slots(plan: RotationPlan, asked: Asked) -> str | None:
    return None if plan.has_slots else NO_SLOT


def with_waiting_cases(plan: RotationPlan, asked: Asked) -> str | None:
    if plan.waiting_told:
        return WAITING.format(count=plan.waiting_told)
    return OTHERS_WAIT if plan.waiting_kept else None


def agreed(plan: RotationPlan, asked: Asked) -> dict[str, Any]:
    return {"number": asked["decision_no"], "agreed_on": asked["decision_on"]}


def closed(plan: RotationPlan, asked: Asked) -> dict[str, Any]:
    return {"closed_on": day_of(asked)}


plan_act = partial(Act, model=RotationPlan, step=RotationPlanStep, state="state", undo=UNDO, facts=with_slots)
AGREE_PLAN = plan_act(
    name="rotation.agree_plan",
    label="Ghi chủ trương kế hoạch",
    right="rotation.issue_rotationplan",
    moves={RotationPlanState.DRAFT: RotationPlanState.AGREED},
    form=AgreePlanForm,
    refusals=(without_slots,),
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
    refusals=(with_waiting_cases,),
    values=closed,
    icon="check2-all",
    done="Đã kết thúc kế hoạch.",
)
register(AGREE_PLAN, START_PLAN, CLOSE_PLAN)
guard_states(RotationPlan)
