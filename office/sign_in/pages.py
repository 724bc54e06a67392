"""The page before all others: name and password."""

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.views import LoginView
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from foundation.core.typed.forms import CleanedForm
from office.organisation.signed_in import with_grants
from office.sign_in.acts import told
from office.sign_in.known import DoorTries, remember

WRONG = (
    "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock, tắt bộ gõ tiếng Việt rồi nhập lại. "
    "Nhập sai nhiều lần thì phải chờ, mỗi lần một lâu hơn."
)
MISSING = "Nhập tên đăng nhập và mật khẩu."
UNREADABLE = (
    "Tên đăng nhập hoặc mật khẩu dài quá mức hoặc có ký tự không dùng được. "
    "Kiểm tra xem có dán nhầm nội dung khác không, rồi nhập lại."
)


class SignInForm(CleanedForm, AuthenticationForm):
    username = UsernameField(max_length=150)
    password = forms.CharField(strip=False, max_length=1000, widget=forms.PasswordInput)
    tries = None

    def clean(self):
        """A guess is looked at only when nothing of it waits; what no account can have is none."""
        if self.errors:
            return self.cleaned_data
        self.tries = DoorTries(self.request, self.cleaned_data["username"])
        if self.tries.wait:
            raise ValidationError(self.tries.sentence)
        try:
            cleaned = super().clean()
        except ValidationError:
            self.tries.wrong()
            raise
        self.tries.right()
        return cleaned

    @property
    def unreadable(self):
        """Whether something cannot be a name or password: too long, or with letters that no text has."""
        fields = (errors for name, errors in self.errors.as_data().items() if name != NON_FIELD_ERRORS)
        return any(error.code != "required" for errors in fields for error in errors)


class SignInPage(LoginView):
    form_class = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        """A browser becomes a known one when all is shown: the factor, too, of who has one."""
        user, since = form.get_user(), form.get_user().last_login
        response = super().form_valid(form)
        if not with_grants(user.pk).factors:
            remember(self.request, response, user)
        for sentence in told(user, since):
            messages.warning(self.request, sentence)
        return response

    def form_invalid(self, form):
        if form.unreadable:
            return self.said(form, UNREADABLE, status=400)
        if form.tries is None:
            return self.said(form, MISSING)
        if form.tries.wait:
            return form.tries.slow(self.said(form, form.tries.sentence))
        return self.said(form, f"{WRONG} {form.tries.sentence if form.tries.left() else ''}")

    def said(self, form, sentence, status=200):
        response = self.render_to_response(self.get_context_data(form=form, fault=sentence))
        response.status_code = status
        return response
