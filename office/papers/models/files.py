"""Files of a paper: as it was issued, and what was signed. Kept in the private folder under names that say nothing."""

import uuid
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following
from office.organisation.models.derived import derived_unit
from office.papers.models.papers import Paper
from office.papers.querysets import OfPaperQuerySet

SECRET_TAKES_NONE = (
    "Văn bản có độ mật: chỉ ghi số, ngày, nơi lưu, tổng số; không lập tệp, không đính kèm tệp."
)


# The files of a paper as it went out: the one in force, and those that were taken back.
IN_FORCE = ("issued", "anew")
DRAWN_AT_ISSUE = (*IN_FORCE, "undone")


def stored_name(kept: "PaperFile", filename: str) -> str:
    return f"papers/{uuid.uuid4().hex}.{kept.format}"


@tracked("scope_unit", "of_secret")
class PaperFile(ScopedModel):
    """One stored file with its checksum; a reprint of an issued paper is this very file.

    `of_secret` is that of the paper, kept by a foreign key of the two: it can only be false.
    """

    class Role(models.TextChoices):
        ISSUED = "issued", "Bản phát hành"
        RECALLED = "undone", "Bản phát hành đã thu hồi"
        ANEW = "anew", "Bản phát hành lại, thay bản đã thu hồi"
        SIGNED = "signed", "Bản đã ký"
        WORKING = "working", "Bản Word đã sửa"

    class Format(models.TextChoices):
        DOCX = "docx", "Word"
        XLSX = "xlsx", "Excel"
        PDF = "pdf", "PDF"

    unit_path = "scope_unit"
    follows = "paper"
    untold = ("file", "size")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="files", verbose_name="văn bản")
    scope_unit = derived_unit()
    role = models.CharField("là", max_length=7, choices=Role)
    format = models.CharField("dạng", max_length=4, choices=Format)
    file = models.FileField("tệp", upload_to=stored_name, max_length=60)
    sha256 = models.CharField("mã kiểm tra", max_length=64)
    size = models.PositiveIntegerField("dung lượng")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người đưa vào"
    )
    made_at = models.DateTimeField("lúc", auto_now_add=True)
    of_secret = models.BooleanField(default=False, editable=False)

    objects = OfPaperQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "pk"]
        verbose_name = "tệp của văn bản"
        verbose_name_plural = "Tệp của văn bản"
        triggers = following("papers_unit_of_paper", "paper_id")
        constraints = [
            models.CheckConstraint(
                condition=Q(of_secret=False),
                name="secret_paper_takes_no_file",
                violation_error_message=SECRET_TAKES_NONE,
            )
        ]

    def __str__(self):
        return f"{self.get_role_display()} ({self.get_format_display()})"

    @property
    def name(self) -> str:
        marks = {
            self.Role.SIGNED: "_da_ky",
            self.Role.WORKING: "_sua",
            self.Role.RECALLED: "_da_thu_hoi",
            self.Role.ANEW: "_phat_hanh_lai",
        }
        return self.paper.file_name(self.format, marks.get(self.Role(self.role), ""))

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """The content goes once that is settled."""
        transaction.on_commit(partial(self.file.storage.delete, self.file.name))
        return super().delete(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("paperfile-download", args=[self.pk])
