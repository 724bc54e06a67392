"""What Django works out anew for each column of each query, told at once; the answers are Django's own.

A list of people selects a hundred columns and more: to be found again among those that the rows are ordered by, each
was told part by part; to be written, its table and its name were quoted apart; and the type of each key of a join was
asked of a field made for it. The first two were 2–5 % of the calls of a page, the last much of the query of a past day.
"""

from typing import Any

from django.db.models import BigAutoField, BigIntegerField
from django.db.models.expressions import Col

BIG = BigIntegerField()
by_parts = Col.as_sql


def tell_at_once() -> None:
    Col.__hash__ = hash_of
    Col.as_sql = as_sql
    BigAutoField.rel_db_type = rel_db_type


def hash_of(column: Col) -> int:
    """Equal columns have one name at one alias; Django compares those that have."""
    return hash((column.alias, column.target.name))


def as_sql(column: Col, compiler: Any, connection: Any) -> tuple[str, list]:
    """Of a table that stands in the query by its own name, as nearly all do; another name is not always quoted."""
    table = column.target.model._meta.db_table
    if column.alias != table:
        return by_parts(column, compiler, connection)
    return f'"{table}"."{column.target.column}"', []


def rel_db_type(key: BigAutoField, connection: Any) -> str:
    return BIG.db_type(connection)
