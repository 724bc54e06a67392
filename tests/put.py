"""Rows that most tests begin with: made once in a run, and put into each of these tests as they were then."""

import pickle

import psycopg2
from django.db import connection, transaction
from psycopg2 import sql

# What stands in a database that was only migrated.
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission"}
DAY = "core_day"
COLUMNS = """
    SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' GROUP BY 1 ORDER BY 1
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
# Most tables are empty anyhow: so it takes a tenth of the time of TRUNCATE, which makes new files for all.
EMPTY = sql.SQL("LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE; {deletes}")
SERVER = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


class Put:
    """`make` makes the rows, and answers with the objects that a test gets."""

    def __init__(self, name, make):
        self.name, self.make, self.made = name, make, None

    def prepare(self, owner):
        """Make the rows once and take them back; `owner` is how the owner comes to the database."""
        with transaction.atomic(), connection.cursor() as cursor:
            self.made = pickle.dumps(self.make())
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            inserts = [
                INSERT.format(
                    table=sql.Identifier(table), columns=identifiers(columns), rows=sql.Literal(rows)
                )
                for table, columns in tables(cursor)
                if table != DAY and (rows := rows_of(cursor, table))
            ]
            transaction.set_rollback(True)
        make_function(owner, self.name, sql.SQL("; ").join(inserts))

    def put(self):
        call(self.name)
        return pickle.loads(self.made)


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


def rows_of(cursor, table):
    """All rows as JSON, None where there are none."""
    cursor.execute(sql.SQL("SELECT jsonb_agg(t)::text FROM {} t").format(sql.Identifier(table)))
    return cursor.fetchone()[0]


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
