"""Every change of state of a need: written down, registered, or wanted no more. Nothing else assigns one."""

from functools import partial

from django import forms

from foundation.core.acts.act import Act, ActForm, guard_states, register
from foundation.core.typed.forms import REASON, DayField
from training.choices import NeedState
from training.models import Need, NeedStep


class RegisterForm(ActForm):
    on = DayField(label="Đăng ký từ ngày", required=False, help_text="Để trống nếu là hôm nay.")


class DropForm(ActForm):
    on = DayField(label="Từ ngày", required=False, help_text="Để trống nếu là hôm nay.")
    reason = forms.CharField(label="Lý do", max_length=REASON)


need_act = partial(
    Act,
    model=Need,
    step=NeedStep,
    state="state",
    related=("cadre",),
    wrong_state="Nhu cầu này đang ở trạng thái “{state}” nên không làm được việc này.",
)
# Taken back by taking the need away (`training.needs.recording`).
RECORD = need_act(
    name="training.record_need",
    label="Ghi nhu cầu",
    right="training.add_need",
    moves={None: NeedState.OPEN},
    offered=False,
    done="Đã ghi {count} nhu cầu.",
)
REGISTER = need_act(
    name="training.register",
    label="Đăng ký",
    right="training.register_need",
    moves={NeedState.OPEN: NeedState.REGISTERED},
    form=RegisterForm,
    undo="Hoàn tác",
    icon="check2-square",
    done="Đã đăng ký {count} nhu cầu.",
)
DROP = need_act(
    name="training.drop",
    label="Không còn nhu cầu",
    right="training.register_need",
    moves=dict.fromkeys([NeedState.OPEN, NeedState.REGISTERED], NeedState.DROPPED),
    form=DropForm,
    undo="Hoàn tác",
    icon="slash-circle",
    done="Đã ghi {count} nhu cầu không còn.",
)
register(RECORD, REGISTER, DROP)
guard_states(Need)
