"""A job from claim to end. Its end is written in the transaction of its work: both stand or neither."""

import logging
import traceback
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from django.db import IntegrityError
from django.utils import timezone

from foundation.core.database import audited_transaction
from foundation.core.integrity import sentence
from foundation.jobs.heartbeat import Heartbeat, is_alive
from foundation.jobs.kinds import KINDS, Refused
from foundation.jobs.models import Job

MOST_ATTEMPTS = 3
LOST_AFTER = timedelta(minutes=1)
INTERRUPTED = "Việc bị ngắt nhiều lần nên đã dừng; chưa ghi gì. Báo người quản trị hệ thống, mã {number}."
BROKEN = "Hệ thống gặp lỗi, mã {number}; chưa ghi gì. Thử lại, nếu vẫn lỗi thì báo người quản trị hệ thống."

logger = logging.getLogger(__name__)


class Superseded(Exception):
    """Another worker took this job over while this one was silent."""


def run(key: int) -> None:
    """Do the job, unless it has ended or a worker that is alive is doing it.

    Errors of the work do not leave this function: they become the error of the job.
    """
    job = claim(key)
    if job is None:
        return
    with (
        Heartbeat(job.pk, job.attempt) as heartbeat,
        FailureGuard(job),
        audited_transaction(job.owner_id, job=job.pk),
    ):
        KINDS[job.kind].function(job.subject_key, heartbeat)
        if not end(job, state=Job.State.DONE, done=heartbeat.done, total=heartbeat.total):
            raise Superseded


def claim(key: int) -> Job | None:
    """The job with its new attempt; None if it has ended, is with another worker or was tried too often."""
    job = Job.objects.live().filter(pk=key).first()
    if job is None or (job.state == Job.State.RUNNING and is_alive(job)):
        return None
    if not Heartbeat(job.pk, job.attempt + 1).take():
        return None
    unchanged = Job.objects.filter(pk=key, state=job.state, attempt=job.attempt)
    job.attempt += 1
    if not unchanged.update(state=Job.State.RUNNING, attempt=job.attempt, started_at=timezone.now()):
        return None
    if job.attempt > MOST_ATTEMPTS:
        end(job, state=Job.State.FAILED, error=INTERRUPTED.format(number=number_of(job)))
        return None
    return job


def end(job: Job, **values: Any) -> int:
    """Write the fields of an ended attempt; returns the rows written, 0 if another worker has the job now."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    return mine.update(finished_at=timezone.now(), **values)


def number_of(job: Job) -> str:
    """The number that the log and the sentence for the owner share: "key-attempt"."""
    return f"{job.pk}-{job.attempt}"


class FailureGuard:
    """Whatever goes wrong inside becomes the job's error; what the work wrote is rolled back by then."""

    def __init__(self, job: Job):
        self.job = job

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        if not isinstance(error, Superseded):
            end(self.job, state=Job.State.FAILED, error=self.explained(error, trace))
        return True

    def explained(self, error: Exception, trace: TracebackType | None) -> str:
        """The sentence for the owner of the job.

        The log gets the lines of code, never the text of the error: it may quote personal data.
        """
        if isinstance(error, Refused):
            return str(error)
        number = number_of(self.job)
        code_lines = "".join(traceback.format_tb(trace))
        logger.error(
            "job %s failed, number %s: %s\n%s", self.job.kind, number, type(error).__name__, code_lines
        )
        if isinstance(error, IntegrityError):
            return f"{sentence(error)} Chưa ghi gì."
        return BROKEN.format(number=number)


def stale_jobs() -> list[int]:
    """Keys of jobs that have waited for a minute or whose worker has died: the queue may have lost their message."""
    before = timezone.now() - LOST_AFTER
    queued = Job.objects.filter(state=Job.State.QUEUED, created_at__lt=before)
    running = [job for job in Job.objects.filter(state=Job.State.RUNNING) if not is_alive(job)]
    return [*queued.values_list("pk", flat=True), *(job.pk for job in running)]
