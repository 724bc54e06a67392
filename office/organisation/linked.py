"""Names of records as links to their pages."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.utils.safestring import SafeString, mark_safe

from foundation.core.drawn.escaping import escaped
from foundation.lists.tables import Column


def linked(record: Model, query: str = "") -> SafeString:
    """The name of a record as a link to its page; `query` keeps the day."""
    return linked_text(record, record, query)


def linked_text(text: Any, record: Model, query: str = "") -> SafeString:
    """Any text as a link to the page of a record."""
    return mark_safe(f'<a href="{escaped(record.get_absolute_url() + query)}">{escaped(text)}</a>')


def linking(columns: Iterable[Column], query: str, **records: str) -> tuple[Column, ...]:
    """The columns, of which those in `records` link to what stands there: {name of a column: path from the row}.

    A row in scope names records of its own unit; what may lie in another is not to be linked so.
    """
    return tuple(
        replace(column, html=cell(column, attrgetter(records[column.name]), query))
        if column.name in records
        else column
        for column in columns
    )


def cell(column: Column, record_of: Callable[[Any], Model | None], query: str) -> Callable[[Any], str]:
    """The text of the column as a link, where there is a record."""

    def drawn(row: Any) -> str:
        record = record_of(row)
        return linked_text(column.of(row), record, query) if record else column.of(row)

    return drawn
