"""Dated facts about a person: posts held and levels reached."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThan
from django.urls import reverse

from cadre.models.keeping import KeepsPerson
from cadre.projection import projecting
from foundation.core.models import DatedFact, ScopedModel, counts_on, dated_constraints, tracked
from foundation.core.saving.constraints import FirstDay
from foundation.core.scope.rows import ScopedQuerySet
from foundation.core.scope.triggers import following
from foundation.core.text import fold_name
from foundation.core.wall.conditions import NAMED, ByUnit, held
from foundation.ordering.order import by_choice
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Post

OF_A_KIND = ("-level", "-valid_from", "pk")

ENDS_EARLY = "Ngày hết thời hạn phải sau từ ngày."


class FactQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(counts_on(day))

    def told_on(self, day):
        """All, each with `counts`: whether it counts on the day."""
        return self.annotate(counts=ExpressionWrapper(counts_on(day), models.BooleanField()))


class QualificationQuerySet(FactQuerySet):
    def told_on(self, day):
        """The kinds in their order, the highest of each first."""
        return super().told_on(day).order_by(by_choice("kind", Qualification.Kind.choices), *OF_A_KIND)


class HeldRange(Func):
    """The days that surely belong to the fact: from its beginning, or from the day its source speaks of."""

    function = "daterange"

    def __init__(self):
        super().__init__(Coalesce(FirstDay("valid_from"), "known_on"), FirstDay("valid_to"))


def by_decision(held):
    numbers = dict.fromkeys(filter(None, [held.decision_no, held.leaving_decision_no]))
    return f"quyết định số {', '.join(numbers)} về chức vụ {held.post}"


def with_number(got):
    return f"{got.get_kind_display()}: {got}, số bằng, chứng chỉ {got.certificate_no}"


class HeldState(models.TextChoices):
    """What follows from the days of a tenure."""

    HELD = "held", "Đang giữ"
    LEFT = "left", "Đã thôi giữ"


UNIT_OF_POST = "(SELECT up.unit_id FROM organisation_post up WHERE up.id = row.post_id)"


def held_at_post(what: str, column: str) -> str:
    """That the reader holds `what` in the unit of a post, said by the keys of posts, for which there is an index."""
    return f"{column} = ANY (ARRAY(SELECT up.id FROM organisation_post up WHERE {held(what, 'up.unit_id')}))"


@tracked("counts_from", "scope_unit", in_bulk=True)
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
        QUIT = "quit", "Thôi việc"
        DECEASED = "deceased", "Từ trần"

    unit_path = "scope_unit"
    wall = ByUnit(also=NAMED.format(column="row.cadre_id"))
    # Lists of a past day name who held a main post of the unit then.
    names_people, names_where = "cadre_id", f"row.main AND {held_at_post('cadre.cadre', 'row.post_id')}"
    follows = "cadre"
    person_path = "cadre"
    keeps_person = KeepsPerson(
        by_decision,
        Q(decision_no__gt="") | Q(leaving_decision_no__gt=""),
        ("post__title", "post__unit"),
    )

    cadre = models.ForeignKey("cadre.Cadre", models.CASCADE, related_name="posts", verbose_name="cán bộ")
    scope_unit = derived_unit()
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings", verbose_name="chức vụ")
    main = models.BooleanField("chức vụ chính", default=True)
    taking_form = models.CharField("hình thức", max_length=12, choices=TakingForm, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    term_ends = models.DateField("hết thời hạn giữ chức vụ từ ngày", null=True, blank=True)
    leaving_form = models.CharField("lý do thôi giữ", max_length=14, choices=LeavingForm, blank=True)
    leaving_decision_no = models.CharField("số quyết định thôi giữ", max_length=60, blank=True)
    leaving_decision_on = models.DateField("ngày quyết định thôi giữ", null=True, blank=True)
    moved_to = models.CharField("nơi chuyển đến", max_length=200, blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["-main", "-valid_from", "-pk"]
        verbose_name = "chức vụ"
        verbose_name_plural = "Quá trình công tác"
        triggers = [
            *following("cadre_scope_of", "cadre_id"),
            *projecting("cadre_id", "INSERT", "UPDATE", "DELETE"),
        ]
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
            models.CheckConstraint(
                condition=Q(term_ends=None)
                | Q(valid_from=None)
                | GreaterThan(F("term_ends"), FirstDay("valid_from")),
                name="post_term_ends_after_it_begins",
                violation_error_message=ENDS_EARLY,
            ),
        ]

    def __str__(self):
        return str(self.post)

    def get_absolute_url(self):
        return reverse("cadre-detail", args=[self.cadre_id])

    @property
    def standing(self):
        """Whether an end was recorded, be it ahead: nobody is relieved of a post twice."""
        return HeldState.HELD if self.valid_to is None else HeldState.LEFT


@tracked("counts_from", "scope_unit", in_bulk=True)
class Qualification(DatedFact, ScopedModel):
    """A level reached or a certificate got; the highest of a kind counts."""

    class Kind(models.TextChoices):
        DEGREE = "degree", "Trình độ chuyên môn"
        THEORY = "theory", "Lý luận chính trị"
        STATE = "state", "Quản lý nhà nước"
        LANGUAGE = "language", "Ngoại ngữ"
        ETHNIC = "ethnic", "Tiếng dân tộc thiểu số"
        IT = "it", "Tin học"
        DEFENCE = "defence", "Quốc phòng, an ninh"
        REFRESH = "refresh", "Bồi dưỡng theo chức danh"
        UPDATE = "update", "Cập nhật kiến thức"

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
        DEFENCE_4 = 41, "Đối tượng 4"
        DEFENCE_3 = 42, "Đối tượng 3"
        DEFENCE_2 = 43, "Đối tượng 2"
        DEFENCE_1 = 44, "Đối tượng 1"

    unit_path = "scope_unit"
    wall = ByUnit(also=NAMED.format(column="row.cadre_id"))
    follows = "cadre"
    person_path = "cadre"
    keeps_person = KeepsPerson(with_number, Q(certificate_no__gt=""))

    cadre = models.ForeignKey(
        "cadre.Cadre", models.CASCADE, related_name="qualifications", verbose_name="cán bộ"
    )
    scope_unit = derived_unit()
    kind = models.CharField("loại", max_length=8, choices=Kind)
    level = models.PositiveSmallIntegerField("mức", choices=Level, null=True, blank=True)
    detail = models.CharField("chuyên ngành, nội dung", max_length=160, blank=True)
    certificate_no = models.CharField("số bằng, chứng chỉ", max_length=40, blank=True)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        ordering = ["kind", *OF_A_KIND]
        verbose_name = "trình độ"
        verbose_name_plural = "Trình độ"
        triggers = [
            *following("cadre_scope_of", "cadre_id"),
            *projecting("cadre_id", "INSERT", "UPDATE", "DELETE"),
        ]
        constraints = [
            *dated_constraints("qualification"),
            models.CheckConstraint(
                condition=Q(kind="degree", level__range=(11, 16))
                | Q(kind="theory", level__range=(21, 24))
                | Q(kind="state", level__range=(31, 34))
                | Q(kind="defence", level__range=(41, 44))
                | Q(kind__in=["language", "ethnic", "it", "refresh", "update"], level=None),
                name="level_is_of_the_kind",
                violation_error_message="Mức không thuộc loại trình độ đã chọn.",
            ),
        ]

    def get_absolute_url(self):
        return reverse("cadre-detail", args=[self.cadre_id])

    def __str__(self):
        level = self.get_level_display() if self.level else ""
        if level and is_equivalent(self.kind, self.detail):
            return f"{level} ({self.detail[0].lower()}{self.detail[1:]})"
        return " ".join(part for part in (level, self.detail) if part)


# The kinds that have levels, in the order of the tens that name them.
LEVELLED = (
    Qualification.Kind.DEGREE,
    Qualification.Kind.THEORY,
    Qualification.Kind.STATE,
    Qualification.Kind.DEFENCE,
)
# What stands beside the level where a paper confirms it without a diploma.
EQUIVALENT = "Giấy xác nhận trình độ tương đương"


def kind_of(level: int) -> Qualification.Kind:
    """The kind that the level is of."""
    return LEVELLED[level // 10 - 1]


def is_equivalent(kind: str, detail: str) -> bool:
    """Whether a level of political theory rests on the paper that confirms it, and on no diploma; it counts alike."""
    return kind == Qualification.Kind.THEORY and "tuong duong" in fold_name(detail)
