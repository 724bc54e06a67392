"""What is entered of a list of people sent up, and who is put on it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.core.forms import ScopedForm
from foundation.core.parameters import is_key
from foundation.core.typed.forms import DayField, PlainForm
from training.models import PlanPerson, PlanRow, SendingList
from training.sending.people import put_on

GONE = "Có người không còn được chọn; xem lại rồi lưu lần nữa."
ELSEWHERE = "Đã có trong danh sách khác: {}. Chưa lưu gì; xem lại những người còn lại rồi lưu lần nữa."
MOST_ITEMS, LONGEST = 20, 60
TOO_MANY = f"Ghi tối đa {MOST_ITEMS} loại hồ sơ."
TOO_LONG = f"Mỗi loại hồ sơ tối đa {LONGEST} ký tự: “{{item}}”."
TWICE = "Loại hồ sơ “{item}” ghi hai lần; giữ lại một dòng."


class LinesField(forms.CharField):
    """A list of words, one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"widget": forms.Textarea(attrs={"rows": 6}), "required": False, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        if isinstance(value, list):
            return value
        lines = [line.strip() for line in super().to_python(value).splitlines()]
        return [line for line in lines if line]

    def validate(self, value: list[str]) -> None:
        if len(value) > MOST_ITEMS:
            raise forms.ValidationError(TOO_MANY)
        for place, item in enumerate(value):
            if len(item) > LONGEST:
                raise forms.ValidationError(TOO_LONG.format(item=item))
            if item in value[:place]:
                raise forms.ValidationError(TWICE.format(item=item))

    def run_validators(self, value: list[str]) -> None:
        """Of lists there are none beside `validate`."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial or []) != self.to_python(data or "")


class SendingListForm(ScopedForm):
    items = LinesField(label="Hồ sơ mỗi người", help_text="Mỗi dòng một loại hồ sơ của từng người.")

    class Meta:
        model = SendingList
        fields = ["name", "sent_to", "deadline", "items", "note"]
        field_classes = {"deadline": DayField}
        help_texts = {
            "name": "Không ghi họ tên.",
            "sent_to": "Nơi gửi tờ trình, ví dụ: Ban Tổ chức Tỉnh ủy.",
            "deadline": "Ngày cuối cùng nhận hồ sơ theo thông báo của cấp trên.",
            "note": "Không ghi họ tên.",
        }

    def summary(self) -> Iterator[tuple[str, Any]]:
        for label, value in super().summary():
            yield label, "; ".join(self.instance.items) if label == self.fields["items"].label else value


class PlacesField(forms.ModelMultipleChoiceField):
    """People who can be ticked; whom another list took meanwhile is told with that list, and nothing is saved."""

    default_error_messages = {"invalid_choice": GONE, "invalid_pk_value": GONE}
    widget = forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})

    def __init__(self, *args: Any, elsewhere: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.elsewhere = elsewhere

    def clean(self, value: Any) -> QuerySet:
        keys = [key for key in value or () if is_key(key)]
        if taken := list(self.elsewhere.filter(pk__in=keys)):
            raise forms.ValidationError(format_html(ELSEWHERE, told_with_lists(taken)))
        return super().clean(value)

    def label_from_instance(self, person: PlanPerson) -> str:
        cadre = person.cadre
        held = cadre.now.held
        told = [f"sinh {cadre.birth}" if cadre.birth else "", held.post.title.name if held else ""]
        told += [cadre.now.unit.name, "dự phòng" if person.state == "reserve" else ""]
        return ", ".join([str(cadre), *filter(None, told)])


def told_with_lists(people: list[PlanPerson]) -> SafeString:
    lines = ((each.cadre, each.sending.get_absolute_url(), each.sending) for each in people)
    return format_html_join("; ", '{} (<a href="{}">{}</a>)', lines)


def places_of(people: QuerySet, elsewhere: QuerySet) -> PlacesField:
    return PlacesField(people, elsewhere=elsewhere, label="Người được cử", required=False)


class NewSendingForm(SendingListForm):
    """A list of a row that the address names, with who is on it from the start."""

    also_checked = ("row",)

    def __init__(
        self, *args: Any, row: PlanRow, people: QuerySet, elsewhere: QuerySet, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instance.row = row
        self.fields["people"] = places_of(people, elsewhere)
        if not self.is_bound:
            self.initial["people"] = [person.pk for person in people if person.state == "chosen"]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What is entered of the list itself; people are ticked below."""
        return [self[name] for name in self.fields if name != "people"]

    def save(self, commit: bool = True) -> SendingList:
        sending = super().save(commit)
        chosen = [person.pk for person in self.cleaned_data["people"]]
        put_on(PlanPerson.objects.filter(pk__in=chosen, sending=None), sending)
        return sending


class PlacesForm(PlainForm):
    """Who is on a list that was not sent yet."""

    def __init__(self, *args: Any, people: QuerySet, elsewhere: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"] = places_of(people, elsewhere)
