"""Which rows a user may act on: a right is held in units, and nobody judges or changes their own people."""

from functools import reduce
from typing import Any

from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Value, When
from django.utils.module_loading import import_string

from foundation.core.accessed.noted import NotedQuerySet, about_people
from foundation.core.answers.lacking import RightLacking

OTHERS_ACT = "Trường hợp này do đồng chí khác xử lý."
READING = ("view", "export")


class ScopedQuerySet(NotedQuerySet):
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

    def kept_by(self, user: Any) -> str:
        """The sentence for who may not act on the rows of the scope that `hidden_from` leaves out."""
        return OTHERS_ACT

    def traced_for(self, user):
        """Rows of which the history of their record tells the user every change."""
        return self.for_user(user)

    def tells_all(self, user: Any) -> bool:
        """Whether the history of the one row tells the user its changes; asked where the kind has rules of its own."""
        own = type(self).traced_for is not ScopedQuerySet.traced_for
        return not own or self.traced_for(user).exists()

    def hidden_people(self, user: Any) -> frozenset[int]:
        """Keys of the people whose rows of this model conflict of interest keeps from the user."""
        return conflicted_people(user) if getattr(self.model, "person_path", None) else frozenset()

    def admits(self, user: Any, action: str, row: models.Model) -> bool:
        """What `for_user` says, asked of a row that is not in the table: one to be added, or one removed."""
        right = permission(self.model, action)
        if not self.holds(user, right, row):
            return False
        return not (self.hides(user, row) and (self.model.judges_person or action not in READING))

    def lets(self, user: Any, action: str, row: models.Model) -> bool:
        """What `for_user` says of a row as it was just read: without a query, unless the kind has rules of its own."""
        own = type(self).in_scope, type(self).hidden_from
        if own == (ScopedQuerySet.in_scope, ScopedQuerySet.hidden_from):
            return self.admits(user, action, row)
        return self.filter(pk=row.pk).for_user(user, action).exists()

    def holds(self, user: Any, right: str, row: models.Model) -> bool:
        """Whether the right is held where the row lies; overridden together with `in_scope`."""
        return user.scope(right).covers(unit_key(row)) if self.model.unit_path else user.has_perm(right)

    def hides(self, user: Any, row: models.Model) -> bool:
        """Whether the row is about the user or a relative."""
        return bool(hidden := self.hidden_people(user)) and person_key(row) in hidden


def permission(model, action):
    opts = model._meta
    return f"{opts.app_label}.{get_permission_codename(action, opts)}"


def action_of(right: str) -> str:
    """The action of a right's name: "approve" of "planning.approve_planningentry"."""
    return right.partition(".")[2].partition("_")[0]


def unit_key(row: models.Model) -> int | None:
    """Key of the unit that a row belongs to, before it is saved that to which it will belong."""
    if row.unit_path == "scope_unit":
        return row.scope_unit_id or row.unit_when_saved()
    if row.unit_path is None:
        return None
    return row.pk if row.unit_path == "pk" else row.unit_id


def unread_by(user: Any, model: type, row: models.Model) -> set[str]:
    """The fields of the model, those it is `told_with` a right of their own, that the user lacks where the row lies."""
    rights = getattr(model, "told_with", {}).items()
    return {name for name, right in rights if not user.scope(right).covers(unit_key(row))}


def person_key(row: models.Model) -> int | None:
    """Key of the person whom the row is about."""
    *way, last = about_people(row).split("__")
    return row.pk if last == "pk" else getattr(reduce(getattr, way, row), f"{last}_id")


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
        said = saved.kept_by(user) if saved.in_scope(user, action).exists() else ""
        raise RightLacking([permission(type(row), action)], said)


def refuse_conflict(user: Any, row: models.QuerySet, action: str) -> None:
    """Raise, with its sentence, if only a conflict of interest keeps the user from acting on a row that they read.

    The row is given as a queryset that holds no other.
    """
    may_act = row.for_user(user, action).exists()
    if not may_act and row.in_scope(user, action).exists() and row.for_user(user).exists():
        raise PermissionDenied(row.kept_by(user))
