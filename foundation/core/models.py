"""What every record has: a scope, and a day on which it counts."""

from collections.abc import Callable, Iterator
from functools import cache

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.lookups import GreaterThan
from django.urls import get_script_prefix, reverse

from foundation.core.dates import PartialDateField
from foundation.core.saving.constraints import DaysInOrder, FirstDay
from foundation.core.scope.rows import ScopedQuerySet, unit_key


def tracked(*derived: str, events_table: str = "", events_of: tuple = (), in_bulk: bool = False) -> Callable:
    """Class decorator: the database keeps every insert, update and delete, whoever writes.

    `derived` names columns without a history of their own: computed by the database, or secret; `events_table` that of
    the events where it is not of the app. Of rows that come `in_bulk` a statement keeps all events, but for updates: a
    join of old and new would keep its first plan. Events are indexed by what a history is asked by: record, context,
    owner, the person whom it is about, `events_of`.
    """

    def decorated(model: type[models.Model]) -> type[models.Model]:
        asked_by = sorted({*events_of, *owners(model)} - set(derived))
        name = model._meta.model_name[:18]
        indexes = [models.Index(fields=[by], name=f"{name}_{by[:9]}_e") for by in asked_by]
        return pghistory.track(
            *(pghistory.InsertEvent(), pghistory.UpdateEvent(level=pghistory.Row), pghistory.DeleteEvent()),
            exclude=list(derived),
            level=pghistory.Statement if in_bulk else pghistory.Row,
            meta={"indexes": indexes} | ({"db_table": events_table} if events_table else {}),
        )(model)

    return decorated


def owners(model: type[models.Model]) -> Iterator[str]:
    """The model's own relations to what its rows belong to, and to the person whom they are about."""
    for name in ("follows", "unit_path", "person_path"):
        first = (getattr(model, name, None) or "").split("__")[0]
        if first in {field.name for field in model._meta.concrete_fields if field.is_relation}:
            yield first


class ScopedModel(models.Model):
    """A row that belongs to one unit. Every model says where the unit stands, its wall, as `unit_path`:

    - `scope_unit`: a column that the database keeps (`core.scope.following`), that of what the row hangs on;
    - `unit`, `pk`: a unit that the row itself names, or is;
    - None: the row is shared by all who have the right.

    Where an own `wall` is said (`core.wall`), it is narrower or wider than the unit alone, as `in_scope` is.

    `follows` names the relation to what the row hangs on; the history of that shows the row too. `person_path` leads
    to the person whom the row is about, if it is about one; `judges_person` says that it bears a verdict or a grade,
    which that person and their relatives do not read. `access_path` leads there for the access log alone, where
    conflicts of interest have rules of their own. `secret_path` leads to the mark “Có độ mật” of the list, class or
    plan that the row hangs on: of such a row nobody's name leaves the program. A sheet that holds rows
    which are `undecided` says DỰ THẢO.
    """

    follows = ""
    person_path = None
    access_path = ""
    judges_person = False
    secret_path = ""
    undecided: Q | None = None
    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return str(self.pk).join(address_of(self._meta.model_name, get_script_prefix()))

    def unit_when_saved(self) -> int | None:
        """The `scope_unit` that the database is going to give to a new row: that of what it follows."""
        return unit_key(getattr(self, self.follows))


@cache
def address_of(kind: str, prefix: str) -> list[str]:
    """What stands before and behind the key in the address of such a record: a list asks for a hundred of them."""
    return reverse(f"{kind}-detail", args=[0]).rsplit("0", 1)


def counts_on(day, prefix=""):
    """Condition that a dated fact counts on the day; a fact of unknown beginning counts as far back as it may."""
    began = Q(**{f"{prefix}counts_from__isnull": True}) | Q(**{f"{prefix}counts_from__lte": day})
    not_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return began & not_ended


class DatedFact(models.Model):
    """Half-open [valid_from, valid_to). An unknown beginning has `known_on`, the day its source speaks of.

    `counts_from` is kept by the database: the first day on which the fact counts, null for "as far back as asked".
    """

    valid_from = PartialDateField("từ ngày", null=True, blank=True)
    valid_to = PartialDateField("thôi từ ngày", null=True, blank=True)
    known_on = models.DateField("theo số liệu ngày", null=True, blank=True)
    counts_from = models.DateField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def began(self):
        return str(self.valid_from) if self.valid_from else "chưa rõ từ ngày nào"


