"""What is read, taken away or refused while one request is answered: noted here, written when its answer stands."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable


@dataclass
class Note:
    """A line of the access log to be: keys, never a name. Who acts is told where it is not the user of the request."""

    action: str
    subject: str = ""
    key: int | None = None
    person: int | None = None
    rows: int = 1
    reason: str = ""
    user: Any = None
    session: str = ""
    name_hash: str = ""


@dataclass
class Noted:
    """The notes of one request; `keys` are those that its address names, `named` the rows that were read by them.

    `loaded` counts the rows about people that were read, by their models; `total` those of a list with all its pages.
    """

    keys: frozenset[int] = frozenset()
    found: list[Note] = field(default_factory=list)
    named: list[Model] = field(default_factory=list)
    loaded: Counter = field(default_factory=Counter)
    one: Model | None = None
    total: int | None = None


_notes: ContextVar[Noted | None] = ContextVar("notes_of_the_request", default=None)


def about_people(model: type[Model]) -> str:
    """The way from rows of the model to the person whom they are about; empty where they are about nobody."""
    return getattr(model, "person_path", None) or getattr(model, "access_path", "")


def current() -> Noted | None:
    """The notes of the request that is being answered; None in a job or a command."""
    return _notes.get()


@contextmanager
def noting() -> Iterator[Noted]:
    notes = Noted()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def row_read(row: Any, asked: Mapping[str, Any]) -> None:
    """Note a row that the address names: it was read by its own key, or by that of what it belongs to.

    Keys of an address are numbers; what a form sends is text, and names nothing here.
    """
    notes = _notes.get()
    if notes is None or not notes.keys or not isinstance(row, Model) or row in notes.named:
        return
    sought = asked.values() if asked else (row.pk,)
    if any(type(key) is int and key in notes.keys for key in sought):
        notes.named.append(row)


def rows_read(model: type[Model], rows: list) -> None:
    """Note rows that were read, if they are about people."""
    if rows and about_people(model) and (notes := _notes.get()):
        notes.loaded[model] += len(rows)
        notes.one = rows[0]


def rows_counted(model: type[Model], number: int) -> None:
    """Note rows about people of which a page tells numbers alone, counted without a record of each."""
    if number and (notes := _notes.get()):
        notes.loaded[model] += number
        notes.total = number


def list_read(total: int) -> None:
    """Note how many rows a list holds of which a page is shown."""
    if notes := _notes.get():
        notes.total = total


class NotedQuerySet(QuerySet):
    """Rows whose reading is noted: one that the address names, and those about people."""

    def get(self, *args: Any, **kwargs: Any) -> Any:
        row = super().get(*args, **kwargs)
        row_read(row, kwargs)
        return row

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None and self._iterable_class is ModelIterable
        super()._fetch_all()
        if fresh:
            rows_read(self.model, self._result_cache)
