"""Renewing a second factor that was lost: by the head, or on the server; its holder is told at the next sign-in."""

from foundation.core import clock
from foundation.core.acts.act import always, register
from foundation.core.acts.steps import LABELS
from office.organisation.acts import EXPLAINED, account_act
from office.organisation.models.steps import AccountStep
from office.organisation.models.users import User
from office.sign_in.factors import renew

TOLD = (
    "Xác thực hai lớp của tài khoản này được làm lại {when}{by}. "
    "Nếu đồng chí không đề nghị, báo ngay người đứng đầu."
)


def renewed(cases):
    for case in cases:
        renew(case.row)


RENEW = account_act(
    name="organisation.renew_factor",
    label="Làm lại xác thực hai lớp",
    moves={User.Activity.ACTIVE: User.Activity.ACTIVE},
    right="organisation.renew_user",
    others=renewed,
    repeats=always,
    undo="",
    icon="shield-lock",
    done="Đã bỏ xác thực hai lớp cũ; người dùng đặt lại sau khi nhập mật khẩu.",
)

register(RENEW)
EXPLAINED[RENEW] = (
    "Ứng dụng và bảng mã cũ không dùng được nữa. Chỉ làm khi chính người dùng báo mất; "
    "lần đăng nhập sau họ được báo và đặt lại, nếu vai trò phải có."
)


# What users do with their own factor: no act on an account, which takes a right, but a line of its history.
OWN = "organisation.own_factor"
LABELS[OWN] = "Tự đổi xác thực hai lớp"


def note(user, act, reason, by=None):
    state = user.activity
    AccountStep.objects.create(
        user=user, act=act, from_state=state, to_state=state, on=clock.today(), reason=reason, by=by
    )


def note_own(user, what):
    note(user, OWN, what, by=user)


def renew_on_server(user):
    """As the act, by nobody who has an account."""
    renew(user)
    note(user, RENEW.name, "Làm lại từ máy chủ bằng lệnh invite")


def told(user, since):
    """Sentences about renewals since the day and hour given, for who now signs in."""
    steps = user.steps.filter(act=RENEW.name).select_related("by")
    for step in steps.filter(at__gt=since) if since else steps:
        by = f", người làm: {step.by}" if step.by else ", từ máy chủ"
        yield TOLD.format(when=clock.moment(step.at, dated=True), by=by)
