"""Putting the wall up by the owner, taking it down before tables change, and telling where it is not as declared."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from foundation.core.wall.declared import Policy, policies
from foundation.core.wall.naming import naming

STANDING = """
SELECT relname, relrowsecurity, polname::text, coalesce(pg_get_expr(polqual, polrelid), ''),
    coalesce(pg_get_expr(polwithcheck, polrelid), ''), coalesce(obj_description(pg_policy.oid, 'pg_policy'), '')
FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND (relrowsecurity OR polname IS NOT NULL)
"""


class Made(NamedTuple):
    """A policy as PostgreSQL says it, and the mark beside it."""

    using: str
    check: str
    mark: str


def is_newest() -> bool:
    """Whether every table is as the models say, so that the wall can be built of what these say."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def take_down() -> None:
    """No policy stands in the way of a change of tables; until they are put up again, nobody but the owner reads."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        for table, _, name, *_ in cursor.fetchall():
            if name:
                cursor.execute(f"DROP POLICY {name} ON {table}")


def put_up() -> None:
    """Make the policies that differ, or are not there, and take away what nobody declared any more."""
    wanted = {(policy.table, policy.name): policy for policy in policies()}
    tables = {policy.table for policy in wanted.values()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(naming())
        enabled, found = standing()
        right = {key for key, made in found.items() if key in wanted and made == marked(wanted[key], made)}
        for table, name in found.keys() - right:
            cursor.execute(f"DROP POLICY {name} ON {table}")
        for table in enabled - tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        for table in sorted(tables - enabled):
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for key in sorted(wanted.keys() - right):
            cursor.execute(wanted[key].sql)
        for (table, name), made in standing()[1].items():
            if (table, name) not in right:
                mark = marked(wanted[table, name], made).mark
                cursor.execute(f"COMMENT ON POLICY {name} ON {table} IS %s", [mark])


def marked(policy: Policy, made: Made) -> Made:
    """As it is to be: beside the policy stands a digest of what was declared and of what PostgreSQL made of it."""
    text = "\n".join([policy.sql, made.using, made.check])
    return made._replace(mark=hashlib.sha256(text.encode()).hexdigest()[:16])


def standing() -> tuple[set[str], dict[tuple[str, str], Made]]:
    """The tables that have a wall, and {(table, policy): what was made of it}; one question."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        rows = cursor.fetchall()
    enabled = {table for table, is_enabled, *_ in rows if is_enabled}
    return enabled, {(table, name): Made(*rest) for table, _, name, *rest in rows if name}


def differences() -> Iterator[str]:
    """Sentences on what stands otherwise than declared."""
    enabled, found = standing()
    for policy in policies():
        made = found.pop((policy.table, policy.name), None)
        if made is None or policy.table not in enabled:
            yield f"thiếu quy tắc che dòng {policy.name} của bảng {policy.table}"
        elif made != marked(policy, made):
            yield f"quy tắc che dòng {policy.name} của bảng {policy.table} khác với chương trình"
    yield from (f"thừa quy tắc che dòng {name} của bảng {table}" for table, name in sorted(found))
