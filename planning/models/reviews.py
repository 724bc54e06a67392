"""The review of lists in a campaign: how far each has come, and what its units were told."""

from django.db import models
from django.db.models import Q

from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following, leading
from foundation.core.wall.conditions import ByUnit, Through, held
from office.campaigns.models import Campaign
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Unit
from planning.models.approved import ApprovedList
from planning.models.terms import PlanningTarget
from planning.reviews.choices import UNDER_REVIEW, DecidingLevel, ReviewState
from planning.reviews.querysets import ReviewListQuerySet

# A notice names the list that it tells of, also to who does not read the list itself.
OF_NOTICE = (
    "EXISTS (SELECT FROM planning_reviewnotice up WHERE up.review_list_id = row.id"
    f" AND {held('planning.reviewnotice', 'up.unit_id')})"
)


@tracked("scope_unit")
class ReviewList(ScopedModel):
    """One list in one campaign: a title of a unit in a term, with a state of its own, so late units hold up no others.

    `before` is what was approved last when the review began; nothing where there was no list before.
    """

    unit_path = "scope_unit"
    wall = ByUnit(also=OF_NOTICE)
    follows = "target"

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="review_lists", verbose_name="đợt rà soát", db_index=False
    )
    target = models.ForeignKey(
        PlanningTarget, models.PROTECT, related_name="review_lists", verbose_name="danh sách"
    )
    scope_unit = derived_unit(index=True)
    decided_by = models.CharField(
        "thẩm quyền", max_length=6, choices=DecidingLevel, default=DecidingLevel.OWN
    )
    state = models.CharField(
        "trạng thái", max_length=14, choices=ReviewState, default=ReviewState.DRAFT, editable=False
    )
    before = models.ForeignKey(
        ApprovedList,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="danh sách trước rà soát",
        db_index=False,
    )

    objects = ReviewListQuerySet.as_manager()

    class Meta:
        ordering = ["target__term", "target__post__title__order", "target__post__unit__official_key", "pk"]
        verbose_name = "danh sách rà soát"
        verbose_name_plural = "Danh sách rà soát"
        triggers = [
            *following("planning_scope_of_target", "target_id"),
            leading("planning_review_lists_moved"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "target"],
                name="list_once_a_campaign",
                violation_error_message="Danh sách này đã có trong đợt rà soát.",
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(state__in=UNDER_REVIEW),
                name="one_review_of_a_list_at_a_time",
                violation_error_message="Danh sách đang được rà soát trong một đợt khác.",
            ),
        ]

    def __str__(self):
        return str(self.target)

    @property
    def is_under_review(self) -> bool:
        return self.state in UNDER_REVIEW

    @property
    def secret(self) -> bool:
        """Nobody is named on a list marked secret, nor on any of a campaign that is marked so."""
        return self.target.secret or self.campaign.secret


class ReviewListStep(Step):
    """How a list came to its state; of a meeting also how many were there and what it answered, on which lines."""

    wall = Through("review_list")

    record = "review_list"

    review_list = models.ForeignKey(
        ReviewList,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="danh sách rà soát",
        db_index=False,
    )
    called = models.PositiveSmallIntegerField("số triệu tập", null=True)
    present = models.PositiveSmallIntegerField("số có mặt", null=True)
    answer = models.CharField("ý kiến", max_length=8, blank=True)
    # {key of a line: its proposal before the standing members had it looked at once more}
    reopened = models.JSONField("trường hợp xem xét lại", null=True)

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["review_list", "on"], name="steps_of_a_review_list")]


@tracked()
class ReviewNotice(ScopedModel):
    """The dated fact that a unit was told what became of its people on a list; before it the unit knows nothing.

    Whoever is decided later than the list is told of by a further notice.
    """

    unit_path = "unit"

    review_list = models.ForeignKey(
        ReviewList, models.PROTECT, related_name="notices", verbose_name="danh sách rà soát", db_index=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="review_notices", verbose_name="đơn vị")
    number = models.CharField("số thông báo", max_length=60)
    notified_on = models.DateField("ngày thông báo")

    class Meta:
        ordering = ["unit__official_key", "pk"]
        verbose_name = "thông báo kết quả rà soát"
        verbose_name_plural = "Thông báo kết quả rà soát"
        constraints = [
            models.UniqueConstraint(
                fields=["review_list", "unit", "number"],
                name="unit_is_told_once_by_a_paper",
                violation_error_message="Đã ghi thông báo này cho đơn vị.",
            )
        ]

    def __str__(self):
        return f"{self.number}, ngày {self.notified_on:%d/%m/%Y}"
