"""From the slip to the first password; open to who has not signed in, and guarded against guessing."""

import logging

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import generic

from foundation.core.logs.repeated import NUMBERED
from foundation.core.typed.forms import CleanedForm, PlainForm
from office.organisation.models import invitations
from office.sign_in.known import remember
from office.sign_in.tries import Kind, Tries, forget_name

WRONG = "activation code refused: address %s"
logger = logging.getLogger(__name__)


class CodeForm(PlainForm):
    code = forms.CharField(max_length=40, error_messages={"required": "Nhập mã kích hoạt in trên phiếu."})


class Guarded:
    """Wrong codes are counted by the code: sixteen random characters are not guessed, and nobody's are held up by
    those that a stranger makes up.
    """

    tries = None

    def found(self, code):
        """(invitation or None, sentence of what is wrong)."""
        self.tries = Tries((Kind.CODE, code))
        if self.tries.wait:
            return None, self.tries.sentence
        invitation = invitations.find(code)
        fault = invitation.fault if invitation else invitations.UNKNOWN
        if fault:
            logger.warning(WRONG, self.request.META.get("REMOTE_ADDR"), extra=NUMBERED)
            self.tries.wrong()
        return invitation, fault

    def refused(self, fault):
        response = render(self.request, "organisation/activate.html", {"fault": fault})
        return self.tries.slow(response) if self.tries and self.tries.wait else response


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
        forget_name(user.username)
        # Whoever had the password before may have left browsers that are known.
        user.known_devices.all().delete()
        response = render(self.request, "organisation/activated.html", {"account": user})
        remember(self.request, response, user)
        return response


class OwnPasswordForm(CleanedForm, PasswordChangeForm):
    tries = None

    def clean_old_password(self):
        """Whoever found a browser open does not find out the password by it."""
        self.tries = Tries((Kind.PASSWORD, self.user.pk))
        if self.tries.wait:
            raise ValidationError(self.tries.sentence)
        try:
            old = super().clean_old_password()
        except ValidationError:
            self.tries.wrong()
            raise
        self.tries.right()
        return old


class OwnPasswordPage(PasswordChangeView):
    form_class = OwnPasswordForm
    template_name = "organisation/own_password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form):
        messages.success(self.request, "Đã đổi mật khẩu.")
        return super().form_valid(form)

    def form_invalid(self, form):
        response = super().form_invalid(form)
        return form.tries.slow(response) if form.tries and form.tries.wait else response
