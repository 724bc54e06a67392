"""New rows by COPY: a fifth of the time of `bulk_create`, and the same triggers as for INSERT."""

import datetime
import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from foundation.core.dates import PartialDate

ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
NULL = r"\N"


def of_text(value: str) -> str:
    return value.translate(ESCAPED)


# As the text format of COPY has them; whatever is of another type the field itself prepares first.
WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: NULL,
    str: of_text,
    int: str,
    bool: lambda value: "t" if value else "f",
    datetime.date: datetime.date.isoformat,
    datetime.datetime: datetime.datetime.isoformat,
    PartialDate: lambda value: value.iso,
}


def copy_new(model: type[Model], rows: Sequence[Model]) -> None:
    """Insert the rows, none of which has a key yet, in their order; they get their keys as by `bulk_create`.

    Columns that the database makes itself (generated ones) are left to it, as are defaults of nothing: every other
    column is written as the row has it.
    """
    if not rows:
        return
    fields = columns(model)
    key = model._meta.pk.attname
    lines = io.StringIO()
    with connection.cursor() as cursor, connection.wrap_database_errors:
        for row, number in zip(rows, next_keys(cursor, model, len(rows)), strict=True):
            setattr(row, key, number)
            lines.write("\t".join([as_text(row, field) for field in fields]))
            lines.write("\n")
        lines.seek(0)
        names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
        table = connection.ops.quote_name(model._meta.db_table)
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", lines)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@cache
def columns(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if not field.generated]


def next_keys(cursor: Any, model: type[Model], number: int) -> list[int]:
    cursor.execute(
        "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
        [model._meta.db_table, model._meta.pk.column, number],
    )
    return [key for (key,) in cursor.fetchall()]


def as_text(row: Model, field: Field) -> str:
    value = value_of(row, field)
    write = WRITERS.get(type(value))
    if write is None:
        value = field.get_db_prep_save(value, connection)
        write = next(write for kind, write in WRITERS.items() if isinstance(value, kind))
    return write(value)


def value_of(row: Model, field: Field) -> Any:
    """The value to be kept; of a row that was saved after it was put here, the key it has by now."""
    related = row._state.fields_cache.get(field.name) if field.is_relation else None
    if related is None:
        return field.pre_save(row, add=True)
    key = getattr(related, field.target_field.attname)
    if key is None:
        raise ValueError(f"{field} of a new row is not saved yet")
    setattr(row, field.attname, key)
    return key
