"""Fields of a filter as they are drawn."""

from django import forms
from django.forms.utils import flatatt
from django.utils.choices import flatten_choices
from django.utils.safestring import mark_safe

from foundation.core.drawn.escaping import escaped
from foundation.core.parameters import NO_CHOICE


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
        choices = list(iter(self.choices))
        if chosen and not any(chosen == str(key) for key, _ in flatten_choices(choices)):
            choices.append((chosen, NO_CHOICE.format(text=chosen)))
        html = "".join(self.drawn(key, label, chosen) for key, label in choices)
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return mark_safe(f"<select{flatatt(attributes)}>{html}</select>")

    def drawn(self, key, label, chosen):
        """One option; of a group its name and its options."""
        if isinstance(label, list | tuple):
            options = "".join(self.drawn(*each, chosen) for each in label)
            return f'<optgroup label="{escaped(key)}">{options}</optgroup>'
        label = self.unset if key == "" and self.unset else label
        picked = " selected" if chosen == str(key) else ""
        return f'<option value="{escaped(key)}"{picked}>{escaped(label)}</option>'
