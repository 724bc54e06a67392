"""Terms, rounds of making lists, and the titles planned for in a term."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following, leading
from foundation.core.typed.names import unique_name
from foundation.core.wall.conditions import ByUnit, stands
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import DateRange, Level, Post, Unit
from office.regulations.models import Document
from planning.querysets import PlanningTargetQuerySet


@tracked()
class PlanningTerm(ScopedModel):
    """A term of committees or of government bodies at one level; congresses of the levels meet in different months."""

    unit_path = None

    class Kind(models.TextChoices):
        PARTY = "party", "Nhiệm kỳ cấp ủy"
        GOVERNMENT = "government", "Nhiệm kỳ chính quyền"

    name = models.CharField("nhiệm kỳ", max_length=20)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.PARTY)
    level = models.CharField("cấp", max_length=10, choices=Level)
    begins_on = models.DateField("bắt đầu từ ngày")
    ends_on = models.DateField("hết nhiệm kỳ từ ngày")
    congress_month = PartialDateField("tháng đại hội", null=True, blank=True)
    congress_document = models.ForeignKey(
        Document,
        models.PROTECT,
        related_name="terms",
        null=True,
        blank=True,
        verbose_name="văn bản về tháng đại hội",
        db_index=False,
    )
    congress_article = models.CharField("điều, khoản", max_length=200, blank=True)
    congress_confirmed = models.BooleanField("đã xác nhận tháng đại hội", default=False)

    class Meta:
        ordering = ["-begins_on", "level", "kind", "pk"]
        verbose_name = "nhiệm kỳ"
        verbose_name_plural = "Nhiệm kỳ"
        constraints = [
            unique_name(
                "name",
                "kind",
                "level",
                name="term_name_once_a_level",
                said="Cấp này đã có nhiệm kỳ cùng tên, cùng loại.",
            ),
            DaysInOrder(
                days=("begins_on", "ends_on"),
                condition=Q(ends_on__gt=F("begins_on")),
                name="term_ends_after_it_begins",
                violation_error_message="Ngày kết thúc phải sau ngày bắt đầu.",
            ),
            ExclusionConstraint(
                name="one_term_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (DateRange("begins_on", "ends_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cấp này đã có nhiệm kỳ khác cùng loại trong thời gian này.",
            ),
            models.CheckConstraint(
                condition=Q(congress_month=None) | Q(congress_month__regex=r"^\d{4}-\d{2}$"),
                name="congress_is_known_to_the_month",
                violation_error_message="Tháng đại hội ghi tháng và năm, ví dụ 06/2025.",
            ),
            models.CheckConstraint(
                condition=Q(congress_confirmed=False) | Q(congress_month__isnull=False),
                name="confirmed_congress_has_a_month",
                violation_error_message="Chưa ghi tháng đại hội thì chưa xác nhận được.",
            ),
            models.CheckConstraint(
                condition=Q(congress_confirmed=False)
                | Q(congress_document__isnull=False)
                | ~Q(congress_article=""),
                name="confirmed_congress_has_a_basis",
                violation_error_message="Ghi văn bản hoặc điều, khoản về tháng đại hội rồi mới xác nhận.",
            ),
        ]

    def __str__(self):
        return f"nhiệm kỳ {self.full_name}"

    @property
    def full_name(self) -> str:
        """The name with the level, and with the kind of a government term: terms of several levels share a name."""
        level = self.get_level_display()
        kind = ", chính quyền" if self.kind == self.Kind.GOVERNMENT else ""
        return f"{self.name} ({level[:1].lower()}{level[1:]}{kind})"

    @property
    def congress_basis(self) -> str:
        """Article and document of the month of the congress."""
        return "; ".join(str(part) for part in (self.congress_article, self.congress_document) if part)

    @property
    def congress_state(self) -> str:
        """Whether the month may be relied on, and that an old one names no paper; empty where there is none."""
        if self.congress_month is None:
            return ""
        if not self.congress_confirmed:
            return "chưa xác nhận"
        return "đã xác nhận" if self.congress_basis else "đã xác nhận, chưa ghi văn bản"

    @property
    def last_day(self) -> datetime.date:
        """The last day that counts."""
        return self.ends_on - datetime.timedelta(days=1)

    @property
    def years(self):
        return self.begins_on.year, self.ends_on.year


@tracked()
class PlanningRound(ScopedModel):
    """One round of making or reviewing lists, run by a unit. That of a `secret` one are secret lists."""

    unit_path = "unit"

    class Kind(models.TextChoices):
        BUILD = "build", "Xây dựng quy hoạch"
        REVIEW = "review", "Rà soát, bổ sung quy hoạch"

    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="planning_rounds",
        verbose_name="đơn vị chủ trì",
        db_index=False,
    )
    name = models.CharField("tên đợt", max_length=160)
    kind = models.CharField("loại", max_length=6, choices=Kind)
    opens_on = models.DateField("từ ngày")
    closes_on = models.DateField("đến hết ngày", null=True, blank=True)
    secret = models.BooleanField("có độ mật", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        verbose_name = "đợt quy hoạch"
        verbose_name_plural = "Đợt quy hoạch"
        constraints = [
            unique_name(
                "name", "unit", name="round_name_once_at_a_unit", said="Đơn vị đã có đợt quy hoạch cùng tên."
            ),
            DaysInOrder(
                days=("opens_on", "closes_on"),
                same_day=True,
                name="round_closes_after_it_opens",
                violation_error_message="Ngày kết thúc đợt không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self):
        return self.name


@tracked("scope_unit", in_bulk=True)
class PlanningTarget(ScopedModel):
    """A title planned for: a post of a unit, or membership of one of its bodies, in a term.

    Of a `secret` one no name is entered, and nothing leaves the program (`planning.secrecy`).
    """

    unit_path = "scope_unit"
    lists_people = True
    # The list that a notice tells of is named by it.
    wall = ByUnit(also=stands("planning_reviewlist", "row.id", "target_id"))
    follows = "post"

    post = models.ForeignKey(
        Post,
        models.PROTECT,
        related_name="planning_targets",
        verbose_name="chức danh quy hoạch",
        db_index=False,
    )
    term = models.ForeignKey(PlanningTerm, models.PROTECT, related_name="targets", verbose_name="nhiệm kỳ")
    secret = models.BooleanField("có độ mật", default=False)
    scope_unit = derived_unit(index=True)

    objects = PlanningTargetQuerySet.as_manager()

    class Meta:
        ordering = ["post__unit__official_key", "post__title__order", "term", "pk"]
        verbose_name = "chức danh quy hoạch"
        verbose_name_plural = "Chức danh quy hoạch"
        triggers = [*following("organisation_unit_of_post", "post_id"), leading("planning_targets_moved")]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "term"],
                name="target_once_a_term",
                violation_error_message="Chức danh này đã có trong nhiệm kỳ.",
            )
        ]

    def __str__(self):
        return f"{self.post}, {self.term}"
