"""Lists by what one types: a drop-down holds as many as one reads, the others are written down by their name."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from foundation.sheets.cells import folded_words

# As many lists as one drop-down holds; of more, the first of each kind.
FEW, OF_EACH = 50, 12
NOT_FOUND = "Không có danh sách nào “{words}”; ghi lại."
NOT_ONE = "“{words}” có trong tên của {count} danh sách; ghi đủ tên một danh sách: {names}."
Groups = list[tuple[str, list[tuple[str, str]]]]


class SuggestingInput(forms.TextInput):
    """A box for a text with what may be written into it."""

    suggested: Iterable[str] = ()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        place = f"{name}-known"
        box = super().render(name, value, {**(attrs or {}), "list": place, "autocomplete": "off"}, renderer)
        known = format_html_join("", '<option value="{}"></option>', ((words,) for words in self.suggested))
        return box + format_html('<datalist id="{}">{}</datalist>', place, known)


def in_drop_down(groups: Groups) -> Groups:
    """All where they are few, else the first of each kind."""
    if sum(len(found) for _, found in groups) <= FEW:
        return groups
    return [(label, found[:OF_EACH]) for label, found in groups]


def full_names(groups: Groups) -> dict[str, str]:
    """{value of a list: its kind and its name}."""
    return {value: f"{label}: {words}" for label, found in groups for value, words in found}


def value_of(groups: Groups, words: str) -> str:
    """The list that is called so, or the only one with all these words in its name. Raises ValidationError."""
    sought = folded_words(words)
    names = {value: (name, folded_words(name)) for value, name in full_names(groups).items()}
    found = [value for value, (_, folded) in names.items() if folded == sought] or [
        value for value, (_, folded) in names.items() if set(sought.split()) <= set(folded.split())
    ]
    if not found:
        raise ValidationError(NOT_FOUND.format(words=words))
    if len(found) > 1:
        shown = "; ".join(names[value][0] for value in found[:OF_EACH])
        raise ValidationError(NOT_ONE.format(words=words, count=len(found), names=shown))
    return found[0]
