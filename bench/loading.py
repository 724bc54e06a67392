"""Write rows in bulk and leave the database as one that has run for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.utils import CursorWrapper


@contextmanager
def past_triggers() -> Iterator[CursorWrapper]:
    """No trigger runs: nothing is checked, projected or kept as history. Only the owner may do so."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield cursor
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("ANALYZE")


def settle() -> None:
    """Statistics and visibility of every row, and nothing left to be written while pages are timed."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
