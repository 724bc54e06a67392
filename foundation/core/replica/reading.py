"""Pages that only read are read from the streaming replica, where there is one and it has all that was written."""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

from django.db import Error, connection, connections, transaction
from django.http import HttpRequest

from foundation.core.replica.router import REPLICA, from_replica
from foundation.core.waiting.circuit import Away, Circuit
from foundation.core.waiting.limits import limiting

WAIT_SECONDS, LOOK_SECONDS = 0.5, 0.01
WRITTEN = "SELECT pg_current_wal_flush_lsn()::text"
# A server that is no replica any more goes its own way, whatever it has replayed.
HAS_ALL = "SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn"
CIRCUIT = Circuit()
logger = logging.getLogger(__name__)


class ReadsReplica:
    """A page that may be read from the replica, or its files alone."""

    files_only = False

    @classmethod
    def reads_replica(cls, request: HttpRequest) -> bool:
        return bool(request.GET.get("format")) or (request.method == "GET" and not cls.files_only)


class Behind(Exception):
    """The replica has not yet what stood on the primary when the page was asked for, or is none."""


def is_wanted(view: Callable, request: HttpRequest) -> bool:
    """Whether there is a replica and the view may be read from it."""
    page = getattr(view, "view_class", None)
    return REPLICA in connections.settings and bool(
        isinstance(page, type) and issubclass(page, ReadsReplica) and page.reads_replica(request)
    )


def begin(turn: ExitStack, user_id: int, limits: Mapping[str, float]) -> bool:
    """Read from the replica until `turn` ends, if it has all that is written now; whether that is so.

    One that is away or late is told in the log, and for ten seconds not asked again.
    """
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN)
        written = cursor.fetchone()[0]
    try:
        CIRCUIT.call(partial(_open, turn, written, user_id, limits), Error, Behind)
    except Away:
        return False
    except (Error, Behind) as fault:
        logger.warning("replica not read, the primary answers: %s", type(fault).__name__)
        return False
    return True


def _open(turn: ExitStack, written: str, user_id: int, limits: Mapping[str, float]) -> None:
    """A transaction that knows the user and writes nothing: set in it, so that it holds behind a pool too."""
    sql, values = limiting(limits)
    with ExitStack() as opening:
        opening.enter_context(transaction.atomic(using=REPLICA))
        with connections[REPLICA].cursor() as cursor:
            cursor.execute(
                "SELECT set_config('app.user_id', %s, true), set_config('transaction_read_only', 'on', true)"
                + sql,
                [str(user_id), *values],
            )
            _wait(cursor, written)
        opening.enter_context(from_replica())
        turn.push(opening.pop_all())


def _wait(cursor: Any, written: str) -> None:
    given_up = time.monotonic() + WAIT_SECONDS
    while True:
        cursor.execute(HAS_ALL, [written])
        if cursor.fetchone()[0]:
            return
        if time.monotonic() > given_up:
            raise Behind
        time.sleep(LOOK_SECONDS)
