"""Fields of a filter as they are drawn."""

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import mark_safe

from foundation.core.parameters import NO_CHOICE
from foundation.lists.tables import escaped


class DigitsInput(forms.TextInput):
    """A box for a number that keeps whatever was typed: a browser drops from a number box what is none."""


class QuickSelect(forms.Select):
    """A drop-down drawn in one go: a template for every option takes longer than all the rest of a list.

    What the address asks for and is not there stays chosen, so that no other choice seems to hold. `unset` are the
    words of the empty choice, where they differ from its own.
    """

    unset = ""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = [
            (key, chosen == str(key), self.unset if key == "" and self.unset else label)
            for key, label in self.choices
        ]
        if chosen and not any(picked for _, picked, _ in options):
            options.append((chosen, True, NO_CHOICE.format(text=chosen)))
        html = "".join(
            f'<option value="{escaped(key)}"{" selected" if picked else ""}>{escaped(label)}</option>'
            for key, picked, label in options
        )
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return mark_safe(f"<select{flatatt(attributes)}>{html}</select>")
