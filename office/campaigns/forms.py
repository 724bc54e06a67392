"""What is entered of a campaign, of its units, and of what came in."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from django import forms
from django.db.models import QuerySet

from foundation.core.forms import ScopedForm
from foundation.core.happened.fields import PastDayField
from foundation.core.saving.shown import ComparedForm
from foundation.core.typed.forms import DayField, PlainForm
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem, ReceivedItem
from office.campaigns.models.checklists import MORE_THAN_ALL
from office.organisation.models.structure import Unit

HOST = "Đơn vị chủ trì"
NO_NAMES = "Đợt có độ mật: không ghi tên người liên hệ, số điện thoại."
# Settled once the campaign stands: its units were chosen for it.
OF_A_NEW_ONE = ("unit", "kind")


class CampaignForm(ScopedForm):
    class Meta:
        model = Campaign
        fields = ["kind", "unit", "year", "round", "name", "figures_on", "opens_on", "due_on"]
        fields += ["rule_set", "plan_no", "plan_on", "secret"]
        field_classes = dict.fromkeys(("figures_on", "opens_on", "due_on"), DayField) | {
            "plan_on": PastDayField
        }
        help_texts = {
            "name": "Ví dụ: Rà soát, bổ sung quy hoạch năm 2021. Không ghi họ tên.",
            "figures_on": "Ngày của số liệu, không phải mốc tính tuổi.",
            "due_on": "Đổi hạn thì đầu mối chưa nộp có cùng hạn cũ đổi theo.",
            "secret": "Chỉ ghi số, ngày, nơi lưu và tổng số; không lập biểu, không kết xuất.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in OF_A_NEW_ONE:
                self.fields[name].disabled = True

    def clean_secret(self) -> bool:
        """Names that stand already would be shown on."""
        secret = self.cleaned_data["secret"]
        marked = secret and self.instance.pk and not self.initial["secret"]
        if marked and (said := self.instance.kind_of.why_not_secret(self.instance)):
            raise forms.ValidationError(said)
        return secret

    def summary(self) -> Iterator[tuple[str, Any]]:
        """A year is no number of thousands."""
        for name, pair in zip(self.fields, super().summary(), strict=True):
            yield (pair[0], str(pair[1])) if name == "year" else pair

    def save(self, commit: bool = True) -> Campaign:
        """Units that had the campaign's own last day, and have not answered, get the new one."""
        before = self.initial.get("due_on")
        campaign = super().save(commit)
        if before and before != campaign.due_on:
            late = CampaignUnit.objects.filter(campaign=campaign, due_on=before)
            late.filter(state__in=CampaignUnit.TO_ANSWER).update(due_on=campaign.due_on)
        return campaign


