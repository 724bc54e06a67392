"""The person, the posts held, the qualifications, and what of it counts today."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from cadre.people import CadreQuerySet
from core.dates import PartialDateField
from core.models import DatedFact, ScopedModel, ScopedQuerySet, counts_on, dated_constraints
from organisation.models import Post, Unit


class NamedList(ScopedModel):
    """A short list that staff may extend; `code` is the state's own."""

    unit_path = None

    name = models.CharField("tên", max_length=60, unique=True)
    code = models.CharField("mã", max_length=10, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    aliases = models.JSONField("cách ghi khác", default=list, blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class EthnicGroup(NamedList):
    class Meta(NamedList.Meta):
        verbose_name = "dân tộc"


class Religion(NamedList):
    class Meta(NamedList.Meta):
        verbose_name = "tôn giáo"


class Cadre(ScopedModel):
    class Sex(models.TextChoices):
        MALE = "M", "Nam"
        FEMALE = "F", "Nữ"

    unit_path = "now__unit"

    full_name = models.CharField("họ và tên", max_length=120)
    other_names = models.CharField("tên gọi khác", max_length=120, blank=True)
    sex = models.CharField("giới tính", max_length=1, choices=Sex)
    birth = PartialDateField("ngày sinh", null=True, blank=True)
    home_town = models.CharField("quê quán", max_length=200, blank=True)
    ethnic_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, blank=True, related_name="cadres", verbose_name="dân tộc"
    )
    party_joined_on = PartialDateField("ngày vào Đảng", null=True, blank=True)
    party_official_on = PartialDateField("ngày chính thức", null=True, blank=True)
    general_education = models.CharField("giáo dục phổ thông", max_length=20, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    entered_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="entered_cadres", verbose_name="đơn vị lập hồ sơ"
    )
    name_fold = models.GeneratedField(
        expression=Func(F("full_name"), function="vn_fold"), output_field=models.TextField(), db_persist=True
    )
    sort_key = models.GeneratedField(
        expression=Func(F("full_name"), function="vn_sort_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )

    objects = CadreQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = "cán bộ"
        verbose_name_plural = "Hồ sơ cán bộ"
        indexes = [models.Index(fields=["sort_key", "id"], name="cadre_by_given_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(birth=None) | Q(party_joined_on=None) | Q(party_joined_on__gte=F("birth")),
                name="party_joined_after_birth",
                violation_error_message="Ngày vào Đảng phải sau ngày sinh.",
            ),
            models.CheckConstraint(
                condition=Q(party_joined_on=None)
                | Q(party_official_on=None)
                | Q(party_official_on__gte=F("party_joined_on")),
                name="party_official_after_joined",
                violation_error_message="Ngày chính thức phải sau ngày vào Đảng.",
            ),
        ]

    def __str__(self):
        return self.full_name


class CadrePrivate(ScopedModel):
    """What only some may see of a person (thông tin hạn chế)."""

    unit_path = "cadre__now__unit"

    cadre = models.OneToOneField(Cadre, models.CASCADE, related_name="private", verbose_name="cán bộ")
    citizen_id = models.CharField("số định danh cá nhân (CCCD)", max_length=12, null=True, blank=True)
    party_card_no = models.CharField("số thẻ đảng viên", max_length=8, null=True, blank=True)
    religion = models.ForeignKey(
        Religion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tôn giáo"
    )

    class Meta:
        verbose_name = "thông tin hạn chế"
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_id"],
                name="citizen_id_once",
                violation_error_message="Số CCCD này đã có trong hồ sơ khác.",
            ),
            models.UniqueConstraint(
                fields=["party_card_no"],
                name="party_card_once",
                violation_error_message="Số thẻ đảng viên này đã có trong hồ sơ khác.",
            ),
            models.CheckConstraint(
                condition=Q(citizen_id=None) | Q(citizen_id__regex=r"^\d{12}$"),
                name="citizen_id_has_12_digits",
                violation_error_message="Số CCCD phải có 12 chữ số.",
            ),
            models.CheckConstraint(
                condition=Q(party_card_no=None) | Q(party_card_no__regex=r"^\d{8}$"),
                name="party_card_has_8_digits",
                violation_error_message="Số thẻ đảng viên phải có 8 chữ số.",
            ),
        ]

    def __str__(self):
        return str(self.cadre)


class FactQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(counts_on(day))


class FirstDay(Func):
    """The first day of a partial date, in SQL."""

    function = "first_day"
    output_field = models.DateField()


class HeldRange(Func):
    """The days that certainly belong to the fact: from its beginning, or from the day its source speaks of."""

    function = "daterange"

    def __init__(self):
        super().__init__(Coalesce(FirstDay("valid_from"), "known_on"), FirstDay("valid_to"))


class PostHeld(DatedFact, ScopedModel):
    """A post held by a person from a day to a day; one main post at a time."""

    class TakingForm(models.TextChoices):
        ELECTED = "elected", "Bầu cử"
        CONFIRMED = "confirmed", "Chuẩn y kết quả bầu cử"
        DESIGNATED = "designated", "Chỉ định"
        APPOINTED = "appointed", "Bổ nhiệm"
        REAPPOINTED = "reappointed", "Bổ nhiệm lại"
        RATIFIED = "ratified", "Phê chuẩn"
        TRANSFERRED = "transferred", "Điều động, phân công"
        ROTATED = "rotated", "Luân chuyển"
        SECONDED = "seconded", "Biệt phái"
        ACTING = "acting", "Giao phụ trách / giao quyền"
        CONCURRENT = "concurrent", "Kiêm nhiệm"

    class LeavingForm(models.TextChoices):
        TERM_ENDED = "term_ended", "Hết nhiệm kỳ"
        RELIEVED = "relieved", "Thôi giữ chức vụ"
        DISMISSED = "dismissed", "Miễn nhiệm"
        RESIGNED = "resigned", "Từ chức"
        REMOVED = "removed", "Cách chức"
        RECALLED = "recalled", "Bãi nhiệm"
        TRANSFERRED = "transferred", "Điều động"
        RETIRED = "retired", "Nghỉ hưu"
        RETIRED_EARLY = "retired_early", "Nghỉ trước tuổi, tinh giản"
        MOVED_AWAY = "moved_away", "Chuyển công tác"
        DECEASED = "deceased", "Từ trần"

    unit_path = "cadre__now__unit"

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="posts", verbose_name="cán bộ")
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name="chức vụ")
    main = models.BooleanField("chức vụ chính", default=True)
    taking_form = models.CharField("hình thức", max_length=12, choices=TakingForm, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    leaving_form = models.CharField("lý do thôi giữ", max_length=14, choices=LeavingForm, blank=True)
    leaving_decision_no = models.CharField("số quyết định thôi giữ", max_length=60, blank=True)
    leaving_decision_on = models.DateField("ngày quyết định thôi giữ", null=True, blank=True)
    moved_to = models.CharField("nơi chuyển đến", max_length=200, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["-main", "-valid_from", "-pk"]
        verbose_name = "chức vụ"
        verbose_name_plural = "Quá trình công tác"
        constraints = [
            *dated_constraints("post_held"),
            ExclusionConstraint(
                name="one_main_post_at_a_time",
                expressions=[("cadre", RangeOperators.EQUAL), (HeldRange(), RangeOperators.OVERLAPS)],
                condition=Q(main=True),
                violation_error_message="Trong thời gian này cán bộ đã có chức vụ chính khác.",
            ),
            ExclusionConstraint(
                name="same_post_once_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    (HeldRange(), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Trong thời gian này cán bộ đã giữ chính chức vụ này.",
            ),
        ]

    def __str__(self):
        return str(self.post)

    def get_absolute_url(self):
        return reverse("cadre-detail", args=[self.cadre_id])


class Qualification(DatedFact, ScopedModel):
    """A level reached or a certificate got; the highest of a kind counts."""

    class Kind(models.TextChoices):
        DEGREE = "degree", "Trình độ chuyên môn"
        THEORY = "theory", "Lý luận chính trị"
        STATE = "state", "Quản lý nhà nước"
        LANGUAGE = "language", "Ngoại ngữ"
        ETHNIC = "ethnic", "Tiếng dân tộc thiểu số"
        IT = "it", "Tin học"

    class Level(models.IntegerChoices):
        """Within a kind a greater number is a higher level; tens name the kind."""

        DEGREE_ELEMENTARY = 11, "Sơ cấp"
        DEGREE_INTERMEDIATE = 12, "Trung cấp"
        COLLEGE = 13, "Cao đẳng"
        UNIVERSITY = 14, "Đại học"
        MASTER = 15, "Thạc sĩ"
        DOCTOR = 16, "Tiến sĩ"
        THEORY_ELEMENTARY = 21, "Sơ cấp"
        THEORY_INTERMEDIATE = 22, "Trung cấp"
        THEORY_ADVANCED = 23, "Cao cấp"
        THEORY_BACHELOR = 24, "Cử nhân"
        CLERK = 31, "Cán sự"
        EXPERT = 32, "Chuyên viên"
        PRINCIPAL_EXPERT = 33, "Chuyên viên chính"
        SENIOR_EXPERT = 34, "Chuyên viên cao cấp"

    unit_path = "cadre__now__unit"

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="qualifications", verbose_name="cán bộ")
    kind = models.CharField("loại", max_length=8, choices=Kind)
    level = models.PositiveSmallIntegerField("mức", choices=Level, null=True, blank=True)
    detail = models.CharField("chuyên ngành, nội dung", max_length=160, blank=True)
    certificate_no = models.CharField("số bằng, chứng chỉ", max_length=40, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-level", "-valid_from", "pk"]
        verbose_name = "trình độ"
        verbose_name_plural = "Trình độ"
        constraints = [
            *dated_constraints("qualification"),
            models.CheckConstraint(
                condition=Q(kind="degree", level__range=(11, 16))
                | Q(kind="theory", level__range=(21, 24))
                | Q(kind="state", level__range=(31, 34))
                | Q(kind__in=["language", "ethnic", "it"], level=None),
                name="level_is_of_the_kind",
                violation_error_message="Mức không thuộc loại trình độ đã chọn.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("cadre-detail", args=[self.cadre_id])

    def __str__(self):
        return " ".join(part for part in (self.get_level_display() if self.level else "", self.detail) if part)


class CadreNow(models.Model):
    """What counts today, one row a person, kept by the database in the transaction of the facts."""

    class Status(models.TextChoices):
        SERVING = "serving", "Đang công tác"
        LEFT = "left", "Đã nghỉ, chuyển đi"
        NO_POST = "no_post", "Chưa có chức vụ"

    cadre = models.OneToOneField(Cadre, models.CASCADE, primary_key=True, related_name="now")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held = models.ForeignKey(PostHeld, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    status = models.CharField("tình trạng", max_length=8, choices=Status)
    degree = models.PositiveSmallIntegerField("trình độ chuyên môn", choices=Qualification.Level, null=True)
    theory = models.PositiveSmallIntegerField("lý luận chính trị", choices=Qualification.Level, null=True)
    state = models.PositiveSmallIntegerField("quản lý nhà nước", choices=Qualification.Level, null=True)
    retire_on = models.DateField("nghỉ hưu", null=True)
    official_key = models.TextField(db_collation="C")
    search_text = models.TextField()

    class Meta:
        verbose_name = "hiện trạng"
        indexes = [
            models.Index(fields=["official_key", "cadre"], name="now_official_order"),
            models.Index(fields=["unit", "official_key", "cadre"], name="now_unit_official_order"),
        ]

    def __str__(self):
        return f"{self.cadre_id}: {self.status}"


for _model, _derived in [
    (EthnicGroup, []),
    (Religion, []),
    (Cadre, ["name_fold", "sort_key"]),
    (CadrePrivate, []),
    (PostHeld, ["counts_from"]),
    (Qualification, ["counts_from"]),
]:
    pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=_derived)(_model)
