"""What every form of the program has in common: its texts are cleaned by the function that sheets are cleaned by."""

from copy import copy
from typing import Any

from django import forms

from foundation.core.dates import BOX, spelled_out, within_bounds
from foundation.core.letters.typed import TYPED, RefusesLookAlikes
from foundation.core.lookup.empty import SENTENCES, SaysEmpty
from foundation.core.typed.texts import NUL, clean, clean_lines

REASON = 300


def as_kept(field: forms.Field, text: str) -> str:
    """What the field makes of a text that was sent to it; passwords, keys and choices stay as they are.

    A text with a NUL is left for the field to refuse.
    """
    if NUL in text or not isinstance(field.widget, TYPED) or isinstance(field.widget, forms.PasswordInput):
        return text
    return clean_lines(text) if isinstance(field.widget, forms.Textarea) else clean(text)


class CleanedForm(SaysEmpty, RefusesLookAlikes, forms.BaseForm):
    """Cleans what was typed before anything else looks at it; stands before Django's own form."""

    owned: Any = None

    def full_clean(self) -> None:
        if self.is_bound:
            self.clean_texts()
        super().full_clean()

    def clean_texts(self) -> None:
        """The data with every text as it is kept; an empty text stays empty."""
        for name, field in self.fields.items():
            for each in (field, getattr(field, "base_field", field)):
                each.error_messages = SENTENCES | each.error_messages
            sent = self.data.get(self.add_prefix(name))
            # Of a field with many values only the last is read here: what is not typed must stay untouched.
            if isinstance(sent, str) and (kept := as_kept(field, sent)) != sent:
                self.own_data()[self.add_prefix(name)] = kept

    def own_data(self) -> Any:
        """The data to write in: copied once and only then, for hundreds of forms of a page share what was sent."""
        if self.data is not self.owned:
            self.data = self.owned = copy(self.data)
        return self.data


class DayField(forms.DateField):
    """A whole day, typed dd/mm/yyyy or as eight digits."""

    default_error_messages = {"invalid": "Ngày này không có thật hoặc sai dạng; ghi dd/mm/yyyy."}
    widget = forms.DateInput(attrs={"data-date": "", **BOX})

    def to_python(self, value):
        typed = spelled_out(value) if isinstance(value, str) else value
        return within_bounds(super().to_python(typed), str(value))


class PlainForm(CleanedForm, forms.Form):
    """A form that is of no model."""


class WhyForm(PlainForm):
    """The reason of something that is taken away, or back."""

    reason = forms.CharField(
        label="Lý do",
        max_length=REASON,
        widget=forms.Textarea,
        error_messages={
            "required": "Ghi lý do.",
            "max_length": f"Lý do dài quá {REASON} ký tự; ghi ngắn lại.",
        },
    )

    def __init__(self, *args, required: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required

    def sentence(self) -> str:
        """What is wrong with it, in one sentence; empty where nothing is."""
        return " ".join(self.errors.get("reason", ()))
