"""Counts of conferences (kiểm phiếu): how many slips, how many of them for whom. Who voted how is written nowhere."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q

from ballots.kept import without_kept
from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from foundation.core.acts.steps import Step
from foundation.core.figures import Share
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.rows import ScopedQuerySet, conflicted_people
from foundation.core.scope.triggers import following, leading
from office.organisation.models.derived import derived_unit
from office.organisation.models.structure import Unit

NO_SUM = "Số phiếu không khớp: phát ra {issued}, thu về {returned}, không thu về {not_returned}."
NO_VALID_SUM = "Số phiếu không khớp: thu về {returned}, hợp lệ {valid}, không hợp lệ {invalid}."
MORE_THAN_PRESENT = "Phiếu phát ra ({issued}) nhiều hơn số có mặt ({present})."
MORE_THAN_CALLED = "Số có mặt ({present}) nhiều hơn số được triệu tập ({called})."
# A locked count keeps its choices; for + against + blank are the valid slips of a voting slip.
FITS = """
    SELECT * INTO counted FROM ballots_ballotcount
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.count_id ELSE NEW.count_id END;
    IF counted.state = 'closed' THEN
        RAISE EXCEPTION 'ballot count % is locked', counted.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'choice_of_an_open_count';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.votes_for > counted.valid
        OR (counted.slip = 'voting'
            AND NEW.votes_for + coalesce(NEW.votes_against, 0) + coalesce(NEW.votes_blank, 0) <> counted.valid)
        OR (counted.slip = 'naming' AND coalesce(NEW.votes_against, NEW.votes_blank) IS NOT NULL) THEN
        RAISE EXCEPTION 'choice does not fit ballot count %', counted.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'choice_fits_its_count';
    END IF;
    RETURN NEW;
"""
FIGURES = ("called", "present", "issued", "returned", "not_returned", "valid", "invalid")


def sum_faults(counted: Mapping[str, Any]) -> dict[str, str]:
    """What does not add up in the figures of a count: {figure: sentence}; figures that are missing are not asked."""
    known = {name: counted.get(name) for name in FIGURES}
    rules = {
        "present": (("present", "called"), lambda present, called: present > called, MORE_THAN_CALLED),
        "issued": (("issued", "present"), lambda issued, present: issued > present, MORE_THAN_PRESENT),
        "returned": (
            ("issued", "returned", "not_returned"),
            lambda issued, returned, not_returned: issued != returned + not_returned,
            NO_SUM,
        ),
        "valid": (
            ("returned", "valid", "invalid"),
            lambda returned, valid, invalid: returned != valid + invalid,
            NO_VALID_SUM,
        ),
    }
    found = {}
    for name, (figures, is_wrong, sentence) in rules.items():
        values = [known[each] for each in figures]
        if None not in values and is_wrong(*values):
            found[name] = sentence.format(**known)
    return found


class Slip(models.TextChoices):
    """Which kind of slip: one to name people on, or one to agree or not."""

    NAMING = "naming", "Phiếu giới thiệu"
    VOTING = "voting", "Phiếu biểu quyết"


class Conference(models.TextChoices):
    LEADERS_FIRST = "leaders_1", "Hội nghị tập thể lãnh đạo (lần 1)"
    KEY_CADRES = "key_cadres", "Hội nghị cán bộ chủ chốt"
    COMMITTEE = "committee", "Hội nghị ban chấp hành (lãnh đạo mở rộng)"
    LEADERS_SECOND = "leaders_2", "Hội nghị tập thể lãnh đạo (lần 2)"
    UNIT = "unit", "Hội nghị đơn vị"
    STANDING = "standing", "Ban thường vụ"


WRITING = ("change", "remove", "lock", "unlock")


class BallotCountQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> "BallotCountQuerySet":
        """What is locked is read alone, until it is opened again."""
        rows = without_kept(super().in_scope(user, action), user, "pk", writing=action in WRITING)
        return rows.filter(state=BallotCount.State.OPEN) if action in ("change", "remove") else rows

    def hidden_from(self, user: Any, action: str = "view") -> "BallotCountQuerySet":
        """A count with votes for the user or a relative is read; somebody else writes it."""
        hidden = conflicted_people(user) if action in WRITING else frozenset()
        return self.exclude(choices__cadre__in=hidden) if hidden else self


@tracked()
class BallotCount(ScopedModel):
    """One count of one conference, as its signed minutes give it. A count that is locked changes no more.

    The day is the finest time kept: when a slip was given or typed says nothing of who gave it.
    """

    class State(models.TextChoices):
        OPEN = "open", "Đang nhập"
        CLOSED = "closed", "Đã khóa kết quả"

    removing = "Xóa kết quả nhập nhầm"
    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="ballot_counts", verbose_name="đơn vị tổ chức", db_index=False
    )
    conference = models.CharField("hội nghị", max_length=10, choices=Conference)
    slip = models.CharField("loại phiếu", max_length=6, choices=Slip)
    subject = models.CharField("nội dung lấy phiếu", max_length=200)
    met_on = models.DateField("ngày họp")
    called = models.PositiveSmallIntegerField("số được triệu tập")
    present = models.PositiveSmallIntegerField("số có mặt")
    issued = models.PositiveSmallIntegerField("phiếu phát ra")
    returned = models.PositiveSmallIntegerField("phiếu thu về")
    not_returned = models.PositiveSmallIntegerField("phiếu không thu về", default=0)
    valid = models.PositiveSmallIntegerField("phiếu hợp lệ")
    invalid = models.PositiveSmallIntegerField("phiếu không hợp lệ", default=0)
    minutes_no = models.CharField("biên bản kiểm phiếu số", max_length=60, blank=True)
    minutes_on = models.DateField("ngày biên bản")
    state = models.CharField("trạng thái", max_length=6, choices=State, default=State.OPEN, editable=False)

    objects = BallotCountQuerySet.as_manager()

    class Meta:
        ordering = ["-met_on", "-pk"]
        verbose_name = "kết quả kiểm phiếu"
        verbose_name_plural = "Kết quả kiểm phiếu"
        triggers = [
            leading("ballots_counts_moved", "unit_id"),
            pgtrigger.Trigger(
                name="locked_figures",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.state = 'closed' AND NEW.state = 'closed' AND OLD.* IS DISTINCT FROM NEW.*"
                ),
                func="RAISE EXCEPTION 'ballot count % is locked', OLD.id USING ERRCODE = 'check_violation';",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued=F("returned") + F("not_returned")),
                name="issued_slips_came_back_or_not",
                violation_error_message="Số phiếu không khớp: phát ra phải bằng thu về cộng không thu về.",
            ),
            models.CheckConstraint(
                condition=Q(returned=F("valid") + F("invalid")),
                name="returned_slips_are_valid_or_not",
                violation_error_message="Số phiếu không khớp: thu về phải bằng hợp lệ cộng không hợp lệ.",
            ),
            models.CheckConstraint(
                condition=Q(issued__lte=F("present")) & Q(present__lte=F("called")),
                name="slips_for_who_is_present",
                violation_error_message="Số có mặt không quá số được triệu tập, phiếu phát ra không quá số có mặt.",
            ),
        ]

    def __str__(self):
        return f"{self.get_conference_display()}, ngày {self.met_on:%d/%m/%Y}: {self.subject}"

    @property
    def is_locked(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def minutes(self) -> str:
        """The minutes as people name them; those of a unit often have no number."""
        number = f"số {self.minutes_no}, " if self.minutes_no else ""
        return f"Biên bản {number}ngày {self.minutes_on:%d/%m/%Y}"

    @property
    def presence(self) -> Share:
        return Share(self.present, self.called)


class BallotCountStep(Step):
    record = "count"

    count = models.ForeignKey(
        BallotCount,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="kết quả kiểm phiếu",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["count", "on"], name="steps_of_a_ballot_count")]


class ChoiceQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> "ChoiceQuerySet":
        """What is locked is read alone."""
        rows = without_kept(super().in_scope(user, action), user, "count", writing=action in WRITING)
        return rows.filter(count__state=BallotCount.State.OPEN) if action in ("change", "remove") else rows

    def hidden_from(self, user: Any, action: str = "view") -> "ChoiceQuerySet":
        """Beside votes for the user or a relative nobody's are changed."""
        rows = super().hidden_from(user, action)
        hidden = conflicted_people(user) if action in WRITING else frozenset()
        return rows.exclude(count__choices__cadre__in=hidden) if hidden else rows


