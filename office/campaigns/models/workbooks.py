"""Workbooks that were made for units, the archive of many, and those that came back."""

import hashlib
import uuid
from collections.abc import Collection
from functools import partial
from pathlib import PurePath
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from foundation.core.scope.rows import ScopedQuerySet
from foundation.jobs.models import Job
from office.campaigns.models.campaigns import Campaign
from office.campaigns.models.units import CampaignUnit

TAKEN_ONCE = "Tệp này đã nhận."


def stored_name(row: models.Model, filename: str) -> str:
    """A name that says nothing but the format; the sender's own stays in the row."""
    return f"workbooks/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()[:5]}"


def checksum_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def forget(file: Any) -> None:
    """The file goes when this is certain."""
    if file:
        transaction.on_commit(partial(file.storage.delete, file.name))


class OwnedQuerySet(ScopedQuerySet):
    def hidden_from(self, user: Any, action: str = "view") -> Self:
        """What somebody made or brought in is theirs alone."""
        return self.filter(owner=user)


class UnitWorkbook(models.Model):
    """That a workbook was made for a unit. It is a new version where other lines stand on it than on the one before."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.CASCADE, related_name="workbooks", verbose_name="đầu mối", db_index=False
    )
    version = models.PositiveSmallIntegerField("lần lập")
    lines = models.CharField(max_length=64)
    made_at = models.DateTimeField("lúc lập", auto_now_add=True)

    class Meta:
        ordering = ["campaign_unit", "version"]
        verbose_name = "biểu đã lập"
        verbose_name_plural = "Biểu đã lập"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign_unit", "version"],
                name="version_once_a_unit",
                violation_error_message="Biểu lần này đã lập.",
            )
        ]

    def __str__(self):
        return f"{self.campaign_unit}, lần {self.version}"

    @staticmethod
    def seal(keys: Collection[int]) -> str:
        """By which the lines of two workbooks are known to be the same."""
        return checksum_of(" ".join(map(str, sorted(keys))).encode())


class WorkbookBatch(models.Model):
    """Workbooks of many `units`, made as one piece of work into one archive, whose `checksum` is asked when it leaves.

    `drawn` are those that answer for something, and so have a workbook; `seals` tell which lines stand on each.
    """

    unit_path = None

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người lập"
    )
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", verbose_name="đợt")
    units = ArrayField(models.BigIntegerField(), verbose_name="đầu mối")
    drawn = ArrayField(models.BigIntegerField(), default=list, verbose_name="đầu mối có biểu")
    seals = ArrayField(models.CharField(max_length=64), default=list, verbose_name="các dòng của biểu")
    file = models.FileField("tệp nén", upload_to=stored_name, max_length=60, blank=True)
    checksum = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField("lúc lập", auto_now_add=True)
    drawn_at = models.DateTimeField("lúc lập tệp", null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "biểu gửi đơn vị"
        verbose_name_plural = "Biểu gửi đơn vị"

    def __str__(self):
        return f"Biểu gửi đơn vị, lần lập {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("workbookbatch-detail", args=[self.pk])

    @property
    def is_busy(self) -> bool:
        return self.job is not None and self.job.is_live

    @property
    def file_name(self) -> str:
        return f"BIEU_{self.campaign.year}_{self.pk:04}.zip"

    def keep_file(self, content: bytes) -> None:
        forget(self.file)
        self.file.save("workbooks.zip", ContentFile(content), save=False)
        self.checksum, self.drawn_at = checksum_of(content), timezone.now()


class UnitReturn(models.Model):
    """A workbook that came back: looked at by whoever brought it in, taken once as the unit's word.

    `taken` are [words, number] of what was written, `left` what was not: [{"page", "row", "sentence"}] by sheet and
    row of the file. `version` is that of the workbook, None where its mark was gone.
    """

    unit_path = None

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.CASCADE, related_name="returns", verbose_name="đầu mối", db_index=False
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người nhận"
    )
    file = models.FileField("tệp", upload_to=stored_name, max_length=60, blank=True)
    checksum = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField("lần lập", null=True)
    sent_at = models.DateTimeField("lúc gửi tệp", auto_now_add=True)
    taken_at = models.DateTimeField("lúc nhận", null=True)
    taken = models.JSONField(default=list)
    left = models.JSONField(default=list)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "biểu nhận lại"
        verbose_name_plural = "Biểu nhận lại"
        indexes = [models.Index(fields=["campaign_unit", "sent_at"], name="returns_of_a_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign_unit", "checksum"],
                condition=Q(taken_at__isnull=False),
                name="file_taken_once",
                violation_error_message=TAKEN_ONCE,
            )
        ]

    def __str__(self):
        return f"Biểu nhận lại {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("unitreturn-detail", args=[self.pk])

    @property
    def is_taken(self) -> bool:
        return self.taken_at is not None

    @property
    def marked_name(self) -> str:
        return f"BIEU_{self.campaign_unit.campaign.year}_tra_lai_{self.pk:04}.xlsx"
