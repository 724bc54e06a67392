"""One entry a person and title: who could take which post, how far that came, and by which decision."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.steps import Step, StepQuerySet
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following
from foundation.core.wall.conditions import ByUnit, Through, held
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import DateRange
from planning.choices import Continuity, EndReason, Source, Status
from planning.models.entry_days import EntryDays
from planning.models.terms import PlanningRound, PlanningTarget
from planning.querysets import DRAFTS, PlanningEntryQuerySet

APPROVE, FULFIL = "planning.approve", "planning.fulfil"
ENDED = ["rejected", "withdrawn", "fulfilled", "removed", "unit_ended"]


@tracked("scope_unit", in_bulk=True)
class PlanningEntry(EntryDays, ScopedModel):
    """One person planned for one title in one term. Approved only with the number and day of a decision."""

    Continuity, Source, EndReason = Continuity, Source, EndReason

    unit_path = "scope_unit"
    wall = ByUnit(f"row.approved_on <= (SELECT day FROM core_day) OR {held(DRAFTS, 'row.scope_unit_id')}")
    names_people = "cadre_id"
    follows = "target"
    person_path = "cadre"
    judges_person = True
    secret_path = "target__secret"
    # A proposal that was withdrawn before any decision goes with a record entered by mistake.
    keeps_person = KeepsPerson(
        lambda entry: f"quy hoạch {entry.target}: {entry.get_status_display()}",
        ~Q(status=Status.WITHDRAWN, approved_on=None),
        ("target__post__title", "target__post__unit", "target__term"),
        (DRAFTS,),
    )

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="planning_entries", verbose_name="cán bộ")
    target = models.ForeignKey(
        PlanningTarget, models.PROTECT, related_name="entries", verbose_name="chức danh quy hoạch"
    )
    scope_unit = derived_unit(index=True)
    round = models.ForeignKey(
        PlanningRound,
        models.PROTECT,
        related_name="entries",
        null=True,
        blank=True,
        verbose_name="đợt quy hoạch",
    )
    status = models.CharField("trạng thái", max_length=10, choices=Status, default=Status.DRAFT)
    proposed_on = models.DateField("ngày đưa vào danh sách")
    continuity = models.CharField("mới, tiếp tục", max_length=10, choices=Continuity, blank=True)
    source = models.CharField("nguồn", max_length=8, choices=Source, blank=True)
    reelected = models.BooleanField(
        "tái cử", default=False, help_text="Đang giữ chức danh này và được quy hoạch để tái cử."
    )
    decision_no = models.CharField("số quyết định phê duyệt", max_length=60, blank=True)
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)
    signed_on = models.DateField("ngày ký quyết định", null=True, blank=True)
    ended_on = models.DateField("thôi quy hoạch từ ngày", null=True, blank=True)
    end_reason = models.CharField("lý do đưa ra", max_length=12, choices=EndReason, blank=True)
    end_decision_no = models.CharField("số quyết định đưa ra", max_length=60, blank=True)
    special_basis = models.CharField("trường hợp đặc biệt theo văn bản", max_length=160, blank=True)
    special_reason = models.CharField("lý do xem xét đặc biệt", max_length=300, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = PlanningEntryQuerySet.as_manager()
    # What the last decision by a day approved, where it was asked for (`planning.decided.load_decided`).
    approved_line = approved_person = None

    class Meta:
        ordering = ["target", "cadre__sort_key", "pk"]
        verbose_name = "trường hợp quy hoạch"
        verbose_name_plural = "Trường hợp quy hoạch"
        triggers = following("planning_scope_of_target", "target_id")
        constraints = [
            ExclusionConstraint(
                name="entry_once_a_target_on_a_day",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("target", RangeOperators.EQUAL),
                    (DateRange("proposed_on", "ended_on"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Đồng chí này đã có trong danh sách quy hoạch chức danh này.",
            ),
            DaysInOrder(
                days=("proposed_on", "ended_on"),
                same_day=True,
                name="entry_ends_after_it_is_proposed",
                violation_error_message="Ngày thôi quy hoạch không được trước ngày đưa vào danh sách.",
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None, decision_no="")
                | (Q(approved_on__isnull=False) & ~Q(decision_no="")),
                name="entry_approved_by_a_decision",
                violation_error_message="Ghi đủ số và ngày quyết định phê duyệt.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "fulfilled", "removed"]) | Q(approved_on__isnull=False),
                name="entry_status_has_its_decision",
                violation_error_message="Chỉ ghi đã phê duyệt khi có số, ngày quyết định.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ENDED, ended_on__isnull=False)
                | (Q(ended_on=None) & ~Q(status__in=ENDED)),
                name="entry_ends_with_its_status",
                violation_error_message="Ghi ngày thôi quy hoạch.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(approved_on=None) | Q(ended_on__gte=F("approved_on")),
                name="entry_ends_after_approval",
                violation_error_message="Ngày thôi quy hoạch không được trước ngày phê duyệt.",
            ),
            models.CheckConstraint(
                condition=Q(special_basis="", special_reason="")
                | (~Q(special_basis="") & ~Q(special_reason="")),
                name="special_case_has_basis_and_reason",
                violation_error_message="Trường hợp đặc biệt phải ghi cả văn bản và lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre}: {self.target.post}"

    def act_label(self, name):
        """The word of an act that means something else for this entry than for most; empty where it does not."""
        if name == APPROVE and self.status == self.Status.APPROVED:
            return "Ghi quyết định tiếp tục quy hoạch"
        return self.taken if name == FULFIL else ""

    def get_status_display(self):
        return self.state_label(self.status) or self.Status(self.status).label

    @property
    def status_today(self):
        return self.status_on(self.status, clock.today())

    @property
    def on_list_that_day(self):
        """What the queryset `on_list` asks, of an entry whose state was asked for (`with_state`)."""
        shown = self.state_that_day in (*self.PROPOSED, self.Status.APPROVED)
        return shown and self.target.term.ends_on > self.day_asked

    @property
    def decision_that_day(self):
        """The decision known on the day that its queryset asked for (`with_state`): the last one, else the first."""
        if self.approved_line:
            return self.approved_line.step.paper or self.decision
        return self.decision if self.approved_by(self.day_asked) else ""

    @property
    def decision(self):
        """Number and signing day of the first decision; the day of approval where no other signing day is known."""
        day = self.signed_on or self.approved_on
        return f"{self.decision_no}, ngày {day:%d/%m/%Y}" if day else ""

    def get_list_url(self):
        """The list on which the entry stands."""
        return reverse("planning-list", args=[self.target.term_id, self.target.post.title_id])


class EntryStepQuerySet(StepQuerySet):
    def of(self, keys):
        """With the planned title, which names the last of their states."""
        return super().of(keys).select_related("entry__target__post__title")


class EntryStep(Step):
    """How an entry came to its state: what lists of past days ask.

    A step outlives an entry that is taken back with the list that brought it in, so its key has no constraint.
    """

    wall = Through("entry")

    record = "entry"
    # Whether it is taken back together with the decision of a review that wrote it.
    by_review = False

    entry = models.ForeignKey(
        PlanningEntry,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="trường hợp",
        db_index=False,
    )

    objects = EntryStepQuerySet.as_manager()

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["entry", "on"], name="steps_of_an_entry")]

    @property
    def label(self):
        return self.entry.taken if self.act == FULFIL else super().label

    @property
    def own_words(self):
        """Words of the history that differ from those of most entries, by column and value."""
        return {("status", Status.FULFILLED.value): self.entry.taken} if self.act == FULFIL else {}
