"""What was asked when the results of a class were to be put on records, and what that wrote."""

from django.conf import settings
from django.db import models

from foundation.core.wall.conditions import Through
from foundation.jobs.models import Job
from training.models.classes import ClassStep, Enrolment, TrainingClass


class ClassCompletion(models.Model):
    """Results of a class that somebody looked at (`seal`) and asked to be put on records, as one piece of work.

    `act` and `on` are what is done when the work is; `left` counts the learners of whom nothing was written, by why.
    """

    training_class = models.ForeignKey(
        TrainingClass, models.CASCADE, related_name="completions", verbose_name="lớp"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi", db_index=False
    )
    act = models.CharField("việc", max_length=60)
    on = models.DateField("ngày")
    seal = models.CharField(max_length=64)
    asked_at = models.DateTimeField("lúc yêu cầu", auto_now_add=True)
    recorded = models.PositiveIntegerField("đã ghi vào hồ sơ", default=0)
    left = models.JSONField("chưa ghi", default=dict)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "lần ghi kết quả lớp"
        verbose_name_plural = "Lần ghi kết quả lớp"

    def __str__(self):
        return f"{self.training_class}, {self.on:%d/%m/%Y}"

    @property
    def is_busy(self):
        return self.job is not None and self.job.is_live


class RecordedResult(models.Model):
    """A qualification that a step of a class wrote; taking the step back takes it away, unless it changed since.

    `qualification` and `event` are keys of rows that may be gone: of the qualification, and of the event of its making.
    """

    wall = Through("enrolment")

    insert_only = True

    step = models.ForeignKey(
        ClassStep,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="results",
        verbose_name="việc đã làm",
    )
    enrolment = models.ForeignKey(
        Enrolment,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        verbose_name="học viên",
        db_index=False,
    )
    qualification = models.BigIntegerField("trình độ đã ghi")
    event = models.BigIntegerField("lần ghi")

    class Meta:
        verbose_name = "kết quả đã ghi vào hồ sơ"
        verbose_name_plural = "Kết quả đã ghi vào hồ sơ"

    def __str__(self):
        return str(self.qualification)
