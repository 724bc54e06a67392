"""The rows of the year's grading: what each says of a person, each in a column of its own, until it is decided."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from evaluation.grades import Grade
from evaluation.grading.choices import TOLD, UNDECIDED, Absence, Given, GradingState, GradingSubject
from evaluation.grading.querysets import GradingLineQuerySet, GradingOpinionQuerySet
from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.wall.conditions import ByUnit, InFull, Through, among, held
from office.campaigns.models import Campaign, CampaignUnit
from office.organisation.models.structure import ManagingAuthority, PostTitle, Unit

GENERAL_POINTS, RESULT_POINTS, MONTHS = 30, 70, 12


@tracked()
class PeerGroup(ScopedModel):
    """People of one campaign with alike functions and tasks, among whom the share of the best is told."""

    unit_path = None

    campaign = models.ForeignKey(
        Campaign, models.CASCADE, related_name="peer_groups", verbose_name="đợt", db_index=False
    )
    name = models.CharField("tên nhóm", max_length=160)
    ordinal = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        ordering = ["campaign", "ordinal", "pk"]
        verbose_name = "nhóm có chức năng, nhiệm vụ tương đồng"
        verbose_name_plural = "Nhóm có chức năng, nhiệm vụ tương đồng"
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "name"],
                name="peer_group_once_a_campaign",
                violation_error_message="Đợt đã có nhóm cùng tên.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("grading-groups", args=[self.campaign_id])


def grade_field(label: str) -> models.CharField:
    return models.CharField(label, max_length=13, choices=Grade, blank=True)


@tracked("title", in_bulk=True)
class GradingLine(ScopedModel):
    """One person in a campaign of the kind "grading". `Evaluation` is the decided fact that all else reads.

    The person, the unit, the collective, the office and the body each have columns of their own. `unit_votes` of
    `unit_valid` is what the unit writes of its vote, until a count is typed. `grade` is what is to be decided, or was;
    `is_decided_above` that a higher body does. `note` is the office's own: no unit reads it, in no file. `version`
    counts the writes, so that of two the second is told.
    """

    unit_path = "unit"
    # Who reads a grade that its notice told reads that the row is so far.
    wall = ByUnit(also=among("row.state", TOLD) + " AND " + held("evaluation.evaluation", "row.unit_id"))
    names_people = "cadre_id"
    person_path = "cadre"
    judges_person = True
    secret_path = "campaign__secret"
    undecided = Q(state__in=UNDECIDED)
    removing = "Xóa dòng lập nhầm"
    keeps_person = KeepsPerson(lambda line: f"đánh giá, xếp loại: {line.campaign}", related=("campaign",))

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="grading_lines", verbose_name="đợt", db_index=False
    )
    campaign_unit = models.ForeignKey(
        CampaignUnit,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="grading_lines",
        verbose_name="đầu mối",
    )
    cadre = models.ForeignKey(
        Cadre, models.PROTECT, related_name="grading_lines", verbose_name=Cadre._meta.verbose_name
    )
    # Hidden from the unit's own pages: its history is not that of its people's grades.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị", db_index=False)
    post_words = models.CharField("chức vụ", max_length=200, blank=True)
    title = models.ForeignKey(PostTitle, models.SET_NULL, null=True, blank=True, related_name="+")
    subject = models.CharField(
        "đối tượng", max_length=6, choices=GradingSubject, default=GradingSubject.LEADER
    )
    is_head = models.BooleanField("người đứng đầu", default=False)
    authority = models.ForeignKey(
        ManagingAuthority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diện quản lý",
    )
    is_decided_above = models.BooleanField("cấp trên quyết định", default=False)
    group = models.ForeignKey(
        PeerGroup, models.SET_NULL, null=True, blank=True, related_name="lines", verbose_name="nhóm"
    )
    ordinal = models.PositiveIntegerField("số thứ tự", default=0)
    months = models.PositiveSmallIntegerField(
        "số tháng công tác", null=True, blank=True, validators=[MaxValueValidator(MONTHS)]
    )
    absent_months = models.DecimalField(
        "số tháng nghỉ",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MaxValueValidator(MONTHS)],
    )
    absence = models.CharField("lý do nghỉ", max_length=9, choices=Absence, blank=True)
    self_grade = grade_field("tự xếp loại")
    collective_grade = grade_field("tập thể đề nghị")
    unit_votes = models.PositiveSmallIntegerField("phiếu đồng ý tại đơn vị", null=True, blank=True)
    unit_valid = models.PositiveSmallIntegerField("phiếu hợp lệ tại đơn vị", null=True, blank=True)
    points_general = models.DecimalField(
        "điểm tiêu chí chung",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MaxValueValidator(GENERAL_POINTS)],
    )
    points_result = models.DecimalField(
        "điểm kết quả nhiệm vụ",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MaxValueValidator(RESULT_POINTS)],
    )
    quarter_1 = grade_field("quý I")
    quarter_2 = grade_field("quý II")
    quarter_3 = grade_field("quý III")
    quarter_4 = grade_field("quý IV")
    proposed = models.CharField("đề xuất", max_length=13, choices=Given, blank=True)
    grade = models.CharField("mức xếp loại", max_length=13, choices=Given, blank=True)
    not_graded_reason = models.CharField("lý do không đánh giá, xếp loại", max_length=200, blank=True)
    member_grade = grade_field("xếp loại đảng viên")
    unit_note = models.CharField("ý kiến của đơn vị", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(
        "trạng thái", max_length=9, choices=GradingState, default=GradingState.OPEN, editable=False
    )

    objects = GradingLineQuerySet.as_manager()

    class Meta:
        ordering = ["campaign", "ordinal", "pk"]
        verbose_name = "dòng xếp loại"
        verbose_name_plural = "Bảng xếp loại"
        indexes = [
            models.Index(fields=["unit", "campaign"], name="grading_of_a_unit"),
            # A page of the grid is read in its order, not sorted out of all rows of the campaign.
            models.Index(fields=["campaign", "ordinal", "id"], name="grading_in_order"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "cadre"],
                name="person_once_a_grading",
                violation_error_message="Đồng chí này đã có trong đợt đánh giá, xếp loại.",
            ),
            models.CheckConstraint(
                condition=~(Q(proposed="not_graded") | Q(grade="not_graded")) | ~Q(not_graded_reason=""),
                name="not_graded_has_its_reason",
                violation_error_message="Không đánh giá, xếp loại thì ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(unit_votes=None)
                | (Q(unit_valid__isnull=False) & Q(unit_votes__lte=F("unit_valid"))),
                name="unit_votes_fit_their_slips",
                violation_error_message="Số phiếu đồng ý lớn hơn số phiếu hợp lệ.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "self", "unit", "appraised", "voted", "above"]) | ~Q(grade=""),
                name="decided_line_has_its_grade",
                violation_error_message="Chưa ghi mức xếp loại.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre}, {self.campaign}"

    @property
    def year(self) -> int:
        return self.campaign.year


class GradingStep(Step):
    """How a row went on, with number and day of what decided; what a complaint said stands in `reason`."""

    wall = Through("line")

    record = "line"

    line = models.ForeignKey(
        GradingLine,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="dòng xếp loại",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["line", "on"], name="steps_of_a_grading_line")]


@tracked()
class GradingOpinion(ScopedModel):
    """What another place of work says of a person in the year: of several opinions comes one grade.

    Such a place is where the person also works, or worked for months of the year before moving.
    """

    unit_path = "unit"
    wall = InFull(
        "EXISTS (SELECT FROM evaluation_gradingline up WHERE up.id = row.line_id"
        f" AND {held('evaluation.gradingopinion', 'up.unit_id')})"
    )
    follows = "line"
    person_path = "line__cadre"
    judges_person = True
    secret_path = "line__campaign__secret"

    line = models.ForeignKey(
        GradingLine, models.CASCADE, related_name="opinions", verbose_name="dòng xếp loại", db_index=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="nơi nhận xét")
    months = models.PositiveSmallIntegerField(
        "số tháng công tác tại đó", null=True, blank=True, validators=[MaxValueValidator(MONTHS)]
    )
    grade = grade_field("mức đề nghị")
    text = models.CharField("ý kiến nhận xét", max_length=600, blank=True)
    paper_no = models.CharField("văn bản số", max_length=60, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)

    objects = GradingOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["line", "pk"]
        verbose_name = "ý kiến nơi công tác khác"
        verbose_name_plural = "Ý kiến nơi công tác khác"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "unit"],
                name="opinion_once_a_place",
                violation_error_message="Đã ghi ý kiến của nơi này.",
            ),
            models.CheckConstraint(
                condition=~Q(grade="") | ~Q(text=""),
                name="opinion_says_something",
                violation_error_message="Ghi mức đề nghị hoặc ý kiến nhận xét.",
            ),
        ]

    def __str__(self):
        return f"{self.unit}: {self.get_grade_display() or self.text}"

    def get_absolute_url(self):
        return reverse("gradingline-detail", args=[self.line_id])
