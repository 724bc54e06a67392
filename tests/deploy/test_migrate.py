"""The two roles that the postgres image makes are enough to migrate and to serve, with secrets read from files."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from embedded.postgres import LOCALE, programs_folder
from tests.deploy.files import SERVICES, command_of
from tests.ruler import ruler_url

FROM_FILES = ("SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
REPLACED = {*FROM_FILES, "CADRE_TESTING", "CADRE_AS_OWNER"}


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The secrets of a new installation, and its roles on the server of this run, where our names are taken."""
    folder = tmp_path_factory.mktemp("office")
    subprocess.run(["sh", Path("deploy/make-secrets.sh").resolve()], cwd=folder, check=True)
    server = urlsplit(os.environ["DATABASE_OWNER_URL"])
    for name in ("database_url", "database_owner_url"):
        text = adapted((folder / "secrets" / name).read_text())
        rewrite(folder / "secrets" / name, text.replace("database:5432", f"127.0.0.1:{server.port}"))
    rewrite(folder / "secrets" / "redis_url", os.environ["REDIS_URL"])
    script = "".join(Path("deploy", name).read_text() for name in ("roles.sql", "database.sql"))
    script = adapted(script).replace("/run/secrets", str(folder / "secrets"))
    psql = [
        programs_folder() / "psql",
        "-v",
        "ON_ERROR_STOP=1",
        "--no-psqlrc",
        ruler_url(),
    ]
    subprocess.run(psql, input=script, text=True, check=True, stdout=subprocess.DEVNULL)
    return folder / "secrets"


def adapted(text):
    return (
        text.replace("cadre_", "office_")
        .replace("/cadre", "/office")
        .replace("DATABASE cadre", "DATABASE office")
    )


def rewrite(path, text):
    """With the end of line that an editor leaves behind."""
    path.unlink()
    path.write_text(text + "\n")


@pytest.fixture(scope="module")
def manage(office):
    """Runs a command in the surroundings of the service `migrate`."""
    kept = {name: value for name, value in os.environ.items() if name not in REPLACED}
    files = {f"{name}_FILE": str(office / name.lower()) for name in FROM_FILES}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"

    def run(*command):
        return subprocess.run(command, env=kept | files | {"PATH": path}, capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def migrated(manage):
    done = manage(*command_of(SERVICES["migrate"]))
    assert done.returncode == 0, done.stderr


def asked(office, role, statement):
    connection = psycopg2.connect((office / role).read_text().strip())
    with connection, connection.cursor() as cursor:
        cursor.execute(statement)
        answer = cursor.fetchone()
    connection.close()
    return answer


def test_the_owner_backs_up_and_tries_it(manage, migrated):
    for command, said in (("backup", "Đã sao lưu"), ("restore_drill", "Đạt")):
        done = manage("python", "manage.py", command)
        assert done.returncode == 0 and said in done.stdout, done.stderr


@pytest.mark.parametrize(("role", "may_make"), [("database_url", False), ("database_owner_url", True)])
def test_neither_role_rules_the_server_and_only_the_owner_makes_databases(office, migrated, role, may_make):
    rights = "rolcreatedb, rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication"
    statement = f"SELECT {rights} FROM pg_roles WHERE rolname = current_user"
    assert asked(office, role, statement) == (may_make, False)


def test_the_database_orders_letters_as_the_embedded_one(office, migrated):
    given = dict(option.lstrip("-").split("=") for option in LOCALE)
    statement = "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()"
    assert asked(office, "database_url", statement) == (given["locale-provider"][0], given["builtin-locale"])


def test_the_tables_are_the_owner_s_and_the_application_reads_them(office, migrated):
    owners = "SELECT DISTINCT tableowner::text FROM pg_tables WHERE schemaname = 'public'"
    assert asked(office, "database_url", owners) == ("office_owner",)
    assert asked(office, "database_url", "SELECT count(*) > 0 FROM organisation_posttitle") == (True,)


@pytest.mark.parametrize(
    "forbidden",
    [
        "CREATE TABLE mine ()",
        "DROP TABLE core_day",
        "DELETE FROM core_accesslog",
        "DELETE FROM cadre_cadreevent",
    ],
)
def test_the_application_changes_no_table_and_no_history(office, migrated, forbidden):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        asked(office, "database_url", forbidden)


def test_the_first_account_is_made_by_the_command_in_the_notes(manage, migrated):
    done = manage("python", "manage.py", "invite", "tranthilan")
    assert done.returncode == 0, done.stderr
    assert "tranthilan" in done.stdout


def test_updating_again_changes_nothing(manage, migrated):
    done = manage(*command_of(SERVICES["migrate"]))
    assert done.returncode == 0, done.stderr
    assert "No migrations to apply" in done.stdout
