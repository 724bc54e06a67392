"""What the acts of a paper ask."""

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.typed.forms import REASON, DayField

LEFT_FREE = "Để trống: lấy số kế tiếp. Ghi số khi dùng lại số bỏ trống hoặc ghi văn bản đã có từ trước."


class TakeNumberForm(ActForm):
    on = DayField(label="Ngày văn bản")
    number = forms.IntegerField(
        label="Số",
        min_value=1,
        max_value=99_999,
        required=False,
        help_text=LEFT_FREE,
        error_messages={"invalid": "Số ghi bằng chữ số, không kèm ký hiệu."},
    )


class IssueForm(ActForm):
    on = DayField(label="Ngày ký, ban hành")
    signed_by = forms.CharField(label="Người ký", max_length=300, required=False)


class StrikeForm(ActForm):
    on = DayField(label="Hủy từ ngày")
    reason = forms.CharField(label="Lý do", max_length=REASON)
