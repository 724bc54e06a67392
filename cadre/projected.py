"""People asked of their projection alone, where all that is asked of them stands there: the record is not read."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Col
from django.db.models.sql import Query
from django.db.models.sql.where import WhereNode

from cadre.models.people import Cadre, CadreNow

# What the projection knows of the record itself, kept there by the database.
IN_BOTH = {"id": "cadre", "scope_unit": "unit"}


def in_projection(people: QuerySet) -> QuerySet | None:
    """The rows of the projection that are of these people, with what they join it with, as the post held.

    None where more is asked of the record than stands there.
    """
    record, now = Cadre._meta.db_table, CadreNow._meta.db_table
    query = people.query
    joined = {alias: query.alias_map[alias] for alias, times in query.alias_refcount.items() if times}
    if now not in joined or query.is_sliced or query.distinct or query.combinator:
        return None
    further = {alias: join for alias, join in joined.items() if alias not in (record, now)}
    if any(join.parent_alias == record for join in further.values()):
        return None
    where = query.where.replace_expressions(
        {column(Cadre, name): column(CadreNow, other) for name, other in IN_BOTH.items()}
    )
    if any(record in aliases(part) for part in leaves(where)):
        return None
    rows = CadreNow.objects.all()
    rows.query.get_initial_alias()
    rows.query.alias_map |= further
    rows.query.alias_refcount |= dict.fromkeys(further, 1)
    rows.query.table_map |= query.table_map
    rows.query.where.add(where, where.connector)
    return rows


def column(model: type, name: str) -> Col:
    field = model._meta.get_field(name)
    return Col(model._meta.db_table, field)


def leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, WhereNode):
        for child in node.children:
            yield from leaves(child)
    else:
        yield node


def aliases(part: Any) -> set[str]:
    """The tables of the outer query that a condition speaks of."""
    found: set[str] = set()
    for each in [*parts(part), getattr(part, "rhs", None)]:
        if isinstance(each, Col):
            found.add(each.alias)
        elif isinstance(each, Query):
            found |= {outer.alias for outer in each.get_external_cols()}
    return found


def parts(part: Any) -> Iterable[Any]:
    return part.flatten() if hasattr(part, "flatten") else [part]
