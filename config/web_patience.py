"""How long a page waits for a database that says nothing at all: a little longer than for one that has no time."""

import logging
import os
import socket
import time
from contextlib import suppress
from threading import get_ident
from types import FrameType
from typing import Any
from weakref import WeakSet

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg2 import InterfaceError

# After the database itself should have ended the statement.
GRACE_SECONDS = 5

logger = logging.getLogger(__name__)


class Patience:
    """Cuts what a thread has waited for too long, so that its page says that the database is away."""

    def __init__(self) -> None:
        self.opened: dict[int, WeakSet[BaseDatabaseWrapper]] = {}
        self.waits: dict[int, tuple[FrameType, float]] = {}
        connection_created.connect(self.note)

    def note(self, connection: BaseDatabaseWrapper, **_: Any) -> None:
        self.opened.setdefault(get_ident(), WeakSet()).add(connection)

    def look(self, waiting: dict[int, FrameType]) -> None:
        """`waiting`: by thread, the line in which it waits. The frame of before is the wait of before."""
        now, before = time.monotonic(), self.waits
        self.waits = {
            thread: before[thread] if thread in before and before[thread][0] is frame else (frame, now)
            for thread, frame in waiting.items()
        }
        seconds = settings.DATABASE_LIMITS["web"]["statement"] + GRACE_SECONDS
        for thread in [thread for thread, (_, since) in self.waits.items() if now - since > seconds]:
            logger.error("The database has said nothing for %s s: no longer waited for.", seconds)
            del self.waits[thread]
            for connection in self.opened.get(thread, ()):
                cut(connection)


def cut(connection: BaseDatabaseWrapper) -> None:
    """The driver reads the end of the connection, in whatever thread it waits."""
    if connection.connection is None:
        return
    with (
        suppress(OSError, InterfaceError),
        socket.socket(fileno=os.dup(connection.connection.fileno())) as end,
    ):
        end.shutdown(socket.SHUT_RDWR)
