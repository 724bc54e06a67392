"""A form of a higher office that somebody fills: what was sent, what was chosen, the file that came of it."""

import uuid
from functools import partial
from typing import Any, Self

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.core.disk.sent import called
from foundation.core.scope.rows import ScopedQuerySet
from foundation.core.typed.forms import REASON
from foundation.jobs.models import Job
from foundation.sheets.filling.lists import BETWEEN, LISTS


def form_name(sent: "FormFill", filename: str) -> str:
    """A name that says nothing; the sender's own stays in the row."""
    return f"forms/{uuid.uuid4().hex}.xlsx"


class FormFillQuerySet(ScopedQuerySet):
    def hidden_from(self, user: Any, action: str = "view") -> Self:
        """A form is its owner's alone."""
        return self.filter(owner=user)


class FormFill(models.Model):
    """`found` are the tables of the form with what is proposed for their columns, `chosen` what the owner decided
    ({"table", "columns": {place: key or None}}), `result` what became of it: numbers and headings, nobody's name.

    `listed` names the list as the registry does, `words` as pages call it. What is restricted is filled only with a
    `reason`.
    """

    class State(models.TextChoices):
        SENT = "sent", "Đã nhận biểu"
        READ = "read", "Chờ ghép cột"
        FILLED = "filled", "Đã điền"

    unit_path = None

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người điền"
    )
    file = models.FileField("biểu", upload_to=form_name, max_length=60, blank=True)
    filled_file = models.FileField("biểu đã điền", upload_to=form_name, max_length=60, blank=True)
    listed = models.CharField("danh sách", max_length=100)
    words = models.CharField("tên danh sách", max_length=400)
    day = models.DateField("số liệu tính đến ngày")
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.SENT)
    found = models.JSONField(default=list)
    chosen = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    remember = models.BooleanField(default=True)
    reason = models.CharField("lý do điền thông tin hạn chế", max_length=REASON, blank=True)
    sent_at = models.DateTimeField("lúc gửi", auto_now_add=True)
    filled_at = models.DateTimeField("lúc điền", null=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")

    objects = FormFillQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "biểu của cấp trên"
        verbose_name_plural = "Điền biểu cấp trên"

    def __str__(self) -> str:
        return f"Biểu {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("form-detail", args=[self.pk])

    @property
    def called(self) -> str:
        return called(self, self.file)

    @property
    def kind_label(self) -> str:
        kind = LISTS.get(self.listed.partition(BETWEEN)[0])
        return kind.label if kind else ""

    @property
    def is_busy(self) -> bool:
        return self.job is not None and self.job.is_live

    @property
    def columns(self) -> dict[int, str | None]:
        """What each column of the chosen table is filled with."""
        return {int(place): key for place, key in self.chosen.get("columns", {}).items()}

    def keep_filled(self, content: bytes, result: dict[str, Any]) -> None:
        """Put a new file in the place of the old one, which goes when this is certain."""
        self.forget(self.filled_file)
        self.filled_file.save("form.xlsx", ContentFile(content), save=False)
        self.result, self.state, self.filled_at = result, self.State.FILLED, timezone.now()

    def empty(self) -> None:
        """The files go; that a form was filled, and why with restricted facts, stays."""
        self.forget(self.file)
        self.forget(self.filled_file)
        self.file = self.filled_file = ""
        self.found = []

    def forget(self, file: Any) -> None:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))
