"""What every record has: a scope, and a day on which it counts."""

from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.lookups import GreaterThan
from django.urls import reverse
from django.utils.module_loading import import_string

from foundation.core.dates import PartialDateField

OTHERS_ACT = "Trường hợp này do đồng chí khác xử lý."


def tracked(*derived: str, events_table: str | None = None):
    """Class decorator: the database keeps every insert, update and delete, whoever writes.

    `derived` names columns without a history of their own: computed by the database, or secret.
    `events_table` names the table of the events where it is not that of the model's app.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(derived),
        meta={"db_table": events_table} if events_table else None,
    )


READING = ("view", "export")


class ScopedQuerySet(models.QuerySet):
    def for_user(self, user, action="view"):
        """Rows where the user's grants allow the action, without those that conflict of interest keeps from them."""
        return self.in_scope(user, action).hidden_from(user, action)

    def in_scope(self, user, action="view"):
        """Rows whose unit is one where the user's grants allow the action; no grant, no rows."""
        perm = permission(self.model, action)
        if self.model.unit_path is None:
            return self if user.has_perm(perm) else self.none()
        return self.filter(user.scope(perm).condition(self.model.unit_path))

    def hidden_from(self, user, action="view"):
        """Without the rows about the user and their relatives: nobody writes these, nor reads those that judge.

        An import finds them all the same, or it would add the person anew; it refuses the row by itself.
        """
        hidden = self.hidden_people(user)
        if not hidden or (not self.model.judges_person and action in (*READING, "import")):
            return self
        return self.exclude(**{f"{self.model.person_path}__in": hidden})

    def listed_for(self, user, action="view"):
        """Rows in scope for totals and lists; those hidden from the user stand there `masked`."""
        hidden = self.hidden_people(user)
        masked = Value(False)
        if hidden:
            # Not a bare condition: of a row without a person it would be null, not false.
            own = When(**{f"{self.model.person_path}__in": hidden}, then=Value(True))
            masked = Case(own, default=Value(False))
        return self.in_scope(user, action).annotate(masked=masked)

    def hidden_people(self, user: Any) -> frozenset[int]:
        """Keys of the people whose rows of this model conflict of interest keeps from the user."""
        return conflicted_people(user) if getattr(self.model, "person_path", None) else frozenset()

    def admits(self, user: Any, action: str, row: models.Model) -> bool:
        """What `for_user` says, asked of a row that is not in the table: one to be added, or one removed."""
        right = permission(self.model, action)
        if not self.holds(user, right, row):
            return False
        return not (self.hides(user, row) and (self.model.judges_person or action not in READING))

    def holds(self, user: Any, right: str, row: models.Model) -> bool:
        """Whether the right is held where the row lies; overridden together with `in_scope`."""
        return user.scope(right).covers(unit_key(row)) if self.model.unit_path else user.has_perm(right)

    def hides(self, user: Any, row: models.Model) -> bool:
        """Whether the row is about the user or a relative."""
        hidden = self.hidden_people(user)
        return bool(hidden) and key_along(row, self.model.person_path) in hidden


class ScopedModel(models.Model):
    """A row that belongs to one unit, directly or through a relation; `unit_path = None` is shared by all.

    `person_path` leads to the person whom the row is about, if it is about one; `judges_person` says that it bears
    a verdict or a grade, which that person and their relatives do not read.
    """

    unit_path = "unit"
    person_path = None
    judges_person = False
    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return reverse(f"{self._meta.model_name}-detail", args=[self.pk])


def permission(model, action):
    opts = model._meta
    return f"{opts.app_label}.{get_permission_codename(action, opts)}"


def action_of(right: str) -> str:
    """The action of a right's name: "approve" of "planning.approve_planningentry"."""
    return right.partition(".")[2].partition("_")[0]


def key_along(row: models.Model | None, path: str) -> int | None:
    """The key at the end of a path of relations, read from the row itself; None where one of them is not set."""
    *path, last = path.split("__")
    for name in path:
        row = getattr(row, name, None)
    if row is None:
        return None
    return row.pk if last == "pk" else getattr(row, f"{last}_id")


