"""What the acts on duties ask."""

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.typed.forms import DayField
from office.organisation.models.users import User

NOTE = "Không ghi họ tên, nội dung nhận xét."
REASON = {"label": "Lý do", "max_length": 200, "help_text": NOTE}


class DoneForm(ActForm):
    note = forms.CharField(
        label="Ghi chú",
        max_length=300,
        required=False,
        help_text=f"Kết quả, số văn bản nếu có. {NOTE}",
    )


class SnoozeForm(ActForm):
    days_ahead = ("snoozed_until",)

    snoozed_until = DayField(label="Nhắc lại ngày")
    reason = forms.CharField(**REASON)


class HandOverForm(ActForm):
    handler = forms.ModelChoiceField(
        User.objects.all(),
        label="Người xử lý",
        required=False,
        help_text="Người được giao việc ở đơn vị này; để trống thì việc là của chung.",
    )


class ReopenForm(ActForm):
    reason = forms.CharField(**REASON)
