"""Rows that most tests begin with: made once in a run, and put into each of these tests as they were then."""

import pickle

import psycopg2
import pytest
from django.db import connection, transaction
from psycopg2 import sql

from foundation.core import clock
from foundation.core.projected.day import move_day

# What stands in a database that was only migrated.
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "organisation_roleright"}
DAY = "core_day"
# Of the catalogue itself: the views of `information_schema` ask for the right to each column.
COLUMNS = """
    SELECT relname::text, array_agg(attname::text ORDER BY attnum)
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY 1 ORDER BY 1
"""
# Triggers have followed these rows already; only the owner may leave them out.
AS_OWNER = """
    CREATE SCHEMA IF NOT EXISTS put;
    GRANT USAGE ON SCHEMA put TO PUBLIC;
    CREATE FUNCTION {name}() RETURNS void LANGUAGE sql SECURITY DEFINER
    SET session_replication_role = replica AS {statements}
"""
INSERT = sql.SQL(
    "INSERT INTO {table} ({columns}) SELECT {columns} FROM jsonb_populate_recordset(null::{table}, {rows}::jsonb)"
)
ROWS = sql.SQL("SELECT {name}, to_jsonb(t)::text FROM {table} t")
DELETE = sql.SQL("DELETE FROM {table} t WHERE to_jsonb(t) IN (SELECT jsonb_array_elements({rows}::jsonb))")
# Most tables are empty anyhow: so it takes a tenth of the time of TRUNCATE, which makes new files for all.
EMPTY = sql.SQL("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE; {deletes}")
SERVER = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


class Put:
    """`make` makes the rows, and answers with the objects that a test gets: a namespace that `put` gives anew.

    Of one that stands `upon` another only what is otherwise than there is put; its `make` is given what that one made.
    """

    owner = None

    def __init__(self, name, make, upon=None):
        self.name, self.make, self.upon, self.made = name, make, upon, None

    def prepare(self):
        """Make the rows once, in an empty database, and take them back."""
        if self.made:
            return
        if self.upon:
            self.upon.prepare()
        with transaction.atomic(), connection.cursor() as cursor:
            move_day(clock.today())
            given = [self.upon.put_upon()] if self.upon else []
            found = tables(cursor)
            before = rows_of_all(cursor, found)
            self.made = pickle.dumps(self.make(*given))
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            statements = list(changes(found, before, rows_of_all(cursor, found)))
            transaction.set_rollback(True)
        make_function(self.owner, self.name, sql.SQL("; ").join(statements))

    def put(self):
        call(self.name)
        return pickle.loads(self.made)

    def put_upon(self, there=None):
        """The same, and before it what lies between: `there` are the rows that have been put already."""
        if self.upon is not there:
            self.upon.put_upon(there)
        return self.put()

    def onto(self, made):
        """The same for a test that was given `made` already, where this one stands upon it."""
        vars(made).update(vars(self.put()))
        return made

    def fixture(self):
        """The rows are made before the first test that asks for them begins, so that nothing of it is in them."""

        @pytest.fixture(scope="session")
        def prepared(django_db_setup, django_db_blocker):
            with django_db_blocker.unblock():
                self.prepare()
            return self

        return prepared


def changes(tables, before, after):
    for table, columns in tables:
        gone, new = before[table] - after[table], after[table] - before[table]
        if gone:
            yield DELETE.format(table=sql.Identifier(table), rows=array_of(gone))
        if new and table != DAY:
            yield INSERT.format(
                table=sql.Identifier(table), columns=identifiers(columns), rows=array_of(sorted(new, key=len))
            )


def array_of(rows):
    return sql.Literal(f"[{','.join(rows)}]")


def prepare_emptying(owner):
    with connection.cursor() as cursor:
        names = [sql.Identifier(table) for table, _ in tables(cursor)]
    deletes = sql.SQL("; ").join(sql.SQL("DELETE FROM {}").format(name) for name in names)
    make_function(owner, "empty", EMPTY.format(tables=sql.SQL(", ").join(names), deletes=deletes))


def empty(case):
    """What is left of a test that committed: nothing, as of Django's `flush`."""
    call("empty")


def tables(cursor):
    cursor.execute(COLUMNS)
    return [(table, columns) for table, columns in cursor.fetchall() if table not in OF_DJANGO]


def rows_of_all(cursor, found):
    """{table: its rows as JSON}, asked for in one statement."""
    rows = {table: set() for table, _ in found}
    each = (ROWS.format(name=sql.Literal(table), table=sql.Identifier(table)) for table in rows)
    cursor.execute(sql.SQL(" UNION ALL ").join(each))
    for table, row in cursor:
        rows[table].add(row)
    return rows


def identifiers(names):
    return sql.SQL(", ").join(map(sql.Identifier, names))


def make_function(owner, name, statements):
    server = psycopg2.connect(**{argument: owner[key] for key, argument in SERVER.items()})
    with server, server.cursor() as cursor:
        text = sql.Literal(statements.as_string(cursor))
        cursor.execute(sql.SQL(AS_OWNER).format(name=sql.Identifier("put", name), statements=text))
    server.close()


def call(name):
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT {}()").format(sql.Identifier("put", name)))
