"""Lists by which an office sends people to classes of a school above, and what came back."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.core.acts.steps import Step
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following
from office.organisation.models.derived import derived_unit
from training.choices import SendingState
from training.models.classes import TrainingClass
from training.models.plans import PlanRow


@tracked("scope_unit")
class SendingList(ScopedModel):
    """A “Danh sách cử đi học”: those of a row who are sent up with their papers (`items`), and the summons to it."""

    State = SendingState
    removing = "Bỏ danh sách"

    unit_path = "scope_unit"
    undecided = Q(state=SendingState.DRAFT)
    follows = "row"

    row = models.ForeignKey(
        PlanRow, models.PROTECT, related_name="sending_lists", verbose_name="mục kế hoạch", db_index=False
    )
    scope_unit = derived_unit()
    name = models.CharField("tên danh sách", max_length=200)
    sent_to = models.CharField("nơi nhận", max_length=200, blank=True)
    items = ArrayField(
        models.CharField(max_length=60), verbose_name="hồ sơ mỗi người", default=list, blank=True
    )
    deadline = models.DateField("hạn gửi", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.DRAFT, editable=False)
    number = models.CharField("số tờ trình", max_length=60, blank=True, editable=False)
    sent_on = models.DateField("gửi ngày", null=True, blank=True, editable=False)
    summons_no = models.CharField("số giấy triệu tập", max_length=60, blank=True, editable=False)
    summons_on = models.DateField("ngày triệu tập", null=True, blank=True, editable=False)
    opens_on = PartialDateField("khai giảng", null=True, blank=True, editable=False)
    training_class = models.ForeignKey(
        TrainingClass,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="sending_lists",
        verbose_name="lớp",
    )
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "danh sách cử đi học"
        verbose_name_plural = "Danh sách cử đi học"
        triggers = following("training_scope_of_plan_row", "row_id")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", sent_on=None) | (~Q(state="draft") & Q(sent_on__isnull=False)),
                name="sent_list_has_its_day",
            ),
        ]

    def __str__(self):
        return self.name

    def unit_when_saved(self):
        return self.row.scope_unit_id


class SendingListStep(Step):
    """How a list was sent and what the school answered."""

    record = "sending_list"

    sending_list = models.ForeignKey(
        SendingList,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="danh sách cử đi học",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["sending_list", "on"], name="steps_of_a_sending_list")]
