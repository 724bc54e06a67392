"""The ledger of duties, the leads it is made by, and the digests that were mailed."""

import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cadre.models.people import Cadre
from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.months import add_months
from foundation.core.wall.conditions import Through
from office.organisation.models.structure import Unit
from reminders.due_groups import when_due
from reminders.kinds import KINDS, kind_choices
from reminders.leads import Lead, LeadMeasure
from reminders.querysets import DutyQuerySet


@tracked()
class DutyRule(ScopedModel):
    """One lead: what has to be done, how long before the event it shows, and by when it must be done.

    Shipped ones have a code, by which they are known again whatever the office changes in them.
    """

    unit_path = None

    code = models.SlugField("mã", max_length=40, unique=True, null=True, blank=True, editable=False)
    kind = models.CharField("loại việc", max_length=20, choices=kind_choices)
    task = models.CharField("việc phải làm", max_length=160)
    lead = models.PositiveSmallIntegerField("nhắc trước")
    due_lead = models.PositiveSmallIntegerField("hạn xử lý trước", default=0)
    measure = models.CharField("đơn vị tính", max_length=12, choices=LeadMeasure, default=LeadMeasure.MONTH)
    by_regulation = models.BooleanField("nhắc theo quy định đang áp dụng", default=False)
    month = models.PositiveSmallIntegerField("tháng đến hạn hằng năm", null=True, blank=True)
    day = models.PositiveSmallIntegerField("ngày đến hạn hằng năm", null=True, blank=True)
    since = models.DateField("áp dụng cho hạn từ ngày", null=True, blank=True)
    active = models.BooleanField("đang áp dụng", default=True)
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    confirmed = models.BooleanField("đã xác nhận", default=False)

    class Meta:
        ordering = ["kind", "-lead", "pk"]
        verbose_name = "mốc nhắc việc"
        verbose_name_plural = "Mốc nhắc việc"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "lead", "measure", "by_regulation"],
                name="duty_rule_once",
                violation_error_message="Loại việc này đã có mốc nhắc trước như vậy.",
            ),
            models.CheckConstraint(
                condition=Q(due_lead__lte=F("lead")),
                name="duty_rule_shows_before_due",
                violation_error_message="Hạn xử lý không thể đến trước lúc nhắc.",
            ),
            models.CheckConstraint(
                condition=Q(month=None, day=None) | Q(month__range=(1, 12), day__range=(1, 31)),
                name="duty_rule_yearly_date",
                violation_error_message="Ghi cả ngày và tháng đến hạn hằng năm, hoặc để trống cả hai.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(basis=""),
                name="confirmed_duty_rule_has_a_basis",
                violation_error_message="Chưa ghi căn cứ thì chưa xác nhận được.",
            ),
        ]

    def __str__(self):
        return self.task

    @property
    def leading(self):
        return Lead(self.lead, self.measure)

    @property
    def due(self):
        return Lead(self.due_lead, self.measure)

    @property
    def lead_words(self):
        return f"theo quy định; chưa có thì {self.leading}" if self.by_regulation else str(self.leading)

    @property
    def due_words(self):
        """By when, as people say it."""
        if self.month:
            return f"ngày {self.day:02d}/{self.month:02d} hằng năm"
        return f"trước {self.due}" if self.due_lead else "đúng ngày"

    def latest_begun(self, today, working):
        """Of a yearly duty, the last due day whose lead has begun."""
        years = (today.year + 1, today.year, today.year - 1)
        days = (add_months(datetime.date(year, 1, self.day), self.month - 1) for year in years)
        return next(
            day for day in days if self.leading.before(day, working) <= today or day.year < today.year
        )