@tracked("scope_unit")
class Choice(ScopedModel):
    """How many slips of a count were for one person, and on a voting slip how many against or without an opinion.

    Whom the voters wrote in themselves is told apart, and may be nobody on record.
    """

    removing = "Bỏ khỏi kết quả"
    unit_path = "scope_unit"
    names_people = "cadre_id"
    follows = "count"
    person_path = "cadre"
    judges_person = True
    keeps_person = KeepsPerson(
        lambda choice: f"kết quả kiểm phiếu ngày {choice.count.met_on:%d/%m/%Y}", related=("count",)
    )

    count = models.ForeignKey(
        BallotCount, models.CASCADE, related_name="choices", verbose_name="kết quả kiểm phiếu", db_index=False
    )
    scope_unit = derived_unit()
    ordinal = models.PositiveSmallIntegerField("số thứ tự", default=1)
    cadre = models.ForeignKey(
        Cadre, models.PROTECT, null=True, blank=True, related_name="ballot_choices", verbose_name="cán bộ"
    )
    name = models.CharField("họ và tên", max_length=120)
    written_in = models.BooleanField("do hội nghị giới thiệu thêm", default=False)
    votes_for = models.PositiveSmallIntegerField("đồng ý")
    votes_against = models.PositiveSmallIntegerField("không đồng ý", null=True, blank=True)
    votes_blank = models.PositiveSmallIntegerField("không có ý kiến", null=True, blank=True)

    objects = ChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["count", "ordinal", "pk"]
        verbose_name = "người được lấy phiếu"
        verbose_name_plural = "Người được lấy phiếu"
        triggers = [
            *following("ballots_unit_of_count", "count_id"),
            pgtrigger.Trigger(
                name="fits_its_count",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("counted", "ballots_ballotcount%ROWTYPE")],
                func=FITS,
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["count", "cadre"],
                name="person_once_a_count",
                violation_error_message="Đồng chí này đã có trong kết quả kiểm phiếu.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return self.count.get_absolute_url()

    def share(self, base: int | None) -> Fraction | None:
        """The part of the base that is for the person; None where the base is not known or nobody."""
        return Fraction(self.votes_for, base) if base else None
