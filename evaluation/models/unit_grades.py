"""The grade of a collective for a year: that of the leaders' body of a unit, beside which its head is graded."""

from django.db import models
from django.db.models import Q

from evaluation.grades import Grade
from foundation.core.models import ScopedModel, tracked
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit


@tracked()
class UnitGrade(ScopedModel):
    """How well a collective did in a year; decided where `grade` stands with number and day."""

    unit_path = "unit"
    removing = "Xóa kết quả nhập nhầm"

    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unit_grades",
        verbose_name="đợt",
        db_index=False,
    )
    year = models.PositiveSmallIntegerField("năm")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="unit_grades", verbose_name="đơn vị", db_index=False
    )
    self_grade = models.CharField("tập thể tự xếp loại", max_length=13, choices=Grade, blank=True)
    proposed = models.CharField("đề xuất", max_length=13, choices=Grade, blank=True)
    grade = models.CharField("xếp loại tập thể", max_length=13, choices=Grade, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-year", "unit__official_key", "pk"]
        verbose_name = "xếp loại tập thể"
        verbose_name_plural = "Xếp loại tập thể"
        indexes = [models.Index(fields=["campaign"], name="unit_grades_of_a_campaign")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                name="collective_graded_once_a_year",
                violation_error_message="Đơn vị đã có kết quả xếp loại tập thể của năm này.",
            ),
            models.CheckConstraint(
                condition=Q(grade="", decision_no="", decision_on=None)
                | (~Q(grade="") & ~Q(decision_no="") & Q(decision_on__isnull=False))
                | (~Q(grade="") & Q(decision_no="", decision_on=None)),
                name="collective_decided_by_a_paper",
                violation_error_message="Số và ngày quyết định ghi cùng mức xếp loại.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}, năm {self.year}"

    @property
    def is_decided(self) -> bool:
        return bool(self.grade and self.decision_no)
