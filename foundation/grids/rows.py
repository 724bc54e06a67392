"""A table that is typed: each row is read by itself, compared with what was shown, and written or told.

What its user left as it was shown takes the value on the system; what two people changed is told, both ways.
"""

import copy
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.forms.utils import flatatt
from django.utils.functional import cached_property

from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import NOT_SHOWN
from foundation.core.traces import history
from foundation.grids.row import GridForm, GridRow, prefix_of

CLASH = "{author} đã ghi: {now}. Đang nhập: {typed}. Lưu lần nữa để giữ nội dung đang nhập."
NOTHING = "để trống"
VERSION = "version"
# Attributes that a form gives its boxes and a cell does not bear, or bears of its own.
UNUSED = ("class", "autocomplete", "maxlength")


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

    @property
    def drawn(self) -> Sequence[str]:
        """The columns of the table; which of them are fields is told by `fields`."""
        return self.fields

    def label(self, name: str) -> str:
        return str(self.form.base_fields[name].label)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Those that the box of each field bears, such as what kind of day is typed."""
        attrs = {name: self.form.base_fields[name].widget.attrs for name in self.fields}
        return {
            name: flatatt({key: value for key, value in each.items() if key not in UNUSED})
            for name, each in attrs.items()
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        return {name: self.label(name) for name in self.drawn}

    def plain(self, record: Any, name: str) -> str:
        """What stands in a cell that is not typed in."""
        return self.in_words(self.stored(record))[name]

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
        """What the page keeps to be compared with."""
        return json.dumps(now or self.stored(record))

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

    def fill(self, row: GridRow, cells: Mapping[str, str]) -> list[str]:
        """Put texts into the cells of a row, unsaved; returns what is said of those that are not typed here."""
        open_fields = self.open_fields(row.record)
        row.cells |= {name: text for name, text in cells.items() if name in open_fields}
        self.check(row)
        closed = [name for name in cells if name not in open_fields]
        if all(cells[name] == self.plain(row.record, name) for name in closed):
            return []
        return [f"{self.named(row.record)}: {self.closed(row.record)}"]

    def named(self, record: Any) -> str:
        """Whose row it is."""
        return str(record)

    def check(self, row: GridRow) -> None:
        """What is wrong with the cells of a row that was filled in, before it is saved."""
        form = self.form_of(row.record, {f"{row.prefix}-{name}": text for name, text in row.cells.items()})
        form.full_clean()
        self.judge(row.record, form)
        row.faults = {name: " ".join(said) for name, said in form.errors.items()}
        row.said = row.faults.pop("__all__", "")

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
