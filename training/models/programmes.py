"""Programmes: what is taught, what it counts for on a record, and who may attend."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse

from cadre.models.facts import Qualification
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.rows import ScopedQuerySet
from foundation.core.typed.names import unique_name
from office.organisation.models.structure import DateRange
from office.regulations.conditions import lower_first
from office.regulations.models import Document
from training.choices import Mode, PartyStanding


@tracked("name_fold")
class Programme(ScopedModel):
    """What is taught; shared by all units.

    `kind`, `level` and `detail` are what its certificate will count for on a record; without a kind it counts for none.
    """

    unit_path = None

    class Group(models.TextChoices):
        ELEMENTARY = "elementary", "Sơ cấp lý luận chính trị"
        INTERMEDIATE = "intermediate", "Trung cấp lý luận chính trị"
        ADVANCED = "advanced", "Cao cấp lý luận chính trị"
        STATE = "state", "Quản lý nhà nước"
        DEFENCE = "defence", "Quốc phòng, an ninh"
        DEGREE = "degree", "Chuyên môn, nghiệp vụ"
        LANGUAGE = "language", "Ngoại ngữ, tiếng dân tộc, tin học"
        REFRESHER = "refresher", "Bồi dưỡng nghiệp vụ, cập nhật kiến thức"
        EQUIVALENT = "equivalent", "Xác nhận trình độ tương đương"

    # Of what every office starts with; that it was ever there is kept by the history.
    code = models.CharField("mã", max_length=40, null=True, blank=True, unique=True, editable=False)
    name = models.CharField("chương trình", max_length=200)
    group = models.CharField("nhóm chương trình", max_length=12, choices=Group)
    kind = models.CharField("loại trình độ", max_length=8, choices=Qualification.Kind, blank=True)
    level = models.PositiveSmallIntegerField(
        "trình độ đạt được", choices=Qualification.Level, null=True, blank=True
    )
    detail = models.CharField("nội dung ghi vào hồ sơ", max_length=160, blank=True)
    length = models.CharField("thời lượng", max_length=120, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    aliases = ArrayField(
        models.CharField(max_length=200), verbose_name="cách ghi khác", default=list, blank=True
    )
    name_fold = models.GeneratedField(
        expression=Func(F("name"), function="vn_fold"), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "chương trình"
        verbose_name_plural = "Chương trình đào tạo, bồi dưỡng"
        constraints = [
            unique_name("name", name="programme_name_once", said="Đã có chương trình cùng tên."),
            models.CheckConstraint(
                condition=Q(level=None)
                | Q(group="elementary", level=21)
                | Q(group="intermediate", level=22)
                | Q(group="advanced", level__range=(23, 24))
                | Q(group="state", level__range=(31, 34))
                | Q(group="degree", level__range=(11, 16))
                | Q(group="defence", level__range=(41, 44))
                | Q(group="equivalent", level__range=(21, 24)),
                name="programme_level_is_of_the_group",
                violation_error_message="Trình độ đạt được không thuộc nhóm chương trình đã chọn.",
            ),
            models.CheckConstraint(
                condition=Q(level=None)
                | Q(kind="degree", level__range=(11, 16))
                | Q(kind="theory", level__range=(21, 24))
                | Q(kind="state", level__range=(31, 34))
                | Q(kind="defence", level__range=(41, 44)),
                name="programme_level_is_of_the_kind",
                violation_error_message="Trình độ đạt được không thuộc loại trình độ đã chọn.",
            ),
        ]

    def __str__(self):
        return self.name


class AdmissionQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


@tracked()
class Admission(ScopedModel):
    """Who may attend a programme, from a day to a day; without a mode it is for every one.

    Ages are whole years on the day the class opens. What is left blank is not asked; nothing counts as met by it until
    it is confirmed. Who lacks the degree where there is an exception is to be looked at.
    """

    unit_path = None

    Party = PartyStanding

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="admissions", verbose_name="chương trình", db_index=False
    )
    mode = models.CharField("hệ", max_length=10, choices=Mode, blank=True)
    audience = models.CharField("đối tượng", max_length=600, blank=True)
    min_age_men = models.PositiveSmallIntegerField("tuổi tối thiểu, nam", null=True, blank=True)
    min_age_women = models.PositiveSmallIntegerField("tuổi tối thiểu, nữ", null=True, blank=True)
    max_age = models.PositiveSmallIntegerField("tuổi tối đa", null=True, blank=True)
    min_degree = models.PositiveSmallIntegerField(
        "trình độ chuyên môn tối thiểu",
        choices=[each for each in Qualification.Level.choices if each[0] < 20],
        null=True,
        blank=True,
    )
    degree_exception = models.CharField("ngoại lệ về trình độ chuyên môn", max_length=300, blank=True)
    prior_level = models.PositiveSmallIntegerField(
        "trình độ phải có trước", choices=Qualification.Level, null=True, blank=True
    )
    party = models.CharField("đảng viên", max_length=6, choices=Party, blank=True)
    good_years = models.PositiveSmallIntegerField("số năm liên tục hoàn thành tốt", null=True, blank=True)
    service_years = models.PositiveSmallIntegerField("số năm công tác tối thiểu", null=True, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("thôi áp dụng từ ngày", null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="admissions", verbose_name="văn bản"
    )
    article = models.CharField("điều, khoản", max_length=200, blank=True)
    confirmed = models.BooleanField("đã xác nhận", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        ordering = ["programme", "-valid_from", "mode", "pk"]
        verbose_name = "điều kiện dự học"
        verbose_name_plural = "Điều kiện dự học"
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(document=None) | ~Q(article=""),
                name="confirmed_admission_has_a_basis",
                violation_error_message="Ghi văn bản hoặc điều, khoản làm căn cứ rồi mới xác nhận.",
            ),
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="admission_ends_after_it_begins",
                violation_error_message="Ngày thôi áp dụng phải sau từ ngày.",
            ),
            ExclusionConstraint(
                name="one_admission_at_a_time",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    ("mode", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Chương trình đã có điều kiện dự học khác của hệ này trong thời gian này.",
            ),
        ]

    def __str__(self):
        mode = f", hệ {lower_first(self.get_mode_display())}" if self.mode else ""
        return f"Điều kiện dự học {self.programme}{mode}"

    def get_absolute_url(self):
        return reverse("programme-detail", args=[self.programme_id])

    def counts(self, day):
        """Whether it is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    @property
    def basis(self):
        return ", ".join(str(part) for part in (self.article, self.document) if part)
