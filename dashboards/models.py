"""How the board tells ages apart."""

from django.db import models
from django.db.models import Q

from foundation.core.models import ScopedModel, tracked

OLDEST = 120


@tracked()
class AgeBound(ScopedModel):
    """An age at which a new band of the board begins; below the first bound is a band too."""

    unit_path = None

    age = models.PositiveSmallIntegerField(
        "nhóm tuổi bắt đầu từ",
        unique=True,
        error_messages={"unique": "Đã có nhóm tuổi bắt đầu từ tuổi này."},
    )

    class Meta:
        ordering = ["age"]
        verbose_name = "nhóm tuổi"
        verbose_name_plural = "Nhóm tuổi"
        constraints = [
            models.CheckConstraint(
                condition=Q(age__range=(1, OLDEST)),
                name="age_bound_is_an_age",
                violation_error_message=f"Tuổi ghi từ 1 đến {OLDEST}.",
            )
        ]

    def __str__(self):
        return f"từ {self.age} tuổi"
