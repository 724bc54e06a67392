"""On which level a unit stands, a title is held, a term runs and a rule counts."""

from django.db import models
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked


class Level(models.TextChoices):
    """From above downwards. A commune was below a district until 01/07/2025 and is right below its province since:
    two levels, with rules of their own. What is below it then is one of the grass roots (chi bộ, đảng bộ cơ sở).
    """

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    LOCALITY = "locality", "Cấp xã thuộc tỉnh"
    COMMUNE = "commune", "Cấp xã"
    GRASSROOTS = "grassroots", "Cơ sở trực thuộc"


@tracked()
class UnitLevel(ScopedModel):
    """The level on which a unit stands from a day on; until the first such day it is that of the unit itself.

    A commune that was below a district went on, by its name, right below the province: one unit of two levels.
    """

    unit_path = "unit"

    unit = models.ForeignKey(
        "organisation.Unit", models.CASCADE, related_name="levels", verbose_name="đơn vị", db_index=False
    )
    level = models.CharField("cấp", max_length=10, choices=Level)
    valid_from = models.DateField("từ ngày")

    class Meta:
        ordering = ["unit", "valid_from"]
        verbose_name = "cấp của đơn vị"
        verbose_name_plural = "Cấp của đơn vị qua các thời kỳ"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "valid_from"],
                name="unit_level_once_a_day",
                violation_error_message="Đơn vị đã ghi cấp từ ngày này.",
            )
        ]

    def __str__(self):
        return f"{self.get_level_display()} từ ngày {self.valid_from:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("unit-detail", args=[self.unit_id])
