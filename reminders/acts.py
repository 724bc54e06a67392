"""Every change of a duty's state, and who handles it. The scan closes and brings back through the same acts."""

from functools import partial

from django.utils import timezone

from foundation.core import clock
from foundation.core.acts.act import Act, always, guard_states, register
from reminders.act_forms import DoneForm, HandOverForm, ReopenForm, SnoozeForm
from reminders.models import Duty, DutyStep
from reminders.recipients import doers_of

State = Duty.State
NOT_LATER = "Ngày nhắc lại phải sau hôm nay."
NOT_A_DOER = "Đồng chí này không được giao việc ở đơn vị {unit}."
WAITS = "Việc này đang chờ xử lý, không phải mở lại."

duty_act = partial(
    Act,
    model=Duty,
    step=DutyStep,
    state="state",
    right="reminders.change_duty",
    related=("rule", "unit"),
    wrong_state="Việc này đang ở tình trạng “{state}” nên không làm được việc này.",
)


def load_doers(duties, user):
    """Put on every duty the keys of those who may do it."""
    doers = doers_of(duties)
    for duty in duties:
        duty.doers = doers[duty.pk]


def later(duty, asked):
    until = asked.get("snoozed_until")
    return NOT_LATER if until and until <= clock.today() else None


def handed_to_a_doer(duty, asked):
    handler = asked.get("handler")
    return NOT_A_DOER.format(unit=duty.unit) if handler and handler.pk not in duty.doers else None


def ended_or_put_off(duty, asked):
    return WAITS if duty.state == State.OPEN and not duty.is_put_off(clock.today()) else None


def done(duty, asked):
    ended = {"done_by": asked["by"], "done_at": timezone.now(), "note": asked.get("note") or ""}
    return ended | {"snoozed_until": None, "reason": ""}


def put_off(duty, asked):
    return {"snoozed_until": asked["snoozed_until"], "reason": asked["reason"]}


def handed_over(duty, asked):
    return {"handler": asked.get("handler")}


def reopened(duty, asked):
    return {"done_by": None, "done_at": None, "snoozed_until": None, "reason": asked.get("reason") or ""}


def closed(duty, asked):
    return {"reason": asked["reason"], "done_at": timezone.now(), "snoozed_until": None}


DONE = duty_act(
    name="reminders.done",
    label="Đã xong",
    moves={State.OPEN: State.DONE},
    form=DoneForm,
    values=done,
    asks=True,
    undo="Hoàn tác",
    icon="check-lg",
    done="Đã ghi nhận việc đã xong.",
)
SNOOZE = duty_act(
    name="reminders.snooze",
    label="Nhắc lại sau",
    moves={State.OPEN: State.OPEN},
    repeats=always,
    form=SnoozeForm,
    refusals=(later,),
    values=put_off,
    undo="Hoàn tác",
    icon="alarm",
    done="Việc sẽ hiện lại vào ngày đã chọn.",
)
HAND_OVER = duty_act(
    name="reminders.handover",
    label="Chuyển người xử lý",
    moves={State.OPEN: State.OPEN},
    repeats=always,
    form=HandOverForm,
    facts=load_doers,
    refusals=(handed_to_a_doer,),
    values=handed_over,
    asks=True,
    undo="Hoàn tác",
    icon="person-check",
    done="Đã chuyển người xử lý.",
)
REOPEN = duty_act(
    name="reminders.reopen",
    label="Mở lại",
    moves={State.DONE: State.OPEN, State.OPEN: State.OPEN},
    repeats=always,
    form=ReopenForm,
    refusals=(ended_or_put_off,),
    values=reopened,
    icon="arrow-counterclockwise",
    done="Việc đã được mở lại.",
)
CLOSE = duty_act(
    name="reminders.close",
    label="Tự đóng",
    moves={State.OPEN: State.CLOSED},
    values=closed,
    offered=False,
)
BRING_BACK = duty_act(
    name="reminders.bring_back",
    label="Tự mở lại",
    moves={State.DONE: State.OPEN, State.CLOSED: State.OPEN},
    values=reopened,
    offered=False,
)

register(DONE, SNOOZE, HAND_OVER, REOPEN, CLOSE, BRING_BACK)
guard_states(Duty)
