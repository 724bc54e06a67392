from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from office.regulations.conditions import Condition
from office.regulations.keys import DIRECTED_MONTHS, MEASURED, RECKONED
from office.regulations.models import Document, Rule, RuleSet
from office.regulations.values import Measure, hint, read_value, written


class DocumentForm(ScopedForm):
    class Meta:
        model = Document
        fields = ["kind", "number", "issuer", "issued_on", "subject", "in_force_from", "in_force_to"]
        fields += ["replaced_by", "note"]
        field_classes = {"issued_on": DayField, "in_force_from": DayField, "in_force_to": DayField}
        help_texts = {
            "number": "Ghi như trên văn bản, ví dụ 16-HD/BTCTW.",
            "in_force_to": "Ngày đầu tiên không còn hiệu lực; để trống khi còn hiệu lực.",
        }

    def clean_replaced_by(self) -> Document | None:
        replaced_by = self.cleaned_data["replaced_by"]
        if replaced_by and replaced_by == self.instance:
            raise ValidationError("Văn bản không thể được thay bằng chính nó.")
        return replaced_by


DIRECTED = (
    "Tháng này chỉ ghi ở bộ quy định về nhân sự cấp ủy; bộ này ghi “Mốc tính tuổi, thời gian công tác”."
)
NOT_RECKONED = (
    "Chưa xác nhận được: bộ quy định chưa có mốc tính đã xác nhận cho {place}. Ghi và xác nhận “Mốc tính tuổi, "
    "thời gian công tác” trước."
)


MEASURED_IN = "Nội dung này ghi với đơn vị tính “{measure}”."

HEAD_CONFIRMS = "Người đứng đầu cơ quan tổ chức xác nhận; đổi nội dung hoặc căn cứ thì phải xác nhận lại."


class ConfirmedByHead(ScopedForm):
    """`confirmed` is the head's to say: what somebody else changes of it, but its note and its end, is open anew."""

    confirm_right: str
    not_compared = frozenset({"note", "valid_to", "confirmed"})

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not self.user.scope(self.confirm_right):
            self.fields["confirmed"].disabled = True
            self.fields["confirmed"].help_text = HEAD_CONFIRMS

    def clean_confirmed(self) -> bool:
        """What was confirmed is not what stands there now, unless who changes it may confirm."""
        touched = {*self.changed_data} - self.not_compared
        return self.cleaned_data["confirmed"] and not (self.fields["confirmed"].disabled and touched)


class RuleSetForm(ScopedForm):
    conditions = forms.MultipleChoiceField(
        label="Điều kiện phải kiểm tra",
        required=False,
        choices=Condition.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kết luận “Đủ điều kiện” chỉ khi mọi điều kiện được nêu đều đạt. "
        "Để trống thì theo bộ được bổ sung.",
    )

    class Meta:
        model = RuleSet
        fields = ["name", "subject", "unit", "parent", "in_force_from", "in_force_to", "documents"]
        fields += ["conditions", "note"]
        field_classes = {"in_force_from": DayField, "in_force_to": DayField}
        help_texts = {
            "unit": "Đơn vị này và các đơn vị trực thuộc; để trống thì áp dụng mọi nơi.",
            "parent": "Nội dung không ghi ở bộ này thì lấy theo bộ được bổ sung.",
            "in_force_to": "Ngày đầu tiên không còn áp dụng; để trống khi còn áp dụng.",
        }

    def clean_parent(self) -> RuleSet | None:
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk:
            above = dict(RuleSet.objects.values_list("pk", "parent"))
            key, seen = parent.pk, set()
            while key and key not in seen:
                if key == self.instance.pk:
                    raise ValidationError(
                        "Bộ quy định không thể bổ sung cho chính nó hoặc cho bộ đang bổ sung cho nó."
                    )
                seen.add(key)
                key = above.get(key)
        return parent

    def summary(self) -> Iterator[tuple[str, Any]]:
        shown = {
            "unit": self.instance.scope,
            "parent": self.instance.parent or "không",
            "documents": "; ".join(str(document) for document in self.instance.documents.all()),
            "conditions": self.instance.conditions_in_words,
        }
        for name, pair in zip(self.fields, super().summary(), strict=True):
            yield pair[0], shown.get(name, pair[1])


