"""People who sign in, and what they were granted."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core import clock
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.rows import ScopedQuerySet, may, permission
from foundation.core.scope.units import NOWHERE, Scope
from foundation.core.typed.names import unique_name
from office.organisation.models.structure import Unit
from office.organisation.rights import RIGHTS, Role, giving, role_choices

KEEPING = ("change", "invite", "stop")
CLOSED = (
    "Tài khoản này giữ hoặc đã giữ vai trò mà đồng chí không giao được; người giao được vai trò đó xử lý, "
    "hoặc dùng lệnh invite trên máy chủ."
)


class UserQuerySet(ScopedQuerySet):
    def in_scope(self, user, action="view"):
        """Accounts with a grant in the user's scope or none at all; to act on one, all its grants must lie there."""
        scope = user.scope(permission(self.model, action))
        grants = Grant.objects.filter(user=OuterRef("pk"))
        if not scope:
            return self.none()
        inside = scope.condition("unit")
        if action in ("view", "export"):
            return self.filter(Exists(grants.filter(inside)) | ~Exists(grants))
        return self.filter(~Exists(grants.exclude(inside)))

    def hidden_from(self, user, action="view"):
        """Nobody stops their own account or renews their own factor, nor keeps one that holds or held a role which is
        not theirs to give.

        The head stops whom he did not appoint: the technical administrator.
        """
        if action == "renew":
            return self.exclude(pk=user.pk)
        if action not in KEEPING:
            return self
        others = Grant.objects.filter(user=OuterRef("pk")).exclude(user.given_grants())
        if action == "stop":
            others = others.exclude(user.scope(giving(Role.CHIEF)).condition("unit"))
            return self.exclude(pk=user.pk).filter(~Exists(others))
        return self.filter(~Exists(others))

    def kept_by(self, user):
        return super().kept_by(user) if self.filter(pk=user.pk).exists() else CLOSED

    def hides(self, user, row):
        return row.pk == user.pk


class Accounts(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False


@tracked("password", "last_login", "layouts", "told_at")
class User(AbstractUser):
    class Activity(models.TextChoices):
        """What `is_active` says, as a state."""

        ACTIVE = "active", "Đang sử dụng"
        STOPPED = "stopped", "Ngừng sử dụng"

    objects = Accounts()
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    layouts = models.JSONField("cách xem danh sách", default=dict, blank=True, editable=False)
    # What others do to accounts is told until it was read; what was done before the account was made is no news.
    told_at = models.DateTimeField(db_default=Now(), editable=False)
    no_record_by = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="+",
        null=True,
        editable=False,
        verbose_name="người khai không có hồ sơ cán bộ",
    )
    no_record_on = models.DateField("ngày khai không có hồ sơ cán bộ", null=True, editable=False)

    class Meta:
        ordering = ["username"]
        verbose_name = "người dùng"
        verbose_name_plural = "Người dùng"
        constraints = [
            unique_name("username", name="username_once", said="Đã có người dùng với tên đăng nhập này."),
            models.CheckConstraint(
                condition=Q(no_record_by=None, no_record_on=None)
                | Q(no_record_on__isnull=False) & ~Q(no_record_by=F("pk")),
                name="without_record_by_another",
                violation_error_message="Việc không có hồ sơ cán bộ do đồng chí khác khai.",
            ),
        ]

    def __str__(self):
        return self.full_name or self.username

    @property
    def person_name(self):
        """Who signs what they made; blank of an account called by a role: each word of a name has its capital."""
        return self.full_name if all(word[0].isupper() for word in self.full_name.split()) else ""

    def get_absolute_url(self):
        return reverse("user-detail", args=[self.pk])

    @property
    def activity(self):
        return self.Activity.ACTIVE if self.is_active else self.Activity.STOPPED

    @cached_property
    def current_grants(self):
        """Grants that stand today, each with its unit; asked once a request."""
        standing = Q(until=None) | Q(until__gte=clock.today())
        grants = self.grants.filter(standing).select_related("unit__office").order_by()
        return in_order(grants)

    @cached_property
    def _scopes(self):
        return {}

    @staticmethod
    def system():
        return System()

    def has_perm(self, perm, obj=None):
        """Whether some grant of the user carries the right, in any unit."""
        return self.is_active and any(perm in RIGHTS[grant.role] for grant in self.current_grants)

    def has_perms(self, perm_list, obj=None):
        return all(self.has_perm(perm) for perm in perm_list)

    def may(self, right: str, row) -> bool:
        """Whether the user has the right on this very row; `has_perm` is for menus."""
        return may(self, right, row)

    def scope(self, perm) -> Scope:
        """The units where one of the user's grants carries the right."""
        if perm not in self._scopes:
            units = {grant.unit for grant in self.current_grants if perm in RIGHTS[grant.role]}
            self._scopes[perm] = self._scope_under(frozenset(units)) if self.is_active and units else NOWHERE
        return self._scopes[perm]

    def units_with(self, perm):
        """The keys of the scope, for who must have them one by one."""
        return self.scope(perm).keys

    def may_give(self, role, unit_id, to):
        """Whether the user may give, change or end the role there; never for oneself."""
        return to != self.pk and self.scope(giving(role)).covers(unit_id)

    def given_grants(self):
        """Condition of the grants that the user could give: by the role, in the unit."""
        return reduce(or_, (Q(role=role) & self.scope(giving(role)).condition("unit") for role in Role))

    def may_invite(self, other):
        """Whoever hands out the key of an account must be able to give all that it opens, or opened once."""
        return self != other and not other.grants.exclude(self.given_grants()).exists()

    def may_appoint(self, other):
        """Whether another role may be added to the account: by the head, or by who could give all that it has."""
        head = self.scope(giving(Role.CHIEF)).condition("unit")
        return self != other and not other.grants.exclude(self.given_grants() | head).exists()

    def forget_units(self):
        """Ask again which units there are, after a unit was added or moved in this very request."""
        self.__dict__.pop("_scopes", None)

    def _scope_under(self, units):
        """Rights that come with the same grants share the answer."""
        if units not in self._scopes:
            self._scopes[units] = Unit.objects.scope_under(units)
        return self._scopes[units]


