"""What the queue carries: keys of jobs, nothing else."""

from functools import partial

from celery import shared_task
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from foundation.jobs import execution
from foundation.jobs.kinds import JobKind
from foundation.jobs.models import Job


@shared_task(name="jobs.tasks.run", acks_late=True, reject_on_worker_lost=True, ignore_result=True)
def run(key: int) -> None:
    execution.run(key)


@shared_task(name="jobs.tasks.resend", ignore_result=True)
def resend() -> None:
    """Send lost jobs again: the queue may have been emptied, or the worker killed."""
    for key in execution.stale_jobs():
        run.delay(key)


def start(kind: JobKind, owner: AbstractBaseUser, subject_key: int) -> Job:
    """The job of this kind for the subject: the one that waits or runs already, else a new one.

    A new job is sent to the queue when the transaction commits.
    """
    job = Job.objects.live().filter(kind=kind.slug, subject_key=subject_key).first()
    if job is None:
        job = Job.objects.create(kind=kind.slug, owner=owner, subject_key=subject_key)
        # Without a queue for the moment the job stays queued and `resend` finds it.
        transaction.on_commit(partial(run.apply_async, [job.pk], retry=False), robust=True)
    return job
