"""Nobody waits without end: what the database has no time for, or is not there for, is told and written nowhere."""

import re
from contextlib import contextmanager

import psycopg2
import pytest
from django.db import close_old_connections, connection
from django.test import Client

from foundation.core.answers.integrity import BUSY
from foundation.core.waiting.ended import NO_ANSWER, TOO_LONG
from office.organisation.models.structure import ManagingAuthority

SHORT = {"lock": 0.3, "statement": 0.3, "idle": 0.3}
NUMBER = re.compile(r"mã (\d{4}-[A-Z]{4})")
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user"
)


@pytest.fixture
def visitor(transactional_db, settings):
    settings.ROOT_URLCONF = "tests.core.failing"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "LoginRequired" not in name]
    ManagingAuthority.objects.create(name="Diện đang có")
    return Client()


@contextmanager
def another():
    """A connection beside that of the test."""
    found = psycopg2.connect(**connection.get_connection_params())
    try:
        yield found.cursor()
    finally:
        found.close()


def lower(settings, **limits):
    settings.DATABASE_LIMITS = {**settings.DATABASE_LIMITS, "web": limits}


def answer(response, status, sentence):
    assert (response.status_code, sentence in response.content.decode()) == (status, True)
    return response


def test_a_row_that_somebody_else_writes_is_waited_for_no_longer_than_said(visitor, settings):
    lower(settings, lock=SHORT["lock"])
    with another() as cursor:
        cursor.execute("SELECT 1 FROM organisation_managingauthority FOR UPDATE")
        answer(visitor.post("/waiting/"), 409, BUSY)
    assert ManagingAuthority.objects.get().name == "Diện đang có"
    answer(visitor.post("/waiting/"), 200, "ghi xong")


def test_a_question_that_takes_too_long_is_ended(visitor, settings):
    lower(settings, statement=SHORT["statement"])
    response = answer(visitor.get("/asking/long/"), 503, TOO_LONG)
    assert "Refresh" not in response, "it would only take as long again"
    answer(visitor.get("/asking/quick/"), 200, "xong")


def test_a_request_that_sleeps_in_its_transaction_is_ended(visitor, settings):
    lower(settings, idle=SHORT["idle"])
    answer(visitor.get("/asking/quick/?idle=0.8"), 503, NO_ANSWER)
    answer(visitor.get("/asking/quick/"), 200, "xong")


def test_a_database_that_restarts_is_told_and_the_page_comes_again(visitor):
    response = answer(visitor.get("/asking/cut-off/"), 503, NO_ANSWER)
    assert response["Refresh"] == response["Retry-After"] == "5"
    sent = answer(visitor.post("/asking/cut-off/"), 503, "nội dung đã nhập vẫn còn")
    assert "Refresh" not in sent, "nothing is sent twice by itself"
    answer(visitor.get("/asking/quick/"), 200, "xong")
    assert len(NUMBER.findall(response.content.decode())) == 1
    assert NUMBER.findall(response.content.decode()) == NUMBER.findall(sent.content.decode()), "one trouble"


def test_a_connection_that_was_lost_between_two_requests_is_not_noticed(visitor):
    answer(visitor.get("/asking/quick/"), 200, "xong")
    with another() as cursor:
        cursor.execute(END_OTHERS)
    # As before every request of a server; the client of the tests leaves it out.
    close_old_connections()
    answer(visitor.get("/asking/quick/"), 200, "xong")


def test_no_database_at_all_is_told_too(visitor, settings):
    lived = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = 1
    try:
        answer(visitor.get("/asking/quick/"), 503, NO_ANSWER)
    finally:
        connection.settings_dict["PORT"] = lived
    answer(visitor.get("/asking/quick/"), 200, "xong")


def test_limits_end_with_the_transaction_and_reach_every_page(visitor, settings):
    assert {"lock", "statement", "idle"} == settings.DATABASE_LIMITS["web"].keys()
    answer(visitor.get("/asking/quick/"), 200, "xong")
    with connection.cursor() as cursor:
        for name in ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == ("0",)
    assert connection.get_connection_params()["connect_timeout"] == 3
