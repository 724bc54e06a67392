"""What the acts on a person's record ask."""

from django import forms

from cadre.models.facts import PostHeld
from foundation.core.acts.act import ActForm
from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import DayField

Form = PostHeld.LeavingForm
# Ways to leave the service as a whole; the others end one post.
LEAVING = [Form.RETIRED, Form.RETIRED_EARLY, Form.MOVED_AWAY, Form.QUIT, Form.DECEASED]


class LeaveServiceForm(ActForm):
    leaving_form = forms.ChoiceField(
        label="Hình thức", choices=[("", EMPTY), *((form.value, form.label) for form in LEAVING)]
    )
    on = DayField(
        label="Từ ngày", help_text="Ngày đầu tiên không còn công tác; các chức vụ kết thúc từ ngày này."
    )
    decision_no = forms.CharField(label="Số quyết định", max_length=60, required=False)
    decision_on = DayField(label="Ngày quyết định", required=False)
    moved_to = forms.CharField(
        label="Nơi chuyển đến", max_length=200, required=False, help_text="Chỉ ghi khi chuyển công tác."
    )


class RecordedLeavingForm(ActForm):
    """Leaving as a list that was sent tells it; `left_on` holds the day as exactly as the list does."""

    leaving_form = forms.CharField(label="Hình thức", required=False)
    on = DayField(label="Từ ngày")


class RemovalForm(ActForm):
    reason = forms.CharField(
        label="Lý do", max_length=300, help_text="Ví dụ: nhập trùng với hồ sơ khác, nhập nhầm người."
    )
