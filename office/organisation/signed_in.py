"""Who asks and what they were granted: one question of every request, so it is not put together anew each time."""

from collections.abc import Iterator
from functools import cache

from django.db import connection, models

from foundation.core import clock
from office.organisation.models.office import Office
from office.organisation.models.structure import Unit
from office.organisation.models.users import Grant, User, in_order

PARTS = (User, Grant, Unit, Office)
# What apps above know of the user with the same question: {attribute: SQL of one value}. Filled when they are ready.
ALSO: dict[str, str] = {}


def with_grants(key: int) -> User | None:
    """The user of the key, with `current_grants` known already, each with its unit and that one's office."""
    with connection.cursor() as cursor:
        cursor.execute(question(), {"user": key, "today": clock.today()})
        asked = cursor.fetchall()
    if not asked:
        return None
    rows = [[*made(row)] for row in asked]
    user = rows[0][0]
    for name, value in zip(reversed(ALSO), reversed(asked[0]), strict=False):
        setattr(user, name, value)
    user.current_grants = in_order(granted(user, *row[1:]) for row in rows if row[1])
    return user


@cache
def question() -> str:
    shown = [f'"{part._meta.db_table}"."{field.column}"' for part in PARTS for field in fields(part)]
    of_user, of_grant, of_unit, of_office = (f'"{part._meta.db_table}"' for part in PARTS)
    standing = f"({of_grant}.until IS NULL OR {of_grant}.until >= %(today)s)"
    return (
        f"SELECT {', '.join([*shown, *ALSO.values()])} FROM {of_user}"
        f" LEFT JOIN {of_grant} ON {of_grant}.user_id = {of_user}.id AND {standing}"
        f" LEFT JOIN {of_unit} ON {of_unit}.id = {of_grant}.unit_id"
        f" LEFT JOIN {of_office} ON {of_office}.unit_id = {of_unit}.id"
        f" WHERE {of_user}.id = %(user)s"
    )


def fields(part: type[models.Model]) -> list[models.Field]:
    return part._meta.concrete_fields


def made(row: tuple) -> Iterator[models.Model | None]:
    """The records of a row, None where there is none."""
    start = 0
    for part in PARTS:
        names, reads = shape(part)
        values = list(row[start : start + len(names)])
        start += len(names)
        for place, read in reads:
            values[place] = read(values[place])
        yield part.from_db(connection.alias, names, values) if values[names.index("id")] else None


@cache
def shape(part: type[models.Model]) -> tuple:
    """Names of the columns of a part, and (place, function) of those that a field reads in a way of its own."""
    reads = []
    for place, field in enumerate(fields(part)):
        if hasattr(field, "from_db_value"):
            reads.append((place, lambda value, field=field: field.from_db_value(value, None, connection)))
    return [field.attname for field in fields(part)], reads


def granted(user: User, grant: Grant, unit: Unit, office: Office | None) -> Grant:
    """The records joined as the relations between them would be."""
    grant.user, grant.unit = user, unit
    if office:
        office.unit = unit
    else:
        Unit.office.related.set_cached_value(unit, None)
    return grant
