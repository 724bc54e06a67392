"""Stopping an account and letting it be used again; accounts are never deleted, for the history names them.

Django's own `is_active` stays the column; its two values have names by `User.activity`, and only these acts write it.
"""

from functools import partial

from django import forms

from foundation.core.acts.act import Act, ActForm, register
from office.organisation.models.steps import AccountStep
from office.organisation.models.users import User

Activity = User.Activity


class ReasonForm(ActForm):
    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do."})


def stopped(user, asked):
    return {"is_active": False}


def in_use(user, asked):
    return {"is_active": True}


account_act = partial(
    Act,
    model=User,
    step=AccountStep,
    state="activity",
    derived=Activity,
    right="organisation.stop_user",
    form=ReasonForm,
    undo="Hoàn tác",
    done="Đã lưu.",
    wrong_state="Tài khoản này đang ở trạng thái “{state}”.",
)

STOP = account_act(
    name="organisation.stop",
    label="Ngừng sử dụng",
    moves={Activity.ACTIVE: Activity.STOPPED},
    values=stopped,
    icon="x-lg",
)
USE_AGAIN = account_act(
    name="organisation.use_again",
    label="Cho sử dụng lại",
    moves={Activity.STOPPED: Activity.ACTIVE},
    values=in_use,
    icon="check-lg",
)

register(STOP, USE_AGAIN)
# What each act means for the user, above its form; apps above add theirs.
EXPLAINED = {
    STOP: "Người dùng không đăng nhập được nữa; phân quyền và lịch sử vẫn giữ lại.",
    USE_AGAIN: "Người dùng đăng nhập lại được với các vai trò đang còn hiệu lực.",
}
