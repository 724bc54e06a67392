"""A job from claim to end. Its end is written in the transaction of its work: both stand or neither."""

import logging
import traceback
from datetime import timedelta

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


def run(key):
    """Do the job unless it has ended, or somebody who is alive is doing it."""
    job = claim(key)
    if job is None:
        return
    with (
        Heartbeat(job.pk, job.attempt) as pulse,
        FailureGuard(job),
        audited_transaction(job.owner_id, job=job.pk),
    ):
        KINDS[job.kind].function(job.subject_key, pulse)
        if not end(job, state=Job.State.DONE, done=pulse.done, total=pulse.total):
            raise Superseded


def claim(key):
    """The job with its new attempt, or None if it is not to be done here and now."""
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


def end(job, **values):
    """Write the end of this attempt; False if the job is no longer ours."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=Job.State.RUNNING)
    return mine.update(finished_at=timezone.now(), **values)


def number_of(job):
    return f"{job.pk}-{job.attempt}"


class FailureGuard:
    """Whatever goes wrong inside becomes the job's error; what the work wrote is rolled back by then."""

    def __init__(self, job):
        self.job = job

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is None or not isinstance(error, Exception):
            return False
        if not isinstance(error, Superseded):
            end(self.job, state=Job.State.FAILED, error=self.explained(error, trace))
        return True

    def explained(self, error, trace):
        """The sentence for the owner; the log gets lines of code, never the values that an error quotes."""
        if isinstance(error, Refused):
            return str(error)
        number = number_of(self.job)
        where = "".join(traceback.format_tb(trace))
        logger.error("job %s failed, number %s: %s\n%s", self.job.kind, number, type(error).__name__, where)
        if isinstance(error, IntegrityError):
            return f"{sentence(error)} Chưa ghi gì."
        return BROKEN.format(number=number)


def stale_jobs():
    """Keys of the jobs that wait too long or whose worker fell silent: their message may be gone."""
    before = timezone.now() - LOST_AFTER
    queued = Job.objects.filter(state=Job.State.QUEUED, created_at__lt=before)
    running = [job for job in Job.objects.filter(state=Job.State.RUNNING) if not is_alive(job)]
    return [*queued.values_list("pk", flat=True), *(job.pk for job in running)]
