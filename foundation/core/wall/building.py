"""Putting the wall up by the owner, taking it down before tables change, and telling where it is not as declared."""

import hashlib
from collections.abc import Iterator

from django.db import connection, transaction

from foundation.core.wall.declared import Policy, policies
from foundation.core.wall.naming import naming

STANDING = """
SELECT relname, relrowsecurity, polname::text, coalesce(pg_get_expr(polqual, polrelid), ''),
    coalesce(pg_get_expr(polwithcheck, polrelid), ''), coalesce(obj_description(pg_policy.oid, 'pg_policy'), '')
FROM pg_class LEFT JOIN pg_policy ON polrelid = pg_class.oid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND (relrowsecurity OR polname IS NOT NULL)
"""


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
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(naming())
        found = standing()
        for (table, name), said in found.items():
            policy = wanted.get((table, name))
            if name and (policy is None or said != expected(policy, said)):
                cursor.execute(f"DROP POLICY {name} ON {table}")
        for table in {table for table, _ in found} - {table for table, _ in wanted}:
            cursor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        enabled = {table for table, _ in found if is_enabled(cursor, table)}
        for table in sorted({table for table, _ in wanted} - enabled):
            cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        for key, policy in wanted.items():
            if key not in found or found[key] != expected(policy, found[key]):
                cursor.execute(policy.sql)
                mark(cursor, policy)


def mark(cursor: object, policy: Policy) -> None:
    """Beside the policy stands a digest of what was declared and of what PostgreSQL made of it."""
    made = standing()[policy.table, policy.name]
    cursor.execute(f"COMMENT ON POLICY {policy.name} ON {policy.table} IS %s", [expected(policy, made)[2]])


def expected(policy: Policy, made: tuple[str, str, str]) -> tuple[str, str, str]:
    using, check, _ = made
    return using, check, digest(policy.sql, using, check)


def digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def standing() -> dict[tuple[str, str], tuple[str, str, str]]:
    """{(table, policy): what it asks, what it checks, its mark}; a table without a policy has an empty name."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING)
        return {(table, name or ""): tuple(rest) for table, _, name, *rest in cursor.fetchall()}


def is_enabled(cursor: object, table: str) -> bool:
    cursor.execute("SELECT relrowsecurity FROM pg_class WHERE oid = %s::regclass", [table])
    return cursor.fetchone()[0]


def differences() -> Iterator[str]:
    """Sentences on what stands otherwise than declared."""
    found = standing()
    with connection.cursor() as cursor:
        enabled = {table for table, _ in found if is_enabled(cursor, table)}
    for policy in policies():
        said = found.pop((policy.table, policy.name), None)
        if said is None or policy.table not in enabled:
            yield f"thiếu quy tắc che dòng {policy.name} của bảng {policy.table}"
        elif said != expected(policy, said):
            yield f"quy tắc che dòng {policy.name} của bảng {policy.table} khác với chương trình"
    yield from (f"thừa quy tắc che dòng {name} của bảng {table}" for table, name in sorted(found) if name)
