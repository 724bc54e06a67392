"""Kinds of jobs that only the tests have; a worker with `--include tests.jobs.work` knows them too."""

import time

import psycopg2
from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.db.models import F
from django.utils import timezone

from foundation.jobs.heartbeat import SILENCE
from foundation.jobs.kinds import Refused, job
from foundation.jobs.models import Job
from office.organisation.models.structure import ManagingAuthority

ROWS = 5
PRIVATE = "Hoàng Thị An"


def fall_silent(job):
    """As if its worker had died a while ago."""
    then = timezone.now() - 2 * SILENCE
    Job.objects.filter(pk=job.pk).update(alive_at=then, sent_at=then)


@job("test-steady", "Đang ghi dòng")
def steady(key, progress):
    for number in range(1, ROWS + 1):
        ManagingAuthority.objects.create(name=f"Diện {key}-{number}")
        progress(number, ROWS)


@job("test-routed", "Đang ghi dòng", queue="tests")
def routed(key, progress):
    """For a worker that serves no other queue."""
    ManagingAuthority.objects.create(name=f"Diện {key}")


@job("test-slow", "Đang ghi dòng")
def slow(key, progress):
    """Slow at the first attempt only, so that a test can interrupt it and see the second one finish."""
    first = not ManagingAuthority.objects.filter(name=f"Đã ngắt {key}").exists()
    for number in range(1, ROWS + 1):
        ManagingAuthority.objects.create(name=f"Diện {key}-{number}")
        progress(number, ROWS)
        if first:
            time.sleep(4)


@job("test-stuck", "Đang ghi dòng")
def stuck(key, progress):
    """Hangs, as what waits for an answer that never comes."""
    ManagingAuthority.objects.create(name=f"Diện {key}")
    time.sleep(600)


@job("test-refused", "Đang ghi dòng")
def refused(key, progress):
    ManagingAuthority.objects.create(name="Diện không được ghi")
    raise Refused("Tệp không có dòng nào.")


@job("test-storing", "Đang ghi tệp")
def storing(key, progress):
    ManagingAuthority.objects.create(name="Diện không được ghi")
    default_storage.save("x", ContentFile(b"x"))


@job("test-broken", "Đang ghi dòng")
def broken(key, progress):
    ManagingAuthority.objects.create(name="Diện không được ghi")
    raise ValueError(PRIVATE)


@job("test-clashing", "Đang ghi dòng")
def clashing(key, progress):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    ManagingAuthority.objects.create(name="Diện trùng")
    ManagingAuthority.objects.create(name="Diện trùng")


@job("test-overtaken", "Đang ghi dòng")
def overtaken(key, progress):
    """While it works, another worker takes its job over."""
    ManagingAuthority.objects.create(name="Diện không được ghi")
    mine = Job.objects.filter(kind="test-overtaken", subject_key=key)
    mine.update(attempt=F("attempt") + 1)


@job("test-cut-off", "Đang ghi dòng")
def cut_off(key, progress):
    raise OperationalError from psycopg2.OperationalError("server closed the connection unexpectedly")


@job("test-endless", "Đang ghi dòng")
def endless(key, progress):
    raise SoftTimeLimitExceeded
