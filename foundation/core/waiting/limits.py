"""How long a transaction waits: for a lock, for an answer, for its own next question."""

from django.db import connection

LIMITS = {
    "lock": "lock_timeout",
    "statement": "statement_timeout",
    "idle": "idle_in_transaction_session_timeout",
}


def limiting(limits):
    """(SQL, values) that set the limits of the transaction, to stand behind another column of a question."""
    values = [f"{seconds * 1000:.0f}" for seconds in limits.values()]
    return "".join(f", set_config('{LIMITS[name]}', %s, true)" for name in limits), values


def limit(**limits):
    """Wait at most so many seconds for a lock, for a statement, for the next statement: until the transaction ends.

    Set in the transaction and not for the connection, so that it holds behind a pool of connections too.
    """
    sql, values = limiting(limits)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 0{sql}", values)
