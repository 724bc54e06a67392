"""The threads of the web, and one beside them for its sign of life."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from socket import MSG_PEEK
from threading import get_ident
from types import FrameType
from typing import Any

from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker

from config.alive import HEALTH
from config.web_patience import Patience

ASKED = f"GET /{HEALTH} ".encode()
# In whose lines a thread stands while it waits for the database.
DATABASE = ("psycopg2", "django.db.")


class Threads(ThreadPoolExecutor):
    """Who asks for the sign of life needs no free one of them while the database holds all.

    Where anything else holds one, that request waits in the line with the others: then the process may be hung.
    """

    def __init__(self, number: int):
        self.number, self.begun = number, set[int]()
        self.beside = ThreadPoolExecutor(1)
        super().__init__(number, initializer=lambda: self.begun.add(get_ident()))

    def submit(self, handle: Callable[..., Any], connection: TConn) -> Future:
        if connection.initialized or not self.are_held():
            return super().submit(handle, connection)
        if not connection.data_ready:
            return later()
        if asks_for_health(connection):
            return self.beside.submit(handle, connection)
        return super().submit(handle, connection)

    def are_held(self) -> bool:
        """Whether every one waits for the database, as it does where that hangs."""
        return len(self.waiting()) == self.number

    def waiting(self) -> dict[int, FrameType]:
        """Those that wait for the database, with the frames in which they stand."""
        now = sys._current_frames()
        standing = {thread: now[thread] for thread in self.begun if thread in now}
        return {thread: frame for thread, frame in standing.items() if name_of(frame).startswith(DATABASE)}


def name_of(frame: FrameType) -> str:
    return frame.f_globals.get("__name__", "")


def later() -> Future:
    """Tells gunicorn to submit the connection again when something has been read."""
    told: Future = Future()
    told.set_result(_DEFER)
    return told


def asks_for_health(connection: TConn) -> bool:
    with suppress(OSError):
        return connection.sock.recv(len(ASKED), MSG_PEEK) == ASKED
    return False


class WebWorker(ThreadWorker):
    """A web whose threads are all held by a database that hangs lives: to start it again would gain nothing."""

    def get_thread_pool(self) -> Threads:
        return Threads(self.cfg.threads)

    def init_process(self) -> None:
        self.patience = Patience()
        super().init_process()

    def notify(self) -> None:
        """Called every second."""
        super().notify()
        self.patience.look(self.tpool.waiting())
