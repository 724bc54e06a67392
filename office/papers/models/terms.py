"""The terms through which papers of the Party are numbered."""

from django.db import models

from foundation.core.models import ScopedModel, tracked
from foundation.core.typed.names import unique_name
from office.organisation.models.structure import Unit


@tracked()
class NumberingTerm(ScopedModel):
    """A term of a unit's committee: every genre is numbered anew from the day after its congress on."""

    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="numbering_terms", verbose_name="đơn vị", db_index=False
    )
    name = models.CharField("nhiệm kỳ", max_length=20)
    begins_on = models.DateField("đánh số từ ngày")

    class Meta:
        ordering = ["unit__official_key", "-begins_on", "pk"]
        verbose_name = "nhiệm kỳ đánh số"
        verbose_name_plural = "Nhiệm kỳ đánh số văn bản"
        constraints = [
            unique_name(
                "name", "unit", name="numbering_term_once", said="Đơn vị đã có nhiệm kỳ đánh số cùng tên."
            ),
            models.UniqueConstraint(
                fields=["unit", "begins_on"],
                name="one_numbering_term_from_a_day",
                violation_error_message="Đơn vị đã có nhiệm kỳ đánh số từ ngày này.",
            ),
        ]

    def __str__(self):
        return f"nhiệm kỳ {self.name}"
