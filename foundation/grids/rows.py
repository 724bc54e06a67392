"""A table that is typed: each row is read by itself, compared with what was shown, and written or told.

What its user left as it was shown takes the value on the system; what two people changed is told, both ways.
"""

import copy
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import models

from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import NOT_SHOWN
from foundation.core.traces import history
from foundation.core.typed.forms import PlainForm

CLASH = "{author} đã ghi: {now}. Đang nhập: {typed}. Lưu lần nữa để giữ nội dung đang nhập."
NOTHING = "để trống"
VERSION = "version"


class GridForm(PlainForm):
    """One row as it is typed; `was` holds what was shown of it."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def shown(self) -> dict[str, Any] | None:
        """What the row showed when it was opened; None for what says nothing of it."""
        try:
            then = json.loads(self.data.get(self.add_prefix("was"), ""))
        except ValueError:
            return None
        return (
            then if isinstance(then, dict) and set(then) - {VERSION} == set(self.fields) - {"was"} else None
        )


@dataclass
class GridRow:
    """A record with what its cells show, what is wrong with each, and why the row was not saved."""

    grid: "Grid"
    record: Any
    cells: dict[str, str]
    was: str
    faults: dict[str, str] = field(default_factory=dict)
    said: str = ""
    saved: bool = False

    @property
    def prefix(self) -> str:
        return prefix_of(self.record)

    @property
    def locked(self) -> str:
        """Why nothing of the row is typed here; empty where it is."""
        return self.grid.locked(self.record)

    @property
    def drawn(self) -> Iterator[tuple[str, str, str, str, str]]:
        """(field, label, text, fault, remark) of each cell."""
        for name in self.grid.fields:
            label = str(self.grid.form.base_fields[name].label)
            remark = self.grid.remark(self.record, name)
            yield name, label, self.cells.get(name, ""), self.faults.get(name, ""), remark


class Grid:
    """How the rows of one table are read and written; `fields` are those that its reader has before them.

    Of a row that is `whole` any change by somebody else is told, of another one only of a field that both changed.
    Where the model has a `version`, each writing counts it on.
    """

    model: type[models.Model]
    form: type[GridForm]
    fields: Sequence[str] = ()
    # Those of the model that are written.
    columns: Sequence[str] = ()
    whole = True
    has_version = False

    def stored(self, record: Any) -> dict[str, str]:
        """What stands in the record, a text each field."""
        return {name: str(getattr(record, name) or "") for name in self.fields}

    def in_words(self, values: Mapping[str, str]) -> dict[str, str]:
        """As the cells show them."""
        return dict(values)

    def locked(self, record: Any) -> str:
        return ""

    def remark(self, record: Any, name: str) -> str:
        """What is said beneath a cell that is right."""
        return ""

    def judge(self, record: Any, form: GridForm) -> None:
        """Add the faults that only the record tells."""

    def assign(self, record: Any, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            setattr(record, name, value)

    def open_fields(self, record: Any) -> Sequence[str]:
        """Those that are typed in this row; the others are drawn as plain text and not sent."""
        return () if self.locked(record) else self.fields

    def closed(self, record: Any) -> str:
        """What is said of a cell that was typed in while the page still drew it, and is plain text by now."""
        return self.locked(record)

    def is_sent(self, record: Any, data: Mapping[str, str]) -> bool:
        return any(f"{prefix_of(record)}-{name}" in data for name in (*self.fields, "was"))

    def form_of(self, record: Any, data: Mapping[str, str]) -> GridForm:
        """What was not sent says what stands."""
        prefix, now = prefix_of(record), self.in_words(self.stored(record))
        sent = {f"{prefix}-{name}": data.get(f"{prefix}-{name}", now[name]) for name in self.fields}
        form = self.form(sent | {f"{prefix}-was": data.get(f"{prefix}-was", "")}, prefix=prefix)
        for name in set(form.fields) - {*self.fields, "was"}:
            del form.fields[name]
        return form

    def shown(self, record: Any, now: Mapping[str, str] | None = None) -> str:
        """What the page keeps to be compared with: the texts, and how often the record was written."""
        counted = {VERSION: record.version} if self.has_version else {}
        return json.dumps((now or self.stored(record)) | counted)

    def row_of(self, record: Any, **told: Any) -> GridRow:
        """As it stands."""
        now = self.stored(record)
        return GridRow(self, record, **{"cells": self.in_words(now), "was": self.shown(record, now), **told})

    def typed_rows(self, records: Iterable[Any], data: Mapping[str, str]) -> list[GridRow]:
        """Each row as it is typed so far: not read, not saved; what was not sent stands as it is."""
        return [
            self.typed_row(each, data)
            if self.is_sent(each, data) and not self.locked(each)
            else self.row_of(each)
            for each in records
        ]

    def typed_row(self, record: Any, data: Mapping[str, str]) -> GridRow:
        name = f"{prefix_of(record)}-{{}}".format
        now = self.in_words(self.stored(record))
        cells = {each: data.get(name(each), now[each]) for each in self.fields}
        return GridRow(self, record, cells, data.get(name("was"), ""))

    def read_rows(self, records: Iterable[Any], data: Mapping[str, str]) -> list[GridRow]:
        """Each row that was sent with what becomes of it; changed records bear their new values, unsaved so far."""
        return [self.read_row(each, self.form_of(each, data)) for each in records if self.is_sent(each, data)]

    def read_row(self, record: Any, form: GridForm) -> GridRow:
        now, then = self.stored(record), form.shown()
        form.full_clean()
        self.judge(record, form)
        cells = {name: form.data.get(form.add_prefix(name), "") for name in self.fields}
        kept = form.data[form.add_prefix("was")] if then else self.shown(record, now)
        row = GridRow(self, record, cells, kept)
        if form.errors:
            row.faults = {name: " ".join(said) for name, said in form.errors.items()}
            row.said = row.faults.pop("__all__", "")
            return row
        values = {name: form.cleaned_data[name] for name in self.fields}
        return self.compared(row, values, now, then)

    def compared(
        self, row: GridRow, values: Mapping[str, Any], now: Mapping[str, str], then: Mapping[str, Any] | None
    ) -> GridRow:
        """The row with what was typed over what stands, unless somebody else wrote there."""
        record, texts = row.record, self.typed(row.record, values)
        before = {name: then[name] for name in self.fields} if then else None
        if texts in (before, now):
            return self.row_of(record)
        row.said = self.refusal(record, texts, now, before)
        if row.said:
            row.was = self.shown(record, now)
            return row
        self.assign(record, {name: values[name] for name in self.fields if texts[name] != before[name]})
        if self.has_version:
            record.version += 1
        return self.row_of(record, saved=True)

    def typed(self, record: Any, values: Mapping[str, Any]) -> dict[str, str]:
        """What was typed, as it would stand."""
        tried = copy.copy(record)
        self.assign(tried, values)
        return self.stored(tried)

    def refusal(
        self,
        record: Any,
        typed: Mapping[str, str],
        now: Mapping[str, str],
        then: Mapping[str, str] | None,
    ) -> str:
        """Why what was typed is not written over what stands."""
        if said := self.locked(record):
            return said
        if then is None:
            return NOT_SHOWN
        if any(typed[name] != now[name] for name in set(self.fields) - set(self.open_fields(record))):
            return self.closed(record)
        both = [name for name in self.fields if then[name] != now[name] != typed[name] != then[name]]
        if self.whole:
            both = [] if now == then else list(self.fields)
        if not both:
            return ""
        author = history.last_change(record, *both[: 0 if self.whole else 1])
        return CLASH.format(author=author, now=self.told(now, both), typed=self.told(typed, both))

    def told(self, values: Mapping[str, str], names: Sequence[str]) -> str:
        words = self.in_words(values)
        return ", ".join(filter(None, (self.of_field(name, words[name]) for name in names))) or NOTHING

    def of_field(self, name: str, text: str) -> str:
        """A field in the sentence of a clash."""
        return text

    def save(self, rows: Iterable[GridRow]) -> int:
        """Write the rows that say something new, in one statement; returns how many."""
        changed = [row.record for row in rows if row.saved]
        update_rows(self.model, changed, [*self.columns, *[VERSION] * self.has_version])
        return len(changed)


def prefix_of(record: Any) -> str:
    return f"r{record.pk}"
