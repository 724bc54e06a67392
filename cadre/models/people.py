"""The person, the posts held, the qualifications, and what of it counts today."""

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from cadre.models.facts import PostHeld, Qualification
from cadre.phones import PhoneField
from cadre.projection import projecting
from cadre.querysets import CadreQuerySet
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import unique_name
from foundation.core.wall.conditions import NAMED, ByUnit, held
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import PostTitle, Unit

# A record that is gone lay in the unit of its last step (`CadreStep`), or where it was entered.
BY_ITS_STEPS = "EXISTS (SELECT FROM cadre_cadrestep up WHERE up.cadre_id = {key})"
WHERE_IT_LAY = f"{held('cadre.cadre', 'row.entered_unit_id')} OR {BY_ITS_STEPS.format(key='row.pgh_obj_id')}"


# A key that the database itself takes from where it is checked and looked up by.
COPIED = {"db_constraint": False, "db_index": False}


class NamedList(ScopedModel):
    """A short list that staff may extend; `code` is the state's own."""

    unit_path = None

    name = models.CharField("tên", max_length=60)
    code = models.CharField("mã", max_length=10, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=100)
    aliases = models.JSONField("cách ghi khác", default=list, blank=True)

    class Meta:
        abstract = True
        ordering = ["order", "name"]
        constraints = [
            unique_name("name", name="%(class)s_name_once", said="Danh mục đã có tên này."),
        ]

    def __str__(self):
        return self.name


@tracked()
class EthnicGroup(NamedList):
    MAJORITY = "01"

    class Meta(NamedList.Meta):
        verbose_name = "dân tộc"

    @property
    def is_minority(self):
        return self.code != self.MAJORITY


@tracked()
class Religion(NamedList):
    class Meta(NamedList.Meta):
        verbose_name = "tôn giáo"


@tracked("name_fold", "sort_key", "scope_unit", in_bulk=True)
class Cadre(ScopedModel):
    class Sex(models.TextChoices):
        MALE = "M", "Nam"
        FEMALE = "F", "Nữ"

    class RetirementReason(models.TextChoices):
        WOMEN_60 = "women_60", "Cán bộ nữ được công tác đến đủ 60 tuổi"
        FORCES = "forces", "Quân đội, công an, cơ yếu"
        EARLY = "early", "Nghỉ hưu trước tuổi"
        LONGER = "longer", "Kéo dài thời gian công tác"

    unit_path = "scope_unit"
    wall = ByUnit(also=NAMED.format(column="row.id"))
    wall_of_gone, wall_of_its_gone = WHERE_IT_LAY, BY_ITS_STEPS
    person_path = "pk"

    full_name = models.CharField("họ và tên", max_length=120)
    other_names = models.CharField("tên gọi khác", max_length=120, blank=True)
    sex = models.CharField("giới tính", max_length=1, choices=Sex)
    birth = PartialDateField("ngày sinh", null=True, blank=True)
    home_town = models.CharField("quê quán", max_length=200, blank=True)
    ethnic_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, blank=True, related_name="cadres", verbose_name="dân tộc"
    )
    phone = PhoneField("số điện thoại", max_length=60, blank=True)
    party_joined_on = PartialDateField("ngày vào Đảng", null=True, blank=True)
    party_official_on = PartialDateField("ngày chính thức", null=True, blank=True)
    general_education = models.CharField("giáo dục phổ thông", max_length=20, blank=True)
    # Of who does not retire by the general ages; from the day of the paper it goes before them.
    retirement_month = PartialDateField("tháng nghỉ hưu theo văn bản", null=True, blank=True)
    retirement_reason = models.CharField(
        "lý do nghỉ hưu theo văn bản", max_length=8, choices=RetirementReason, blank=True
    )
    retirement_paper_no = models.CharField("số văn bản về nghỉ hưu", max_length=60, blank=True)
    retirement_paper_on = PartialDateField("ngày văn bản về nghỉ hưu", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    entered_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="entered_cadres", verbose_name="đơn vị lập hồ sơ"
    )
    scope_unit = derived_unit(index=True)
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
        triggers = [
            *following("cadre_unit_of", "id", "entered_unit_id"),
            leading("cadre_people_moved"),
            *projecting("id", "INSERT", "UPDATE"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="cadre_by_given_name"),
            models.Index(
                fields=["id"], name="cadre_retires_by_paper", condition=Q(retirement_paper_on__isnull=False)
            ),
        ]
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
            models.CheckConstraint(
                condition=Q(
                    retirement_month=None,
                    retirement_reason="",
                    retirement_paper_no="",
                    retirement_paper_on=None,
                )
                | Q(
                    ~Q(retirement_paper_no=""),
                    retirement_month__isnull=False,
                    retirement_reason__in=["women_60", "forces", "early", "longer"],
                    retirement_paper_on__isnull=False,
                ),
                name="retirement_month_with_its_paper",
                violation_error_message="Ghi đủ tháng nghỉ hưu, lý do, số và ngày văn bản, hoặc để trống cả bốn mục.",
            ),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^([+0-9 ]+(; [+0-9 ]+)*)?$"),
                name="phone_is_of_digits",
                violation_error_message="Số điện thoại chỉ gồm chữ số, nhiều số cách nhau bằng dấu chấm phẩy.",
            ),
            models.CheckConstraint(
                condition=Q(retirement_month=None)
                | Q(Exact(Length("retirement_month"), 7))
                & (Q(birth=None) | Q(retirement_month__gt=F("birth"))),
                name="retirement_month_is_one_after_birth",
                violation_error_message="Tháng nghỉ hưu phải là một tháng sau ngày sinh.",
            ),
        ]

    def __str__(self):
        return self.full_name

    def unit_when_saved(self):
        return self.entered_unit_id


