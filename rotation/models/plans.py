"""The plan of a year: to which posts somebody is to be moved, why, and where they are to serve afterwards."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from foundation.core.acts.steps import Step
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import unique_name
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Post, Unit
from rotation.choices import RotationPlanState, SlotReason

MOST_MONTHS = 120


@tracked()
class RotationPlan(ScopedModel):
    """Whom an office means to move in a year, and by whose policy paper. No unit reads it; of a `secret` one nobody
    is named outside the program.
    """

    State = RotationPlanState

    removing = "Xóa bản dự thảo"
    unit_path = "unit"
    undecided = Q(state=RotationPlanState.DRAFT)

    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="rotation_plans",
        verbose_name="đơn vị lập kế hoạch",
        db_index=False,
    )
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    name = models.CharField("tên kế hoạch", max_length=200)
    state = models.CharField("trạng thái", max_length=7, choices=State, default=State.DRAFT, editable=False)
    number = models.CharField("số văn bản chủ trương", max_length=60, blank=True, editable=False)
    agreed_on = models.DateField("ngày có chủ trương", null=True, blank=True, editable=False)
    closed_on = models.DateField("kết thúc từ ngày", null=True, blank=True, editable=False)
    secret = models.BooleanField("có độ mật", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "kế hoạch luân chuyển"
        verbose_name_plural = "Kế hoạch luân chuyển"
        triggers = [leading("rotation_plans_moved", "unit_id")]
        constraints = [
            unique_name(
                "name",
                "unit",
                name="rotation_plan_name_once_at_a_unit",
                said="Đơn vị đã có kế hoạch luân chuyển cùng tên.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", agreed_on=None) | (~Q(state="draft") & Q(agreed_on__isnull=False)),
                name="agreed_rotation_plan_has_its_day",
            ),
        ]

    def __str__(self):
        return self.name


class RotationPlanStep(Step):
    """How a plan was agreed to, carried out and closed."""

    record = "plan"

    plan = models.ForeignKey(
        RotationPlan,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="kế hoạch luân chuyển",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["plan", "on"], name="steps_of_a_rotation_plan")]


@tracked("scope_unit")
class RotationSlot(ScopedModel):
    """A place of a plan: the post to which somebody is to be moved. Its holder is asked of the records."""

    Reason = SlotReason

    removing = "Xóa vị trí"
    unit_path = "scope_unit"
    follows = "plan"
    secret_path = "plan__secret"

    plan = models.ForeignKey(
        RotationPlan, models.CASCADE, related_name="slots", verbose_name="kế hoạch", db_index=False
    )
    scope_unit = derived_unit()
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="rotation_slots", verbose_name="chức vụ nơi đến"
    )
    reason = models.CharField("lý do", max_length=9, choices=Reason)
    reason_note = models.CharField("lý do cụ thể", max_length=300, blank=True)
    origin_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="nguồn từ đơn vị",
        db_index=False,
    )
    planned_from = PartialDateField("dự kiến từ", null=True, blank=True)
    months = models.PositiveSmallIntegerField(
        "thời gian (tháng)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MONTHS)],
    )
    after_words = models.CharField("dự kiến bố trí sau luân chuyển", max_length=200, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)

    class Meta:
        ordering = ["plan", "order", "pk"]
        verbose_name = "vị trí luân chuyển"
        verbose_name_plural = "Vị trí luân chuyển"
        triggers = following("rotation_scope_of_plan", "plan_id")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "post", "order"],
                name="slot_once_in_a_rotation_plan",
                violation_error_message="Kế hoạch đã có chức vụ này cùng thứ tự.",
            ),
            models.CheckConstraint(
                condition=~Q(reason="other") | ~Q(reason_note=""),
                name="other_reason_of_a_slot_is_told",
                violation_error_message="Lý do khác phải ghi rõ lý do cụ thể.",
            ),
        ]

    def __str__(self):
        return str(self.post)
