"""The plan of a year: its own classes and the places given from above, and who was chosen for them."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left, Length
from django.db.models.lookups import GreaterThanOrEqual

from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core.acts.steps import Step
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import unique_name
from foundation.core.wall.conditions import ByUnit, Through, among, held
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Unit
from training.choices import Mode, PlaceState, PlanState, RowSource
from training.models.needs import Need
from training.models.programmes import Programme
from training.needs.querysets import WEIGH
from training.plans.querysets import TOLD, PlanPersonQuerySet

MOST_PLACES = 100_000


@tracked()
class TrainingPlan(ScopedModel):
    """What an office means to have learned in a year; of a `secret` one nobody is named.

    `result` keeps, from its closing, what became of each row (`training.plans.outcome`).
    """

    State = PlanState

    removing = "Xóa bản dự thảo"
    unit_path = "unit"
    undecided = Q(state=PlanState.DRAFT)

    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="training_plans",
        verbose_name="đơn vị lập kế hoạch",
        db_index=False,
    )
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    name = models.CharField("tên kế hoạch", max_length=200)
    state = models.CharField("trạng thái", max_length=7, choices=State, default=State.DRAFT, editable=False)
    number = models.CharField("số kế hoạch", max_length=60, blank=True, editable=False)
    issued_on = models.DateField("ngày ban hành", null=True, blank=True, editable=False)
    closed_on = models.DateField("kết thúc từ ngày", null=True, blank=True, editable=False)
    secret = models.BooleanField("có độ mật", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    result = models.JSONField("kết quả thực hiện", null=True, blank=True, editable=False)

    # Figures by row, told on the page of the plan.
    untold = ("result",)

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "kế hoạch đào tạo, bồi dưỡng"
        verbose_name_plural = "Kế hoạch đào tạo, bồi dưỡng"
        triggers = [leading("training_plans_moved", "unit_id")]
        constraints = [
            unique_name(
                "name", "unit", name="plan_name_once_at_a_unit", said="Đơn vị đã có kế hoạch cùng tên."
            ),
            models.CheckConstraint(
                condition=Q(state="draft", issued_on=None) | (~Q(state="draft") & Q(issued_on__isnull=False)),
                name="issued_plan_has_its_day",
            ),
        ]

    def __str__(self):
        return self.name


class TrainingPlanStep(Step):
    """How a plan was issued, carried out and closed."""

    record = "plan"

    plan = models.ForeignKey(
        TrainingPlan,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="kế hoạch",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["plan", "on"], name="steps_of_a_plan")]


@tracked("scope_unit")
class PlanRow(ScopedModel):
    """A row of a plan: a class that the office opens itself, or places given by the level above.

    `added_on` is the day on which it was added to a plan that had been issued, `changed_on` that on which it was
    last changed there.
    """

    Source = RowSource

    removing = "Xóa mục"
    unit_path = "scope_unit"
    follows = "plan"

    plan = models.ForeignKey(
        TrainingPlan, models.CASCADE, related_name="rows", verbose_name="kế hoạch", db_index=False
    )
    scope_unit = derived_unit()
    source = models.CharField("loại", max_length=5, choices=Source)
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="plan_rows", verbose_name="chương trình"
    )
    title = models.CharField("nội dung, tên lớp", max_length=200)
    audience = models.CharField("đối tượng", max_length=300, blank=True)
    mode = models.CharField("hệ", max_length=10, choices=Mode, blank=True)
    places = models.PositiveIntegerField(
        "chỉ tiêu", null=True, blank=True, validators=[MaxValueValidator(MOST_PLACES)]
    )
    notice_no = models.CharField("số thông báo chỉ tiêu", max_length=60, blank=True)
    notice_on = models.DateField("ngày thông báo chỉ tiêu", null=True, blank=True)
    school = models.CharField("cơ sở đào tạo", max_length=200, blank=True)
    starts = PartialDateField("từ tháng", null=True, blank=True)
    ends = PartialDateField("đến tháng", null=True, blank=True)
    funds = models.PositiveBigIntegerField("kinh phí (đồng)", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    added_on = models.DateField("bổ sung sau ban hành ngày", null=True, blank=True, editable=False)
    changed_on = models.DateField("sửa sau khi ban hành ngày", null=True, blank=True, editable=False)

    class Meta:
        ordering = ["plan", "order", "pk"]
        verbose_name = "mục kế hoạch"
        verbose_name_plural = "Mục kế hoạch"
        triggers = [*following("training_scope_of_plan", "plan_id"), leading("training_plan_rows_moved")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "title", "source"],
                name="row_once_in_a_plan",
                violation_error_message="Kế hoạch đã có mục cùng tên.",
            ),
            DaysInOrder(
                days=("starts", "ends"),
                same_day=True,
                condition=Q(starts=None)
                | Q(ends=None)
                | GreaterThanOrEqual(F("ends"), Left("starts", Length("ends"))),
                name="plan_row_ends_after_it_starts",
                violation_error_message="Thời gian kết thúc phải sau thời gian bắt đầu.",
            ),
        ]

    def __str__(self):
        return self.title

    def unit_when_saved(self):
        return self.plan.unit_id


# A unit is told who was chosen of its own, once the plan was issued.
TOLD_OF_PLANS = (
    f"{held('training.weigh_need', 'row.scope_unit_id')} OR {among('row.state', TOLD)}"
    " AND EXISTS (SELECT FROM training_planrow place JOIN training_trainingplan plan ON plan.id = place.plan_id"
    " WHERE place.id = row.row_id AND plan.issued_on IS NOT NULL AND NOT plan.secret)"
)


@tracked("scope_unit", in_bulk=True)
class PlanPerson(ScopedModel):
    """Somebody in a row of a plan, with what was found of them then (`findings`, as of `facts_on`).

    `papers` are the items of the list by which they were sent up that have come in.
    """

    State = PlaceState

    unit_path = "scope_unit"
    wall = ByUnit(TOLD_OF_PLANS)
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    secret_path = "row__plan__secret"
    undecided = Q(row__plan__state=PlanState.DRAFT)
    keeps_person = KeepsPerson(
        lambda person: f"kế hoạch đào tạo, bồi dưỡng: {person.row}",
        ~Q(state="withdrawn"),
        ("row",),
        (WEIGH,),
    )

    row = models.ForeignKey(
        PlanRow, models.PROTECT, related_name="people", verbose_name="mục kế hoạch", db_index=False
    )
    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="plan_places", verbose_name="cán bộ")
    scope_unit = derived_unit(index=True)
    need = models.ForeignKey(
        Need, models.SET_NULL, null=True, blank=True, related_name="plan_places", verbose_name="nhu cầu"
    )
    sending = models.ForeignKey(
        "training.SendingList",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name="danh sách cử đi học",
    )
    state = models.CharField("trạng thái", max_length=9, choices=State, default=State.CHOSEN, editable=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)
    findings = models.JSONField("kết quả xem xét", default=list)
    facts_on = models.DateField("xem xét theo số liệu ngày")
    reason = models.CharField("lý do", max_length=300, blank=True)
    papers = ArrayField(models.CharField(max_length=60), verbose_name="hồ sơ đã có", default=list, blank=True)

    # What was found is told on its page, in words.
    untold = ("findings",)

    objects = PlanPersonQuerySet.as_manager()

    class Meta:
        ordering = ["row", "order", "pk"]
        verbose_name = "học viên dự kiến"
        verbose_name_plural = "Học viên dự kiến"
        triggers = following("cadre_scope_of", "cadre_id")
        constraints = [
            models.UniqueConstraint(
                fields=["row", "cadre"],
                condition=~Q(state="withdrawn"),
                name="person_once_in_a_row",
                violation_error_message="Đồng chí này đã có trong mục kế hoạch.",
            ),
        ]

    def __str__(self):
        return str(self.row)

    def unit_when_saved(self):
        return self.cadre.scope_unit_id


class PlanPersonStep(Step):
    """How somebody came into a row of a plan, was sent, and was summoned or not."""

    wall = Through("plan_person")

    record = "plan_person"

    plan_person = models.ForeignKey(
        PlanPerson,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="học viên dự kiến",
        db_index=False,
    )
    # What the list of somebody sent up did with them: taken back, it takes back just this.
    sending_step = models.ForeignKey(
        "training.SendingListStep",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="place_steps",
        verbose_name="việc của danh sách cử đi học",
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["plan_person", "on"], name="steps_of_a_plan_person")]
