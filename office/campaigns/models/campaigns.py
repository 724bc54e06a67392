"""A campaign: what an office asks of its units once, with the days that count in it."""

from django.db import models
from django.db.models import Q

from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.typed.names import unique_name
from office.campaigns.kinds import KINDS, CampaignKind, kind_choices
from office.campaigns.querysets import CampaignQuerySet
from office.organisation.models.structure import Unit
from office.regulations.models import RuleSet


@tracked()
class Campaign(ScopedModel):
    """One round of a yearly work. Which work it is, the app of its `kind` knows.

    `figures_on` is the day whose facts count, which is not the month that ages are reckoned to.
    """

    class Round(models.TextChoices):
        REGULAR = "regular", "Thường kỳ"
        SECOND = "second", "Đợt 2"
        THIRD = "third", "Đợt 3"
        EXTRA = "extra", "Đột xuất"

    class State(models.TextChoices):
        OPEN = "open", "Đang thực hiện"
        CLOSED = "closed", "Đã kết thúc"

    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="campaigns", verbose_name="đơn vị chủ trì", db_index=False
    )
    kind = models.CharField("loại", max_length=20, choices=kind_choices)
    year = models.PositiveSmallIntegerField("năm")
    round = models.CharField("đợt", max_length=7, choices=Round, default=Round.REGULAR)
    name = models.CharField("tên đợt", max_length=160)
    figures_on = models.DateField("số liệu tính đến ngày")
    opens_on = models.DateField("từ ngày")
    due_on = models.DateField("hạn nộp")
    rule_set = models.ForeignKey(
        RuleSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        verbose_name="bộ quy định áp dụng",
    )
    plan_no = models.CharField("kế hoạch số", max_length=60, blank=True)
    plan_on = models.DateField("ngày kế hoạch", null=True, blank=True)
    secret = models.BooleanField("có độ mật", default=False)
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.OPEN)
    closed_on = models.DateField("kết thúc từ ngày", null=True, blank=True, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-opens_on", "-pk"]
        verbose_name = "đợt"
        verbose_name_plural = "Đợt thu hồ sơ"
        constraints = [
            unique_name(
                "name", "unit", name="campaign_name_once_at_a_unit", said="Đơn vị đã có đợt cùng tên."
            ),
            models.UniqueConstraint(
                fields=["unit", "kind", "year", "round"],
                condition=~Q(round="extra"),
                name="campaign_once_a_year",
                violation_error_message="Đơn vị đã có đợt này trong năm; chọn đợt 2, đợt 3 hoặc đột xuất.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1900, 2199)),
                name="campaign_has_a_real_year",
                violation_error_message="Năm của đợt ghi đủ bốn chữ số.",
            ),
            DaysInOrder(
                days=("opens_on", "due_on"),
                same_day=True,
                name="campaign_due_after_it_opens",
                violation_error_message="Hạn nộp không được trước ngày bắt đầu đợt.",
            ),
            models.CheckConstraint(
                condition=Q(plan_no="", plan_on=None) | (~Q(plan_no="") & Q(plan_on__isnull=False)),
                name="campaign_plan_has_number_and_day",
                violation_error_message="Ghi cả số và ngày của kế hoạch.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | Q(state="closed", closed_on__isnull=False),
                name="closed_campaign_has_its_day",
                violation_error_message="Đợt đã kết thúc phải có ngày kết thúc.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def kind_of(self) -> CampaignKind:
        """What the app of the kind knows of it; of a kind that no app registers any more, nothing."""
        return KINDS.get(self.kind) or CampaignKind()

    @property
    def plan(self) -> str:
        return f"{self.plan_no}, ngày {self.plan_on:%d/%m/%Y}" if self.plan_no else ""


class CampaignStep(Step):
    record = "campaign"

    campaign = models.ForeignKey(
        Campaign,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="đợt",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["campaign", "on"], name="steps_of_a_campaign")]
