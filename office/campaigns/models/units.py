"""The units that answer a campaign (đầu mối), and how far each of them is."""

from datetime import date

from django.db import models
from django.db.models import Q

from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import leading
from office.campaigns.models.campaigns import Campaign
from office.campaigns.querysets import CampaignUnitQuerySet
from office.organisation.models.structure import Unit
from office.organisation.naming import office_body

SUBMIT = "campaigns.submit"


@tracked()
class CampaignUnit(ScopedModel):
    """One unit of a campaign, with who answers for it there. What was written at an act is told by its state.

    That nothing came is no answer: `unchanged` is a paper of the unit, `missing` a fact with its reason.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Chưa gửi biểu"
        SENT = "sent", "Đã gửi biểu"
        SUBMITTED = "submitted", "Đã nộp"
        RETURNED = "returned", "Trả lại bổ sung"
        COMPLETE = "complete", "Đủ hồ sơ"
        UNCHANGED = "unchanged", "Báo không thay đổi"
        MISSING = "missing", "Không nộp"
        MERGED = "merged", "Đã tổng hợp"

    # The unit still has something to hand in.
    TO_ANSWER = (State.WAITING, State.SENT, State.RETURNED)
    # The unit has answered, whatever became of it since.
    ANSWERED = (State.SUBMITTED, State.COMPLETE, State.UNCHANGED, State.MERGED)
    # Nothing is left to do for the unit.
    SETTLED = (State.MERGED, State.MISSING)

    unit_path = "unit"
    follows = "campaign"

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="units", verbose_name="đợt", db_index=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="campaign_units", verbose_name="đầu mối")
    due_on = models.DateField("hạn nộp")
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.WAITING)
    contact = models.CharField("người liên hệ", max_length=120, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    sent_on = models.DateField("gửi biểu ngày", null=True, blank=True, editable=False)
    submitted_on = models.DateField("nộp ngày", null=True, blank=True, editable=False)
    unchanged_no = models.CharField("văn bản báo không thay đổi", max_length=60, blank=True, editable=False)
    unchanged_on = models.DateField("ngày văn bản báo không thay đổi", null=True, blank=True, editable=False)
    missing_reason = models.CharField("lý do không nộp", max_length=300, blank=True, editable=False)

    objects = CampaignUnitQuerySet.as_manager()

    class Meta:
        ordering = ["-campaign__year", "-campaign__opens_on", "-campaign_id", "unit__official_key", "pk"]
        verbose_name = "đầu mối"
        verbose_name_plural = "Hồ sơ đầu mối"
        triggers = [leading("campaigns_units_moved", "unit_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "unit"],
                name="unit_once_a_campaign",
                violation_error_message="Đơn vị này đã là đầu mối của đợt.",
            ),
            models.CheckConstraint(
                condition=~Q(state="unchanged") | (~Q(unchanged_no="") & Q(unchanged_on__isnull=False)),
                name="unchanged_has_its_paper",
                violation_error_message="Báo không thay đổi phải có số, ngày văn bản của đơn vị.",
            ),
            models.CheckConstraint(
                condition=~Q(state="missing") | ~Q(missing_reason=""),
                name="missing_has_its_reason",
                violation_error_message="Ghi lý do không nộp.",
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.campaign})"

    def act_label(self, name: str) -> str:
        """A unit sends to the office by its name; a kind of campaign may have words of its own."""
        return f"Gửi {office_body()}" if name == SUBMIT else self.campaign.kind_of.act_labels.get(name, "")

    def is_late(self, today: date) -> bool:
        return self.state in self.TO_ANSWER and self.due_on < today and self.campaign.closed_on is None

    @property
    def unchanged_paper(self) -> str:
        """The unit's paper by which nothing changed, as people name it."""
        return f"{self.unchanged_no}, ngày {self.unchanged_on:%d/%m/%Y}" if self.unchanged_no else ""


class CampaignUnitStep(Step):
    record = "campaign_unit"

    campaign_unit = models.ForeignKey(
        CampaignUnit,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="đầu mối",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["campaign_unit", "on"], name="steps_of_a_campaign_unit")]
