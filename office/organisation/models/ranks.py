"""Which rank a title has among all titles, from a day to a day: told by documents of the Party, empty until entered."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.rows import ScopedQuerySet
from office.organisation.models.structure import DateRange, PostTitle

ENDS_EARLY = "Ngày hết hiệu lực phải sau từ ngày."
RANKED_THEN = "Trong thời gian này chức danh đã có nhóm, bậc khác."


class TitleRankQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


@tracked()
class TitleRank(ScopedModel):
    """Group I goes before group II, within a group tier 1 before tier 2: the smaller `place` is higher."""

    class Group(models.IntegerChoices):
        FIRST = 1, "I"
        SECOND = 2, "II"
        THIRD = 3, "III"
        FOURTH = 4, "IV"
        FIFTH = 5, "V"
        SIXTH = 6, "VI"
        SEVENTH = 7, "VII"
        EIGHTH = 8, "VIII"

    unit_path = None
    follows = "title"

    title = models.ForeignKey(
        PostTitle, models.CASCADE, related_name="ranks", verbose_name="chức danh", db_index=False
    )
    group = models.PositiveSmallIntegerField("nhóm", choices=Group)
    tier = models.PositiveSmallIntegerField("bậc", validators=[MinValueValidator(1)])
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("hết hiệu lực từ ngày", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200)

    objects = TitleRankQuerySet.as_manager()

    class Meta:
        ordering = ["group", "tier", "title__level", "title__order", "valid_from", "pk"]
        verbose_name = "nhóm, bậc của chức danh"
        verbose_name_plural = "Nhóm, bậc của chức danh"
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="title_rank_ends_after_it_begins",
                violation_error_message=ENDS_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(tier__gte=1),
                name="title_rank_tier_from_one",
                violation_error_message="Bậc là số từ 1.",
            ),
            ExclusionConstraint(
                name="one_rank_of_a_title_at_a_time",
                expressions=[
                    ("title", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=RANKED_THEN,
            ),
        ]

    def __str__(self):
        return f"{self.title}: nhóm {self.get_group_display()}, bậc {self.tier}"

    @property
    def place(self) -> tuple[int, int]:
        return self.group, self.tier
