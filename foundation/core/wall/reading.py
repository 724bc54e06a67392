"""Reading past the wall: few places, each named with its reason in tests/core/test_wall.py."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from psycopg2.extensions import TRANSACTION_STATUS_INERROR

BEYOND, IMPORTING = "app.beyond", "app.importing"


@contextmanager
def beyond_the_reader() -> Iterator[None]:
    """What is read inside is read for everybody: the answer names nobody, or says no more than the reader may know.

    Who acts stays known. Evaluate querysets inside: one that is asked later is asked behind the wall.
    """
    with told(BEYOND, "on"):
        yield


@contextmanager
def importing(*rights: str) -> Iterator[None]:
    """Inside, rows are also read where the reader holds the right of the import: who brings in need not be a reader."""
    with told(IMPORTING, ",".join(rights)):
        yield


@contextmanager
def told(setting: str, value: str) -> Iterator[None]:
    """The setting for the transaction, and afterwards what it was before; what is rolled back takes it along."""
    connection.ensure_connection()
    before = put(setting, value)
    try:
        yield
    finally:
        if connection.connection.info.transaction_status != TRANSACTION_STATUS_INERROR:
            put(setting, before)


def put(setting: str, value: str) -> str:
    """The value of before. Past what counts questions: it asks nothing of the tables."""
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(current_setting(%s, true), ''), set_config(%s, %s, true)",
            [setting, setting, value],
        )
        return cursor.fetchone()[0]
