"""Steps: every change of state of a record, with its day of effect. They are added to and never changed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

# How people read the names of acts that steps bear; filled as acts are registered.
LABELS: dict[str, str] = {}


class StepQuerySet(models.QuerySet):
    def standing(self) -> "StepQuerySet":
        """Steps that are neither an undo nor undone; behind the wall a join, not EXISTS, is planned as one row."""
        return self.filter(~Exists(self.model._base_manager.filter(undoes=OuterRef("pk"))), undoes=None)

    def last_by(self, day: date) -> "StepQuerySet":
        """Of every record the last step that stands by the day: what tells its state on it.

        For whole tables; `state_on` tells the state of a few rows beside their columns.
        """
        later = self.model.objects.standing().filter(
            Q(on__gt=OuterRef("on")) | Q(on=OuterRef("on"), pk__gt=OuterRef("pk")),
            **{self.model.record: OuterRef(self.model.record)},
            on__lte=day,
        )
        return self.standing().filter(~Exists(later), on__lte=day)

    def of(self, keys: Iterable[int]) -> "StepQuerySet":
        """Steps of the records with these keys, in the order in which they take effect."""
        return self.filter(**{f"{self.model.record}__in": keys}).order_by("on", "pk")


class Step(models.Model):
    """One act on one record. A concrete step names in `record` its foreign key to the record.

    That key is DO_NOTHING and without a constraint of Django's; the migration adds the constraint with
    `cascade`, since the application's role may not delete steps. `before` holds what the act overwrote.
    """

    insert_only = True
    record = ""

    class Origin(models.TextChoices):
        ACT = "act", "Thao tác"
        IMPORT = "import", "Danh sách nhập"
        UPGRADE = "upgrade", "Chuyển từ dữ liệu cũ"

    act = models.CharField("việc", max_length=60)
    from_state = models.CharField("từ trạng thái", max_length=20, blank=True)
    to_state = models.CharField("sang trạng thái", max_length=20)
    on = models.DateField("có hiệu lực từ ngày")
    at = models.DateTimeField("ghi lúc", db_default=TransactionNow(), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )
    reason = models.CharField("lý do", max_length=300, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True)
    issuer = models.CharField("cơ quan ban hành", max_length=160, blank=True)
    signer = models.CharField("người ký", max_length=120, blank=True)
    undoes = models.OneToOneField(
        "self", models.DO_NOTHING, null=True, related_name="undone_by", verbose_name="hoàn tác việc"
    )
    origin = models.CharField("nguồn", max_length=7, choices=Origin, default=Origin.ACT)
    before = models.JSONField(default=dict)

    objects = StepQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["on", "pk"]
        verbose_name = "việc đã làm"
        verbose_name_plural = "Việc đã làm"

    def __str__(self):
        return f"{self.act} {self.on:%d/%m/%Y}"

    @property
    def label(self) -> str:
        return LABELS.get(self.act, self.act)

    @property
    def paper(self) -> str:
        """The decision as people name it."""
        dated = f", ngày {self.decision_on:%d/%m/%Y}" if self.decision_on else ""
        parts = [f"{self.decision_no}{dated}", self.issuer, f"người ký {self.signer}" if self.signer else ""]
        return "; ".join(filter(None, parts)).removeprefix(", ")

    @property
    def record_key(self) -> int:
        return getattr(self, f"{self.record}_id")


def cascade(step_table: str, column: str, record_table: str) -> tuple[str, str]:
    """SQL and reverse SQL for a migration: the steps go with the record, whoever removes it."""
    name = f"{step_table}_{column}_fk"
    return (
        f"ALTER TABLE {step_table} ADD CONSTRAINT {name} FOREIGN KEY ({column})"
        f" REFERENCES {record_table} (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED",
        f"ALTER TABLE {step_table} DROP CONSTRAINT {name}",
    )


def state_on(step: type[Step], day: date | Any, record: str = "pk") -> Subquery:
    """The state of a record on a day, as an expression: what its last standing step by that day says.

    Null while the record had no step. `record` is the path from the asked rows to the record's key.
    """
    by_then = step.objects.standing().filter(**{step.record: OuterRef(record)}, on__lte=day)
    return Subquery(by_then.order_by("-on", "-pk").values("to_state")[:1])


def standing_steps(step: type[Step], keys: Iterable[int]) -> dict[int, list[Step]]:
    """The standing steps of many records, each record's in the order in which they take effect; one query."""
    found: dict[int, list[Step]] = {}
    for each in step.objects.standing().of(keys):
        found.setdefault(each.record_key, []).append(each)
    return found
