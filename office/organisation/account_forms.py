from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator

from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from office.organisation.models.structure import Unit
from office.organisation.models.users import INSPECTOR_ENDS, Grant, User
from office.organisation.rights import Role, giving, role_choices

is_username = ASCIIUsernameValidator(
    message="Tên đăng nhập chỉ có chữ không dấu, chữ số và các dấu . - _ @; không có khoảng trắng."
)


class UserForm(ScopedForm):
    class Meta:
        model = User
        fields = ["username", "full_name", "email"]
        labels = {"email": "Thư điện tử"}
        help_texts = {
            "username": "Chữ không dấu, chữ số và các dấu . - _ @; không có khoảng trắng.",
            "email": "Không bắt buộc. Thư chỉ có đường dẫn kích hoạt, không có họ tên, chức vụ, đơn vị.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["full_name"].required = True

    def clean_username(self):
        """Letters of other scripts look like those of an account there is."""
        username = self.cleaned_data["username"]
        if "username" in self.changed_data:
            is_username(username)
        return username


class NewUserForm(UserForm):
    """An account with its first role, or without one: then its user opens no page until a role is given."""

    role = forms.ChoiceField(label="Vai trò", required=False)
    unit = forms.ModelChoiceField(
        label="Phạm vi",
        queryset=Unit.objects,
        required=False,
        help_text="Vai trò có ở đơn vị này và các đơn vị trực thuộc.",
    )
    until = DayField(
        label="Đến hết ngày",
        required=False,
        help_text="Chỉ Đoàn kiểm tra phải có; để trống khi không có thời hạn.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Giao vai trò sau"), *given_by(self.user, role_choices())]

    def clean(self):
        """The role is judged as on its own form; its user is nobody yet."""
        cleaned = super().clean()
        if cleaned.get("role"):
            grant = FirstGrantForm(self.data, user=self.user, instance=Grant())
            for name, errors in grant.errors.items():
                if name not in self.errors:
                    self.add_error(name, errors)
            self.grant = grant.instance
        return cleaned

    def save(self, commit=True):
        user = super().save(commit)
        if self.cleaned_data.get("role"):
            self.grant.user = user
            self.grant.save()
        return user


def given_by(user, choices):
    """Of roles to choose from those that the user may give in some unit; the unit is asked by `may_give`."""
    return [(role, label) for role, label in choices if role and user.has_perm(giving(role))]


class UntilForm(ScopedForm):
    """The last day of a grant; role and scope stay, for another role is another grant."""

    also_checked = ("user", "role", "unit")

    class Meta:
        model = Grant
        fields = ["until"]
        field_classes = {"until": DayField}
        help_texts = {
            "until": "Ngày cuối cùng còn hiệu lực; để trống khi không có thời hạn. Đoàn kiểm tra phải có thời hạn."
        }

    def clean(self):
        cleaned = super().clean()
        role = cleaned.get("role", self.instance.role)
        until = cleaned.get("until")
        if until and until < clock.today():
            self.add_error("until", "Ngày này đã qua; dùng “Kết thúc phân quyền” để kết thúc ngay.")
        elif role == Role.INSPECTOR and "until" in cleaned and not until:
            self.add_error("until", INSPECTOR_ENDS)
        return cleaned


class GrantForm(UntilForm):
    also_checked = ("user",)

    class Meta(UntilForm.Meta):
        fields = ["role", "unit", "until"]
        help_texts = UntilForm.Meta.help_texts | {"unit": "Vai trò có ở đơn vị này và các đơn vị trực thuộc."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        blank, *choices = self.fields["role"].choices
        self.fields["role"].choices = [blank, *given_by(self.user, choices)]

    def clean(self):
        cleaned = super().clean()
        role, unit = cleaned.get("role"), cleaned.get("unit")
        if role and unit and not self.user.may_give(role, unit.pk, self.instance.user_id):
            self.add_error("unit", "Đồng chí chỉ phân quyền được trong phạm vi của mình.")
        return cleaned


class FirstGrantForm(GrantForm):
    """The role of somebody whose account is only being made."""

    also_checked = ()
