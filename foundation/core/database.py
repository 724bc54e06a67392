"""One transaction for one request or one job: who acts is known to the database before anything is written."""

from contextlib import contextmanager

import pghistory
from django.conf import settings
from django.db import connection, transaction

from foundation.core import clock

READ_ONLY_EVENTS = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE '%%event'"


@contextmanager
def audited_transaction(user_id, **context):
    """Open a transaction in which history, triggers and policies know the user; extra words go to the history.

    Moves the projections to today first when they lag behind the clock.
    """
    with transaction.atomic(), pghistory.context(user=user_id, **context), connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.user_id', %s, true), (SELECT day FROM core_day)", [str(user_id or "")]
        )
        day = cursor.fetchone()[1]
        if day != clock.today():
            move_day(clock.today())
        yield


def move_day(day):
    """Make the projections those of the given day; recomputes only what begins or ends in between."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_day (day) VALUES (%s) ON CONFLICT ((true)) DO UPDATE SET day = excluded.day"
            " WHERE core_day.day <> excluded.day",
            [day],
        )


def wait_in_line(name: str) -> None:
    """Go on only when nobody else is at the thing of that name; the turn ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def grant_application_role():
    """Let the application's role read and write all tables, and only add to the history. Run by the owner."""
    role = connection.ops.quote_name(settings.APPLICATION_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(READ_ONLY_EVENTS)
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"REVOKE UPDATE, DELETE, TRUNCATE ON {connection.ops.quote_name(table)} FROM {role}"
            )
        cursor.execute(f"REVOKE UPDATE, DELETE ON core_accesslog FROM {role}")
