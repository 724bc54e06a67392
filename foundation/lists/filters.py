import re
from collections.abc import Container, Iterator

import django_filters
from django import forms
from django.db.models import Model
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

from foundation.core.forms import scope_choices
from foundation.core.parameters import EARLIEST, LATEST, NO_CHOICE, BadParameter
from foundation.core.typed.forms import CleanedForm


class ScopedFilterSet(django_filters.FilterSet):
    """A filter set whose drop-downs list only what the user may see; it knows the day the list speaks of.

    Fields named in `more` stay folded away until one of them is used. What cannot be read raises BadParameter.
    """

    more = ()

    def __init__(self, *args, day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day
        scope_choices(self.form, self.request.user)
        self.form.more = [self.form[name] for name in self.more]
        self.form.more_used = any(self.form.data.get(name) for name in self.more)
        for field in self.form.fields.values():
            if type(field.widget) is forms.Select:
                field.widget = QuickSelect(field.widget.attrs, field.widget.choices)
            elif type(field.widget) is forms.NumberInput:
                field.widget = DigitsInput({**field.widget.attrs, "inputmode": "numeric"})
            field.error_messages |= {"invalid_choice": UNKNOWN_CHOICE, "invalid": UNREADABLE}

    def get_form_class(self):
        form = super().get_form_class()
        return type(form.__name__, (CleanedForm, form), {})

    def offer_years(self, years):
        """Choices of the field `year`: those given and the one asked for, which then opens an empty list."""
        text = self.data.get("year", "")
        asked = {int(text)} if re.fullmatch("[0-9]{4}", text) else set()
        asked &= set(range(EARLIEST, LATEST))
        chosen = [(str(year), str(year)) for year in sorted({*years, *asked}, reverse=True)]
        self.form.fields["year"].choices = chosen
        return chosen

    def filter_queryset(self, queryset):
        require_readable(self.form)
        return super().filter_queryset(queryset)


UNKNOWN_CHOICE = "Không có lựa chọn này; chọn lại."
UNREADABLE = "Không đọc được nội dung này; ghi lại."


def require_readable(form):
    """Raise BadParameter with the faults of a filter, each with the name of its field."""
    if not form.is_valid():
        faults = [
            f"{form.fields[name].label}: {fault}" for name, faults in form.errors.items() for fault in faults
        ]
        raise BadParameter(" ".join(faults))


def told(form: forms.Form, searches: Container[str]) -> Iterator[str]:
    """What a valid filter asks for, as "Giới tính: Nữ"; of what was typed to find a person only that it was."""
    for bound in form:
        chosen = form.cleaned_data.get(bound.name)
        if chosen in (None, ""):
            continue
        if bound.name in searches:
            chosen = "có câu tìm"
        elif not isinstance(chosen, Model):
            choices = {str(key): label for key, label in getattr(bound.field, "choices", ())}
            chosen = choices.get(str(bound.value()), bound.value())
        yield f"{bound.label}: {chosen}"


class YesNoFilter(django_filters.TypedChoiceFilter):
    """Có, Không, or no matter."""

    def __init__(self, *args, **kwargs):
        choices = [("", "Tất cả"), ("true", "Có"), ("false", "Không")]
        super().__init__(*args, choices=choices, coerce=lambda value: value == "true", **kwargs)


class DigitsInput(forms.TextInput):
    """A box for a number that keeps whatever was typed: a browser drops from a number box what is none."""


class QuickSelect(forms.Select):
    """A drop-down drawn in one go: a template for every option takes longer than all the rest of a list.

    What the address asks for and is not there stays chosen, so that no other choice seems to hold.
    """

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = [(key, chosen == str(key), label) for key, label in self.choices]
        if chosen and not any(picked for _, picked, _ in options):
            options.append((chosen, True, NO_CHOICE.format(text=chosen)))
        html = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, " selected" if picked else "", label) for key, picked, label in options),
        )
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(attributes), html)
