"""Letters that go to many units, made together as one piece of work."""

import uuid
from functools import partial
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.core import clock
from foundation.core.scope.rows import ScopedQuerySet
from foundation.jobs.models import Job
from office.papers.kinds import KINDS, PaperKind
from office.papers.models.papers import Paper


def archive_name(batch: "LetterBatch", filename: str) -> str:
    """A name that says nothing."""
    return f"letters/{uuid.uuid4().hex}.zip"


class LetterBatchQuerySet(ScopedQuerySet):
    def hidden_from(self, user: Any, action: str = "view") -> Self:
        """What was made is its maker's alone; its papers are in the register for all who may read them."""
        return self.filter(owner=user)


class LetterBatch(models.Model):
    """The letters of a kind about the records `subjects`, as their maker chose them (`asked`, `day`).

    Where it `registers`, the first run of its job puts a row of the register for each letter, and every later run draws
    those rows as they stand by then. `file` holds all letters, `letters` says how many.
    """

    unit_path = None

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập"
    )
    kind = models.CharField("loại văn bản", max_length=40)
    subjects = ArrayField(models.BigIntegerField(), verbose_name="lập từ")
    asked = models.JSONField(default=dict)
    day = models.DateField("ngày văn bản", null=True)
    registers = models.BooleanField("ghi vào sổ", default=True)
    papers = models.ManyToManyField(Paper, related_name="+", verbose_name="văn bản trong sổ")
    file = models.FileField("tệp nén", upload_to=archive_name, max_length=60, blank=True)
    letters = models.PositiveIntegerField("số văn bản", default=0)
    made_at = models.DateTimeField("lúc lập", auto_now_add=True)
    drawn_at = models.DateTimeField("lúc lập tệp", null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")

    objects = LetterBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "văn bản từng đơn vị"
        verbose_name_plural = "Văn bản từng đơn vị"

    def __str__(self) -> str:
        return f"{self.kind_class.label}, lần lập {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("letterbatch-detail", args=[self.pk])

    @property
    def kind_class(self) -> type[PaperKind]:
        return KINDS[self.kind]

    @property
    def is_busy(self) -> bool:
        return self.job is not None and self.job.is_live

    @property
    def file_name(self) -> str:
        """The name under which the archive leaves, of the year that its letters are named after."""
        year = (self.day or clock.today()).year
        return f"{self.kind_class.file_stem}_{year}_{self.pk:04}.zip"

    def keep_file(self, content: bytes, letters: int) -> None:
        """Put the archive in the place of the one before, which goes when this is certain."""
        self.forget_file()
        self.file.save("letters.zip", ContentFile(content), save=False)
        self.letters, self.drawn_at = letters, timezone.now()

    def forget_file(self) -> None:
        if self.file:
            transaction.on_commit(partial(self.file.storage.delete, self.file.name))
            self.file = ""