def dated_constraints(name):
    """The rules of every dated fact, as constraints with their sentences."""
    return [
        models.CheckConstraint(
            condition=Q(valid_from__isnull=False) | Q(known_on__isnull=False),
            name=f"{name}_begins_or_is_known",
            violation_error_message="Ghi từ ngày; nếu chưa rõ thì ghi ngày của số liệu.",
        ),
        DaysInOrder(
            days=("valid_from", "valid_to"),
            condition=Q(valid_from__isnull=True)
            | Q(valid_to__isnull=True)
            | Q(valid_to__gt=models.F("valid_from")),
            name=f"{name}_ends_after_it_begins",
            violation_error_message="Ngày thôi phải sau từ ngày.",
        ),
        models.CheckConstraint(
            condition=Q(valid_from__isnull=False)
            | Q(valid_to__isnull=True)
            | GreaterThan(FirstDay("valid_to"), models.F("known_on")),
            name=f"{name}_ends_after_it_is_known",
            violation_error_message="Ngày thôi phải sau ngày của số liệu.",
        ),
    ]


class ProjectionDay(models.Model):
    """The one day that the projections belong to; triggers read it and nothing else.

    `waiting`: words for what was changed and is not projected yet; `projected.day.keep_day` takes it up, and whoever
    left a word knows what it means.
    """

    day = models.DateField()
    waiting = ArrayField(models.TextField(), default=list, db_default=[])

    class Meta:
        db_table = "core_day"

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class AccessLog(models.Model):
    """Who opened, listed, took away or sent what, and why where a reason is asked; sign-ins, and what was refused.

    Keys only, never a name nor what was typed. What is looked at is kept `once` an hour (`core.accessed`). The key of a
    person has no constraint: the line outlives the record. Of a sign-in by an unknown name a keyed hash is kept.
    """

    insert_only = True

    class Action(models.TextChoices):
        OPEN = "open", "Mở hồ sơ"
        LIST = "list", "Xem danh sách"
        EXPORT = "export", "Kết xuất"
        PRINT = "print", "In"
        DOWNLOAD = "download", "Tải tệp"
        UPLOAD = "upload", "Gửi tệp"
        SIGN_IN = "sign_in", "Đăng nhập"
        SIGN_OUT = "sign_out", "Đăng xuất"
        WRONG_SIGN_IN = "wrong", "Đăng nhập sai"
        WRONG_PASSWORD = "password", "Nhập lại mật khẩu sai"
        DELAYED = "delayed", "Phải đợi vì thử nhiều lần"
        REFUSED = "refused", "Bị từ chối: không có quyền"
        HIDDEN = "hidden", "Bị từ chối: không có, hoặc ngoài phạm vi"
        FORM_REFUSED = "form", "Bị từ chối: biểu mẫu không hợp lệ"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người dùng"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    action = models.CharField("việc", max_length=10, choices=Action)
    subject = models.CharField("đối tượng", max_length=60, blank=True)
    subject_key = models.BigIntegerField(null=True)
    person_key = models.BigIntegerField("cán bộ", null=True)
    page = models.CharField("trang", max_length=80, blank=True)
    rows = models.PositiveIntegerField("số dòng", default=1)
    address = models.GenericIPAddressField("địa chỉ máy", null=True)
    session = models.CharField("phiên", max_length=16, blank=True)
    name_hash = models.CharField("tên đã gõ, đã băm", max_length=16, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    once = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = "lần truy cập"
        verbose_name_plural = "Nhật ký truy cập"
        indexes = [
            models.Index(fields=["subject", "subject_key"], name="access_of_a_record"),
            models.Index(fields=["person_key", "id"], name="access_to_a_person"),
            models.Index(fields=["at"], name="access_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["once"],
                condition=~Q(once=""),
                name="access_once_an_hour",
                violation_error_message="Lần xem này đã được ghi.",
            )
        ]

    def __str__(self):
        return f"{self.get_action_display()} {self.subject}"


class SentForm(models.Model):
    """A form of a new record that was saved: its key is unique, so two sendings at once make one record."""

    key = models.CharField(max_length=22, primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    made = models.CharField("trang đã lập", max_length=200, blank=True)

    class Meta:
        verbose_name = "lần gửi"

    def __str__(self):
        return self.made
