"""What the row of a running job tells from outside its transaction: that its worker lives, and how far it is."""

import threading
import time
from datetime import timedelta
from typing import Any, Self

from django.db import DatabaseError, connection, transaction
from django.db.models import Q
from django.db.models.functions import Now

from foundation.core.waiting.limits import limit
from foundation.jobs.models import Job

BEAT_SECONDS = 3
SILENCE = timedelta(seconds=15)
BETWEEN_REPORTS = 0.25
# The worker itself holds the row while its end is being written: the beat then stays away.
LOCK_SECONDS = 1


def recently(field: str, span: timedelta) -> Q:
    """The moment lies within the span by the clock of the database; one later than now is no sign of anything."""
    return Q(**{f"{field}__range": (Now() - span, Now() + span)})


def is_alive(job: Job) -> bool:
    """Whether the worker of the present attempt has reported within the last 15 seconds."""
    return Job.objects.filter(recently("alive_at", SILENCE), pk=job.pk, attempt=job.attempt).exists()


class Heartbeat:
    """One attempt at one job: beats in a thread while inside `with`; called with (done, total) it reports.

    The thread has a connection of its own: the transaction of the work must not be seen before its end.
    """

    def __init__(self, key: int, attempt: int):
        self.key, self.attempt = key, attempt
        self.done = self.total = 0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *failure: Any) -> None:
        self.ended.set()
        self.thread.join()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total

    def _beat(self) -> None:
        try:
            last, told = time.monotonic(), (0, 0)
            while not self.ended.wait(BETWEEN_REPORTS):
                figures = self.done, self.total
                if figures != told or time.monotonic() - last >= BEAT_SECONDS:
                    last, told = time.monotonic(), figures
                    self.report(*figures)
        finally:
            connection.close()

    def report(self, done: int, total: int) -> None:
        """Say in the row that the attempt lives; without a database another worker takes over after a silent spell."""
        attempt = Job.objects.filter(pk=self.key, attempt=self.attempt, state=Job.State.RUNNING)
        try:
            with transaction.atomic():
                limit(lock=LOCK_SECONDS)
                attempt.update(alive_at=Now(), done=done, total=total)
        except DatabaseError:
            connection.close()
