"""The servers of this very test run, which are started by the same code as those of `make run`."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
import redis

from embedded.passwords import passwords
from embedded.refusal import Refusal
from embedded.servers import environment


@pytest.fixture
def owner():
    connection = psycopg2.connect(os.environ["DATABASE_OWNER_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


def without_password(url):
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{parts.username or ''}@{parts.hostname}:{parts.port}"))


def test_the_application_has_no_rights_but_to_sign_in(owner):
    owner.execute(
        "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = %s",
        ["cadre_app"],
    )
    assert owner.fetchone() == (True, False, False, False, False)


def test_the_owner_rules_its_database_and_not_the_server(owner):
    owner.execute(
        "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )
    assert owner.fetchone() == (False, False, True, False)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        owner.execute("COPY (SELECT 1) TO PROGRAM 'true'")
    secrets = passwords(Path(os.environ["CADRE_VAR"]))
    assert not any(secrets["superuser"] in value for value in os.environ.values())


def test_the_database_belongs_to_the_owner(owner):
    owner.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'cadre'")
    assert owner.fetchone() == ("cadre_owner",)


def test_vietnamese_capitals_are_known_to_the_database(owner):
    owner.execute("SELECT lower('ĐẶNG THỊ ƯỚC'), 'Đặng' ILIKE 'ĐẶNG'")
    assert owner.fetchone() == ("đặng thị ước", True)


@pytest.mark.parametrize("role", ["DATABASE_URL", "DATABASE_OWNER_URL"])
def test_nobody_comes_in_without_a_password(role):
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(without_password(os.environ[role]), passfile="/dev/null")


def test_the_queue_asks_for_a_password():
    client = redis.Redis.from_url(without_password(os.environ["REDIS_URL"]))
    with client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_what_a_failed_statement_held_is_not_logged(owner):
    with pytest.raises(psycopg2.Error, match="Nông Thị Kín"):
        owner.execute("SELECT 'Nông Thị Kín'::integer")
    log = Path(os.environ["CADRE_VAR"], "log", "postgres.log").read_text()
    assert "Nông Thị Kín" not in log


def test_both_addresses_of_the_database_are_given_or_none(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_OWNER_URL")
    with pytest.raises(Refusal, match="phải được đặt cùng nhau"):
        environment(tmp_path, {})


def test_servers_given_from_outside_are_used_as_they_are(tmp_path):
    found = environment(tmp_path, {})
    assert not {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"} & set(found)