def unit_key(row: models.Model) -> int | None:
    """Key of the unit that a row belongs to by its `unit_path`."""
    return key_along(row, row.unit_path)


def may(user: Any, right: str, row: models.Model) -> bool:
    """Whether the right covers this very row: its unit lies in the scope, and it is not kept from the user."""
    rows, action = type(row).objects.all(), action_of(right)
    if row.pk:
        return rows.filter(pk=row.pk).for_user(user, action).exists()
    return rows.admits(user, action, row)


def conflicted_people(user: Any) -> frozenset[int]:
    """Keys of the user's own person and of their relatives; who these are is known above (settings.CONFLICTS)."""
    return import_string(settings.CONFLICTS)(user)


def require_scope(user, row, action="change"):
    """Raise unless the saved row is inside the user's scope; call inside a transaction."""
    user.forget_units()
    saved = type(row).objects.filter(pk=row.pk)
    if not saved.for_user(user, action).exists():
        raise PermissionDenied(OTHERS_ACT if saved.in_scope(user, action).exists() else "")


def refuse_conflict(user: Any, row: models.QuerySet, action: str) -> None:
    """Raise, with its sentence, if only a conflict of interest keeps the user from acting on a row that they read.

    The row is given as a queryset that holds no other.
    """
    may_act = row.for_user(user, action).exists()
    if not may_act and row.in_scope(user, action).exists() and row.for_user(user).exists():
        raise PermissionDenied(OTHERS_ACT)


def counts_on(day, prefix=""):
    """Condition that a dated fact counts on the day; a fact of unknown beginning counts as far back as it may."""
    began = Q(**{f"{prefix}counts_from__isnull": True}) | Q(**{f"{prefix}counts_from__lte": day})
    not_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return began & not_ended


class FirstDay(models.Func):
    """The first day of a partial date, in SQL."""

    function = "first_day"
    output_field = models.DateField()


class DatedFact(models.Model):
    """Half-open [valid_from, valid_to). An unknown beginning has `known_on`, the day its source speaks of.

    `counts_from` is kept by the database: the first day on which the fact counts, null for "as far back as asked".
    """

    valid_from = PartialDateField("từ ngày", null=True, blank=True)
    valid_to = PartialDateField("đến ngày", null=True, blank=True)
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
        models.CheckConstraint(
            condition=Q(valid_from__isnull=True)
            | Q(valid_to__isnull=True)
            | Q(valid_to__gt=models.F("valid_from")),
            name=f"{name}_ends_after_it_begins",
            violation_error_message="Đến ngày phải sau từ ngày.",
        ),
        models.CheckConstraint(
            condition=Q(valid_from__isnull=False)
            | Q(valid_to__isnull=True)
            | GreaterThan(FirstDay("valid_to"), models.F("known_on")),
            name=f"{name}_ends_after_it_is_known",
            violation_error_message="Đến ngày phải sau ngày của số liệu.",
        ),
    ]


class ProjectionDay(models.Model):
    """The one day that the projections belong to; triggers read it and nothing else."""

    day = models.DateField()

    class Meta:
        db_table = "core_day"

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"


class AccessLog(models.Model):
    """Who opened, exported or printed what. Holds keys only, never a name."""

    insert_only = True

    class Action(models.TextChoices):
        OPEN = "open", "Mở hồ sơ"
        EXPORT = "export", "Kết xuất"
        PRINT = "print", "In"
        DOWNLOAD = "download", "Tải tệp"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người dùng"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    action = models.CharField("việc", max_length=10, choices=Action)
    subject = models.CharField("đối tượng", max_length=60)
    subject_key = models.BigIntegerField(null=True)
    rows = models.PositiveIntegerField("số dòng", default=1)
    address = models.GenericIPAddressField("địa chỉ máy", null=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = "lần khai thác"
        indexes = [models.Index(fields=["subject", "subject_key"], name="access_of_a_record")]

    def __str__(self):
        return f"{self.get_action_display()} {self.subject}"
