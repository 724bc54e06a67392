"""How acts write: many rows in one statement, and what a step keeps."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models

from foundation.core.acts.steps import Step

KEPT = ("decision_no", "decision_on", "issuer", "signer", "reason")


def update_rows(model: type[models.Model], rows: Sequence, columns: Sequence[str]) -> None:
    """Write the named fields of all rows in one statement, UPDATE … FROM (VALUES …): each row its own values."""
    if not rows:
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
    """The present values of columns, as a step keeps them."""
    fields = [row._meta.get_field(name) for name in columns]
    return {
        field.name: None if getattr(row, field.attname) is None else field.value_to_string(row)
        for field in fields
    }


def restore(row: Any, before: Mapping[str, str | None]) -> None:
    """Put back what a step overwrote."""
    for name, value in before.items():
        field = row._meta.get_field(name)
        setattr(row, field.attname, None if value is None else field.to_python(value))


def step_of(act: Any, user: Any, case: Any, before: Mapping[str, str | None]) -> Step:
    """The step of one case; a correction stands in place of the step it undoes."""
    from_state, kept = case.state or "", dict(before)
    if case.corrected:
        from_state, kept = case.corrected.from_state, kept | case.corrected.before
    return act.step(
        act=act.name,
        from_state=from_state,
        to_state=act.moves[case.state],
        on=case.day,
        by_id=user.pk,
        origin=act.origin,
        before={} if from_state == "" else kept,
        **{f"{act.step.record}_id": case.row.pk},
        **{name: case.asked[name] for name in KEPT if case.asked.get(name)},
    )


def undoing(step: Step, user: Any, asked: Mapping[str, Any]) -> Step:
    """The step that takes another one back, on the day of that one."""
    return type(step)(
        act=step.act,
        from_state=step.to_state,
        to_state=step.from_state,
        on=step.on,
        by_id=user.pk,
        reason=asked.get("reason") or "",
        undoes=step,
        **{f"{step.record}_id": step.record_key},
    )
