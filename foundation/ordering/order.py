"""In which order a list stands: its own, or that of a column, up or down, with blanks always last.

A list is read in keyset pages: a page begins beyond the values of a row in the order, never at an offset.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

from django.db.models import Case, F, Func, IntegerField, Model, Q, QuerySet, TextField, Value, When
from django.db.models.functions import NullIf
from django.http import HttpRequest

from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.core.parameters import NO_CHOICE, BadParameter, read_number
from foundation.core.text.order import text_key

# Above it only columns that an index serves are sorted by.
MOST_ROWS = 10_000
NARROW = "thu hẹp điều kiện để sắp xếp"
VALUE, BLANK = "sort_value", "sort_blank"
# What an address says of a page of a list: after or before which row, its first number, how many rows were counted,
# and whether they are to be counted in full.
PLACE = ("after", "before", "first", "total", "counted")


class TextKey(Func):
    """A text in Vietnamese order; null for an empty one."""

    function = "vn_text_key"
    output_field = TextField()

    def __init__(self, path: Any, **extra: Any):
        super().__init__(NullIf(path, Value("")), **extra)


class GivenNameKey(TextKey):
    """A person's name by given name, where no column keeps it so."""

    function = "vn_sort_key"


class Sortable(Protocol):
    """What a column of a list says of its order (`foundation.lists.tables.Column`)."""

    name: str
    label: str
    kind: str
    sort: Any
    permission: str
    any_size: bool


def by_choice(path: str, choices: Iterable[tuple[Any, str]]) -> Case:
    """The place of a value among its choices."""
    whens = (When(**{path: key}, then=place) for place, (key, _) in enumerate(choices))
    return Case(*whens, output_field=IntegerField())


@dataclass(frozen=True)
class Sorting:
    """The column that a list is sorted by, or None for its own order; `falling` is from the greatest down."""

    column: Sortable | None = None
    falling: bool = False

    @classmethod
    def asked(cls, request: HttpRequest, columns: Iterable[Sortable]) -> Self:
        """What the address asks for: `order=name`, `order=-name`. Raises BadParameter for no such column."""
        text = request.GET.get("order", "")
        if not text:
            return cls()
        name = text.removeprefix("-")
        column = next((each for each in columns if each.name == name and each.sort), None)
        if column is None:
            raise BadParameter(NO_CHOICE.format(text=text[:40]))
        return cls(column, text != name)

    @property
    def words(self) -> str:
        return f"{self.column.label}, {'giảm dần' if self.falling else 'tăng dần'}" if self.column else ""

    def annotated(self, rows: QuerySet, user: Any) -> QuerySet:
        """The rows with what they are sorted by, which is blank where the reader does not read it."""
        if self.column is None or self._direct(rows.model):
            return rows
        rows = rows.annotate(**{VALUE: readable(self.column, rows, user)})
        return rows.annotate(**{BLANK: Case(When(**{f"{VALUE}__isnull": True}, then=1), default=0)})

    def fields(self, model: type[Model], own: Sequence[str]) -> tuple[str, ...]:
        """The fields that the rows are ordered by: `own`, which end with the key, follow those of the column."""
        if self.column is None:
            return tuple(own)
        sign = "-" if self.falling else ""
        if direct := self._direct(model):
            return (f"{sign}{direct}", *own)
        return (BLANK, f"{sign}{VALUE}", *own)

    def _direct(self, model: type[Model]) -> str:
        """The field of the model that the column is sorted by, where an index serves it and it is never blank."""
        by = self.column.sort
        names = {field.name for field in model._meta.concrete_fields if not field.null}
        return by.name if self.column.any_size and isinstance(by, F) and by.name in names else ""

    def sort(self, rows: Iterable[Any]) -> list:
        """Rows that are no records, sorted by a column whose `sort` is a function of the row; ties stay as they are."""
        rows = list(rows)
        if self.column is None:
            return rows
        keys = {id(row): comparable(self.column.sort(row)) for row in rows}
        filled = [row for row in rows if keys[id(row)] is not None]
        filled.sort(key=lambda row: keys[id(row)], reverse=self.falling)
        return filled + [row for row in rows if keys[id(row)] is None]


def comparable(value: Any) -> Any:
    """What a value is compared by; None for a blank one."""
    if value is None or value == "":
        return None
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, (int, float, tuple)) else text_key(shown(value))


def readable(column: Sortable, rows: QuerySet, user: Any) -> Any:
    """What the column sorts by, null for rows whose value the reader must not find out by their place."""
    by = column.sort
    if isinstance(by, str):
        by = TextKey(F(by)) if column.kind == "text" else F(by)
    if column.permission:
        by = Case(When(user.scope(column.permission).condition(rows.model.unit_path), then=by), default=None)
    if "masked" in rows.query.annotations:
        by = Case(When(masked=False, then=by), default=None)
    return by


@dataclass(frozen=True)
class Head:
    """The head of a column: `order` is what a click asks for next, None where the list cannot be sorted by it."""

    column: Sortable
    order: str | None
    aria: str = ""
    why: str = ""


def heads(columns: Iterable[Sortable], sorting: Sorting, total: int) -> Iterator[Head]:
    """A click sorts up, the next one down, the third leads back to the list's own order."""
    for column in columns:
        if not column.sort:
            yield Head(column, None)
        elif total > MOST_ROWS and not column.any_size:
            yield Head(column, None, why=NARROW)
        elif sorting.column is None or sorting.column.name != column.name:
            yield Head(column, column.name)
        elif sorting.falling:
            yield Head(column, "", "descending")
        else:
            yield Head(column, f"-{column.name}", "ascending")


@dataclass(frozen=True)
class Place:
    """Where a page of a list begins: after or before the row of a key, and the number of its first row."""

    after: int | None
    before: int | None
    first: int

    @classmethod
    def asked(cls, request: HttpRequest) -> Self:
        after, before = (read_number(request, name) for name in ("after", "before"))
        return cls(after, before, max(1, read_number(request, "first", 1)))

    @property
    def key(self) -> int | None:
        return self.before if self.after is None else self.after


def backwards(order: Iterable[str]) -> tuple[str, ...]:
    return tuple(field[1:] if field.startswith("-") else f"-{field}" for field in order)


def past(order: Sequence[str], anchor: Sequence[Any], *, after: bool) -> Q:
    """That a row stands after or before the anchor's values, in the order."""
    equal, found = Q(), Q()
    for name, value in zip(order, anchor, strict=True):
        field = name.removeprefix("-")
        if value is not None:
            found |= equal & Q(**{f"{field}__{side_of(name, after=after)}": value})
        # Where a value may be blank, an order has asked before whether it is.
        equal &= Q(**{f"{field}__isnull": True} if value is None else {field: value})
    return found


def side_of(name: str, *, after: bool) -> str:
    return "gt" if after != name.startswith("-") else "lt"


def beyond(rows: QuerySet, order: Sequence[str], anchor: Sequence[Any], *, after: bool) -> QuerySet:
    """The rows after or before the anchor's values, in the order; its first field alone, said apart, finds an index."""
    first = f"{order[0].removeprefix('-')}__{side_of(order[0], after=after)}e"
    apart = {first: anchor[0]} if anchor[0] is not None else {}
    return rows.filter(past(order, anchor, after=after), **apart)
