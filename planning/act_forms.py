"""What the acts on planning entries ask."""

from django import forms

from foundation.core.acts.act import ActForm
from foundation.core.lookup.empty import EMPTY
from foundation.core.typed.forms import DayField
from planning.models import PlanningEntry

NUMBER = {"label": "Số quyết định phê duyệt", "max_length": 60}
LIKE_THE_PAPER = "Ghi như trên văn bản, ví dụ 318-QĐ/ĐU."
NO_REASON = {"required": "Chưa ghi lý do đưa ra."}


class DatedForm(ActForm):
    """What was done on an earlier day may be written down later, in its order."""

    on = DayField(label="Từ ngày", required=False, help_text="Để trống nếu là hôm nay.")


class ApprovalForm(ActForm):
    """The decision that makes a proposal stand."""

    decision_no = forms.CharField(**NUMBER, help_text=LIKE_THE_PAPER)
    decision_on = DayField(label="Ngày ký quyết định")
    on = DayField(
        label="Có hiệu lực từ ngày", required=False, help_text="Để trống khi có hiệu lực từ ngày ký."
    )
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=160, required=False)
    signer = forms.CharField(label="Người ký", max_length=120, required=False)


class RecordedForm(ActForm):
    """A decision as a list that was sent bears it."""

    decision_no = forms.CharField(**NUMBER)
    decision_on = DayField(label="Ngày ký quyết định")


class RejectionForm(ActForm):
    on = DayField(label="Từ ngày")
    decision_no = forms.CharField(label="Số văn bản", max_length=60, required=False)
    reason = forms.CharField(label="Lý do", max_length=300, required=False)


class EntryEndForm(ActForm):
    """The day on which an entry ends, and by which paper."""

    on = DayField(label="Thôi quy hoạch từ ngày", help_text="Ngày đầu tiên không còn trong quy hoạch.")
    decision_no = forms.CharField(label="Số quyết định", max_length=60, required=False)


class FulfilForm(ActForm):
    """The planned seat or post was taken: from which day, by which paper."""

    on = DayField(label="Giữ chức danh từ ngày")
    decision_no = forms.CharField(label="Số quyết định, nghị quyết", max_length=60, required=False)
    decision_on = DayField(label="Ngày ký", required=False)


class TakingOutForm(EntryEndForm):
    end_reason = forms.ChoiceField(
        label="Lý do đưa ra",
        choices=[("", EMPTY), *PlanningEntry.EndReason.choices],
        error_messages=NO_REASON,
    )
    reason = forms.CharField(label="Nội dung cụ thể", max_length=300, required=False)


class UnitEndedForm(EntryEndForm):
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=NO_REASON)
