"""Every change of state of a need: written down, registered, or wanted no more. Nothing else assigns one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms

from foundation.core import clock
from foundation.core.acts.act import Act, ActForm, guard_states, register
from foundation.core.typed.forms import REASON, DayField
from training.choices import NeedState
from training.models import Need, NeedStep
from training.needs.states import places_on

HAS_PLACE = "Đang “{state}” theo nhu cầu này ở {row}, {plan}; phải đưa khỏi kế hoạch trước."


class RegisterForm(ActForm):
    on = DayField(label="Đăng ký từ ngày", required=False, help_text="Để trống nếu là hôm nay.")


class DropForm(ActForm):
    on = DayField(label="Từ ngày", required=False, help_text="Để trống nếu là hôm nay.")
    reason = forms.CharField(label="Lý do", max_length=REASON)


def load_places(needs: Sequence[Need], user: Any) -> None:
    """Put on the needs the place in a plan that rests on each, as far as the reader is told of it; one query."""
    places = places_on(clock.today(), user).filter(need__in=[need.pk for need in needs if need.pk])
    found = {place.need_id: place for place in places.select_related("row__plan", "row__programme")}
    for need in needs:
        need.place = found.get(need.pk)


def stands_in_no_plan(need: Need, asked: Any = None) -> str | None:
    """Of dropping it, and of undoing that it was registered."""
    place = need.place
    return place and HAS_PLACE.format(state=place.get_state_display(), row=place.row, plan=place.row.plan)


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
    facts=load_places,
    undo_refusals=(stands_in_no_plan,),
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
    facts=load_places,
    refusals=(stands_in_no_plan,),
    undo="Hoàn tác",
    icon="slash-circle",
    done="Đã ghi {count} nhu cầu không còn.",
)
register(RECORD, REGISTER, DROP)
guard_states(Need)
