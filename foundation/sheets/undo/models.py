"""The taking back of an import: looked at first, then done or left."""

from django.conf import settings
from django.db import models

from foundation.jobs.models import Job


class ImportUndo(models.Model):
    """What somebody asked to be taken back, and what became of it.

    `found` is what it does, as `undo.report` keeps it: until it is done that of a trial that was rolled back.
    `context` is the context of its history.
    """

    sent = models.ForeignKey("sheets.Import", models.CASCADE, related_name="undos", verbose_name="lần nhập")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người hoàn tác",
        db_index=False,
    )
    asked_at = models.DateTimeField("lúc yêu cầu", auto_now_add=True)
    found = models.JSONField(default=dict)
    context = models.UUIDField(null=True, editable=False)
    done_at = models.DateTimeField("lúc hoàn tác", null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+", db_index=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "hoàn tác lần nhập"
        verbose_name_plural = "Hoàn tác lần nhập"
        constraints = [
            models.UniqueConstraint(
                fields=["sent"],
                condition=models.Q(done_at__isnull=False),
                name="import_undone_once",
                violation_error_message="Lần nhập này đã được hoàn tác.",
            )
        ]

    def __str__(self):
        return f"Hoàn tác lần nhập {self.sent_id}"

    @property
    def is_busy(self):
        return self.job is not None and self.job.is_live
