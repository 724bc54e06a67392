"""A job from claim to end. Its end is written in the transaction of its work: both stand or neither."""

import logging
import traceback
from datetime import timedelta
from types import TracebackType
from typing import Any, Self

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from foundation.core.answers.integrity import is_refusal, sentence
from foundation.core.database import audited_transaction
from foundation.core.disk.room import said_of
from foundation.core.logs.repeated import NUMBERED
from foundation.core.waiting.ended import is_away
from foundation.jobs.heartbeat import SILENCE, Heartbeat, is_alive, recently
from foundation.jobs.kinds import KINDS, Refused
from foundation.jobs.models import BEING_SENT, Job

MOST_ATTEMPTS = 3
LOST_AFTER = timedelta(minutes=1)
TOO_LONG = (
    "Việc làm quá lâu nên đã dừng; chưa ghi gì. Chia nhỏ (ít dòng, ít tệp hơn) rồi làm lại, mã {number}."
)
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
    told = {"job": job.pk, "address": job.address}
    with (
        Heartbeat(job.pk, job.attempt) as heartbeat,
        FailureGuard(job),
        audited_transaction(job.owner_id, limits=settings.DATABASE_LIMITS["job"], **told),
    ):
        KINDS[job.kind].function(job.subject_key, heartbeat)
        if not end(job, state=Job.State.DONE, done=heartbeat.done, total=heartbeat.total):
            raise Superseded


def claim(key: int) -> Job | None:
    """The job with its new attempt; None if it has ended, is with another worker or was tried too often."""
    job = Job.objects.live().filter(pk=key).first()
    if job is None or (job.state == Job.State.RUNNING and is_alive(job)):
        return None
    unchanged = Job.objects.filter(pk=key, state=job.state, attempt=job.attempt)
    job.attempt += 1
    if not unchanged.update(
        state=Job.State.RUNNING, attempt=job.attempt, started_at=Now(), alive_at=Now(), done=0, total=0
    ):
        return None
    if job.attempt > MOST_ATTEMPTS:
        end(job, state=Job.State.FAILED, error=INTERRUPTED.format(number=number_of(job)))
        return None
    return job


def end(job: Job, **values: Any) -> int:
    """Write the fields of an ended attempt; returns the rows written, 0 if another worker has the job now."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    return mine.update(finished_at=Now(), **values)


def number_of(job: Job) -> str:
    """The number that the log and the sentence for the owner share: "key-attempt"."""
    return f"{job.pk}-{job.attempt}"


class FailureGuard:
    """Whatever goes wrong inside becomes the job's error; what the work wrote is rolled back by then.

    But for a database that went away: then nothing can be written, and the silent job is done again.
    """

    def __init__(self, job: Job):
        self.job = job

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        if is_away(error):
            logger.error(
                "job %s cut off from the database, number %s",
                self.job.kind,
                number_of(self.job),
                extra=NUMBERED,
            )
        elif not isinstance(error, Superseded):
            end(self.job, state=Job.State.FAILED, error=self.explained(error, trace))
        return True

    def explained(self, error: Exception, trace: TracebackType | None) -> str:
        """The sentence for the owner of the job.

        The log gets the lines of code, never the text of the error: it may quote personal data.
        """
        if isinstance(error, Refused):
            return str(error)
        number = number_of(self.job)
        if said := said_of(error):
            logger.error("job %s found no room on the disk, number %s", self.job.kind, number)
            return f"{said} Chưa ghi gì."
        if isinstance(error, SoftTimeLimitExceeded):
            logger.error("job %s took too long, number %s", self.job.kind, number, extra=NUMBERED)
            return TOO_LONG.format(number=number)
        code_lines = "".join(traceback.format_tb(trace))
        logger.error(
            "job %s failed, number %s: %s\n%s",
            self.job.kind,
            number,
            type(error).__name__,
            code_lines,
            extra=NUMBERED,
        )
        if is_refusal(error):
            return f"{sentence(error)} Chưa ghi gì."
        return BROKEN.format(number=number)


def unsent_jobs() -> list[int]:
    """Keys of jobs whose message the queue did not take: it was away when they were given."""
    return list(keys(Q(sent_at=None, created_at__lt=Now() - BEING_SENT), Job.State.QUEUED))


def stale_jobs() -> list[int]:
    """Keys of jobs that were sent a minute ago and wait, or whose worker has died: their message may be lost.

    A long queue has lost none: ask only when it is empty.
    """
    waiting = keys(~recently("sent_at", LOST_AFTER) & Q(sent_at__isnull=False), Job.State.QUEUED)
    silent = ~recently("alive_at", SILENCE) & ~recently("sent_at", SILENCE)
    return [*waiting, *keys(silent, Job.State.RUNNING)]


def keys(which: Q, state: Job.State) -> QuerySet:
    return Job.objects.filter(which, state=state).order_by("pk").values_list("pk", flat=True)
