"""What is decided on the way to a filled form: the file and the list, then the table and its columns."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model

from foundation.core import clock
from foundation.core.disk.sent import SentFile
from foundation.core.typed.forms import REASON, DayField, PlainForm
from foundation.sheets.filling.fields import ListOffer
from foundation.sheets.filling.form import NOT_XLSX
from foundation.sheets.filling.lists import choices_for
from foundation.sheets.filling.models import FormFill
from foundation.sheets.filling.named import SuggestingInput, full_names, in_drop_down, value_of
from foundation.sheets.forms import FUTURE
from foundation.sheets.limits import Unreadable, check_size, kind_of

LEFT_EMPTY = "Không điền cột này"
NO_REASON = "Ghi lý do điền số CCCD, số thẻ đảng viên, tôn giáo; không ghi thì bỏ chọn."
NO_LIST_CHOSEN = "Chọn danh sách cần điền."
NOTHING = "Chưa ghép cột nào của bảng này với danh sách."
CHECK = {"class": "form-check-input"}


class EmptyFormForm(PlainForm):
    """The form and the list, of the day that the figures are counted to."""

    file = SentFile(
        label="Biểu trống của cấp trên",
        help_text="Tệp .xlsx, tối đa 20 MB. Gửi nguyên biểu đã nhận, không cần sửa.",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    listed = forms.ChoiceField(label="Điền danh sách", error_messages={"required": NO_LIST_CHOSEN})
    other = forms.CharField(
        label="Danh sách khác",
        help_text="Danh sách không có trong ô “Điền danh sách”: gõ vài chữ trong tên (chức danh, kỳ, lớp).",
        max_length=400,
        required=False,
        widget=SuggestingInput,
    )
    day = DayField(label="Số liệu tính đến ngày", required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = choices_for(user, clock.today())
        near = in_drop_down(self.groups)
        self.fields["listed"].choices = [("", "Chọn danh sách"), *near]
        self.fields["day"].initial = clock.today()
        if near == self.groups:
            del self.fields["other"]
            return
        self.fields["listed"].required = False
        names, shown = full_names(self.groups), full_names(near)
        self.fields["other"].widget.suggested = [name for value, name in names.items() if value not in shown]

    def clean_other(self) -> str:
        """The list that is meant, in the place of the drop-down's."""
        words, chosen = self.cleaned_data["other"], self.cleaned_data.get("listed")
        if words:
            return value_of(self.groups, words)
        if not chosen and "listed" not in self.errors:
            self.add_error("listed", NO_LIST_CHOSEN)
        return chosen or ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("other"):
            cleaned["listed"] = cleaned["other"]
        return cleaned

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        try:
            check_size(file.size)
            if kind_of(file.read()) != "xlsx":
                raise Unreadable(NOT_XLSX)
        except Unreadable as refusal:
            raise ValidationError(str(refusal)) from refusal
        file.seek(0)
        return file

    def clean_day(self) -> datetime.date:
        day = self.cleaned_data["day"] or clock.today()
        if day > clock.today():
            raise ValidationError(FUTURE.format(day=day))
        return day

    @property
    def words(self) -> str:
        """The chosen list as it is called here."""
        known = {value: words for _, found in self.groups for value, words in found}
        return known[self.cleaned_data["listed"]]


class FormColumnsForm(PlainForm):
    """A drop-down for every column of every table; only those of the chosen table count."""

    table = forms.ChoiceField(label="Bảng cần điền", widget=forms.RadioSelect(attrs=CHECK))
    private = forms.BooleanField(
        label="Điền cả số CCCD, số thẻ đảng viên, tôn giáo",
        required=False,
        widget=forms.CheckboxInput(attrs=CHECK),
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=REASON,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    remember = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs=CHECK))

    def __init__(
        self, *args: Any, sent: FormFill, offer: ListOffer, home: Model | None, private: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tables, self.sent = sent.found, sent
        names = [table["name"] for table in self.tables]
        self.fields["table"].choices = [(str(place), name) for place, name in enumerate(names)]
        chosen = sent.chosen.get("table")
        self.fields["table"].initial = str(names.index(chosen)) if chosen in names else "0"
        self.fields["remember"].label = f"Ghi nhớ cách ghép cột của biểu này cho {home}"
        self.fields["remember"].initial = sent.remember
        if not private:
            del self.fields["private"], self.fields["reason"]
        options = [("", LEFT_EMPTY), *((slot.key, slot.label) for slot in offer.slots.values())]
        for place, table in enumerate(self.tables):
            kept = sent.columns if table["name"] == chosen else {}
            for column in table["columns"]:
                if not column["kept"]:
                    self.fields[self._name(place, column)] = forms.ChoiceField(
                        label=column["label"],
                        choices=options,
                        required=False,
                        initial=kept.get(column["index"], column["key"]) or "",
                        widget=forms.Select(attrs={"class": "form-select"}),
                    )

    def _name(self, place: int, column: dict[str, Any]) -> str:
        return f"column-{place}-{column['index']}"

    def sections(self) -> Iterator[dict[str, Any]]:
        """Each table with its columns: the drop-down, or why there is none."""
        for place, table in enumerate(self.tables):
            columns = [
                (None if column["kept"] else self[self._name(place, column)], column)
                for column in table["columns"]
            ]
            yield {"table": table, "radio": self["table"][place], "columns": columns}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("private") and not cleaned.get("reason"):
            self.add_error("reason", NO_REASON)
        if "table" in cleaned and not any(self.columns().values()):
            self.add_error(None, NOTHING)
        return cleaned

    def columns(self) -> dict[str, str | None]:
        """{place of a column: key of its slot, or None} of the chosen table."""
        place = int(self.cleaned_data["table"])
        asked = (column for column in self.tables[place]["columns"] if not column["kept"])
        return {
            str(column["index"]): self.cleaned_data.get(self._name(place, column)) or None for column in asked
        }

    @property
    def chosen(self) -> dict[str, Any]:
        name = self.tables[int(self.cleaned_data["table"])]["name"]
        return {"table": name, "columns": self.columns()}
