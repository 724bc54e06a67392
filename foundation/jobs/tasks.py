"""What the queue carries: keys of jobs, nothing else."""

import logging
from functools import partial

from celery import current_app, shared_task
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from foundation.core.database import told_address
from foundation.core.waiting.circuit import QUEUE
from foundation.jobs import execution
from foundation.jobs.kinds import KINDS, JobKind
from foundation.jobs.models import Job

# What a queue that is away, or hangs, answers with.
FAULTS = (OperationalError, RedisError, OSError)

logger = logging.getLogger(__name__)


@shared_task(name="jobs.tasks.run", acks_late=True, reject_on_worker_lost=True, ignore_result=True)
def run(key: int) -> None:
    execution.run(key)


@shared_task(name="jobs.tasks.resend", ignore_result=True)
def resend() -> None:
    """Send what the queue did not take or has lost: it was away or was emptied, or the worker killed."""
    for key in execution.unsent_jobs():
        send(key)
    waiting = waiting_messages()
    for key in execution.stale_jobs():
        if not waiting[queue_of(key)]:
            send(key)


def waiting_messages() -> dict[str, int]:
    """How many messages of each queue no worker has taken yet: behind a long one nothing is lost because it waits.

    Of a queue that nobody serves this says nothing about the others.
    """
    with current_app.connection_for_write() as queue:
        names = {kind.queue or current_app.conf.task_default_queue for kind in KINDS.values()}
        return {name: queue.default_channel.queue_declare(queue=name).message_count for name in names}


def queue_of(key: int) -> str:
    """The queue whose workers can do the job."""
    kind = KINDS.get(Job.objects.values_list("kind", flat=True).get(pk=key))
    return (kind and kind.queue) or current_app.conf.task_default_queue


def send(key: int) -> None:
    """Hand the job to the queue; without one for the moment it stays unsent, and `resend` finds it."""
    publish = partial(run.apply_async, [key], queue=queue_of(key), retry=False)
    try:
        QUEUE.call(publish, *FAULTS)
    except FAULTS as fault:
        logger.warning("job not sent, the queue is away: %s", type(fault).__name__)
    else:
        Job.objects.filter(pk=key).update(sent_at=Now())


def start(kind: JobKind, owner: AbstractBaseUser, subject_key: int) -> Job:
    """The job of this kind for the subject: the one that waits or runs already, else a new one.

    A new job is sent to the queue when the transaction commits.
    """
    job = Job.objects.live().filter(kind=kind.slug, subject_key=subject_key).first()
    if job is None:
        told = {"kind": kind.slug, "owner": owner, "address": told_address()}
        job = Job.objects.create(subject_key=subject_key, **told)
        transaction.on_commit(partial(send, job.pk), robust=True)
    return job
