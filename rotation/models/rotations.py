"""Who was moved to which post to gain experience, from a day to a day, and where he was placed after."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import GreaterThan

from cadre.models.facts import held_at_post
from cadre.models.keeping import KeepsPerson
from cadre.models.moving import MovingStep
from cadre.models.people import Cadre
from foundation.core.dates import PartialDateField
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder, FirstDay
from foundation.core.scope.triggers import following, leading
from foundation.core.wall.conditions import InFull, Through, among, held
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Post
from planning.models import PlanningEntry
from rotation.choices import DRAFTS, LEFT_MEANWHILE, NOT_BEGUN, OVER, UNDER_WAY, RotationState
from rotation.faults import DUE_EARLY, ENDS_EARLY, PLACED_EARLY, SPECIAL_EARLY, SPECIAL_HALF
from rotation.models.plans import RotationSlot
from rotation.querysets import DRAFT_RIGHT, RotationQuerySet

UNIT_OF = "(SELECT up.unit_id FROM organisation_post up WHERE up.id = row.{}_post_id)"
KEPT = held("rotation.rotation", "row.scope_unit_id")
RECEIVED = held("rotation.rotation", UNIT_OF.format("to"))
# A draft is its keeper's alone: of who keeps the person, both posts and the plan (`kept_within`).
DRAFT = "rotation.draft_rotation"
DRAFTED = (
    f"{held(DRAFT, 'row.scope_unit_id')} AND {held(DRAFT, UNIT_OF.format('to'))}"
    f" AND (row.from_post_id IS NULL OR {held(DRAFT, UNIT_OF.format('from'))})"
    " AND (row.slot_id IS NULL OR EXISTS (SELECT FROM rotation_rotationslot place"
    f" WHERE place.id = row.slot_id AND {held(DRAFT, 'place.scope_unit_id')}))"
)


def seen(received: str) -> str:
    return f"({KEPT} OR {received}) AND (NOT {among('row.state', DRAFTS)} OR {DRAFTED})"


@tracked("scope_unit", in_bulk=True)
class Rotation(ScopedModel):
    """A case, from the wish to move somebody to where they were placed afterwards.

    Half-open [valid_from, valid_to): the first day at the new post, the first day that no longer counts as rotation.
    Until it has begun it has neither, and `planned_from` says from when it is meant or decided. `entry` is the place
    on a planning list that it serves, `slot` that of a plan. The words are those of the paper; a post is named beside
    them where it is on record.
    """

    removing = "Xóa lần luân chuyển nhập nhầm"

    class Kind(models.TextChoices):
        ROTATION = "rotation", "Luân chuyển"
        TRANSFER = "transfer", "Điều động"
        SECONDMENT = "secondment", "Biệt phái"

    class Direction(models.TextChoices):
        DOWN = "down", "Từ trên xuống"
        UP = "up", "Từ dưới lên"
        ACROSS = "across", "Ngang cấp (giữa các địa phương, cơ quan)"

    unit_path = "scope_unit"
    wall = InFull(seen(RECEIVED))
    names_people, names_where = "cadre_id", seen(held_at_post("rotation.rotation", "row.to_post_id"))
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    secret_path = "slot__plan__secret"
    undecided = Q(state__in=(RotationState.PLANNED, RotationState.AGREED))
    keeps_person = KeepsPerson(
        lambda rotation: f"luân chuyển đến {rotation.to_post} {rotation.since}",
        ~Q(state="dropped"),
        ("to_post__title", "to_post__unit"),
        (DRAFT_RIGHT,),
    )
    # Which list and which plan it serves is told to who may read them.
    untold = ("entry", "slot")

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
    state = models.CharField(
        "trạng thái", max_length=8, choices=RotationState, default=RotationState.PLANNED, editable=False
    )
    slot = models.ForeignKey(
        RotationSlot,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rotations",
        verbose_name="vị trí trong kế hoạch",
    )
    entry = models.ForeignKey(
        PlanningEntry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rotations",
        verbose_name="phục vụ quy hoạch",
    )
    planned_from = PartialDateField("dự kiến từ", null=True, blank=True)
    valid_from = PartialDateField("từ ngày", null=True, blank=True)
    due_on = models.DateField("dự kiến kết thúc từ ngày", null=True, blank=True)
    valid_to = PartialDateField("kết thúc từ ngày", null=True, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    state_decision_no = models.CharField("số quyết định của cơ quan nhà nước", max_length=60, blank=True)
    state_decision_on = models.DateField("ngày quyết định của cơ quan nhà nước", null=True, blank=True)
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
        ordering = [F("valid_from").desc(nulls_first=True), "cadre__sort_key", "pk"]
        verbose_name = "lần luân chuyển"
        verbose_name_plural = "Cán bộ luân chuyển"
        triggers = [*following("cadre_scope_of", "cadre_id"), leading("rotation_rotations_moved")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[*NOT_BEGUN, "dropped"], valid_from=None, valid_to=None)
                | Q(state__in=UNDER_WAY, valid_from__isnull=False, valid_to=None)
                | Q(state__in=OVER, valid_from__isnull=False, valid_to__isnull=False),
                name="rotation_stands_as_its_days",
            ),
            models.CheckConstraint(
                condition=(Q(state="placed") & (Q(after_post__isnull=False) | ~Q(after_words="")))
                | (~Q(state="placed") & Q(after_post=None, after_words="")),
                name="rotation_placed_where_it_says",
                violation_error_message=PLACED_EARLY,
            ),
            models.UniqueConstraint(
                # A draft keeps nobody else from the place, or it would be told to whom it is about.
                fields=["slot"],
                condition=~Q(state__in=DRAFTS),
                name="slot_taken_once",
                violation_error_message="Vị trí này của kế hoạch đã có đồng chí khác.",
            ),
            models.UniqueConstraint(
                fields=["cadre"],
                condition=Q(state__in=NOT_BEGUN),
                name="one_rotation_to_come",
                violation_error_message="Đồng chí này đang có một trường hợp luân chuyển chưa bắt đầu.",
            ),
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
                condition=Q(valid_from__isnull=False),
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    (
                        Func(FirstDay("valid_from"), FirstDay("valid_to"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                # Of a list some end and some begin: it is asked once all are written (`rotation.recording`).
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message="Trong thời gian này đồng chí đã có lần luân chuyển khác.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre}: {self.to_post}"

    @property
    def since(self):
        """From when, or from when it is meant."""
        if self.valid_from:
            return f"từ {self.valid_from}"
        return f"dự kiến từ {self.planned_from}" if self.planned_from else "chưa định ngày"

    @property
    def origin(self):
        return str(self.from_post or self.from_words)

    @property
    def placement(self):
        return str(self.after_post or self.after_words)

    @property
    def is_placed(self):
        return bool(self.after_post_id or self.after_words)

    @property
    def special_case(self):
        return f"{self.special_basis}: {self.special_reason}" if self.special_basis else ""

    def ended_by(self, day):
        return self.valid_to is not None and self.valid_to.first_day <= day

    def ended_early(self):
        """Whether it surely ended before its planned end, as far as both days are known."""
        known = self.valid_to is not None and self.due_on is not None
        return known and self.valid_to.iso < self.due_on.isoformat()[: len(self.valid_to.iso)]

    def begun_by(self, day):
        return self.valid_from is not None and self.valid_from.first_day <= day

    def state_on(self, day):
        """As its days tell it, those of then of a row read `as_on` the day; before it begins by what was last done."""
        if not self.begun_by(day):
            return RotationState.DECIDED if self.valid_from else RotationState(self.state)
        if not self.ended_by(day):
            due = getattr(self, "due_then", self.due_on)
            if due and due <= day:
                return RotationState.DUE
            extended = getattr(self, "extended_then", self.state == RotationState.EXTENDED)
            return RotationState.EXTENDED if extended else RotationState.RUNNING
        if self.is_placed:
            return RotationState.PLACED
        return RotationState.EARLY if self.ended_early() else RotationState.WAITING

    def told_on(self, day):
        """The state in words, of a row read `as_on` the day; that somebody left while it runs stands in its place."""
        state = self.state_on(day)
        gone = self.gone_from and state in (*UNDER_WAY, RotationState.DUE)
        return LEFT_MEANWHILE.format(day=self.gone_from) if gone else state.label


class RotationStep(MovingStep):
    """How far a rotation came; `fulfilled` is the step that ended the planning entry it served."""

    wall = Through("rotation")

    record = "rotation"

    rotation = models.ForeignKey(
        Rotation,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="lần luân chuyển",
        db_index=False,
    )
    fulfilled = models.ForeignKey(
        "planning.EntryStep",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="rotation_steps",
        verbose_name="việc của trường hợp quy hoạch",
    )

    class Meta(MovingStep.Meta):
        abstract = False
        indexes = [models.Index(fields=["rotation", "on"], name="steps_of_a_rotation")]
