"""What the office says of itself: which unit it is, and how far its first hour has come."""

from django.db import models

from foundation.core.models import ScopedModel, tracked
from office.organisation.models.structure import Unit


@tracked()
class Office(ScopedModel):
    """The body that keeps the records: the unit at the top. `kit` is what it began from; empty until it was asked.

    `closed_on` is the day on which the head put the page "Bắt đầu" away.
    """

    unit_path = "unit"

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="office", verbose_name="cơ quan")
    kit = models.CharField("bộ khởi đầu", max_length=20, blank=True)
    closed_on = models.DateField("kết thúc phần bắt đầu ngày", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "cơ quan sử dụng"

    def __str__(self):
        return str(self.unit)

    @property
    def is_open(self):
        """Whether the page "Bắt đầu" is still offered."""
        return self.closed_on is None
