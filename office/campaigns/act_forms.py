"""What the acts on campaigns and their units ask."""

from typing import Any

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.typed.forms import REASON, DayField

NUMBER = 60
BEFORE_THE_PAPER = "Ngày nhận trước ngày văn bản; kiểm tra lại."
WHY_MISSING = {"required": "Chưa ghi lý do không nộp."}
WHY_RETURNED = {"required": "Chưa ghi nội dung phải bổ sung."}


class SentForm(ActForm):
    on = DayField(label="Gửi ngày")
    decision_no = forms.CharField(label="Công văn số", max_length=NUMBER, required=False)


class HandedInForm(ActForm):
    on = DayField(label="Nộp ngày")


class ReturnedForm(ActForm):
    on = DayField(label="Trả lại ngày")
    reason = forms.CharField(
        label="Nội dung phải bổ sung",
        max_length=REASON,
        widget=forms.Textarea,
        help_text="Đơn vị đọc được nội dung này. Không ghi họ tên.",
        error_messages=WHY_RETURNED,
    )


class CompleteForm(ActForm):
    on = DayField(label="Đủ hồ sơ từ ngày")
    reason = forms.CharField(
        label="Lý do khi còn thiếu hồ sơ",
        max_length=REASON,
        required=False,
        help_text="Để trống khi đã nhận đủ theo danh mục.",
    )


class UnchangedForm(ActForm):
    on = DayField(label="Nhận ngày")
    decision_no = forms.CharField(label="Văn bản của đơn vị, số", max_length=NUMBER)
    decision_on = DayField(label="Ngày văn bản")

    def clean(self) -> dict[str, Any]:
        """A paper is written before it comes in."""
        cleaned = super().clean()
        written, came = cleaned.get("decision_on"), cleaned.get("on")
        if written and came and came < written:
            self.add_error("on", BEFORE_THE_PAPER)
        return cleaned


class MissingForm(ActForm):
    on = DayField(label="Từ ngày")
    reason = forms.CharField(
        label="Lý do không nộp",
        max_length=REASON,
        help_text="Đơn vị không nộp thì danh sách giữ như đã phê duyệt và được nêu trong báo cáo.",
        error_messages=WHY_MISSING,
    )


class MergedForm(ActForm):
    on = DayField(label="Tổng hợp ngày")


class CloseForm(ActForm):
    on = DayField(label="Kết thúc từ ngày")


class OpenAgainForm(ActForm):
    on = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do mở lại", max_length=REASON)
