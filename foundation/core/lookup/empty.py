"""What every form says in the program's own words instead of Django's: the empty choice, and values that cannot be."""

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.choices import CallableChoiceIterator

from foundation.core.typed.texts import NUL_REFUSED

EMPTY = "Chọn…"
DASHES = BLANK_CHOICE_DASH[0][1]
SENTENCES = {
    "null_characters_not_allowed": NUL_REFUSED,
    "min_value": "Số này phải từ %(limit_value)s trở lên.",
    "max_value": "Số này không quá %(limit_value)s.",
}
PLAIN = (forms.ChoiceField, forms.TypedChoiceField)


def say_empty(field: forms.Field) -> None:
    """Name the empty choice, where nobody gave it a name of its own; choices that are still to be asked for stay."""
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = EMPTY
    elif type(field) in PLAIN and not isinstance(field.choices, CallableChoiceIterator):
        field.choices = [(key, EMPTY if said == DASHES else said) for key, said in field.choices]


class SaysEmpty:
    """Mixed in before a form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_empty(field)