@tracked("cadre", "people")
class Duty(ScopedModel):
    """Something to be done, once, whatever finds it how often. Holds keys only; pages look up the name in scope."""

    unit_path = "unit"

    class State(models.TextChoices):
        OPEN = "open", "Cần xử lý"
        DONE = "done", "Đã xong"
        CLOSED = "closed", "Tự đóng"

    person_path, names_people = "cadre", "cadre_id"
    judges_person = True

    rule = models.ForeignKey(DutyRule, models.PROTECT, related_name="duties", verbose_name="mốc nhắc việc")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", verbose_name="đơn vị")
    cadre = models.ForeignKey(
        Cadre, models.SET_NULL, null=True, related_name="+", verbose_name="cán bộ", db_index=False
    )
    people = ArrayField(
        models.BigIntegerField(), verbose_name="các đồng chí", default=list, db_default=[], editable=False
    )
    subject_key = models.BigIntegerField("đối tượng")
    cycle = models.CharField("kỳ", max_length=10, blank=True)
    event_on = models.DateField("ngày của sự kiện")
    due_on = models.DateField("hạn")
    shown_from = models.DateField("nhắc từ ngày")
    basis = models.CharField("căn cứ", max_length=200, blank=True)
    confirmed = models.BooleanField("căn cứ đã xác nhận", default=False)
    remark = models.CharField("lưu ý", max_length=200, blank=True, db_default="")
    state = models.CharField("tình trạng", max_length=6, choices=State, default=State.OPEN)
    reason = models.CharField("lý do", max_length=200, blank=True)
    snoozed_until = models.DateField("nhắc lại ngày", null=True, blank=True)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người xử lý",
    )
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="người làm xong",
    )
    done_at = models.DateTimeField("lúc xong, lúc đóng", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "việc cần làm"
        verbose_name_plural = "Việc cần làm"
        indexes = [
            models.Index(fields=["unit", "due_on"], condition=Q(state="open"), name="duty_open_in_a_unit"),
            models.Index(fields=["due_on", "id"], name="duty_by_due_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_key", "rule", "cycle"],
                name="duty_once",
                violation_error_message="Việc này đã có trong sổ.",
            ),
            models.CheckConstraint(
                condition=Q(shown_from__lte=F("due_on"), due_on__lte=F("event_on")),
                name="duty_shown_before_due",
                violation_error_message="Ngày nhắc, hạn và ngày của sự kiện không theo thứ tự.",
            ),
            models.CheckConstraint(
                condition=Q(state="open", done_at=None) | (~Q(state="open") & Q(done_at__isnull=False)),
                name="duty_ended_has_a_moment",
                violation_error_message="Việc đã xong phải có thời điểm.",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(reason=""),
                name="duty_closed_says_why",
                violation_error_message="Việc tự đóng phải có lý do.",
            ),
            models.CheckConstraint(
                condition=Q(snoozed_until=None) | Q(state="open"),
                name="duty_put_off_is_open",
                violation_error_message="Chỉ việc chưa xong mới được nhắc lại sau.",
            ),
        ]

    def __str__(self):
        return self.rule.task

    @property
    def kind(self):
        return KINDS[self.rule.kind]

    @property
    def subject(self):
        return f"{self.kind.subject}:{self.subject_key}"

    @property
    def is_of_unit(self):
        return self.kind.subject == Unit._meta.label_lower

    @property
    def concerned(self):
        """Keys of the people whom the duty is about."""
        return self.people or ([self.cadre_id] if self.cadre_id else [])

    @property
    def event_words(self):
        """What the duty is about: the event with its day, or what stands to be settled on which list."""
        cycles, of_list = self.kind.cycles, getattr(self, "of_list", None)
        if cycles is None:
            return f"{self.kind.label}, {self.event_on:%d/%m/%Y}"
        where = f": {of_list['title_name']}, nhiệm kỳ {of_list['term_name']}" if of_list else ""
        return f"{cycles(self.cycle).label}{where}"

    @property
    def basis_words(self):
        basis = self.basis and (self.basis if self.confirmed else f"{self.basis} (chưa xác nhận)")
        return "; ".join(filter(None, (basis, self.remark)))

    def state_words(self, today):
        """Where the duty stands and why, in one line."""
        if self.state == self.State.CLOSED:
            return f"Tự đóng: {self.reason}"
        if self.state == self.State.DONE:
            return f"Đã xong{f': {self.note}' if self.note else ''}"
        if self.is_put_off(today):
            return f"Nhắc lại ngày {self.snoozed_until:%d/%m/%Y}: {self.reason}"
        return self.get_state_display()

    def is_put_off(self, today):
        return self.snoozed_until is not None and self.snoozed_until > today

    def left_words(self, today, working):
        return when_due(self.due_on, today, working) if self.state == self.State.OPEN else ""


class DutyStep(Step):
    """What became of a duty. It is open from the day it was made; its first step is the first thing done with it."""

    wall, record = Through("duty"), "duty"

    duty = models.ForeignKey(
        Duty,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="việc cần làm",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["duty", "on"], name="steps_of_a_duty")]


class Digest(models.Model):
    """One mail a user and week: the row is the claim, its lock the sender, its state the outcome."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ gửi"
        SENT = "sent", "Đã gửi"
        REFUSED = "refused", "Máy chủ thư không nhận"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="+",
        verbose_name="người dùng",
        db_index=False,
    )
    period = models.CharField("tuần", max_length=8)
    state = models.CharField("trạng thái", max_length=8, choices=State, default=State.WAITING)
    duties = models.PositiveIntegerField("số việc", default=0)
    claimed_at = models.DateTimeField("lúc lập", auto_now_add=True)
    sent_at = models.DateTimeField("lúc gửi", null=True)

    class Meta:
        ordering = ["-period", "user"]
        verbose_name = "thư tổng hợp việc cần làm"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "period"],
                name="digest_once_a_week",
                violation_error_message="Thư của tuần này đã được lập.",
            )
        ]

    def __str__(self):
        return f"{self.user_id} {self.period}"

    @property
    def message_id(self):
        """The same at every attempt, so that a mail system that got it twice can tell."""
        return f"<duties-{self.period}-{self.user_id}-{self.pk}@cadre.invalid>"
