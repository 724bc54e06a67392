"""How somebody looks at a list (cách xem): its filter, columns and order, under a name; never what was typed."""

from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import Q

from foundation.core.typed.names import unique_name

READ = "saved_views.view_savedview"
SHARE = "saved_views.share_savedview"


class SavedViewQuerySet(models.QuerySet):
    def seen_by(self, user: AbstractBaseUser) -> Self:
        """The user's own, and those shared in a unit of the user's scope."""
        return self.filter(Q(owner=user) | user.scope(READ).condition("unit_key"))

    def of_list(self, name: str) -> Self:
        return self.filter(list=name).select_related("owner").order_by("name", "pk")


class SavedView(models.Model):
    """`list` is the name of the list's page; `query` what its address holds. With a `unit_key` it is shared there.

    Whoever opens it sees what their own rights show.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name="người lập"
    )
    list = models.CharField("danh sách", max_length=60)
    name = models.CharField("tên cách xem", max_length=80)
    query = models.TextField("điều kiện, cột, thứ tự", blank=True)
    unit_key = models.BigIntegerField("dùng chung trong đơn vị", null=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = "cách xem"
        constraints = [
            unique_name(
                *("name", "owner", "list"),
                name="view_name_once",
                said="Đồng chí đã có cách xem cùng tên của danh sách này.",
            )
        ]

    def __str__(self):
        return self.name
