"""What is entered of a plan and of its rows."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.html import format_html

from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.scope.rows import permission
from training.choices import PlaceState, PlanState, RowSource
from training.models import PlanPerson, PlanRow, TrainingPlan
from training.plans.secrecy import NO_SECRETS_HERE

CLOSED = "Kế hoạch đã kết thúc; hoàn tác việc kết thúc rồi sửa."
LOCKED = "Kế hoạch đã ban hành và mục còn người được chọn nên không đổi."
ONE_MORE, ONE_MORE_LABEL = "one_more", "Vẫn lập thêm một kế hoạch của năm này"
STANDS = """Đã có <a href="{}">{}</a> của đơn vị này, năm {}; bổ sung thì thêm mục vào đó, hoặc ghi điều chỉnh.
Nếu vẫn lập riêng thì đánh dấu “{}” rồi lưu."""
NAME = "Kế hoạch đào tạo, bồi dưỡng năm {year}"


class TrainingPlanForm(ScopedForm):
    class Meta:
        model = TrainingPlan
        fields = ["unit", "year", "name", "secret", "note"]
        help_texts = {
            "name": "Để trống thì ghi “Kế hoạch đào tạo, bồi dưỡng năm …”. Không ghi họ tên.",
            "secret": NO_SECRETS_HERE,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeps = self.user.scope(permission(TrainingPlan, "change"))
        self.fields["unit"].queryset = self.fields["unit"].queryset.filter(keeps.condition("pk"))
        self.fields["name"].required = False
        if self.instance.pk:
            self.fields["unit"].disabled = True
        else:
            self.fields["unit"].initial = self.fields["unit"].queryset.first()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.state == PlanState.CLOSED:
            self.add_error(None, CLOSED)
        if not cleaned.get("name") and cleaned.get("year"):
            cleaned["name"] = NAME.format(year=cleaned["year"])
        self.compare_with_plans(cleaned)
        return cleaned

    def compare_with_plans(self, cleaned: dict[str, Any]) -> None:
        """A second plan of a unit for a year is asked about, by a tick that answers for this unit and year alone."""
        unit, year = cleaned.get("unit"), cleaned.get("year")
        if not (unit and year) or (self.instance.pk and "year" not in self.changed_data):
            return
        plans = TrainingPlan.objects.for_user(self.user).filter(unit=unit, year=year)
        other, asked = plans.exclude(pk=self.instance.pk).first(), f"{unit.pk}-{year}"
        if other is None or self.data.get(self.add_prefix(ONE_MORE)) == asked:
            return
        tick = forms.CheckboxInput(attrs={"value": asked})
        self.fields[ONE_MORE] = forms.BooleanField(label=ONE_MORE_LABEL, required=False, widget=tick)
        self.add_error(ONE_MORE, format_html(STANDS, other.get_absolute_url(), other, year, ONE_MORE_LABEL))

    def summary(self) -> Iterator[tuple[str, Any]]:
        """A year is no number of thousands; what stands in the heading is not told twice."""
        plan = self.instance
        yield "trạng thái", plan.get_state_display()
        if plan.issued_on:
            yield "số kế hoạch", f"{plan.number}, ngày {plan.issued_on:%d/%m/%Y}"
        for name, pair in zip(self.fields, super().summary(), strict=True):
            if name != "name" and (pair[1] or name != "note"):
                yield (pair[0], str(pair[1])) if name == "year" else pair


class PlanRowForm(ScopedForm):
    """A row of the plan that the address names."""

    also_checked = ("plan",)

    class Meta:
        model = PlanRow
        fields = ["source", "programme", "title", "audience", "mode", "places", "notice_no", "notice_on"]
        fields += ["school", "starts", "ends", "funds", "note"]
        field_classes = {"notice_on": PastDayField}
        help_texts = {
            "title": "Để trống thì ghi theo tên chương trình. Không ghi họ tên.",
            "notice_no": "Văn bản của cấp trên thông báo chỉ tiêu.",
            "school": "Lớp cơ quan mở thì ghi trung tâm, đơn vị tổ chức lớp.",
            "starts": "Ghi mm/yyyy; chưa rõ tháng thì ghi năm.",
        }

    def __init__(self, *args: Any, plan: TrainingPlan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plan:
            self.instance.plan = plan
        self.fields["title"].required = False
        if self.is_relied_on():
            for name in ("source", "programme"):
                self.fields[name].disabled = True
                self.fields[name].help_text = LOCKED

    def is_relied_on(self) -> bool:
        """Whether somebody stands in the row of a plan that was issued: what they were chosen for stays."""
        row = self.instance
        if not row.pk or row.plan.state == PlanState.DRAFT:
            return False
        return row.people.exclude(state=PlaceState.WITHDRAWN).exists()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.plan.state == PlanState.CLOSED:
            self.add_error(None, CLOSED)
        if not cleaned.get("title") and cleaned.get("programme"):
            cleaned["title"] = cleaned["programme"].name
        self.require_a_notice_of_above(cleaned)
        return cleaned

    def require_a_notice_of_above(self, cleaned: dict[str, Any]) -> None:
        """Places of its own an office gives by its plan; a day is that of some paper."""
        own = cleaned.get("source") == RowSource.OWN
        for name in ("notice_no", "notice_on"):
            if own and cleaned.get(name):
                self.add_error(name, "Chỉ ghi với chỉ tiêu cấp trên.")
        if cleaned.get("notice_on") and not cleaned.get("notice_no"):
            self.add_error("notice_no", "Ghi số thông báo chỉ tiêu.")

    def summary(self) -> Iterator[tuple[str, Any]]:
        """What is not entered of a row is no lack but for the places."""
        row = self.instance
        for name, pair in zip(self.fields, super().summary(), strict=True):
            if name != "title" and (name == "places" or pair[1] not in ("", None)):
                yield pair
        if row.added_on:
            yield "bổ sung sau ban hành ngày", row.added_on
        if row.changed_on:
            yield "sửa sau khi ban hành ngày", row.changed_on


class PlanPersonForm(ScopedForm):
    """Of somebody in a row only the order is edited here, which the office sets."""

    class Meta:
        model = PlanPerson
        fields = ["order"]
        help_texts = {"order": "Số nhỏ đứng trước; 0: theo thứ tự chính thức, sau người đã có thứ tự."}

    def clean_order(self) -> int:
        if self.instance.row.plan.state == PlanState.CLOSED:
            raise forms.ValidationError(CLOSED)
        return self.cleaned_data["order"]
