"""Who is proposed for a post and comes to hold it: appointed, appointed again, designated, or put up for election."""

from typing import Any

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, QuerySet

from ballots.kept import keeps
from ballots.models import Choice
from cadre.models.facts import UNIT_OF_POST, PostHeld
from cadre.models.keeping import KeepsPerson
from cadre.models.moving import MovingStep
from cadre.models.people import Cadre
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.rows import conflicted_people
from foundation.core.scope.triggers import following
from foundation.core.wall.conditions import ByUnit, Through, held
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Post
from planning.models import PlanningEntry
from rotation.choices import OPEN_APPOINTMENTS, AppointmentForm, AppointmentState
from rotation.querysets import AppointmentQuerySet

SAME_PERSON = """
    IF (SELECT cadre_id FROM rotation_appointment WHERE id = NEW.appointment_id)
        IS DISTINCT FROM (SELECT cadre_id FROM ballots_choice WHERE id = NEW.choice_id) THEN
        RAISE EXCEPTION 'ballot of another person' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ballot_of_who_is_proposed';
    END IF;
    RETURN NEW;
"""


@tracked("scope_unit")
class Appointment(ScopedModel):
    """A proposal and what came of it; no unit reads it: what was decided stands on the record of the person.

    `held` is the tenure that goes on, of who is appointed again or kept until retirement; `entry` the planning entry
    from which the proposal comes. `term_ends` is the first day on which the post is no longer held by the decision.
    """

    Form, State = AppointmentForm, AppointmentState

    removing = "Xóa đề xuất nhập nhầm"
    unit_path = "scope_unit"
    wall = ByUnit(f"row.state = 'decided' OR {held('rotation.appointment', UNIT_OF_POST)}")
    follows = "cadre"
    person_path = "cadre"
    judges_person = True
    undecided = Q(state__in=OPEN_APPOINTMENTS)
    keeps_person = KeepsPerson(
        lambda row: f"{row.get_form_display().lower()} {row.post}: {row.get_state_display().lower()}",
        ~Q(state="dropped"),
        ("post__title", "post__unit"),
        ("rotation.view_appointment",),
    )

    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="appointments", verbose_name="cán bộ")
    scope_unit = derived_unit(index=True)
    form = models.CharField("hình thức", max_length=9, choices=Form)
    post = models.ForeignKey(Post, models.PROTECT, related_name="appointments", verbose_name="chức vụ")
    main = models.BooleanField("chức vụ chính", default=True)
    entry = models.ForeignKey(
        PlanningEntry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="từ quy hoạch",
    )
    # Set null by the database: Django would delete tenures one by one, after what is projected of them.
    held = models.ForeignKey(
        PostHeld,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="appointments",
        verbose_name="chức vụ đang giữ",
    )
    reason = models.CharField("lý do đề xuất", max_length=300, blank=True)
    term_months = models.PositiveSmallIntegerField(
        "thời hạn (tháng)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )
    state = models.CharField(
        "trạng thái", max_length=11, choices=State, default=State.PROPOSED, editable=False
    )
    proposed_on = models.DateField("ngày đề xuất", null=True, blank=True, editable=False)
    agreed_no = models.CharField("văn bản đồng ý của cấp ủy số", max_length=60, blank=True, editable=False)
    agreed_on = models.DateField("ngày cấp ủy đồng ý", null=True, blank=True, editable=False)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True, editable=False)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True, editable=False)
    valid_from = models.DateField("giữ chức vụ từ ngày", null=True, blank=True, editable=False)
    term_ends = models.DateField("hết thời hạn từ ngày", null=True, blank=True, editable=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    # From which list the proposal comes is told to who may read that list.
    untold = ("entry",)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "bổ nhiệm, giới thiệu, chỉ định"
        verbose_name_plural = "Bổ nhiệm, giới thiệu, chỉ định"
        triggers = following("cadre_scope_of", "cadre_id")
        constraints = [
            models.UniqueConstraint(
                fields=["cadre", "post"],
                condition=Q(state__in=["proposed", "voted", "agreed"]),
                name="one_open_proposal_for_a_post",
                violation_error_message="Đồng chí này đang được đề xuất giữ chức vụ này.",
            ),
            models.CheckConstraint(
                condition=Q(state="decided", valid_from__isnull=False)
                | (~Q(state="decided") & Q(valid_from=None)),
                name="decided_appointment_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(term_ends=None) | Q(term_ends__gt=models.F("valid_from")),
                name="appointment_ends_after_it_begins",
                violation_error_message="Ngày hết thời hạn phải sau ngày giữ chức vụ.",
            ),
        ]

    def __str__(self):
        return f"{self.get_form_display()} {self.post}"

    def state_label(self, state: str | None) -> str:
        """A nomination ends with an election, not with a decision."""
        elected = self.form == AppointmentForm.NOMINATE and state == AppointmentState.DECIDED
        return "Đã trúng cử" if elected else ""

    def act_label(self, name: str) -> str:
        elects = self.form == AppointmentForm.NOMINATE and name == "rotation.decide_appointment"
        return "Ghi kết quả bầu cử" if elects else ""


class AppointmentStep(MovingStep):
    """How a proposal was voted on, agreed to and decided; `fulfilled` is the step that ended the planning entry.

    A decision keeps what was `found` of the person then: {"findings", "entries"}, the keys of the entries it read.
    """

    wall = Through("appointment")

    record = "appointment"

    appointment = models.ForeignKey(
        Appointment,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="bổ nhiệm, giới thiệu, chỉ định",
        db_index=False,
    )
    fulfilled = models.ForeignKey(
        "planning.EntryStep",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="appointment_steps",
        verbose_name="việc của trường hợp quy hoạch",
    )
    found = models.JSONField("kết quả kiểm tra khi quyết định", default=dict, db_default={})

    class Meta(MovingStep.Meta):
        abstract = False
        indexes = [models.Index(fields=["appointment", "on"], name="steps_of_an_appointment")]


class AppointmentBallot(models.Model):
    """That the votes of a count for one person are about appointing that person.

    It holds nothing of its own: a reader sees of it what they see of both the proposal and the choice. The count that
    was typed `by_office` together with it is kept from who may not know of the proposal.
    """

    wall = Through("appointment")

    appointment = models.ForeignKey(
        Appointment, models.CASCADE, related_name="ballots", verbose_name="đề xuất", db_index=False
    )
    choice = models.ForeignKey(
        Choice, models.CASCADE, related_name="appointments", verbose_name="kết quả kiểm phiếu"
    )
    by_office = models.BooleanField(
        "cơ quan tổ chức ghi cùng kết quả kiểm phiếu", default=False, db_default=False
    )

    class Meta:
        verbose_name = "phiếu bổ nhiệm"
        verbose_name_plural = "Phiếu bổ nhiệm"
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "choice"],
                name="ballot_once_an_appointment",
                violation_error_message="Kết quả kiểm phiếu này đã ghi cho đề xuất.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="same_person",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=SAME_PERSON,
            )
        ]

    def __str__(self):
        return str(self.choice)


@keeps
def typed_for_a_proposal(user: Any) -> QuerySet | None:
    """Counts that the office typed about proposals which the reader may not know of."""
    if user.scope("rotation.view_appointment").everything:
        return None
    known = Appointment.objects.in_scope(user).order_by().values("pk")
    ties = AppointmentBallot.objects.filter(by_office=True).exclude(appointment__in=known)
    return ties.order_by().values("choice__count")


@keeps
def about_appointing_ones_own(user: Any) -> QuerySet | None:
    """That the user or a relative is proposed is told by no count either."""
    hidden = conflicted_people(user)
    ties = AppointmentBallot.objects.filter(appointment__cadre__in=hidden)
    return ties.order_by().values("choice__count") if hidden else None
