import django_filters
from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

from foundation.core.forms import scope_choices


class ScopedFilterSet(django_filters.FilterSet):
    """A filter set whose drop-downs list only what the user may see; it knows the day the list speaks of.

    Fields named in `more` stay folded away until one of them is used.
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


class YesNoFilter(django_filters.TypedChoiceFilter):
    """Có, Không, or no matter."""

    def __init__(self, *args, **kwargs):
        choices = [("", "Tất cả"), ("true", "Có"), ("false", "Không")]
        super().__init__(*args, choices=choices, coerce=lambda value: value == "true", **kwargs)


class QuickSelect(forms.Select):
    """A drop-down drawn in one go: a template for every option takes longer than all the rest of a list."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = ((key, chosen == str(key), label) for key, label in self.choices)
        html = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, " selected" if picked else "", label) for key, picked, label in options),
        )
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(attributes), html)
