"""What is entered of a plan of rotations and of its places."""

from collections.abc import Iterator
from typing import Any

from foundation.core.forms import ScopedForm
from foundation.core.scope.rows import permission
from rotation.choices import RotationPlanState
from rotation.models import RotationPlan, RotationSlot
from rotation.plans.secrecy import NO_SECRETS
from rotation.plans.taken import let_go, live_cases

CLOSED = "Kế hoạch đã kết thúc; hoàn tác việc kết thúc rồi sửa."
TAKEN = "Vị trí đã có đồng chí được dự kiến nên không đổi chức vụ; ghi “Không thực hiện” trường hợp đó trước."
NAME = "Kế hoạch luân chuyển cán bộ năm {year}"


class RotationPlanForm(ScopedForm):
    class Meta:
        model = RotationPlan
        fields = ["unit", "year", "name", "secret", "note"]
        help_texts = {
            "name": "Để trống thì ghi “Kế hoạch luân chuyển cán bộ năm …”. Không ghi họ tên.",
            "secret": NO_SECRETS,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeps = self.user.scope(permission(RotationPlan, "change"))
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(keeps.condition("pk"))
        self.fields["name"].required = False
        if self.instance.pk:
            self.fields["unit"].disabled = True
        else:
            self.fields["unit"].initial = self.fields["unit"].queryset.first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.state == RotationPlanState.CLOSED:
            self.add_error(None, CLOSED)
        if not cleaned.get("name") and cleaned.get("year"):
            cleaned["name"] = NAME.format(year=cleaned["year"])
        return cleaned

    def summary(self) -> Iterator[tuple[str, Any]]:
        """A year is no number of thousands; what stands in the heading is not told twice."""
        plan = self.instance
        yield "trạng thái", plan.get_state_display()
        if plan.agreed_on:
            yield "văn bản chủ trương", f"{plan.number}, ngày {plan.agreed_on:%d/%m/%Y}"
        if plan.closed_on:
            yield "kết thúc từ ngày", plan.closed_on
        for name, pair in zip(self.fields, super().summary(), strict=True):
            if name != "name" and (pair[1] or name != "note"):
                yield (pair[0], str(pair[1])) if name == "year" else pair


class RotationSlotForm(ScopedForm):
    """A place of the plan that the address names."""

    also_checked = ("plan", "order")

    class Meta:
        model = RotationSlot
        fields = ["post", "reason", "reason_note", "origin_unit", "planned_from", "months", "after_words"]
        fields += ["note"]
        help_texts = {
            "reason_note": "Bắt buộc khi chọn “Lý do khác”. Không ghi họ tên.",
            "origin_unit": "Đơn vị dự kiến chọn cán bộ; để trống khi chọn từ mọi đơn vị.",
            "planned_from": "Ghi dd/mm/yyyy; chưa rõ ngày thì ghi mm/yyyy hoặc năm.",
            "after_words": "Chức vụ, vị trí dự kiến sau khi hết thời gian luân chuyển. Không ghi họ tên.",
        }

    def __init__(self, *args: Any, plan: RotationPlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plan:
            self.instance.plan = plan
        if self.instance.pk and live_cases(self.user).filter(slot=self.instance).exists():
            self.fields["post"].disabled = True
            self.fields["post"].help_text = TAKEN

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.plan.state == RotationPlanState.CLOSED:
            self.add_error(None, CLOSED)
        return cleaned

    def save(self, commit: bool = True) -> RotationSlot:
        if self.instance.pk and "post" in self.changed_data:
            let_go(self.user, slot=self.instance)
        return super().save(commit)

    def summary(self) -> Iterator[tuple[str, Any]]:
        """What is not entered of a place is no lack."""
        for name, pair in zip(self.fields, super().summary(), strict=True):
            if name != "post" and pair[1] not in ("", None):
                yield pair