@tracked("scope_unit", in_bulk=True)
class CadrePrivate(ScopedModel):
    """What only some may see of a person (thông tin hạn chế)."""

    unit_path = "scope_unit"
    follows = "cadre"
    person_path = "cadre"

    cadre = models.OneToOneField(Cadre, models.CASCADE, related_name="private", verbose_name="cán bộ")
    scope_unit = derived_unit()
    # Null, not empty, for who has none: the numbers are unique.
    citizen_id = models.CharField("số định danh cá nhân (CCCD)", max_length=12, null=True, blank=True)  # noqa: DJ001
    party_card_no = models.CharField("số thẻ đảng viên", max_length=8, null=True, blank=True)  # noqa: DJ001
    religion = models.ForeignKey(
        Religion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tôn giáo"
    )

    class Meta:
        verbose_name = "thông tin hạn chế"
        verbose_name_plural = "Thông tin hạn chế"
        triggers = following("cadre_scope_of", "cadre_id")
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


class CadreNow(models.Model):
    """What counts today, one row a person, kept by the database in the transaction of the facts."""

    wall = ByUnit(column="unit_id", what="cadre.cadre", also=NAMED.format(column="row.cadre_id"))

    class Status(models.TextChoices):
        SERVING = "serving", "Đang công tác"
        LEFT = "left", "Đã nghỉ, chuyển đi"
        NO_POST = "no_post", "Chưa có chức vụ"

    cadre = models.OneToOneField(Cadre, models.CASCADE, primary_key=True, related_name="now")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    held = models.ForeignKey(PostHeld, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    # The title of that post, and since when it is surely held (`tenures.certain_from`).
    title = models.ForeignKey(PostTitle, models.DO_NOTHING, null=True, related_name="+", **COPIED)
    certain_from = models.DateField(null=True)
    status = models.CharField("tình trạng", max_length=8, choices=Status)
    degree = models.PositiveSmallIntegerField("trình độ chuyên môn", choices=Qualification.Level, null=True)
    theory = models.PositiveSmallIntegerField("lý luận chính trị", choices=Qualification.Level, null=True)
    state = models.PositiveSmallIntegerField("quản lý nhà nước", choices=Qualification.Level, null=True)
    retire_on = models.DateField("nghỉ hưu", null=True)
    official_key = models.TextField(db_collation="C")
    search_text = models.TextField()
    # Of the record itself: who is counted by these is counted without it, of a million people in a fourth of the time.
    sex = models.CharField(max_length=1, choices=Cadre.Sex)
    birth = PartialDateField(null=True)
    ethnic_group = models.ForeignKey(EthnicGroup, models.DO_NOTHING, null=True, related_name="+", **COPIED)
    party_joined_on = PartialDateField(null=True)
    party_official_on = PartialDateField(null=True)

    class Meta:
        verbose_name = "hiện trạng"
        indexes = [
            models.Index(fields=["official_key", "cadre"], name="now_official_order"),
            models.Index(fields=["unit", "official_key", "cadre"], name="now_unit_official_order"),
        ]

    def __str__(self):
        return f"{self.cadre_id}: {self.status}"
