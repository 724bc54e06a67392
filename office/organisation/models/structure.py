"""Units as a dated tree, the bodies and posts in them, and who manages a post."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import CleanKey, unique_name
from office.organisation.models.derived import ABOVE, derived_unit
from office.organisation.models.form_places import PLACES_APART, TitlePlaces
from office.organisation.models.levels import Level
from office.organisation.querysets import UnitQuerySet


class DateRange(Func):
    """[from, to) of two date columns, for exclusion constraints."""

    function = "daterange"


# In exclusion constraints: no two at a time.
AT_A_TIME = (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS)


@tracked("official_key", "name_fold")
class Unit(ScopedModel):
    """An agency or an area with its dates; the same code may be used again after a reorganisation."""

    class Kind(models.TextChoices):
        """The blocks of the official order, in that order."""

        PARTY = "1", "Khối Đảng"
        FRONT = "2", "MTTQ – đoàn thể"
        STATE = "3", "HĐND – UBND"
        AREA = "4", "Xã – thị trấn"

    unit_path = "pk"

    code = models.SlugField("mã", max_length=40, db_index=False)
    name = models.CharField("tên đơn vị", max_length=200)
    short_name = models.CharField("tên viết tắt", max_length=60, blank=True)
    level = models.CharField("cấp", max_length=10, choices=Level)
    kind = models.CharField("khối", max_length=1, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="trực thuộc"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("ngừng hoạt động từ ngày", null=True, blank=True)
    official_key = models.TextField(db_collation="C", editable=False, default="")
    name_fold = models.GeneratedField(
        expression=Func(F("name"), function="vn_fold"), output_field=models.TextField(), db_persist=True
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["official_key", "pk"]
        verbose_name = "đơn vị"
        verbose_name_plural = "Cơ quan, đơn vị"
        # Rows of many units are read unit by unit in their order, not sorted all for one page.
        indexes = [models.Index(fields=["official_key", "id"], name="unit_in_official_order")]
        triggers = [
            pgtrigger.Trigger(
                name="unit_keys",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="IF current_setting('app.keying', true) = 'on' THEN RETURN NULL; END IF;"
                " PERFORM organisation_key_units(); RETURN NULL;",
            )
        ]
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="unit_ends_after_it_begins",
                violation_error_message="Ngày ngừng hoạt động phải sau từ ngày.",
            ),
            ExclusionConstraint(
                name="unit_code_once_at_a_time",
                expressions=[("code", RangeOperators.EQUAL), AT_A_TIME],
                violation_error_message="Mã này đang dùng cho một đơn vị khác trong cùng thời gian.",
            ),
            ExclusionConstraint(
                name="sibling_name_once_at_a_time",
                expressions=[
                    (CleanKey("name"), RangeOperators.EQUAL),
                    (ABOVE, RangeOperators.EQUAL),
                    AT_A_TIME,
                ],
                violation_error_message="Cùng cấp trên trực tiếp đã có đơn vị cùng tên trong thời gian này.",
            ),
        ]

    def __str__(self):
        return self.name

    def level_on(self, day):
        """The level on which the unit stands on the day, by what was prefetched of `levels` where it was."""
        later = [each for each in self.levels.all() if each.valid_from <= day] if self.pk else []
        return max(later, key=lambda each: each.valid_from).level if later else self.level


@tracked()
class Body(ScopedModel):
    """A collective that is elected or designated at a unit."""

    unit_path = "unit"

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", "Ban Chấp hành"
        STANDING = "standing", "Ban Thường vụ"
        INSPECTION = "inspection", "Ủy ban Kiểm tra"
        LEADERSHIP = "leadership", "Tập thể lãnh đạo"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="bodies", verbose_name="đơn vị", db_index=False
    )
    kind = models.CharField("loại", max_length=12, choices=Kind)
    name = models.CharField("tên gọi", max_length=200)

    class Meta:
        ordering = ["unit", "kind"]
        verbose_name = "tập thể"
        verbose_name_plural = "Cấp ủy, ban thường vụ, tập thể lãnh đạo"
        triggers = [leading("organisation_bodies_moved", "unit_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "kind"],
                name="body_once_at_a_unit",
                violation_error_message="Đơn vị đã có tập thể này.",
            ),
            unique_name(
                "name", "unit", name="body_name_once_at_a_unit", said="Đơn vị đã có tập thể cùng tên."
            ),
        ]

    def __str__(self):
        return self.name


@tracked("scope_unit")
class BodySize(ScopedModel):
    """The decided number of members from a day on."""

    unit_path = "scope_unit"
    follows = "body"

    body = models.ForeignKey(
        Body, models.CASCADE, related_name="sizes", verbose_name="tập thể", db_index=False
    )
    scope_unit = derived_unit()
    size = models.PositiveSmallIntegerField("số lượng được giao")
    valid_from = models.DateField("từ ngày")
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)

    class Meta:
        ordering = ["body", "-valid_from"]
        verbose_name = "số lượng được giao"
        triggers = following("organisation_unit_of_body", "body_id")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "valid_from"],
                name="body_size_once_a_day",
                violation_error_message="Tập thể đã có số lượng từ ngày này.",
            )
        ]

    def __str__(self):
        return f"{self.body}: {self.size}"


@tracked("name_fold")
class PostTitle(TitlePlaces, ScopedModel):
    """A title that many posts bear; `order` is its rank within a unit, the head first."""

    unit_path = None

    class Kind(models.TextChoices):
        POST = "post", "Chức danh, chức vụ"
        COLLECTIVE = "collective", "Thành viên tập thể"

    name = models.CharField("chức danh", max_length=200)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.POST)
    body_kind = models.CharField("tập thể", max_length=12, choices=Body.Kind, blank=True)
    level = models.CharField("cấp", max_length=10, choices=Level)
    is_leader = models.BooleanField("lãnh đạo, quản lý", default=False)
    order = models.PositiveSmallIntegerField("thứ bậc", default=100)
    aliases = ArrayField(
        models.CharField(max_length=100), verbose_name="cách ghi khác", default=list, blank=True
    )
    name_fold = models.GeneratedField(
        expression=Func(F("name"), function="vn_fold"), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        ordering = ["level", "order", "name"]
        verbose_name = "chức danh"
        verbose_name_plural = "Chức danh, chức vụ"
        constraints = [
            PLACES_APART,
            unique_name("name", "level", name="title_name_once", said="Cấp này đã có chức danh cùng tên."),
            models.CheckConstraint(
                condition=Q(kind="post", body_kind="") | (Q(kind="collective") & ~Q(body_kind="")),
                name="collective_title_names_its_body",
                violation_error_message="Chức danh thành viên phải ghi rõ tập thể; chức vụ thì để trống.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked()
class Post(ScopedModel):
    """A title at a unit, or in a body of that unit."""

    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="posts", verbose_name="đơn vị", db_index=False
    )
    title = models.ForeignKey(PostTitle, models.PROTECT, related_name="posts", verbose_name="chức danh")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="tập thể"
    )

    class Meta:
        ordering = ["unit__official_key", "title__order", "pk"]
        verbose_name = "chức vụ tại đơn vị"
        verbose_name_plural = "Chức vụ tại đơn vị"
        triggers = [leading("organisation_posts_moved", "unit_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "title"],
                name="post_once_at_a_unit",
                violation_error_message="Đơn vị đã có chức danh này.",
            )
        ]

    def __str__(self):
        return f"{self.title}, {self.unit}"


@tracked()
class ManagingAuthority(ScopedModel):
    """Who decides on the holder of a post (diện quản lý); the names are the office's own."""

    unit_path = None

    name = models.CharField("diện quản lý", max_length=120)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "diện quản lý"
        constraints = [unique_name("name", name="authority_name_once", said="Đã có diện quản lý cùng tên.")]

    def __str__(self):
        return self.name


@tracked("scope_unit")
class PostManagement(ScopedModel):
    """Which authority manages a post, from a day to a day."""

    unit_path = "scope_unit"
    follows = "post"

    post = models.ForeignKey(Post, models.CASCADE, related_name="managements", verbose_name="chức vụ")
    scope_unit = derived_unit()
    authority = models.ForeignKey(
        ManagingAuthority, models.PROTECT, related_name="managements", verbose_name="diện quản lý"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("thôi quản lý từ ngày", null=True, blank=True)

    class Meta:
        ordering = ["post", "valid_from"]
        verbose_name = "diện quản lý của chức vụ"
        triggers = following("organisation_unit_of_post", "post_id")
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="management_ends_after_it_begins",
                violation_error_message="Ngày thôi quản lý phải sau từ ngày.",
            ),
            ExclusionConstraint(
                name="one_authority_at_a_time",
                expressions=[("post", RangeOperators.EQUAL), AT_A_TIME],
                violation_error_message="Chức vụ đã có diện quản lý khác trong thời gian này.",
            ),
        ]

    def __str__(self):
        return f"{self.post}: {self.authority}"
