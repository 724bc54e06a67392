"""People counted together who are alike: by what a query of people says of them, and by what other queries know."""

from collections.abc import Sequence

from django.db import connections
from django.db.models import QuerySet


def counted_alike(
    people: QuerySet, facts: Sequence[QuerySet], columns: Sequence[str], *, keys: bool = False
) -> list[tuple]:
    """A row for all who have the same in the columns, then their number; with `keys` theirs behind it. One query.

    `people` gives each as `holder` (key); of each person `facts` give one row at most, with the person as `cadre`.
    """
    (sql, *joined), params = zip(*map(compiled, (people, *facts)), strict=True)
    joins = (
        f"LEFT JOIN ({fact}) fact_{place} ON fact_{place}.cadre = person.holder"
        for place, fact in enumerate(joined)
    )
    named, gathered = ", ".join(columns), ", array_agg(person.holder)" if keys else ""
    with connections[people.db].cursor() as cursor:
        cursor.execute(
            f"SELECT {named}, count(*){gathered} FROM ({sql}) person {' '.join(joins)} GROUP BY {named}",
            sum(params, ()),
        )
        return cursor.fetchall()


def compiled(rows: QuerySet) -> tuple[str, tuple]:
    """The query, also one of which it is known beforehand that it finds nothing."""
    return rows.query.get_compiler(rows.db, elide_empty=False).as_sql()
