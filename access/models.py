"""The access log as it is read: by the head of the office alone, and of nobody's own record by themselves."""

from typing import Any

from django.db.models import Q

from foundation.core.models import AccessLog
from foundation.core.scope.rows import ScopedQuerySet, conflicted_people, permission
from office.organisation.models.users import User


class AccessQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> "AccessQuerySet":
        """What accounts of the reader's units did; whose right covers everything reads what nobody known did, too."""
        scope = user.scope(permission(self.model, action))
        if scope.everything:
            return self
        accounts = User.objects.filter(scope.condition("grants__unit")) if scope else User.objects.none()
        return self.filter(user__in=accounts.values("pk"))

    def hidden_from(self, user: Any, action: str = "view") -> "AccessQuerySet":
        """Who looked at the reader's own record, or a relative's, is told to another head."""
        hidden = conflicted_people(user)
        return self.filter(Q(person_key=None) | ~Q(person_key__in=hidden)) if hidden else self


class AccessLine(AccessLog):
    unit_path = None
    judges_person = True
    insert_only = True
    undecided = None

    objects = AccessQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "lần truy cập"
        verbose_name_plural = "Nhật ký truy cập"
