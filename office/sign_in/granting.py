"""A role for an account whose password may be known to the giver of its slip, who could not have given that role."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone

from foundation.core.acts.steps import LABELS
from foundation.core.saving.shown import lock
from office.organisation.accounts import GrantCreatePage, may_hand_out
from office.organisation.models.invitations import Invitation
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User
from office.organisation.rights import RIGHTS, Role, giving
from office.sign_in.acts import note
from office.sign_in.factors import renew

ENDED = "organisation.end_password"
LABELS[ENDED] = "Hủy mật khẩu khi giao vai trò"
WHY = "Phiếu đã dùng để kích hoạt do người không giao được vai trò này cấp"
BEFORE = (
    "Tài khoản này kích hoạt bằng phiếu do {giver} cấp. Nếu vai trò giao thêm là vai trò mà {giver} không giao được "
    "thì khi lưu, mật khẩu, xác thực hai lớp và các phiên đăng nhập của tài khoản hết hiệu lực; {anew}."
)
AFTER = "Mật khẩu, xác thực hai lớp và các phiên đăng nhập của tài khoản đã hết hiệu lực; {anew}."
BY_SLIP = "đồng chí bấm “Cấp phiếu mới” và giao phiếu tận tay người dùng để đặt lại mật khẩu"
BY_SERVER = "phiếu mới do lệnh invite trên máy chủ cấp"


def used_slip(user: User) -> Invitation | None:
    """The slip that made the password, unless the server printed it.

    Who changed the password since is not known, so that it was changed proves nothing.
    """
    if not user.has_usable_password():
        return None
    slip = user.invitations.exclude(used_at=None).select_related("issued_by").order_by("-used_at").first()
    return slip if slip and slip.issued_by else None


def grants_then(slip: Invitation) -> list[Grant]:
    """What the giver of the slip held when it was used, or later."""
    stood = Q(until=None) | Q(until__gte=timezone.localdate(slip.used_at))
    return list(slip.issued_by.grants.filter(stood).select_related("unit").order_by())


def could_give(grants: list[Grant], role: str, unit_id: int) -> bool:
    units = {grant.unit for grant in grants if giving(role) in RIGHTS[grant.role]}
    return bool(units) and Unit.objects.scope_under(units).covers(unit_id)


def may_exceed(slip: Invitation, actor: User) -> bool:
    """Whether the actor gives a role, somewhere, that the giver of the slip could not."""
    held, grants = actor.current_grants, grants_then(slip)
    given = [(role, grant.unit_id) for role in Role for grant in held if giving(role) in RIGHTS[grant.role]]
    return not all(could_give(grants, role, unit) for role, unit in given)


def end_password(user: User, actor: User) -> None:
    """Sessions end with the password (a trigger of the table); the factor was set up by whoever knew it."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    renew(user)
    note(user, ENDED, WHY, by=actor)


class GrantPage(GrantCreatePage):
    """The account is locked first: a slip that is being used at this moment is used before or finds the role."""

    template_name = "sign_in/grant.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slip = used_slip(self.granted)
        said = ""
        if slip and may_exceed(slip, self.request.user):
            anew = BY_SLIP if self.request.user.may_invite(self.granted) else BY_SERVER
            said = BEFORE.format(giver=slip.issued_by, anew=anew)
        return super().get_context_data(password_ends=said, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user = self.granted
        lock(user)
        user.refresh_from_db(fields=["password"])
        slip = used_slip(user)
        response = super().form_valid(form)
        grant = form.instance
        if grant.pk and slip and not could_give(grants_then(slip), grant.role, grant.unit_id):
            end_password(user, self.request.user)
            anew = BY_SLIP if may_hand_out(self.request.user, user) else BY_SERVER
            messages.warning(self.request, AFTER.format(anew=anew))
        return response
