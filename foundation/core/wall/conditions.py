"""What the database asks of a row before it shows it: SQL in which `row` is the row of the table."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

# Keys of people outside the reader's units who stand on rows that they read (`naming`).
NAMED = "{column} = ANY ((SELECT app_named())::bigint[])"


def held(what: str, column: str) -> str:
    """That the reader holds `what`, a right or any of a record, in the unit of the column: both asked once a query."""
    return f"((SELECT app_everything('{what}')) OR {column} = ANY ((SELECT app_units('{what}'))::bigint[]))"


def among(column: str, values: Iterable[str]) -> str:
    """Said so that PostgreSQL says it again in the same words, also after a dump was restored: IN is said otherwise."""
    return "({})".format(" OR ".join(f"{column} = '{value!s}'" for value in values))


def anywhere(what: str) -> str:
    """That the reader holds it in some unit."""
    return f"((SELECT app_everything('{what}')) OR (SELECT app_units('{what}')) <> '{{}}')"


def stands(table: str, key: str, column: str = "id") -> str:
    """That the reader may read a row of the other table with that key, by that one's own wall.

    Not of models that name people: the function that finds these is asked behind no wall.
    """
    return f"EXISTS (SELECT FROM {table} up WHERE up.{column} = {key})"


@dataclass(frozen=True)
class ByUnit:
    """The wall of a row that has a unit: some right of its record is held there.

    `only` narrows it as the model's `in_scope` does; `also` lets through more.
    """

    only: str = ""
    also: str = ""
    column: str = ""
    what: str = ""

    def sql(self, model: type[Model]) -> str:
        column = (
            self.column or {"pk": "id", "scope_unit": "scope_unit_id", "unit": "unit_id"}[model.unit_path]
        )
        rows = held(self.what or model._meta.label_lower, f"row.{column}")
        rows = f"{rows} AND ({self.only})" if self.only else rows
        return f"({rows}) OR {self.also}" if self.also else rows


@dataclass(frozen=True)
class Through:
    """The wall of a part: whoever reads what it belongs to reads it."""

    field: str
    also: str = ""
    only: str = ""

    def sql(self, model: type[Model]) -> str:
        field = model._meta.get_field(self.field)
        rows = stands(field.related_model._meta.db_table, f"row.{field.column}")
        rows = f"{rows} AND ({self.only})" if self.only else rows
        return f"({rows}) OR {self.also}" if self.also else rows


@dataclass(frozen=True)
class InFull:
    """A wall said in full."""

    rows: str

    def sql(self, model: type[Model]) -> str:
        return self.rows
