"""One transaction for one request or one job: who acts is known to the database before anything is written."""

import uuid
from contextlib import contextmanager

import pghistory
from django.db import connection, transaction
from pghistory.runtime import Context, _tracker

from foundation.core.projected.day import keep_day
from foundation.core.projected.told import Projected
from foundation.core.waiting.limits import limiting

# Who acts, as the setting that history, triggers and the wall read: the key of a user, or the program itself.
ACTING, SYSTEM = "app.user_id", "system"
# What every trigger asks first: is it to stand aside? Unanswered that is an error, and after each error PostgreSQL
# walks through all foreign keys that the transaction has yet to check, which made many new rows cost quadratic time.
NONE_STANDS_ASIDE = "set_config('pgtrigger.ignore', '{{}}', {local})"


@contextmanager
def audited_transaction(user_id, *, limits=None, **context):
    """The transaction of a job or a command: as `telling_transaction`, on projections of today.

    Without a user it is the program's own work, and no wall stands before it: a page without one reads nothing.
    """
    keep_day()
    with telling_transaction(user_id, limits=limits, acting=SYSTEM, **context):
        yield


@contextmanager
def telling_transaction(user_id, *, limits=None, acting="", **context):
    """Open a transaction in which history, triggers and policies know the user; extra words go to the history.

    `acting` is who acts for them where there is no user. `limits` are seconds to wait at most, as in `waiting.limits`;
    without them one waits as long as it takes. Gives how far the projections are, and takes them no further: who
    only reads writes nothing. Inside another one it opens a context of its own: an import or a scan that a load starts
    is told with its own reason, and leaves that of the load alone; afterwards what that one had told stands again.
    """
    nested = connection.in_atomic_block
    with transaction.atomic(), own_context(user=user_id, **context), connection.cursor() as cursor:
        sql, values = limiting(limits or {})
        aside = NONE_STANDS_ASIDE.format(local=True)
        cursor.execute(
            f"SELECT current_setting('{ACTING}', true), set_config('{ACTING}', %s, true),"
            f" (SELECT day FROM core_day), (SELECT waiting <> '{{}}' FROM core_day), {aside}{sql}",
            [str(user_id or acting), *values],
        )
        before, _, day, waits = cursor.fetchone()[:4]
        yield Projected(day, waits)
        if nested and not connection.needs_rollback:
            tell(before)


def as_the_program(connection, **told):
    """A command of the server works for itself until it says for whom: the first word of each connection."""
    with connection.connection.cursor() as cursor:
        aside = NONE_STANDS_ASIDE.format(local=False)
        cursor.execute(f"SELECT set_config('{ACTING}', '{SYSTEM}', false), {aside}")


def tell(acting):
    """Say who acts from here on, until the transaction ends. What is rolled back takes its own word back by itself."""
    with connection.connection.cursor() as cursor:
        cursor.execute(f"SELECT set_config('{ACTING}', %s, true)", [acting or ""])


@contextmanager
def own_context(**words):
    """A context of the history that is not joined to one already open, as `pghistory.context` would be."""
    outer = getattr(_tracker, "value", None)
    if outer is None:
        with pghistory.context(**words):
            yield
        return
    _tracker.value = Context(id=uuid.uuid4(), metadata=words)
    try:
        yield
    finally:
        _tracker.value = outer


def told_address():
    """Where whoever acts in this transaction sits, if that was told; None in a command."""
    told = getattr(_tracker, "value", None)
    return told.metadata.get("address") if told else None


def wait_in_line(name: str, *, patiently: bool = False) -> None:
    """Go on only when nobody else is at the thing of that name; the turn ends with the transaction.

    `patiently`: longer than the transaction would wait for a lock.
    """
    with connection.cursor() as cursor:
        if patiently:
            cursor.execute("SELECT current_setting('lock_timeout')")
            allowed = cursor.fetchone()[0]
            cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        if patiently:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [allowed])