class NamesNobody:
    """Of a campaign marked secret no name is entered, nor a telephone number; what was entered before is taken out."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.campaign.secret:
            for name in ("contact", "phone"):
                if cleaned.get(name):
                    self.add_error(name, NO_NAMES)
        return cleaned


class CampaignUnitForm(NamesNobody, ScopedForm):
    class Meta:
        model = CampaignUnit
        fields = ["due_on", "contact", "phone"]
        field_classes = {"due_on": DayField}


class ContactForm(NamesNobody, ScopedForm):
    """What a unit says of itself: whom the office may ask."""

    class Meta:
        model = CampaignUnit
        fields = ["contact", "phone"]


class ChosenUnits(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})

    def label_from_instance(self, unit: Unit) -> str:
        return unit.name


class AddUnitsForm(PlainForm):
    """Units that answer a campaign, ticked one by one."""

    units = ChosenUnits(
        Unit.objects.none(), label="Đầu mối", error_messages={"required": "Chưa chọn đầu mối nào."}
    )
    due_on = DayField(label="Hạn nộp", error_messages={"required": "Chưa nhập hạn nộp."})

    def __init__(self, *args: Any, offered: QuerySet, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = offered
        self.campaign = campaign

    @property
    def days(self) -> list[forms.BoundField]:
        return [self["due_on"]]

    @property
    def blocks(self) -> list[tuple[str, list[Any]]]:
        """(block of the official order, its boxes); units come in that order, the host apart."""
        units = list(self.fields["units"].queryset)
        kinds = [HOST if unit.pk == self.campaign.unit_id else unit.get_kind_display() for unit in units]
        boxes = zip(kinds, self["units"].subwidgets, strict=True)
        return [(name, [box for _, box in pairs]) for name, pairs in groupby(boxes, itemgetter(0))]

    def clean_due_on(self) -> date:
        due_on, opens_on = self.cleaned_data["due_on"], self.campaign.opens_on
        if due_on < opens_on:
            raise forms.ValidationError(f"Hạn nộp trước ngày bắt đầu đợt ({opens_on:%d/%m/%Y}).")
        return due_on


class ChecklistItemForm(ScopedForm):
    class Meta:
        model = ChecklistItem
        fields = ["kind", "name", "order", "counted", "required", "in_use"]
        help_texts = {
            "counted": "Ghi số bộ đã nhận trên tổng số, như hồ sơ cá nhân 12/15.",
            "in_use": "Bỏ đánh dấu thì đợt sau không hỏi mục này; hồ sơ đã nhận vẫn còn.",
        }


class ReceivedForm(ComparedForm, forms.ModelForm):
    """One line of the checklist: that it came in, how much of it, and under which number."""

    here = forms.BooleanField(label="Đã nhận", required=False)

    class Meta:
        model = ReceivedItem
        fields = ["count", "of", "number", "on", "note"]
        field_classes = {"on": PastDayField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["here"] = self.instance.pk is not None
        self.order_fields(["here"])
        if not self.instance.item.counted:
            del self.fields["count"], self.fields["of"]

    def clean(self) -> dict[str, Any]:
        """What is typed beside an item that did not come in would be lost."""
        cleaned = super().clean()
        typed = [name for name in self.fields if name != "here" and cleaned.get(name) not in (None, "")]
        if typed and not cleaned.get("here"):
            self.add_error("here", "Đánh dấu đã nhận, hoặc xóa nội dung đã ghi của mục này.")
        count, of = cleaned.get("count"), cleaned.get("of")
        if count is not None and of is not None and count > of:
            self.add_error("count", MORE_THAN_ALL)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"campaign_unit", "item"}

    def write(self) -> None:
        """A tick taken away takes the line away; its history stays."""
        if self.cleaned_data["here"]:
            if self.has_changed() or not self.instance.pk:
                self.save()
        elif self.instance.pk:
            self.instance.delete()


class ChecklistForm(ScopedForm):
    """All lines of one unit's checklist, saved together."""

    class Meta:
        model = CampaignUnit
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.lines = [
            ReceivedForm(data, instance=received, prefix=f"item{received.item_id}")
            for received in checklist_of(self.instance)
        ]

    def parts(self) -> list[ComparedForm]:
        return [self, *self.lines]

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(line.is_valid() for line in self.lines)])

    def save(self, commit: bool = True) -> CampaignUnit:
        for line in self.lines:
            line.write()
        return self.instance

    def summary(self) -> Iterator[tuple[str, Any]]:
        yield from ()


def checklist_of(unit: CampaignUnit) -> list[ReceivedItem]:
    """A line for every item that is asked for or came in; what did not come in is not saved yet."""
    known = {one.item_id: one for one in unit.received.select_related("item")}
    asked = ChecklistItem.objects.filter(kind=unit.campaign.kind, in_use=True)
    items = {item.pk: item for item in [*asked, *(one.item for one in known.values())]}
    in_order = sorted(items.values(), key=lambda item: (item.order, item.pk))
    return [known.get(item.pk) or ReceivedItem(campaign_unit=unit, item=item) for item in in_order]
