"""What Redis knows of a running job: how far it is, and that its worker lives."""

import threading
import time
from typing import Any, Self

from django.core.cache import cache
from redis.exceptions import RedisError

from foundation.jobs.models import Job

BEAT_SECONDS = 3
SILENCE_SECONDS = 15
BETWEEN_REPORTS = 0.25
PROGRESS_KEPT = 3600


def alive_key(key: int, attempt: int) -> str:
    """The cache key that exists while the worker of the attempt lives."""
    return f"job:{key}:{attempt}:alive"


def progress_key(key: int) -> str:
    """The cache key of (done, total)."""
    return f"job:{key}:progress"


def is_alive(job: Job) -> bool:
    """Whether the worker of the present attempt has reported within the last 15 seconds."""
    return cache.get(alive_key(job.pk, job.attempt)) is not None


def progress_of(job: Job) -> tuple[int, int]:
    """(done, total) in the units of the work, rows as a rule; total is 0 while it is not known."""
    return (job.done, job.total) if not job.is_live else cache.get(progress_key(job.pk), (0, 0))


class Heartbeat:
    """One attempt at one job: beats in a thread while inside `with`; called with (done, total) it reports."""

    def __init__(self, key: int, attempt: int):
        self.key, self.attempt = key, attempt
        self.done = self.total = 0
        self.reported = 0.0
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def take(self) -> bool:
        """Claim the attempt; False if another worker has it."""
        return cache.add(alive_key(self.key, self.attempt), 1, SILENCE_SECONDS)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *failure: Any) -> None:
        self.ended.set()
        self.thread.join()
        cache.delete_many([alive_key(self.key, self.attempt), progress_key(self.key)])

    def _beat(self) -> None:
        while not self.ended.wait(BEAT_SECONDS):
            try:
                cache.set(alive_key(self.key, self.attempt), 1, SILENCE_SECONDS)
            except RedisError:
                # After a silent spell another worker may take over; the attempt number sees to one end.
                continue

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if time.monotonic() - self.reported >= BETWEEN_REPORTS:
            self.reported = time.monotonic()
            cache.set(progress_key(self.key), (done, total), PROGRESS_KEPT)
