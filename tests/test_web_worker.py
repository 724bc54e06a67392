"""The web says that it lives while a database that hangs holds all its threads, and not where anything else does."""

import os
import select
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest
from django.db import OperationalError, connection

from config.web_patience import GRACE_SECONDS, Patience
from config.web_worker import Threads
from embedded.ports import free_port
from embedded.signs import answers
from foundation.core.waiting.ended import NO_ANSWER, stopped

THREADS, HUNG_SECONDS = 2, 5
GIVEN_BACK_NEVER = threading.Lock()


def application(environment, start):
    """The program, with a page that waits for itself; read in the process of the web alone."""
    from config.wsgi import application as program  # noqa: PLC0415 the tests have settings of their own

    if environment["PATH_INFO"] == "/deadlock":
        GIVEN_BACK_NEVER.acquire()
        GIVEN_BACK_NEVER.acquire()
    return program(environment, start)


@pytest.fixture(scope="module")
def web():
    """Its port. The database takes connections and says no word, as one does whose processes are stopped."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:
        address = f"postgresql://x:x@127.0.0.1:{silent.getsockname()[1]}/x?connect_timeout={HUNG_SECONDS}"
        port = free_port()
        command = ["-m", "gunicorn", f"{__name__}:application", "--bind", f"127.0.0.1:{port}"]
        command += ["--config", "deploy/web.py", "--workers", "1", "--threads", str(THREADS)]
        command += ["--graceful-timeout", "1", "--log-level", "error"]
        surroundings = os.environ | {"DATABASE_URL": address, "DATABASE_OWNER_URL": address}
        process = subprocess.Popen([sys.executable, *command], env=surroundings)
        try:
            assert until(lambda: lives(port), 60)
            yield port
        finally:
            process.terminate()
            process.wait()


def until(true, seconds):
    given_up = time.monotonic() + seconds
    while not true() and time.monotonic() < given_up:
        time.sleep(0.1)
    return time.monotonic() < given_up


def lives(port):
    return answers("127.0.0.1", port, "/healthz", 1)


@contextmanager
def asked(port, path, times=1):
    """Connections whose answers nobody has waited for yet."""
    waiting = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(times)]
    for one in waiting:
        one.request("GET", path, headers={"Cookie": "sessionid=x"})
    try:
        yield waiting
    finally:
        for one in waiting:
            one.close()


def test_it_lives_while_a_database_that_hangs_holds_every_thread_and_then_says_so(web):
    with asked(web, "/cadres/", THREADS) as waiting:
        assert until(lambda: lives(web), HUNG_SECONDS)
        assert [lives(web) for _ in range(3)] == [True] * 3
        answered, *_ = select.select([one.sock for one in waiting], [], [], 0)
        assert not answered
        refused = [one.getresponse() for one in waiting]
        assert [one.status for one in refused] == [503] * len(refused)
        assert NO_ANSWER in refused[0].read().decode()


def test_it_lives_no_more_where_its_threads_wait_for_each_other(web):
    with asked(web, "/deadlock", THREADS):
        assert until(lambda: not lives(web), 5)
        assert not lives(web)


def test_what_says_nothing_is_waited_for_no_longer_than_said(db, settings):
    """As a stopped server does, the statement goes on behind the wait."""
    settings.DATABASE_LIMITS = {"web": {"statement": 0.3 - GRACE_SECONDS}}
    patience, threads, said = Patience(), Threads(1), []
    began = time.monotonic()
    # Past the pool's own choice of who is submitted, which is asked for connections of visitors alone.
    ThreadPoolExecutor.submit(threads, ask, "SELECT pg_sleep(4)", said)
    while not said and time.monotonic() - began < 5:
        patience.look(threads.waiting())
        time.sleep(0.05)
    assert [stopped(error) for error in said] == [NO_ANSWER]
    assert time.monotonic() - began < 3
    threads.shutdown()


def ask(question, said):
    try:
        connection.cursor().execute(question)
    except OperationalError as error:
        said.append(error)
    finally:
        connection.close()
