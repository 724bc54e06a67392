"""A drop-down that does not carry everybody: what is typed is searched on the server.

With JavaScript the answers come while one types; without, the text is sent with the form, which comes back with the
answers to choose from.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from foundation.core.drawn.escaping import escaped
from foundation.core.lookup.kinds import ANSWERS, LOOK_UPS, LookUp
from foundation.core.parameters import NO_CHOICE, BadParameter
from foundation.core.typed.texts import clean

# The name of the box for a text, after that of the field; what was typed stands for a value behind a mark.
FIND, SOUGHT = "_find", "?"
CHOOSE = "Chưa chọn được: gõ để tìm rồi chọn một dòng trong kết quả."
UNKNOWN_CHOICE = "Không có lựa chọn này; chọn lại."
NOBODY, FOUND = "Không tìm thấy “{text}”", "Chọn trong {count} kết quả"
MORE = f"Còn nữa, ngoài {ANSWERS} kết quả đầu: gõ thêm chữ để thu hẹp"


class LookUpSelect(forms.Select):
    """Of a ModelChoiceField, whose queryset says what may be chosen."""

    def __init__(self, look_up: LookUp, user: AbstractBaseUser, attrs: dict | None = None):
        super().__init__(attrs)
        self.look_up, self.user = look_up, user

    def use_required_attribute(self, initial: Any) -> bool:
        """A browser would keep back the form that brings the text."""
        return False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        typed = clean(data.get(f"{name}{FIND}", ""))[:100]
        chosen = super().value_from_datadict(data, files, name)
        if chosen or not typed:
            return chosen
        self.choices.field.error_messages["invalid_choice"] = CHOOSE
        return f"{SOUGHT}{typed}"

    def drawn(self, value: Any) -> tuple[list[tuple[Any, str]], bool]:
        """The options as (key, label), and whether they are all that may be chosen.

        Else they are the chosen row, or the answers to what was typed.
        """
        text, rows, few = str(value or ""), self.choices.queryset, self.look_up.few
        if text.startswith(SOUGHT):
            return list(self.answers(rows, text.removeprefix(SOUGHT))), False
        found = list(self.look_up.ready(rows)[: few + 1]) if few else []
        whole = 0 < len(found) <= few
        if not whole:
            found = self.look_up.ready(rows.filter(pk=text)) if text.isdecimal() else []
        options = [(row.pk, self.look_up.label(row)) for row in found]
        if text and text not in {str(key) for key, _ in options}:
            options.append((text, NO_CHOICE.format(text=text)))
        return [("", self.choices.field.empty_label or ""), *options], whole

    def answers(self, rows: Any, typed: str) -> Iterator[tuple[Any, str]]:
        """What to do next, and the rows that fit."""
        try:
            found = self.look_up.answers(rows, typed, self.user)
        except BadParameter:
            found = []
        yield "", first_line(len(found), typed)
        yield from ((row.pk, self.look_up.label(row)) for row in found[:ANSWERS])

    def render(self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None) -> SafeString:
        options, whole = self.drawn(value)
        attributes = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        if not whole:
            attributes |= {"data-lookup": reverse("look-up", args=[self.look_up.name])}
        lines = "".join(
            f'<option value="{escaped(key)}"{" selected" * (str(key) == str(value or ""))}>{escaped(label)}</option>'
            for key, label in options
        )
        box = "" if whole else self.box(name, value, attributes)
        return mark_safe(f"<select{flatatt(attributes)}>{lines}</select>{box}")

    def box(self, name: str, value: Any, attributes: dict) -> str:
        typed = str(value or "")
        box = {
            "class": "form-control",
            "type": "text",
            "name": f"{name}{FIND}",
            "id": f"{attributes.get('id', name)}{FIND}",
            "value": typed.removeprefix(SOUGHT) if typed.startswith(SOUGHT) else "",
            "placeholder": self.look_up.hint,
            "aria-label": f"Tìm {self.choices.field.label}",
            "autocomplete": "off",
            "maxlength": 100,
        }
        return f"<input{flatatt(box)}>"


def first_line(count: int, typed: str) -> str:
    """What stands above so many answers."""
    if count > ANSWERS:
        return MORE
    return FOUND.format(count=count) if count else NOBODY.format(text=typed)


def look_up(field: forms.Field, user: AbstractBaseUser) -> None:
    """Let the field be looked up, where its rows are of a kind that may be too many for a drop-down."""
    found = LOOK_UPS.get(field.queryset.model)
    if found and type(field.widget) is forms.Select:
        field.widget = LookUpSelect(found, user, field.widget.attrs)
        field.widget.choices = field.choices
        field.error_messages["invalid_choice"] = UNKNOWN_CHOICE
