"""From the slip to the first password; open to who has not signed in, and guarded against guessing."""

import datetime
import logging

from axes.models import AccessAttempt
from axes.utils import reset as forget_wrong_passwords
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db.models import F
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import generic

from foundation.core import clock
from foundation.core.logs.repeated import NUMBERED
from foundation.core.pages import ScopedPage
from foundation.core.typed.forms import PlainForm
from office.organisation.models import invitations
from office.organisation.models.users import User

WRONG_CODES = 10
WRONG = "activation code refused: address %s"
logger = logging.getLogger(__name__)
WAIT = datetime.timedelta(minutes=15)
# Wrong codes stand with wrong passwords, under a name that no account can have.
CODES = "mã kích hoạt"
TOO_MANY = "Đã nhập sai mã kích hoạt quá nhiều lần từ máy này. Chờ 15 phút rồi thử lại."
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
        if not user.is_active or not self.request.user.may_invite(user):
            raise PermissionDenied
        return user

    def post(self, request, *args, **kwargs):
        return slip(request, self.get_object())


class CodeForm(PlainForm):
    code = forms.CharField(max_length=40, error_messages={"required": "Nhập mã kích hoạt in trên phiếu."})


class Guarded:
    """Counts wrong codes by machine; after too many even the right one has to wait."""

    def found(self, code):
        """(invitation or None, sentence of what is wrong)."""
        recent = AccessAttempt.objects.filter(**self.machine(), attempt_time__gt=timezone.now() - WAIT)
        wrong = recent.first()
        if wrong and wrong.failures_since_start >= WRONG_CODES:
            return None, TOO_MANY
        invitation = invitations.find(code)
        fault = invitation.fault if invitation else invitations.UNKNOWN
        if fault:
            self.count(wrong)
        return invitation, fault

    def machine(self):
        return {"username": CODES, "ip_address": self.request.META.get("REMOTE_ADDR"), "user_agent": ""}

    def count(self, wrong):
        """One more within 15 minutes of the first, or the first one."""
        logger.warning(WRONG, self.request.META.get("REMOTE_ADDR"), extra=NUMBERED)
        first = {"failures_since_start": 1, "attempt_time": timezone.now()}
        more = {"failures_since_start": F("failures_since_start") + 1}
        AccessAttempt.objects.update_or_create(
            **self.machine(), defaults=more if wrong else first, create_defaults=first
        )

    def refused(self, fault):
        status = 429 if fault == TOO_MANY else 200
        return render(self.request, "organisation/activate.html", {"fault": fault}, status=status)


@method_decorator(login_not_required, name="dispatch")
class ActivatePage(Guarded, generic.View):
    """Asks for the code of the slip."""

    def get(self, request):
        return render(request, "organisation/activate.html")

    def post(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.refused(form.errors["code"][0])
        code = invitations.spelled(form.cleaned_data["code"])
        fault = self.found(code)[1]
        return self.refused(fault) if fault else redirect("activate-code", code)


@method_decorator(login_not_required, name="dispatch")
class ActivateCodePage(Guarded, generic.View):
    """Sets the password of the account whose code the address holds; then the code is used up."""

    def get(self, request, code):
        return self.answer(code, None)

    def post(self, request, code):
        return self.answer(code, request.POST)

    def answer(self, code, data):
        invitation, fault = self.found(code)
        if fault:
            return self.refused(fault)
        form = SetPasswordForm(invitation.user, data)
        if form.is_valid():
            return self.activated(invitation, form)
        context = {"form": form, "account": invitation.user}
        return render(self.request, "organisation/set_password.html", context)

    def activated(self, invitation, form):
        user = form.save()
        invitation.used_at = timezone.now()
        invitation.save(update_fields=["used_at"])
        forget_wrong_passwords(username=user.username)
        return render(self.request, "organisation/activated.html", {"account": user})


class OwnPasswordPage(PasswordChangeView):
    template_name = "organisation/own_password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form):
        messages.success(self.request, "Đã đổi mật khẩu.")
        return super().form_valid(form)
