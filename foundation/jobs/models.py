"""Long work that somebody started and may leave and come back to."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q
from django.utils import timezone

# Its message is sent when the transaction that makes the job commits.
BEING_SENT = timedelta(seconds=5)


class JobQuerySet(models.QuerySet):
    def of(self, user: AbstractBaseUser) -> Self:
        """Jobs that the user started."""
        return self.filter(owner=user)

    def live(self) -> Self:
        """Jobs that wait or run."""
        return self.filter(state__in=Job.LIVE)


class Job(models.Model):
    """`attempt` grows with every claim, so an end written for an earlier attempt finds no row.

    The worker of an attempt writes `alive_at`, `done` and `total` while it works (`foundation.jobs.heartbeat`);
    `sent_at` is when the queue last took its message, empty while it could not; `address` whence it was started.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không xong"

    LIVE = [State.QUEUED, State.RUNNING]

    kind = models.CharField("việc", max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người dùng"
    )
    subject_key = models.BigIntegerField()
    address = models.GenericIPAddressField("địa chỉ máy", null=True)
    state = models.CharField("trạng thái", max_length=7, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField("lúc giao việc", auto_now_add=True)
    sent_at = models.DateTimeField("lúc gửi vào hàng đợi", null=True)
    started_at = models.DateTimeField("lúc bắt đầu", null=True)
    alive_at = models.DateTimeField("lúc báo còn chạy", null=True)
    finished_at = models.DateTimeField("lúc kết thúc", null=True)
    done = models.PositiveIntegerField("đã làm", default=0)
    total = models.PositiveIntegerField("tổng số", default=0)
    error = models.CharField("lỗi", max_length=500, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "tác vụ"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_key"],
                condition=Q(state__in=["queued", "running"]),
                name="job_once_at_a_time",
                violation_error_message="Việc này đang được thực hiện.",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    @property
    def is_unsent(self) -> bool:
        """Whether the queue did not take it: it is sent by `foundation.jobs.tasks.resend` when the queue is back."""
        waits = self.state == self.State.QUEUED and self.sent_at is None
        return waits and self.created_at < timezone.now() - BEING_SENT

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED


class ScheduleRun(models.Model):
    """The last run of what the clock starts, under its name in `config.celery.SCHEDULE`; a row each.

    `ended_at` before `started_at`: it runs, or was killed. `failures` counts those since the last success;
    `number` is what the log calls the last of them.
    """

    name = models.CharField("việc định kỳ", max_length=60, unique=True)
    started_at = models.DateTimeField("lúc bắt đầu")
    ended_at = models.DateTimeField("lúc xong", null=True)
    seconds = models.FloatField("số giây", null=True)
    failures = models.PositiveIntegerField("số lần lỗi liền", default=0)
    failed_at = models.DateTimeField("lúc lỗi gần nhất", null=True)
    number = models.CharField("mã lỗi", max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = "lần chạy định kỳ"

    def __str__(self):
        return self.name