class System:
    """Who acts when the machine's own administrator runs a command: every right in every unit, no account."""

    pk = None
    is_active = True
    current_grants = ()

    def has_perm(self, perm, obj=None):
        return True

    def has_perms(self, perm_list, obj=None):
        return True

    def may(self, right: str, row) -> bool:
        return True

    def scope(self, perm) -> Scope:
        return Scope(Unit.objects.every_key, everything=True)

    def units_with(self, perm):
        return self.scope(perm).keys

    def given_grants(self):
        return Q(pk__isnull=False)

    def forget_units(self):
        """Nothing is kept."""


def in_order(grants):
    return sorted(grants, key=lambda grant: (grant.role, grant.unit.official_key, grant.pk))


INSPECTOR_ENDS = "Đoàn kiểm tra chỉ được phân quyền có thời hạn; ghi ngày cuối cùng được xem."


@tracked(events_of=("user",))
class Grant(ScopedModel):
    """A role in a unit and everything below it, until a day if one is set."""

    Role = Role
    unit_path = "unit"

    user = models.ForeignKey(
        User, models.CASCADE, related_name="grants", verbose_name="người dùng", db_index=False
    )
    role = models.CharField("vai trò", max_length=12, choices=role_choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants", verbose_name="phạm vi")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        ordering = ["user", "role", "unit"]
        verbose_name = "phân quyền"
        verbose_name_plural = "Phân quyền"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                name="grant_once",
                violation_error_message="Người dùng đã có vai trò này tại đơn vị này.",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.INSPECTOR) | Q(until__isnull=False),
                name="grant_of_inspector_ends",
                violation_error_message=INSPECTOR_ENDS,
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} – {self.unit}"

    def get_absolute_url(self):
        return reverse("user-detail", args=[self.user_id])

    @classmethod
    def heads(cls):
        """The grants of those who give roles, for who has none."""
        standing = Q(until=None) | Q(until__gte=clock.today())
        heads = cls.objects.filter(standing, role=Role.CHIEF, user__is_active=True)
        return heads.select_related("user", "unit").order_by("unit__official_key", "user__full_name", "pk")

    @property
    def stands(self):
        return self.until is None or self.until >= clock.today()
