"""What hangs on a rotation: opinions asked before it is decided, the yearly remarks, the judgement at its end."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from evaluation.grades import Grade
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Unit
from rotation.choices import OpinionParty, RotationAnswer
from rotation.models.rotations import Rotation
from rotation.querysets import RotationOpinionQuerySet, RotationRemarkQuerySet


class OfRotation(ScopedModel):
    """A row of a rotation, about its person."""

    unit_path = "scope_unit"
    follows = "rotation"
    person_path = "rotation__cadre"
    judges_person = True

    class Meta:
        abstract = True

    def get_absolute_url(self):
        return reverse("rotation-detail", args=[self.rotation_id])


@tracked("scope_unit")
class RotationOpinion(OfRotation):
    """What the place left, the place moved to, or the person says, asked by paper and typed by the office."""

    rotation = models.ForeignKey(
        Rotation, models.CASCADE, related_name="opinions", verbose_name="luân chuyển", db_index=False
    )
    scope_unit = derived_unit()
    party = models.CharField("bên được lấy ý kiến", max_length=8, choices=OpinionParty)
    sent_no = models.CharField("văn bản lấy ý kiến số", max_length=60, blank=True)
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.CharField("trả lời", max_length=7, choices=RotationAnswer, blank=True)
    answer_no = models.CharField("văn bản trả lời số", max_length=60, blank=True)
    text = models.CharField("nội dung ý kiến", max_length=600, blank=True)
    skipped = models.CharField("lý do không lấy ý kiến", max_length=300, blank=True)

    objects = RotationOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["rotation", "pk"]
        verbose_name = "ý kiến về luân chuyển"
        verbose_name_plural = "Ý kiến về luân chuyển"
        triggers = following("rotation_scope_of_rotation", "rotation_id")
        constraints = [
            models.UniqueConstraint(
                fields=["rotation", "party"],
                name="rotation_opinion_once_a_party",
                violation_error_message="Đã ghi ý kiến của bên này.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="answered_rotation_opinion_has_its_day",
                violation_error_message="Ghi cả ngày trả lời và nội dung trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(skipped="") | Q(answered_on=None),
                name="skipped_rotation_opinion_has_no_answer",
                violation_error_message="Đã có trả lời thì không ghi lý do không lấy ý kiến.",
            ),
        ]

    def __str__(self):
        return f"{self.get_party_display()}: {self.get_answer_display() or self.skipped or 'chưa trả lời'}"

    @property
    def is_settled(self) -> bool:
        """Answered, or skipped with a reason."""
        return bool(self.answered_on or self.skipped)


@tracked()
class RotationRemark(OfRotation):
    """What the receiving unit says of a year of the rotation."""

    unit_path = "unit"

    rotation = models.ForeignKey(
        Rotation, models.CASCADE, related_name="remarks", verbose_name="luân chuyển", db_index=False
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="rotation_remarks", verbose_name="đơn vị nhận xét"
    )
    year = models.PositiveSmallIntegerField(
        "năm", validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    remarked_on = models.DateField("ngày nhận xét")
    paper_no = models.CharField("văn bản số", max_length=60, blank=True)
    grade = models.CharField("mức hoàn thành nhiệm vụ", max_length=13, choices=Grade, blank=True)
    text = models.CharField("nhận xét", max_length=1000)

    objects = RotationRemarkQuerySet.as_manager()

    class Meta:
        ordering = ["rotation", "-year"]
        verbose_name = "nhận xét hằng năm"
        verbose_name_plural = "Nhận xét hằng năm"
        constraints = [
            models.UniqueConstraint(
                fields=["rotation", "year"],
                name="rotation_remark_once_a_year",
                violation_error_message="Đã có nhận xét của năm này.",
            )
        ]

    def __str__(self):
        return f"Nhận xét năm {self.year}"


@tracked("scope_unit")
class RotationJudgement(OfRotation):
    """How the office judges a rotation at its end; written by the acts that end it."""

    rotation = models.OneToOneField(
        Rotation, models.CASCADE, related_name="judgement", verbose_name="luân chuyển"
    )
    scope_unit = derived_unit()
    judged_on = models.DateField("ngày đánh giá")
    grade = models.CharField("kết quả", max_length=13, choices=Grade, blank=True)
    text = models.CharField("đánh giá", max_length=1000)

    class Meta:
        verbose_name = "đánh giá kết quả luân chuyển"
        verbose_name_plural = "Đánh giá kết quả luân chuyển"
        triggers = following("rotation_scope_of_rotation", "rotation_id")

    def __str__(self):
        return self.get_grade_display() or self.text
