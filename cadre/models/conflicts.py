"""Whose record an account stands for, and who is related to whom: what a reader is not shown judged."""

from collections.abc import Collection

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.rows import ScopedQuerySet, permission
from foundation.core.scope.triggers import following
from foundation.core.wall.conditions import InFull, anywhere, held
from office.organisation.models.derived import derived_unit


@tracked("scope_unit")
class Account(ScopedModel):
    """The tie of an account to the person who signs in with it."""

    unit_path = "scope_unit"
    access_path = "cadre"
    # Keys alone, of which the name of a person is no part: whoever ties accounts learns that one is tied elsewhere.
    wall = InFull(f"{anywhere('cadre.account')} OR row.user_id::text = current_setting('app.user_id', true)")
    follows = "cadre"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="account", verbose_name="người dùng"
    )
    cadre = models.OneToOneField("cadre.Cadre", models.CASCADE, related_name="account", verbose_name="cán bộ")
    scope_unit = derived_unit()

    class Meta:
        verbose_name = "hồ sơ của người dùng"
        verbose_name_plural = "Hồ sơ của người dùng"
        triggers = following("cadre_scope_of", "cadre_id")

    def __str__(self):
        return f"{self.user} – {self.cadre}"

    def save(self, **kwargs):
        """Whoever stands for a person is no longer declared to have no record."""
        super().save(**kwargs)
        declared = get_user_model()._base_manager.filter(pk=self.user_id, no_record_by__isnull=False)
        declared.update(no_record_by=None, no_record_on=None)

    def get_absolute_url(self):
        return self.user.get_absolute_url()


def in_reach(column: str) -> str:
    """That the person of the column lies where the reader may know of relatives."""
    of = held("cadre.relative", "up.scope_unit_id")
    return f"EXISTS (SELECT FROM cadre_cadre up WHERE up.id = row.{column} AND {of})"


class RelativeQuerySet(ScopedQuerySet):
    def in_scope(self, user, action="view"):
        """Both persons must lie in the scope: a line names the one to whoever sees the other."""
        scope = user.scope(permission(self.model, action))
        both = scope.condition("cadre__scope_unit") & scope.condition("relative__scope_unit")
        return self.filter(both)

    def holds(self, user, right, row):
        scope = user.scope(right)
        return scope.covers(row.cadre.scope_unit_id) and scope.covers(row.relative.scope_unit_id)

    def of(self, cadre):
        """Lines of the person on either side."""
        return self.filter(Q(cadre=cadre) | Q(relative=cadre))


@tracked(events_of=("cadre", "relative"))
class Relative(ScopedModel):
    """Two persons on record who are related; it does not matter which is named first."""

    class Kinship(models.TextChoices):
        """Words that are true from either side."""

        SPOUSE = "spouse", "Vợ, chồng"
        PARENT = "parent", "Cha, mẹ và con"
        SIBLING = "sibling", "Anh, chị, em ruột"
        IN_LAW = "in_law", "Bên vợ, bên chồng"
        OTHER = "other", "Họ hàng khác"

    # Both persons must lie in the scope (`RelativeQuerySet`), so no column of one unit would do. It follows neither:
    # the history of the one would name the other to all its readers.
    unit_path = "cadre__scope_unit"
    access_path = "cadre"
    wall = InFull(" AND ".join(map(in_reach, ("cadre_id", "relative_id"))))
    wall_of_gone = " AND ".join(map(in_reach, ("cadre_id", "relative_id")))

    cadre = models.ForeignKey("cadre.Cadre", models.CASCADE, related_name="relatives", verbose_name="cán bộ")
    relative = models.ForeignKey(
        "cadre.Cadre", models.CASCADE, related_name="relatives_of", verbose_name="người thân"
    )
    kinship = models.CharField("quan hệ", max_length=8, choices=Kinship)

    objects = RelativeQuerySet.as_manager()

    class Meta:
        ordering = ["kinship", "pk"]
        verbose_name = "quan hệ gia đình"
        verbose_name_plural = "Quan hệ gia đình"
        constraints = [
            models.CheckConstraint(
                condition=~Q(cadre=F("relative")),
                name="not_related_to_oneself",
                violation_error_message="Cán bộ không thể là người thân của chính mình.",
            ),
            models.UniqueConstraint(
                Least("cadre", "relative"),
                Greatest("cadre", "relative"),
                name="related_once",
                violation_error_message="Quan hệ giữa hai đồng chí này đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre} – {self.relative}"

    def get_absolute_url(self):
        return self.cadre.get_absolute_url()

    def other(self, cadre):
        """The one who is not the given person."""
        return self.relative if self.cadre_id == cadre.pk else self.cadre


def conflicted_users(cadres: Collection[int]) -> dict[int, set[int]]:
    """{person: keys of the users who have no part in what concerns them}: whose own record it is, or a relative's."""
    found = {key: set() for key in cadres}
    with connection.cursor() as cursor:
        cursor.execute("SELECT cadre_id, user_id FROM cadre_users_of(%s)", [list(cadres)])
        for key, user in cursor.fetchall():
            found[key].add(user)
    return found


# By a function of the owner: the reader need not know of relatives, and learns keys alone.
OWN_AND_RELATIVES = "SELECT cadre_conflicted(%(user)s)"


def conflicted_cadres(user) -> frozenset[int]:
    """Keys of the user's own person and of his relatives: their verdicts, counts, grades and actions are not for him.

    InFull once a request: the answer stays on the user object.
    """
    if user.pk is None:
        return frozenset()
    if not hasattr(user, "conflicted_cadres"):
        with connection.cursor() as cursor:
            cursor.execute(OWN_AND_RELATIVES, {"user": user.pk})
            user.conflicted_cadres = frozenset(key for (key,) in cursor.fetchall())
    return user.conflicted_cadres
