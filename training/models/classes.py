"""The classes held by programmes, and who learned in which class."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Left, Length
from django.db.models.lookups import GreaterThanOrEqual

from cadre.models.facts import Qualification
from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core.acts.steps import Step
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.rows import unit_key
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import CleanKey
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Unit
from training.choices import Completion, Mode
from training.models.plans import MOST_PLACES, PlanPerson, PlanRow
from training.models.programmes import Programme
from training.querysets import ClassQuerySet, ClassState, EnrolmentQuerySet


@tracked()
class TrainingClass(ScopedModel):
    """A class of a programme: `unit` keeps it (the root, for one of the whole district), `organiser` held it.

    `plan_row` is what it was opened for; `completion` tells whether its results stand on the records of its learners.
    Of a `secret` one no learner is named (`training.secrecy`).
    """

    unit_path = "unit"
    # Of a plan only who weighs needs is told, of a class everybody who sees its unit.
    untold = ("plan_row",)

    Mode = Mode

    Completion = Completion

    ClassState = ClassState

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="classes", verbose_name="chương trình"
    )
    name = models.CharField("tên lớp", max_length=200)
    mode = models.CharField("hệ", max_length=10, choices=Mode, blank=True)
    organiser = models.CharField("cơ quan mở lớp", max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="training_classes",
        verbose_name="đơn vị theo dõi lớp",
        db_index=False,
    )
    opens_on = PartialDateField("khai giảng", null=True, blank=True)
    closes_on = PartialDateField("bế giảng", null=True, blank=True)
    enrolling_on = models.DateField("tuyển sinh từ ngày", null=True, blank=True)
    cancelled_on = models.DateField("không mở, theo quyết định ngày", null=True, blank=True)
    places = models.PositiveIntegerField(
        "chỉ tiêu", null=True, blank=True, validators=[MaxValueValidator(MOST_PLACES)]
    )
    head_count = models.PositiveIntegerField(
        "lượt học viên", null=True, blank=True, validators=[MaxValueValidator(MOST_PLACES)]
    )
    decision_no = models.CharField("số quyết định mở lớp", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    secret = models.BooleanField("có độ mật", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    plan_row = models.ForeignKey(
        PlanRow,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="classes",
        verbose_name="mục kế hoạch",
    )
    completion = models.CharField(
        "ghi kết quả", max_length=8, choices=Completion, default=Completion.OPEN, editable=False
    )

    objects = ClassQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        verbose_name = "lớp"
        verbose_name_plural = "Lớp đào tạo, bồi dưỡng"
        triggers = [leading("training_classes_moved", "unit_id")]
        indexes = [models.Index(fields=["opens_on"], name="class_by_opening")]
        constraints = [
            models.UniqueConstraint(
                CleanKey("name"),
                "unit",
                "opens_on",
                nulls_distinct=False,
                name="class_name_once",
                violation_error_message="Đã có lớp cùng tên, cùng ngày khai giảng.",
            ),
            # What is known of the closing (perhaps the year alone) is compared with as much of the opening.
            DaysInOrder(
                days=("opens_on", "closes_on"),
                same_day=True,
                condition=Q(opens_on=None)
                | Q(closes_on=None)
                | GreaterThanOrEqual(F("closes_on"), Left("opens_on", Length("closes_on"))),
                name="class_closes_after_it_opens",
                violation_error_message="Ngày bế giảng phải sau ngày khai giảng.",
            ),
        ]

    def __str__(self):
        return self.name

    def state_on(self, day):
        if self.cancelled_on:
            if self.cancelled_on <= day:
                return ClassState.CANCELLED
        elif self.opens_on and self.opens_on.first_day <= day:
            return ClassState.CLOSED if self.over_on(day) else ClassState.RUNNING
        return ClassState.ENROLLING if self.enrolling_on and self.enrolling_on <= day else ClassState.PLANNED

    def over_on(self, day):
        """The twin of `training.querysets.over`."""
        if self.closes_on is None:
            return False
        ended = self.completion == Completion.RECORDED and self.closes_on.iso == day.isoformat()
        return ended or self.closes_on.last_day < day


class ClassStep(Step):
    """How the results of a class came onto records, and how that was taken back."""

    record = "training_class"

    training_class = models.ForeignKey(
        TrainingClass,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="lớp",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["training_class", "on"], name="steps_of_a_class")]


def with_result(learner):
    number = f", số {learner.certificate_no}" if learner.certificate_no else ""
    return f"lớp {learner.training_class}: {learner.get_result_display()}{number}"


@tracked("name_fold", "sort_key", "scope_unit", in_bulk=True)
class Enrolment(ScopedModel):
    """One learner of a class: someone on record, or someone in no roster by the name that the paper gives.

    `qualification` is the one that the completion of the class wrote on the record, and no other.
    """

    class Result(models.TextChoices):
        SENT = "sent", "Đã cử đi học"
        STUDYING = "studying", "Đang học"
        PASSED = "passed", "Hoàn thành (tốt nghiệp)"
        FAILED = "failed", "Không hoàn thành khóa học"
        DEFERRED = "deferred", "Bảo lưu"
        WITHDRAWN = "withdrawn", "Thôi học"

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "Xuất sắc"
        VERY_GOOD = "very_good", "Giỏi"
        GOOD = "good", "Khá"
        FAIR = "fair", "Trung bình khá"
        AVERAGE = "average", "Trung bình"

    # What is known only when the class has closed.
    ENDED = (Result.PASSED, Result.FAILED)
    # That of a record, or of the class for someone in no roster. The history of a record shows its classes; that of a
    # class does not show its learners.
    unit_path = "scope_unit"
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    secret_path = "training_class__secret"
    keeps_person = KeepsPerson(with_result, ~Q(result__in=["sent", "studying"]), ("training_class",))

    training_class = models.ForeignKey(
        TrainingClass,
        models.PROTECT,
        related_name="enrolments",
        verbose_name="lớp",
        db_index=False,
    )
    cadre = models.ForeignKey(
        Cadre, models.CASCADE, null=True, blank=True, related_name="enrolments", verbose_name="cán bộ"
    )
    scope_unit = derived_unit(index=True)
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    birth = PartialDateField("ngày sinh", null=True, blank=True)
    workplace = models.CharField("đơn vị khi học", max_length=200, blank=True)
    result = models.CharField("kết quả", max_length=10, choices=Result, default=Result.SENT)
    grade = models.CharField("xếp loại", max_length=10, choices=Grade, blank=True)
    certificate_no = models.CharField("số bằng, chứng chỉ", max_length=40, blank=True)
    certificate_on = PartialDateField("ngày cấp", null=True, blank=True)
    sent_no = models.CharField("số quyết định cử đi học", max_length=60, blank=True)
    sent_on = models.DateField("ngày quyết định cử đi học", null=True, blank=True)
    plan_person = models.OneToOneField(
        PlanPerson,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="enrolment",
        verbose_name="theo kế hoạch",
    )
    qualification = models.OneToOneField(
        Qualification,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="enrolment",
        verbose_name="trình độ đã ghi vào hồ sơ",
    )
    name_fold = models.GeneratedField(
        expression=Func(F("full_name"), function="vn_fold"), output_field=models.TextField(), db_persist=True
    )
    sort_key = models.GeneratedField(
        expression=Func(F("full_name"), function="vn_sort_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["training_class", "pk"]
        verbose_name = "học viên"
        verbose_name_plural = "Học viên"
        triggers = following("training_scope_of", "cadre_id", "training_class_id")
        constraints = [
            models.CheckConstraint(
                condition=Q(cadre__isnull=False, full_name="", birth=None)
                | (Q(cadre=None) & ~Q(full_name="")),
                name="enrolment_names_a_record_or_a_person",
                violation_error_message="Ghi họ và tên học viên, hoặc chọn đúng một hồ sơ cán bộ.",
            ),
            models.UniqueConstraint(
                fields=["training_class", "cadre"],
                name="enrolled_once_a_class",
                violation_error_message="Đồng chí này đã có trong danh sách học viên của lớp.",
            ),
            models.UniqueConstraint(
                fields=["training_class", "full_name", "birth", "workplace"],
                condition=Q(cadre=None),
                nulls_distinct=False,
                name="outsider_enrolled_once_a_class",
                violation_error_message="Học viên cùng họ tên, ngày sinh, đơn vị đã có trong lớp.",
            ),
            models.CheckConstraint(
                condition=Q(result="passed") | Q(grade="", certificate_no="", certificate_on=None),
                name="certificate_only_for_who_passed",
                violation_error_message="Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học.",
            ),
            models.CheckConstraint(
                condition=Q(qualification=None) | Q(result="passed"),
                name="recorded_result_stays_passed",
                violation_error_message="Kết quả đã ghi vào hồ sơ cán bộ; hoàn tác việc ghi ở trang lớp rồi mới sửa.",
            ),
        ]

    def __str__(self):
        return self.learner

    def unit_when_saved(self):
        return unit_key(self.cadre or self.training_class)

    @property
    def learner(self):
        return self.cadre.full_name if self.cadre_id else self.full_name

    @property
    def born(self):
        return self.cadre.birth if self.cadre_id else self.birth
