"""Columns of many rows written in one statement, kept as text and put back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def update_rows(model: type[models.Model], rows: Sequence, columns: Sequence[str]) -> None:
    """Write the named fields of all rows in one statement, UPDATE … FROM (VALUES …): each row its own values."""
    if not rows or not columns:
        return
    fields = [model._meta.pk, *(model._meta.get_field(name) for name in columns)]
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    typed = ", ".join(f"%s::{field.cast_db_type(connection)}" for field in fields)
    plain = ", ".join(["%s"] * len(fields))
    lines = ", ".join([f"({typed})", *[f"({plain})"] * (len(rows) - 1)])
    names = ", ".join(quote(field.column) for field in fields)
    assigned = ", ".join(f"{quote(field.column)} = new.{quote(field.column)}" for field in fields[1:])
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {assigned} FROM (VALUES {lines}) AS new ({names}) WHERE {table}.{key} = new.{key}",
            values,
        )


def stored(row: Any, columns: Sequence[str]) -> dict[str, str | None]:
    """The present values of columns, as text by name."""
    fields = [row._meta.get_field(name) for name in columns]
    return {
        field.name: None if getattr(row, field.attname) is None else field.value_to_string(row)
        for field in fields
    }


def restore(row: Any, before: Mapping[str, str | None]) -> None:
    """Put back the kept values."""
    for name, value in before.items():
        field = row._meta.get_field(name)
        setattr(row, field.attname, None if value is None else field.to_python(value))
