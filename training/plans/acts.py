"""How a plan is issued, carried out, adjusted and closed. Nothing else assigns its state."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import Count, Exists, OuterRef

from foundation.core import clock
from foundation.core.acts.act import Act, Asked, always, day_of, guard_states, register
from foundation.core.acts.steps import Step
from training.choices import PlaceState, PlanState
from training.models import PlanPerson, PlanRow, SendingList, TrainingClass, TrainingPlan, TrainingPlanStep
from training.plans.act_forms import AdjustPlanForm, ClosePlanForm, IssuePlanForm, StartPlanForm
from training.plans.outcome import outcome_of

EMPTY = "Kế hoạch chưa có mục nào; thêm lớp hoặc chỉ tiêu rồi ban hành."
FOLLOWED = "Đã mở lớp hoặc gửi hồ sơ theo kế hoạch này; hoàn tác các việc đó trước."
WAITS = "Còn {count} danh sách cử đi học đã gửi mà chưa ghi kết quả triệu tập; ghi kết quả rồi kết thúc."
UNDO = "Hoàn tác"
ACTED_ON = (PlaceState.SENT, PlaceState.SUMMONED, PlaceState.REFUSED)


def load_plans(plans: Sequence[TrainingPlan], user: Any) -> None:
    """Put on the plans how many rows they have, what was done by them, and what became of them.

    The rows are locked, so that nobody is chosen while their plan is closed.
    """
    list(PlanRow.objects.filter(plan__in=plans).order_by("pk").select_for_update(of=("self",)))
    counted = {
        plan.pk: plan
        for plan in TrainingPlan.objects.filter(pk__in=[plan.pk for plan in plans]).annotate(
            row_count=Count("rows"),
            opened=Exists(TrainingClass.objects.filter(plan_row__plan=OuterRef("pk"))),
            sent=Exists(PlanPerson.objects.filter(row__plan=OuterRef("pk"), state__in=ACTED_ON)),
        )
    }
    waiting = SendingList.objects.filter(row__plan__in=plans, state=SendingList.State.SENT).order_by()
    waits = dict(waiting.values_list("row__plan").annotate(count=Count("pk")))
    for plan in plans:
        plan.row_count, plan.waits = counted[plan.pk].row_count, waits.get(plan.pk, 0)
        plan.followed = counted[plan.pk].opened or counted[plan.pk].sent


def load_outcome(plans: Sequence[TrainingPlan], user: Any) -> None:
    load_plans(plans, user)
    for plan in plans:
        plan.outcome = outcome_of(plan, clock.today())


def has_rows(plan: TrainingPlan, asked: Asked) -> str | None:
    return None if plan.row_count else EMPTY


def nothing_waits(plan: TrainingPlan, asked: Asked) -> str | None:
    return WAITS.format(count=plan.waits) if plan.waits else None


def not_followed(plan: TrainingPlan, step: Step) -> str | None:
    """Of undoing."""
    return FOLLOWED if plan.followed else None


def issued(plan: TrainingPlan, asked: Asked) -> dict[str, Any]:
    return {"number": asked["decision_no"], "issued_on": asked["decision_on"]}


def closed(plan: TrainingPlan, asked: Asked) -> dict[str, Any]:
    return {"closed_on": day_of(asked), "result": plan.outcome}


plan_act = partial(Act, model=TrainingPlan, step=TrainingPlanStep, state="state", facts=load_plans, undo=UNDO)
ISSUE_RIGHT, CLOSE_RIGHT = "training.issue_trainingplan", "training.close_trainingplan"
ISSUE = plan_act(
    name="training.issue_plan",
    label="Ban hành kế hoạch",
    right=ISSUE_RIGHT,
    moves={PlanState.DRAFT: PlanState.ISSUED},
    form=IssuePlanForm,
    refusals=(has_rows,),
    undo_refusals=(not_followed,),
    values=issued,
    icon="send-check",
    done="Đã ghi ban hành kế hoạch.",
)
START = plan_act(
    name="training.start_plan",
    label="Bắt đầu thực hiện",
    right=ISSUE_RIGHT,
    moves={PlanState.ISSUED: PlanState.RUNNING},
    form=StartPlanForm,
    icon="play",
    done="Đã ghi bắt đầu thực hiện.",
)
ADJUST = plan_act(
    name="training.adjust_plan",
    label="Điều chỉnh kế hoạch",
    right=ISSUE_RIGHT,
    moves={PlanState.ISSUED: PlanState.ISSUED, PlanState.RUNNING: PlanState.RUNNING},
    form=AdjustPlanForm,
    repeats=always,
    icon="pencil-square",
    done="Đã ghi văn bản điều chỉnh.",
)
CLOSE = plan_act(
    name="training.close_plan",
    label="Kết thúc kế hoạch",
    right=CLOSE_RIGHT,
    moves={PlanState.ISSUED: PlanState.CLOSED, PlanState.RUNNING: PlanState.CLOSED},
    form=ClosePlanForm,
    facts=load_outcome,
    refusals=(nothing_waits,),
    values=closed,
    icon="check2-all",
    done="Đã kết thúc kế hoạch.",
)
register(ISSUE, START, ADJUST, CLOSE)
guard_states(TrainingPlan)