class RuleForm(ConfirmedByHead):
    """The value is typed as people write it and kept as its measure needs it."""

    confirm_right = "regulations.confirm_rule"
    also_checked = ("rule_set",)
    value = forms.CharField(
        label="Giá trị",
        required=False,
        max_length=500,
        help_text="Để trống khi chưa biết. Ghi số nguyên; tỷ lệ ghi 25%; tháng ghi 06/2020; có hoặc không.",
    )

    class Meta:
        model = Rule
        fields = ["key", "level", "kind", "horizon", "measure", "value", "article", "confirmed"]
        fields += ["remediable", "note"]
        help_texts = {
            "level": "Để trống khi áp dụng cho mọi cấp.",
            "kind": "Để trống khi áp dụng cho mọi loại chức danh.",
            "horizon": "Để trống khi áp dụng cho mọi nhiệm kỳ quy hoạch.",
            "confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản.",
            "remediable": "Chưa đáp ứng thì ghi Chưa đạt; nếu không đánh dấu thì ghi Không đạt.",
        }

    def __init__(self, *args: Any, rule_set: RuleSet | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if rule_set:
            self.instance.rule_set = rule_set
        self.initial["value"] = written(self.instance.value, self.instance.measure)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text, measure = cleaned.get("value") or "", self.asked(cleaned, "measure")
        if not text:
            cleaned["value"] = None
            if cleaned.get("confirmed"):
                self.add_error("confirmed", "Chưa có giá trị thì chưa xác nhận được.")
        elif measure:
            try:
                cleaned["value"] = read_value(text, measure)
            except ValueError:
                self.add_error("value", hint(measure))
        self.clean_figure(cleaned)
        self.clean_reckoning(cleaned)
        return cleaned

    def asked(self, cleaned: dict[str, Any], name: str) -> Any:
        """What the rule will hold in a field that may not be on the form."""
        return cleaned.get(name) if name in self.fields else getattr(self.instance, name)

    def clean_figure(self, cleaned: dict[str, Any]) -> None:
        """What checks calculate with is measured as they read it; a page of figures alone tells it at the figure."""
        measure = self.asked(cleaned, "measure")
        needed = MEASURED.get(self.asked(cleaned, "key"), measure)
        if measure and measure != needed:
            said = MEASURED_IN.format(measure=Measure(needed).label)
            self.add_error("measure" if "measure" in self.fields else "value", said)

    def clean_reckoning(self, cleaned: dict[str, Any]) -> None:
        """Months of a directive stand in election sets alone; no number of months is confirmed without a reckoning."""
        key, rule_set = self.asked(cleaned, "key"), self.instance.rule_set
        if key in DIRECTED_MONTHS and rule_set.subject != RuleSet.Subject.ELECTION:
            self.add_error("key", DIRECTED)
        if key in RECKONED and cleaned.get("confirmed"):
            narrowed = {name: self.asked(cleaned, name) or "" for name in ("level", "kind", "horizon")}
            rule = Rule(key=key, **narrowed)
            if not rule_set.reckons(rule):
                place = rule.narrowed.strip(" ()") or "mọi cấp, mọi chức danh"
                self.add_error("confirmed", NOT_RECKONED.format(place=place))


class RuleFigureForm(RuleForm):
    """One line of a page of many rules: the figure, its article, and whether it is confirmed."""

    class Meta(RuleForm.Meta):
        fields = ["value", "article", "confirmed"]

    @property
    def marker(self) -> str:
        """The name of the hidden field that says that the line was on the page that was sent."""
        return self.add_prefix("shown")

    @property
    def was_shown(self) -> bool:
        return self.marker in self.data
