"""What a database holds, told so that two can be compared: rows, sequences, objects, grants, migrations, files."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import FileField
from psycopg2 import sql

# What is hashed is text, which depends on these.
PLAIN = (
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';"
    "SET extra_float_digits = 1; SET lock_timeout = '60s'; SET statement_timeout = 0;"
    "SET idle_in_transaction_session_timeout = 0"
)
# Their rows are not kept: who has a backup is not signed in as anybody, nor is who had left when it is restored; and
# no list shows somebody signed in who is not.
SESSIONS = ["django_session", "sign_in_opensession"]
TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    " AND relname <> ALL (%s) ORDER BY 1"
)
# Of every row a number, of all rows their sum: equal whatever order they lie in.
ROWS = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} t"
SEQUENCES = (
    "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1"
)
# Columns by their names: one that was dropped leaves a gap in the numbers, which a restored table has not.
NAMED = (
    "(SELECT string_agg(attname, ',' ORDER BY place) FROM unnest({0}::int2[]) WITH ORDINALITY AS of(number, place)"
    " JOIN pg_attribute ON attrelid = {1} AND attnum = number)"
)
OWN = (
    "NOT EXISTS (SELECT FROM pg_depend WHERE objid = {0}.oid AND classid = '{0}'::regclass AND deptype = 'e')"
)
# The text of a constraint or an index may be written otherwise after a restore; its name, kind and force are not.
FUNCTIONS = f"""
SELECT oid::regprocedure::text, md5(pg_get_functiondef(oid)) FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p') AND {OWN.format("pg_proc")}
"""
TRIGGERS = """
SELECT tgrelid::regclass || '.' || tgname, concat_ws(' ', tgfoid::regproc, tgtype, tgenabled, tgdeferrable,
    tginitdeferred, obj_description(oid, 'pg_trigger'))
FROM pg_trigger WHERE NOT tgisinternal
"""
CONSTRAINTS = f"""
SELECT coalesce(nullif(conrelid, 0)::regclass::text, contypid::regtype::text) || '.' || conname, concat_ws(' ',
    contype, convalidated, condeferrable, condeferred, {NAMED.format("conkey", "conrelid")}, confrelid::regclass,
    {NAMED.format("confkey", "confrelid")}, confdeltype)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
INDEXES = f"""
SELECT indexrelid::regclass::text, concat_ws(' ', indrelid::regclass, indisunique, indisvalid, indpred IS NOT NULL,
    {NAMED.format("indkey", "indrelid")})
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
"""
COLUMNS = """
SELECT attrelid::regclass || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod), attnotnull, atthasdef,
    attidentity, attgenerated)
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v') AND attnum > 0 AND NOT attisdropped
"""
EXTENSIONS = "SELECT extname, extversion FROM pg_extension WHERE extname <> 'plpgsql'"
OBJECTS = {
    "functions": FUNCTIONS,
    "triggers": TRIGGERS,
    "constraints": CONSTRAINTS,
    "indexes": INDEXES,
    "columns": COLUMNS,
    "extensions": EXTENSIONS,
}
GRANTS = """
SELECT relname, string_agg(privilege_type, ' ' ORDER BY privilege_type)
FROM pg_class, aclexplode(relacl) JOIN pg_roles ON pg_roles.oid = grantee
WHERE relnamespace = 'public'::regnamespace AND rolname = %s GROUP BY 1
"""


def taken(cursor: Any, application: str) -> dict[str, Any]:
    """The stock of the database that the cursor reads; `application` is the role that serves."""
    cursor.execute(PLAIN)
    return {
        "postgres": server_version(cursor),
        "migrations": migrations(cursor),
        "tables": dict(tables(cursor)),
        "sequences": sequences(cursor),
        "objects": {kind: dict(asked(cursor, question)) for kind, question in OBJECTS.items()},
        "grants": dict(asked(cursor, GRANTS, [application])),
    }


def asked(cursor: Any, question: Any, values: list | None = None) -> list[tuple]:
    cursor.execute(question, values)
    return cursor.fetchall()


def server_version(cursor: Any) -> str:
    return asked(cursor, "SHOW server_version")[0][0].split()[0]


def migrations(cursor: Any) -> dict[str, list[str]]:
    found = {}
    for app, name in asked(cursor, "SELECT app, name FROM django_migrations ORDER BY 1, 2"):
        found.setdefault(app, []).append(name)
    return found


def tables(cursor: Any) -> Iterator[tuple[str, list]]:
    for (name,) in asked(cursor, TABLES, [SESSIONS]):
        ((count, total),) = asked(cursor, sql.SQL(ROWS).format(sql.Identifier(name)))
        yield name, [count, total]


def sequences(cursor: Any) -> dict[str, int]:
    return dict(asked(cursor, SEQUENCES))


def files_named(cursor: Any) -> tuple[set[str], set[str]]:
    """Names of the files that rows hold now, and of those that only the history still names."""
    now, before = set(), set()
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                question = sql.SQL("SELECT DISTINCT {0} FROM {1} WHERE {0} <> ''").format(
                    sql.Identifier(field.column), sql.Identifier(model._meta.db_table)
                )
                found = before if hasattr(model, "pgh_tracked_model") else now
                found.update(name for (name,) in asked(cursor, question))
    return now, before - now
