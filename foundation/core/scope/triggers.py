"""The column `scope_unit` and what follows it, kept by triggers whoever writes."""

import pgtrigger


def following(function: str, *columns: str) -> list[pgtrigger.Trigger]:
    """Triggers that keep `scope_unit_id` at what the SQL function says of the columns, whoever writes what into it."""
    func = f"NEW.scope_unit_id := {function}({', '.join(f'NEW.{column}' for column in columns)}); RETURN NEW;"
    changed = " OR ".join(f"OLD.{each} IS DISTINCT FROM NEW.{each}" for each in ["scope_unit_id", *columns])
    return [
        pgtrigger.Trigger(
            name="scope_at_insert", when=pgtrigger.Before, operation=pgtrigger.Insert, func=func
        ),
        pgtrigger.Trigger(
            name="scope_at_update",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition(changed),
            func=func,
        ),
    ]


def leading(function: str, column: str = "scope_unit_id") -> pgtrigger.Trigger:
    """A trigger that tells the SQL function the keys of rows whose unit has changed, for what follows them."""
    return pgtrigger.Trigger(
        name="scope_leads",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(old="before", new="after"),
        func=f"PERFORM {function}(array_agg(after.id)) FROM after JOIN before USING (id)"
        f" WHERE after.{column} <> before.{column}; RETURN NULL;",
    )
