"""The SQL functions and triggers in force are those of the files, and what keeps derived rows sees every row."""

import re
from pathlib import Path

import environ
import psycopg2
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from foundation.core.scope.functions import FILE, FunctionsInForce, digest, in_force

APPS = [config.label for config in apps.get_app_configs() if (Path(config.path) / FILE).exists()]
FUNCTIONS = """
SELECT proc.proname, pg_get_functiondef(proc.oid), proc.provolatile, proc.prosecdef,
    coalesce(array_to_string(proc.proconfig, '; '), ''), pg_get_userbyid(proc.proowner)
FROM pg_proc proc
WHERE proc.pronamespace = 'public'::regnamespace AND proc.prokind = 'f'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = proc.oid AND deptype = 'e')
"""
TRIGGERS = """
SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgname NOT LIKE 'pgtrigger%'
"""
# Those of django-pgtrigger and django-pghistory are kept by their own migrations; one is made of the walls of models.
PACKAGES = re.compile("_?pgtrigger_|_pgh_|app_named$")


@pytest.fixture
def owner(django_db_setup, django_db_blocker):
    """A cursor of the owner, whose work is taken back."""
    address = environ.Env().db_url("DATABASE_OWNER_URL")
    place = {"host": address["HOST"], "port": address["PORT"], "dbname": connection.settings_dict["NAME"]}
    session = psycopg2.connect(user=address["USER"], password=address["PASSWORD"], **place)
    yield session.cursor()
    session.rollback()
    session.close()


def asked(cursor, statement):
    cursor.execute(statement)
    return sorted(cursor.fetchall())


def functions(cursor):
    return [row for row in asked(cursor, FUNCTIONS) if not PACKAGES.match(row[0])]


@pytest.mark.parametrize("app", APPS)
def test_the_database_has_what_the_file_says(owner, app):
    """A file that was changed comes with a migration: `FunctionsInForce` with this digest."""
    before = asked(owner, FUNCTIONS), asked(owner, TRIGGERS)
    owner.execute(in_force(app))
    assert (asked(owner, FUNCTIONS), asked(owner, TRIGGERS)) == before


@pytest.mark.parametrize("app", APPS)
def test_the_last_migration_of_the_file_knows_its_text(app):
    loader = MigrationLoader(None)
    of_app = sorted(key for key in loader.disk_migrations if key[0] == app)
    known = [
        operation.digest
        for key in of_app
        for operation in loader.disk_migrations[key].operations
        if isinstance(operation, FunctionsInForce)
    ]
    assert known[-1] == digest(in_force(app))


def test_no_function_stands_outside_the_files(owner):
    said = re.findall(r"CREATE OR REPLACE FUNCTION (\w+)", "".join(map(in_force, APPS)))
    assert sorted(said) == sorted(row[0] for row in functions(owner))


def test_what_reads_or_writes_rows_does_so_as_the_owner_on_a_fixed_path(owner):
    """Else it would pass over rows outside the scope of whoever writes, or meet a table of somebody else's."""
    asking = [row for row in functions(owner) if row[2] != "i"]
    assert len(asking) > 10
    for name, _, _, definer, config, role in asking:
        assert definer and "search_path=public, pg_temp" in config, name
        assert role != settings.APPLICATION_ROLE, name


def test_no_function_asks_how_deep_it_is_called(owner):
    assert [row[0] for row in functions(owner) if "pg_trigger_depth" in row[1]] == []
