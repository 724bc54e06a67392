"""The lines of a review: what of a person a unit asks, the office proposes, a body concludes, the level above decides.

Each says so in columns of its own.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.triggers import following, leading
from foundation.core.wall.conditions import ByUnit, Through, held
from office.organisation.models.derived import derived_unit
from planning.choices import EndReason
from planning.models.entries import EntryStep, PlanningEntry
from planning.models.reviews import ReviewList, ReviewListStep, ReviewNotice
from planning.models.terms import PlanningTarget
from planning.reviews.choices import (
    OF_ADDITIONS,
    OF_STANDING,
    LineOrigin,
    ReviewOutcome,
    ReviewWord,
    UnitWord,
)
from planning.reviews.querysets import WEIGHED, ReviewLineQuerySet

KINDS_OF_WORDS = "Đồng chí đang trong quy hoạch thì tiếp tục hoặc đưa ra; đồng chí khác thì bổ sung."
STANDS_ALREADY = "Đồng chí này đã có trong danh sách đang rà soát."


def at_once_known(words: str, at: str) -> Q:
    """What somebody said is kept together with when it was said."""
    return Q(**{words: "", f"{at}__isnull": True}) | (~Q(**{words: ""}) & Q(**{f"{at}__isnull": False}))


# A unit is told of its people on a higher list by a notice. What was added before one is kept from it by `in_scope`
# alone: what a unit writes meets such a line, and whom it may not know a count names.
NOTICED = (
    "EXISTS (SELECT FROM planning_reviewnotice up WHERE up.id = row.notice_id"
    f" AND {held('planning.reviewnotice', 'up.unit_id')})"
)


@tracked("scope_unit", "facts_seen", in_bulk=True)
class ReviewLine(ScopedModel):
    """One person on a list under review: whoever stands on it (`entry`), or is to be added.

    `version` counts the writes, so that of two who write at once the second is told; `facts_seal` stands for what the
    proposer saw, `facts_seen` tells it. `later_step` is the decision of who had to send more papers first; `notice` is
    the one that told the person's unit.
    """

    unit_path = "scope_unit"
    wall = ByUnit(also=NOTICED)
    names_people = "cadre_id"
    follows = "review_list"
    person_path = "cadre"
    judges_person = True
    secret_path = "review_list__target__secret"
    # A digest, which tells a reader nothing.
    untold = ("facts_seal",)
    keeps_person = KeepsPerson(
        lambda line: f"rà soát quy hoạch {line.review_list}",
        related=(
            "review_list__target__post__title",
            "review_list__target__post__unit",
            "review_list__target__term",
        ),
        rights=(WEIGHED,),
    )

    review_list = models.ForeignKey(
        ReviewList, models.PROTECT, related_name="lines", verbose_name="danh sách rà soát", db_index=False
    )
    cadre = models.ForeignKey(Cadre, models.PROTECT, related_name="review_lines", verbose_name="cán bộ")
    scope_unit = derived_unit(index=True)
    entry = models.ForeignKey(
        PlanningEntry,
        models.PROTECT,
        null=True,
        related_name="review_lines",
        verbose_name="trường hợp quy hoạch",
    )
    origin = models.CharField("nguồn", max_length=8, choices=LineOrigin)
    ordinal = models.PositiveIntegerField("số thứ tự", default=0)
    unit_word = models.CharField("đơn vị đề nghị", max_length=6, choices=UnitWord, blank=True)
    unit_end_reason = models.CharField("lý do đưa ra", max_length=12, choices=EndReason, blank=True)
    unit_reason = models.CharField("lý do của đơn vị", max_length=300, blank=True)
    unit_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="người ghi",
    )
    unit_at = models.DateTimeField("đơn vị đề nghị lúc", null=True)
    proposal = models.CharField("đề xuất", max_length=9, choices=ReviewWord, blank=True)
    proposal_reason = models.CharField("lý do đề xuất đưa ra", max_length=12, choices=EndReason, blank=True)
    proposal_text = models.CharField("nội dung đề xuất", max_length=300, blank=True)
    proposal_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="người đề xuất",
    )
    proposal_at = models.DateTimeField("đề xuất lúc", null=True)
    facts_seal = models.CharField("nội dung đã xem", max_length=64, blank=True)
    facts_seen = models.JSONField("nội dung lúc đề xuất", null=True)
    conclusion = models.CharField("kết luận", max_length=9, choices=ReviewWord, blank=True)
    conclusion_reason = models.CharField(
        "lý do kết luận đưa ra", max_length=12, choices=EndReason, blank=True
    )
    conclusion_text = models.CharField("nội dung kết luận", max_length=300, blank=True)
    votes = models.PositiveSmallIntegerField("số phiếu đồng ý", null=True)
    outcome = models.CharField("kết quả", max_length=13, choices=ReviewOutcome, blank=True)
    outcome_reason = models.CharField("lý do cấp trên đưa ra", max_length=12, choices=EndReason, blank=True)
    outcome_text = models.CharField("nội dung kết quả", max_length=300, blank=True)
    outcome_target = models.ForeignKey(
        PlanningTarget,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="chức danh điều chỉnh",
    )
    later_step = models.ForeignKey(
        ReviewListStep,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="later_lines",
        db_index=False,
        verbose_name="quyết định bổ sung",
    )
    notice = models.ForeignKey(
        ReviewNotice,
        models.SET_NULL,
        null=True,
        related_name="lines",
        db_index=False,
        verbose_name="thông báo",
    )
    version = models.PositiveIntegerField(default=0)

    objects = ReviewLineQuerySet.as_manager()

    class Meta:
        ordering = ["review_list", "ordinal", "pk"]
        verbose_name = "trường hợp rà soát"
        verbose_name_plural = "Trường hợp rà soát"
        triggers = [
            *following("planning_scope_of_review_list", "review_list_id"),
            leading("planning_review_lines_moved"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["review_list", "cadre"],
                name="person_once_a_review",
                violation_error_message=STANDS_ALREADY,
            ),
            models.CheckConstraint(
                condition=Q(origin=LineOrigin.STANDING, entry__isnull=False, proposal__in=["", *OF_STANDING])
                | (~Q(origin=LineOrigin.STANDING) & Q(proposal__in=["", *OF_ADDITIONS])),
                name="review_proposes_what_can_be",
                violation_error_message=KINDS_OF_WORDS,
            ),
            models.CheckConstraint(
                condition=at_once_known("unit_word", "unit_at") & at_once_known("proposal", "proposal_at"),
                name="review_words_have_their_time",
                violation_error_message="Ý kiến phải có thời điểm ghi.",
            ),
            models.CheckConstraint(
                condition=(~Q(proposal=ReviewWord.REMOVE) | ~Q(proposal_reason=""))
                & (~Q(conclusion=ReviewWord.REMOVE) | ~Q(conclusion_reason="")),
                name="review_removes_for_a_reason",
                violation_error_message="Chưa ghi lý do đưa ra.",
            ),
            models.CheckConstraint(
                condition=Q(outcome=ReviewOutcome.TITLE_CHANGED, outcome_target__isnull=False)
                | (~Q(outcome=ReviewOutcome.TITLE_CHANGED) & Q(outcome_target=None)),
                name="changed_title_is_named",
                violation_error_message="Chưa chọn chức danh được điều chỉnh.",
            ),
            models.CheckConstraint(
                condition=Q(origin=LineOrigin.ABOVE, outcome__in=["", ReviewOutcome.ADDED])
                | (~Q(origin=LineOrigin.ABOVE) & ~Q(outcome=ReviewOutcome.ADDED)),
                name="added_above_is_an_outcome",
                violation_error_message="“Cấp trên bổ sung” chỉ ghi cho đồng chí do cấp trên bổ sung.",
            ),
            models.CheckConstraint(
                condition=~Q(origin=LineOrigin.ABOVE) | Q(proposal="", conclusion=""),
                name="added_above_is_nobody_elses_word",
                violation_error_message="Đồng chí do cấp trên bổ sung không có đề xuất, kết luận của cấp mình.",
            ),
        ]

    def __str__(self):
        return str(self.cadre)

    @property
    def waits(self) -> bool:
        """Whether the level above wants more papers first: the decision on the list leaves the line open."""
        return self.outcome == ReviewOutcome.MORE_PAPERS

    @property
    def newer_than_notice(self) -> bool:
        """Whether what became of the line is newer than what units were told of its list."""
        return self.waits or (self.later_step_id is not None and self.notice_id is None)

    def get_absolute_url(self):
        """A line is read on the page of its list."""
        return self.review_list.get_absolute_url()


class ReviewEffect(models.Model):
    """A step that a decision of a review wrote for a line; taking the decision back takes back these."""

    wall = Through("line")

    insert_only = True

    line = models.ForeignKey(
        ReviewLine,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="effects",
        verbose_name="trường hợp rà soát",
    )
    step = models.OneToOneField(
        EntryStep,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="review_effect",
        verbose_name="việc đã làm",
    )

    class Meta:
        verbose_name = "việc của quyết định rà soát"
        verbose_name_plural = "Việc của quyết định rà soát"

    def __str__(self):
        return f"{self.step}"


@tracked("scope_unit")
class ReviewOpinion(ScopedModel):
    """What another body was asked about a person who is to be added; skipped with a reason, or answered."""

    unit_path = "scope_unit"
    follows = "line"
    person_path = "line__cadre"
    judges_person = True
    secret_path = "line__review_list__target__secret"

    line = models.ForeignKey(ReviewLine, models.PROTECT, related_name="opinions", verbose_name="trường hợp")
    scope_unit = derived_unit()
    asked_body = models.CharField("cơ quan được hỏi", max_length=160)
    sent_on = models.DateField("gửi ngày")
    answered_on = models.DateField("trả lời ngày", null=True, blank=True)
    answer = models.CharField("ý kiến", max_length=160, blank=True)
    text = models.CharField("nội dung", max_length=600, blank=True)
    skipped = models.CharField("lý do không chờ ý kiến", max_length=300, blank=True)

    class Meta:
        ordering = ["line", "sent_on", "pk"]
        verbose_name = "ý kiến phối hợp"
        verbose_name_plural = "Ý kiến phối hợp"
        triggers = following("planning_scope_of_review_line", "line_id")
        constraints = [
            DaysInOrder(
                days=("sent_on", "answered_on"),
                condition=Q(answered_on=None) | Q(answered_on__gte=F("sent_on")),
                same_day=True,
                name="opinion_answered_after_it_was_asked",
                violation_error_message="Ngày trả lời không được trước ngày gửi.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="answer_has_its_day",
                violation_error_message="Ghi đủ ý kiến và ngày trả lời.",
            ),
        ]

    def __str__(self):
        return self.asked_body

    def get_absolute_url(self):
        return reverse("reviewlist-opinions", args=[self.line.review_list_id])
