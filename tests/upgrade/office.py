"""An office of an earlier program, in a database of its own."""

import lzma
import os
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from embedded.postgres import programs_folder

HERE = Path(__file__).parent
# What Django itself keeps of the program's own shape, and the day that the projection stands at.
OF_DJANGO = {"django_migrations", "django_content_type", "auth_permission", "core_day"}
# What the database derives for searching, by functions that a later program has otherwise.
DERIVED = {"name_fold", "search_text"}
# What senders called their files: struck out on purpose since.
STRUCK_OUT = {"original_name"}


def address(name, variable):
    return urlsplit(os.environ[variable])._replace(path=f"/{name}").geturl()


class Office:
    """A database, and commands on it in processes of their own; `counted` are conditions on the rows of tables."""

    def __init__(self, name, counted=None):
        self.owner, self.counted = address(name, "DATABASE_OWNER_URL"), counted or {}
        self.environment = os.environ | {
            "DATABASE_OWNER_URL": self.owner,
            "DATABASE_URL": address(name, "DATABASE_URL"),
            "CADRE_TODAY": "2021-11-30",
        }

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def load(self, dump):
        psql = [programs_folder() / "psql", "-v", "ON_ERROR_STOP=1", "--no-psqlrc", "-q", self.owner]
        text = lzma.decompress(dump.read_bytes())
        subprocess.run(psql, input=text, check=True, stdout=subprocess.DEVNULL)
        self.old_columns = self.columns()
        self.before = self.content(self.old_columns)

    def ask(self, query):
        with psycopg2.connect(self.owner) as connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()

    def run(self, statements):
        with psycopg2.connect(self.owner) as connection, connection.cursor() as cursor:
            cursor.execute(statements)

    def columns(self):
        """{table: its columns}, but for tables that are no records, and those of names typed at the door."""
        found = {}
        for table, column in self.ask(
            "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name) WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            " ORDER BY 1, 2"
        ):
            if (
                table not in OF_DJANGO
                and not table.startswith("axes_")
                and column not in DERIVED | STRUCK_OUT
            ):
                found.setdefault(table, []).append(column)
        return found

    def content(self, columns):
        """{table: {sum over the values of a row in the given columns: how many such rows}}."""
        found = {}
        for table, names in columns.items():
            row = sql.SQL("md5(ROW({})::text)").format(sql.SQL(", ").join(map(sql.Identifier, names)))
            query = sql.SQL("SELECT {row} FROM {table} WHERE {old}").format(
                row=row, table=sql.Identifier(table), old=sql.SQL(self.counted.get(table, "true"))
            )
            found[table] = Counter(digest for (digest,) in self.ask(query))
        return found

    def lost_rows(self):
        """{table: rows that were loaded and are not there any more, or not as they were}"""
        now = self.content(self.old_columns)
        return {table: before - now[table] for table, before in self.before.items() if before - now[table]}

    def added_rows(self):
        """{table: how many rows are more than were loaded}"""
        now = self.content(self.old_columns)
        more = {table: (now[table] - before).total() for table, before in self.before.items()}
        return {table: rows for table, rows in more.items() if rows}


@contextmanager
def empty_database(name):
    server = psycopg2.connect(os.environ["DATABASE_OWNER_URL"])
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        try:
            yield name
        finally:
            cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
    server.close()


@contextmanager
def loaded(dump, counted=None):
    """The office of the dump, as it was."""
    with empty_database(f"upgrade_{os.getpid()}") as name:
        office = Office(name, counted)
        office.load(dump)
        yield office
