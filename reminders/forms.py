import datetime

from django import forms
from django.core.exceptions import ValidationError

from foundation.core import clock
from foundation.core.forms import ScopedForm
from office.organisation.forms import DayField
from office.organisation.models.users import User
from reminders import services
from reminders.kinds import KINDS
from reminders.models import Duty, DutyRule
from reminders.recipients import who_may_act

NOTE = "Không ghi họ tên, nội dung nhận xét."
LEAP_YEAR = 2000


class DutyRuleForm(ScopedForm):
    class Meta:
        model = DutyRule
        fields = ["kind", "task", "lead", "measure", "by_regulation", "due_lead", "day", "month", "since"]
        fields += ["basis", "confirmed", "active"]
        field_classes = {"since": DayField}
        help_texts = {
            "task": "Viết như ghi vào sổ việc, ví dụ: Làm quyết định nghỉ hưu. Không ghi họ tên.",
            "lead": "Việc hiện ra trước ngày của sự kiện từng ấy ngày hoặc tháng.",
            "due_lead": "Phải xong trước ngày của sự kiện; cùng đơn vị tính. Ghi 0 nếu hạn là chính ngày đó.",
            "by_regulation": "Khi bộ quy định đang áp dụng có ghi thời gian báo trước thì lấy theo đó.",
            "day": "Chỉ ghi cho việc hằng năm.",
            "month": "Chỉ ghi cho việc hằng năm.",
            "since": "Để trống thì nhắc cả việc đã quá hạn từ trước.",
            "confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản.",
        }

    def clean(self):
        cleaned = super().clean()
        kind = KINDS.get(cleaned.get("kind"))
        if kind:
            self.check_date(kind, cleaned.get("day"), cleaned.get("month"))
            if cleaned.get("by_regulation") and not kind.regulated:
                self.add_error("by_regulation", "Loại việc này không có quy định về thời gian báo trước.")
        return cleaned

    def check_date(self, kind, day, month):
        if not kind.yearly:
            if day or month:
                self.add_error("day", "Loại việc này không có ngày đến hạn hằng năm; để trống ngày và tháng.")
            return
        try:
            datetime.date(LEAP_YEAR, month or 0, day or 0)
        except ValueError:
            self.add_error("day", "Ghi ngày, tháng có thật, ví dụ ngày 31 tháng 3.")


class DoneForm(ScopedForm):
    class Meta:
        model = Duty
        fields = ["note"]
        help_texts = {"note": f"Kết quả, số văn bản nếu có. {NOTE}"}

    def act(self):
        return services.mark_done(self.instance, by=self.user, note=self.cleaned_data["note"])


class SnoozeForm(ScopedForm):
    snoozed_until = DayField(label="Nhắc lại ngày")
    reason = forms.CharField(label="Lý do", max_length=200, help_text=NOTE)

    class Meta:
        model = Duty
        fields = ["snoozed_until", "reason"]

    def clean_snoozed_until(self):
        until = self.cleaned_data["snoozed_until"]
        if until <= clock.today():
            raise ValidationError("Ngày nhắc lại phải sau hôm nay.")
        return until

    def act(self):
        chosen = self.cleaned_data
        return services.put_off(self.instance, until=chosen["snoozed_until"], reason=chosen["reason"])


class HandOverForm(ScopedForm):
    class Meta:
        model = Duty
        fields = ["handler"]
        help_texts = {"handler": "Người được giao việc ở đơn vị này; để trống thì việc là của chung."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        duty = self.instance
        self.fields["handler"].queryset = (
            who_may_act(duty.unit_id, duty.cadre_id) if duty.pk else User.objects.none()
        )

    def act(self):
        return services.hand_over(self.instance, to=self.cleaned_data["handler"])


class ReopenForm(ScopedForm):
    reason = forms.CharField(label="Lý do", max_length=200, help_text=NOTE)

    class Meta:
        model = Duty
        fields = ["reason"]

    def act(self):
        return services.reopen(self.instance, reason=self.cleaned_data["reason"])
