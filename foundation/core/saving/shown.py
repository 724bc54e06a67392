"""Two people at one record: a form carries what it showed, and is compared with it before it writes.

What its user left as it was shown takes the value on the system; what both changed is asked about.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict

from foundation.core.figures import shown as worded
from foundation.core.traces import history
from foundation.core.typed.forms import CleanedForm, as_kept

NOT_SHOWN = "Chưa lưu, vì trang gửi đi không kèm giá trị lúc mở. Đối chiếu lại rồi lưu lần nữa."
ON_SYSTEM = "system"


def lock(record: models.Model) -> None:
    """Hold the row until the transaction ends: what is read from now on is what will be written over."""
    list(type(record)._base_manager.select_for_update().filter(pk=record.pk).values_list("pk"))


@dataclass(frozen=True)
class Clash:
    """A field that two people changed, each to another value; `choice` is what the choice between them is sent as."""

    name: str
    choice: str
    label: str
    typed: str
    on_system: str
    author: str

    def __str__(self):
        return f"{self.author} đã đổi thành “{self.on_system}”. Chọn giá trị giữ lại ở đầu trang rồi lưu."


class ComparedForm(CleanedForm, forms.BaseModelForm):
    """Knows what it shows, and what was shown to whoever sends it."""

    clashes: Sequence[Clash] = ()
    taken: Sequence[str] = ()

    def parts(self) -> list["ComparedForm"]:
        """This form and those that are filled in together with it."""
        return [self]

    def doubts(self) -> Iterable[str]:
        """Sentences about what was saved and may be a slip."""
        return ()

    def shown(self) -> Iterator[tuple[str, str]]:
        """(name, value) of the hidden fields that carry what the form shows."""
        for part in self.parts():
            for name in part.fields:
                yield from ((part.add_initial_prefix(name), value) for value in on_system(part[name]))

    def compare(self) -> None:
        """Before it is validated: fields that the user left as they were take what the system holds now."""
        for part in self.parts():
            part.clean_texts()
            part.clashes, part.taken = [], []
            for name in part.fields:
                part.compare_field(part[name])

    def compare_field(self, bound: forms.BoundField) -> None:
        now, then = on_system(bound), self.sent(bound, bound.html_initial_name)
        choice = f"choose-{bound.html_name}"
        if self.data.get(choice) == ON_SYSTEM:
            self.own_data().setlist(bound.html_name, now)
        elif now == then:
            return
        elif not differs(bound, self.data, then):
            self.own_data().setlist(bound.html_name, now)
            self.taken.append(str(bound.label))
        elif differs(bound, self.data, now):
            author = history.last_change(self.instance, bound.name)
            typed = words(bound, self.sent(bound, bound.html_name))
            told = {"typed": typed, "on_system": words(bound, now), "author": author}
            self.clashes.append(Clash(bound.name, choice, str(bound.label), **told))

    def sent(self, bound: forms.BoundField, name: str) -> list[str]:
        return kept(bound, self.data.getlist(name))

    def full_clean(self):
        super().full_clean()
        for clash in self.clashes:
            self.add_error(clash.name, str(clash))


def on_system(bound: forms.BoundField) -> list[str]:
    """What comes from a browser for the field when nobody touches it."""
    widget, value = bound.field.widget, bound.field.prepare_value(bound.initial)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    values = widget.format_value(value)
    return kept(bound, values if isinstance(values, list | tuple) else [values])


def kept(bound: forms.BoundField, values: Sequence) -> list[str]:
    """Values as the field cleans them, without those that say nothing."""
    texts = (as_kept(bound.field, str(each)) for each in values if each is not None)
    return [text for text in texts if text]


def value_of(bound: forms.BoundField, sent: list[str]) -> Any:
    """What was sent, as the field understands it; raises ValidationError."""
    data = QueryDict(mutable=True)
    data.setlist(bound.html_name, sent)
    return bound.field.to_python(bound.field.widget.value_from_datadict(data, {}, bound.html_name))


def differs(bound: forms.BoundField, data: QueryDict, other: list[str]) -> bool:
    """Whether the form says something else than the other values sent for the field."""
    try:
        initial = value_of(bound, other)
    except ValidationError:
        return True
    return bound.field.has_changed(initial, bound.field.widget.value_from_datadict(data, {}, bound.html_name))


def words(bound: forms.BoundField, sent: list[str]) -> str:
    """Values as the user reads them on the form."""
    try:
        value = value_of(bound, sent)
    except ValidationError:
        return ", ".join(sent)
    if isinstance(value, bool):
        return "có" if value else "không"
    labels = dict(getattr(bound.field, "choices", ())) if not isinstance(value, models.Model) else {}
    if isinstance(value, list):
        return worded([labels.get(each, each) for each in value]) or "trống"
    return str(labels.get(value) or worded(value)) or "trống"
