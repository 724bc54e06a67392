"""How a list is narrowed: which filters stand in the row above it, and what is in use, each with the way out of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.choices import flatten_choices

from foundation.lists.narrowed.widgets import QuickSelect

IN_THE_ROW = 6


def placed(names: list[str], first: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Which fields stand in the row, those of `first` or as many as it holds, and which behind "Thêm điều kiện"."""
    row = [name for name in first if name in names] or names[:IN_THE_ROW]
    return row, [name for name in names if name not in row]


def arrange(form: forms.Form, first: Iterable[str] = ()) -> None:
    """Put the fields into `form.row` and `form.more`, and the names of the latter into `form.behind`.

    In the row no label stands above a field: what is not chosen there reads "Giới tính: tất cả".
    """
    row, form.behind = placed([bound.name for bound in form.visible_fields()], first)
    form.row, form.more = ([form[name] for name in names] for names in (row, form.behind))
    for bound in form.row:
        _label_inside(bound)


def _label_inside(bound: BoundField) -> None:
    widget = bound.field.widget
    if type(widget) in (forms.Select, QuickSelect):
        bound.field.widget = QuickSelect(widget.attrs, widget.choices)
        bound.field.widget.unset = f"{bound.label}: tất cả"
    elif isinstance(widget, forms.Select) and not bound.field.required:
        bound.field.empty_label = widget.attrs["data-unset"] = f"{bound.label}: tất cả"
    elif isinstance(widget, forms.TextInput):
        widget.attrs.setdefault("placeholder", bound.label)


@dataclass(frozen=True)
class Chip:
    """One condition in use: its field, which is posted without a value to leave it out, and its words, on screen and as
    they are printed.
    """

    name: str
    text: str
    printed: str


def chips(form: forms.Form, request: HttpRequest) -> Iterator[Chip]:
    """What the address narrows the list by, in the order of the form; nothing of a form that is not valid."""
    if not form.is_valid():
        return
    usual, worded = getattr(form, "usual", {}), getattr(form, "outside", str)
    for bound in form:
        chosen = form.cleaned_data.get(bound.name)
        if (
            chosen in (None, "")
            or not any(request.GET.getlist(bound.name))
            or chosen == usual.get(bound.name)
        ):
            continue
        text = f"{bound.label}: {in_words(bound, chosen)}"
        yield Chip(bound.name, text, worded(text))


def in_words(bound: BoundField, chosen: Any) -> Any:
    """What was chosen in a field of a valid form, as it reads there."""
    if isinstance(chosen, Model):
        return chosen
    choices = {str(key): label for key, label in flatten_choices(iter(getattr(bound.field, "choices", ())))}
    return choices.get(str(bound.value()), bound.value())
