"""The slip with the code that opens an account: made anew, shown once, mailed where there is a mail server."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.shortcuts import render
from django.urls import reverse
from django.views import generic

from foundation.core import clock
from foundation.core.pages import ScopedPage
from office.organisation.models import invitations
from office.organisation.models.users import User

STOPPED = "Tài khoản đang ngừng sử dụng; cho sử dụng lại rồi cấp phiếu."
OWN_CODE = "Phiếu của chính mình do người khác cấp; đổi mật khẩu ở trang “Đổi mật khẩu”."
NO_MAIL = "Chưa gửi được thư điện tử; in phiếu và giao tận tay."
MAIL = (
    "Mở đường dẫn sau để đặt mật khẩu. Đường dẫn dùng một lần, hiệu lực đến {until}.\n\n{link}\n\n"
    "Nếu không yêu cầu, bỏ qua thư này và báo cho người quản trị hệ thống.\n"
)


def slip(request, user):
    """Issue a new code and show it, the only time it can be seen, on a slip to print."""
    code, invitation = invitations.issue(user, by=request.user)
    link = request.build_absolute_uri(reverse("activate-code", args=[code]))
    until = clock.moment(invitation.expires_at, dated=True)
    context = {
        "account": user,
        "code": code,
        "link": link,
        "until": until,
        "address": request.build_absolute_uri("/"),
        "activation": request.build_absolute_uri(reverse("activate")),
        "mailed": mailed(user, link, until),
        "no_mail": NO_MAIL,
    }
    return render(request, "organisation/slip.html", context)


def mailed(user, link, until):
    """True or False for a mail that was sent or failed, None when there is nowhere to send it."""
    if not user.email or not settings.MAIL_SERVER:
        return None
    try:
        send_mail("Kích hoạt tài khoản", MAIL.format(link=link, until=until), None, [user.email])
    except OSError:
        return False
    return True


class InvitePage(ScopedPage, generic.DetailView):
    """Asks before the earlier slip is made void."""

    model = User
    context_object_name = "account"
    action = "invite"
    template_name_suffix = "_invite"

    def get_object(self, queryset=None):
        user = super().get_object(queryset)
        if not user.is_active:
            raise PermissionDenied(STOPPED)
        if user == self.request.user:
            raise PermissionDenied(OWN_CODE)
        return user

    def post(self, request, *args, **kwargs):
        return slip(request, self.get_object())
