"""Two sessions at one moment: each in its own thread and on its own connection, held until both are on their way."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connection, transaction

PATIENCE = 20


class GaveWay(Exception):
    """Ends the transaction that held the others."""


@contextmanager
def held_back(count, work, *, gives_way=True):
    """Run `work` so often at once; the body's transaction holds them, and ends when all wait for it: as if it had
    never been, or for good.
    """
    with ThreadPoolExecutor(count) as threads:
        results = []
        try:
            with transaction.atomic():
                yield results
                running = [threads.submit(alone, work, number) for number in range(count)]
                wait_for(count, running)
                if gives_way:
                    raise GaveWay
        except GaveWay:
            pass
        results += [each.result(PATIENCE) for each in running]


def alone(work, number):
    try:
        return work(number)
    finally:
        connection.close()


def wait_for(count, running):
    """Until so many other sessions wait for a lock; who does not wait tells why."""
    asked = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with connection.cursor() as cursor:
            cursor.execute(asked)
            if cursor.fetchone()[0] >= count:
                return
        time.sleep(0.05)
    raise AssertionError([each.result() for each in running if each.done()])
