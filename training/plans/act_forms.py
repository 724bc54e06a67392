"""What the acts on plans, and on people in their rows, ask."""

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.typed.forms import REASON, DayField

LIKE_THE_PAPER = "Ghi số, ký hiệu như trên văn bản."
NO_NAMES = "Không ghi họ tên."


class IssuePlanForm(ActForm):
    decision_no = forms.CharField(label="Số kế hoạch", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày ban hành")
    signer = forms.CharField(label="Người ký", max_length=120, required=False)


class StartPlanForm(ActForm):
    on = DayField(label="Thực hiện từ ngày")


class AdjustPlanForm(ActForm):
    decision_no = forms.CharField(label="Số văn bản điều chỉnh", max_length=60, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày văn bản")
    reason = forms.CharField(
        label="Nội dung điều chỉnh", max_length=REASON, widget=forms.Textarea, help_text=NO_NAMES
    )


class ClosePlanForm(ActForm):
    on = DayField(label="Kết thúc từ ngày")
    reason = forms.CharField(
        label="Nhận xét chung", max_length=REASON, widget=forms.Textarea, required=False, help_text=NO_NAMES
    )


class PlaceForm(ActForm):
    """One press is enough."""

    on = DayField(label="Từ ngày", required=False)


class WithdrawPlaceForm(PlaceForm):
    reason = forms.CharField(
        label="Lý do",
        max_length=REASON,
        required=False,
        help_text="Phải ghi khi kế hoạch đã ban hành.",
    )
