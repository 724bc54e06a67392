"""What the office says of itself: which unit it is, and how far its first hour has come."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked
from office.organisation.models.structure import Unit


@tracked()
class Office(ScopedModel):
    """The body that keeps the records: the unit at the top. `kit` is what it began from; empty until it was asked.

    `closed_on` is the day on which the head put the page "Bắt đầu" away. Who holds one of the `factor_roles` signs in
    with a second factor.
    """

    unit_path = "unit"

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="office", verbose_name="cơ quan")
    kit = models.CharField("bộ khởi đầu", max_length=20, blank=True)
    factor_roles = ArrayField(
        models.CharField(max_length=12),
        verbose_name="vai trò phải xác thực hai lớp",
        default=list,
        blank=True,
    )
    closed_on = models.DateField("kết thúc phần bắt đầu ngày", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "cơ quan sử dụng"

    def __str__(self):
        return str(self.unit)

    def get_absolute_url(self):
        """Its one page: how people sign in."""
        return reverse("factor-roles")

    @property
    def is_open(self):
        """Whether the page "Bắt đầu" is still offered."""
        return self.closed_on is None
