"""Who was moved to which post to gain experience, from a day to a day, and where he was placed after."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, TextField
from django.db.models.functions import Cast, Left, Length
from django.db.models.lookups import GreaterThan

from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core.dates import PartialDateField
from foundation.core.models import FirstDay, ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.rows import ScopedQuerySet, permission
from foundation.core.scope.triggers import following
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Post
from rotation.faults import DUE_EARLY, ENDS_EARLY, PLACED_EARLY, SPECIAL_EARLY, SPECIAL_HALF


class RotationState(models.TextChoices):
    """What can be told of a rotation on a day."""

    DECIDED = "decided", "Đã có quyết định"
    RUNNING = "running", "Đang luân chuyển"
    DUE = "due", "Đến hạn"
    WAITING = "waiting", "Hết thời gian, chờ bố trí"
    EARLY = "early", "Kết thúc trước thời hạn"
    PLACED = "placed", "Đã bố trí"


class RotationQuerySet(ScopedQuerySet):
    def in_scope(self, user, action="view"):
        """Kept by the unit of the person; seen by the unit to which he was moved too, asked of the post: few rows."""
        scope = user.scope(permission(self.model, action))
        seen = scope.condition(self.model.unit_path)
        if action in ("view", "export"):
            seen |= scope.condition("to_post__unit")
        return self.filter(seen)

    def begun_by(self, day):
        return self.filter(valid_from__lte=day)

    def decided_after(self, day):
        return self.filter(valid_from__gt=day)

    def running_on(self, day):
        """Also those whose planned end is over."""
        return self.begun_by(day).filter(Q(valid_to=None) | Q(valid_to__gt=day))

    def returned_by(self, day):
        return self.begun_by(day).filter(valid_to__lte=day)

    def due_by(self, day):
        return self.running_on(day).filter(due_on__lte=day)

    def placed_by(self, day):
        return self.returned_by(day).exclude(after_post=None, after_words="")

    def waiting_on(self, day):
        """Over by the day at the planned time, and nobody said where the person was placed."""
        return self.returned_by(day).filter(after_post=None, after_words="").exclude(early())

    def early_by(self, day):
        """Over by the day, before the planned end, and nobody said where the person was placed."""
        return self.returned_by(day).filter(early(), after_post=None, after_words="")


def early():
    """That it surely ended before its planned end, as far as both days are known."""
    as_far = Left(Cast("due_on", TextField()), Length("valid_to"))
    return Q(due_on__isnull=False) & Q(valid_to__lt=Cast(as_far, PartialDateField()))


@tracked("scope_unit", in_bulk=True)
class Rotation(ScopedModel):
    """Half-open [valid_from, valid_to): the first day at the new post, the first day no longer there.

    The words are those of the paper; a post is named beside them where it is on record.
    """

    class Kind(models.TextChoices):
        ROTATION = "rotation", "Luân chuyển"
        TRANSFER = "transfer", "Điều động"
        SECONDMENT = "secondment", "Biệt phái"

    class Direction(models.TextChoices):
        DOWN = "down", "Từ trên xuống"
        UP = "up", "Từ dưới lên"
        ACROSS = "across", "Ngang cấp (giữa các địa phương, cơ quan)"

    unit_path = "scope_unit"
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    keeps_person = KeepsPerson(
        lambda rotation: f"luân chuyển đến {rotation.to_post} từ {rotation.valid_from}",
        related=("to_post__title", "to_post__unit"),
    )

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="rotations", verbose_name="cán bộ")
    scope_unit = derived_unit(index=True)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.ROTATION)
    direction = models.CharField("hình thức", max_length=6, choices=Direction, blank=True)
    from_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="trước luân chuyển",
    )
    from_words = models.CharField("trước luân chuyển, ghi theo văn bản", max_length=200, blank=True)
    to_post = models.ForeignKey(Post, models.PROTECT, related_name="rotations", verbose_name="nơi đến")
    valid_from = PartialDateField("từ ngày")
    due_on = models.DateField("dự kiến kết thúc từ ngày", null=True, blank=True)
    valid_to = PartialDateField("kết thúc từ ngày", null=True, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    purpose = models.CharField("mục đích", max_length=200, blank=True)
    after_post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bố trí sau luân chuyển",
    )
    after_words = models.CharField("bố trí sau luân chuyển, ghi theo văn bản", max_length=200, blank=True)
    special_basis = models.CharField("trường hợp đặc biệt theo văn bản", max_length=160, blank=True)
    special_reason = models.CharField("lý do xem xét đặc biệt", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = RotationQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "cadre__sort_key", "pk"]
        verbose_name = "lần luân chuyển"
        verbose_name_plural = "Cán bộ luân chuyển"
        triggers = following("cadre_scope_of", "cadre_id")
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="rotation_ends_after_it_begins",
                violation_error_message=ENDS_EARLY,
            ),
            DaysInOrder(
                days=("valid_from", "due_on"),
                condition=Q(due_on=None) | GreaterThan(F("due_on"), FirstDay("valid_from")),
                name="rotation_due_after_it_begins",
                violation_error_message=DUE_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False) | Q(after_post=None, after_words=""),
                name="rotation_placed_after_its_end",
                violation_error_message=PLACED_EARLY,
            ),
            models.CheckConstraint(
                condition=Q(special_basis="", special_reason="")
                | (~Q(special_basis="") & ~Q(special_reason="")),
                name="special_rotation_has_basis_and_reason",
                violation_error_message=SPECIAL_HALF,
            ),
            models.CheckConstraint(
                condition=Q(special_basis="") | Q(valid_to__isnull=False),
                name="special_rotation_has_ended",
                violation_error_message=SPECIAL_EARLY,
            ),
            ExclusionConstraint(
                name="one_rotation_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    (
                        Func(FirstDay("valid_from"), FirstDay("valid_to"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Trong thời gian này đồng chí đã có lần luân chuyển khác.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre}: {self.to_post}"

    @property
    def origin(self):
        return str(self.from_post or self.from_words)

    @property
    def placement(self):
        return str(self.after_post or self.after_words)

    @property
    def special_case(self):
        return f"{self.special_basis}: {self.special_reason}" if self.special_basis else ""

    def ended_by(self, day):
        return self.valid_to is not None and self.valid_to.first_day <= day

    def ended_early(self):
        """Whether it surely ended before its planned end, as far as both days are known."""
        known = self.valid_to is not None and self.due_on is not None
        return known and self.valid_to.iso < self.due_on.isoformat()[: len(self.valid_to.iso)]

    def state_on(self, day):
        if self.valid_from.first_day > day:
            return RotationState.DECIDED
        if not self.ended_by(day):
            return RotationState.DUE if self.due_on and self.due_on <= day else RotationState.RUNNING
        if self.placement:
            return RotationState.PLACED
        return RotationState.EARLY if self.ended_early() else RotationState.WAITING
