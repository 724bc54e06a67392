"""How many voted for somebody who is to be added: by the counts of conferences, and as the unit's workbook says."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q, QuerySet

from ballots.kept import keeps
from ballots.models import Choice, Conference
from foundation.core.scope.rows import conflicted_people
from foundation.core.wall.conditions import Through
from planning.models.review_lines import ReviewLine
from planning.reviews.querysets import WEIGHED

SAME_PERSON = """
    IF (SELECT cadre_id FROM planning_reviewline WHERE id = NEW.line_id)
        IS DISTINCT FROM (SELECT cadre_id FROM ballots_choice WHERE id = NEW.choice_id) THEN
        RAISE EXCEPTION 'ballot of another person' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ballot_of_who_is_added';
    END IF;
    RETURN NEW;
"""
MORE_THAN_VALID = "Số phiếu đồng ý lớn hơn số phiếu hợp lệ."


class AdditionBallot(models.Model):
    """That the votes of a count for one person are about adding that person to a list.

    It holds nothing of its own: a reader sees of it what they see of both the line and the choice. The count that was
    typed `by_office` together with it is kept from a unit that may not know of the line yet.
    """

    wall = Through("line")

    line = models.ForeignKey(
        ReviewLine,
        models.CASCADE,
        related_name="ballots",
        verbose_name="trường hợp rà soát",
        db_index=False,
    )
    choice = models.ForeignKey(
        Choice, models.CASCADE, related_name="additions", verbose_name="kết quả kiểm phiếu"
    )

    by_office = models.BooleanField(
        "cơ quan tổ chức ghi cùng kết quả kiểm phiếu", default=False, db_default=False
    )

    class Meta:
        verbose_name = "kết quả giới thiệu qua hội nghị"
        verbose_name_plural = "Kết quả giới thiệu qua các hội nghị"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "choice"],
                name="ballot_once_an_addition",
                violation_error_message="Kết quả kiểm phiếu này đã ghi cho đồng chí.",
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
def typed_by_the_office(user: Any) -> QuerySet | None:
    """Counts of additions of which the reader is to learn by the notice alone."""
    if user.scope(WEIGHED).everything:
        return None
    known = ReviewLine.objects.in_scope(user).order_by().values("pk")
    ties = AdditionBallot.objects.filter(by_office=True).exclude(line__in=known)
    return ties.order_by().values("choice__count")


@keeps
def about_adding_ones_own(user: Any) -> QuerySet | None:
    """That the user or a relative is to be added is told by no count either, with a row or without it."""
    hidden = conflicted_people(user)
    ties = AdditionBallot.objects.filter(line__cadre__in=hidden)
    return ties.order_by().values("choice__count") if hidden else None


class UnitTally(models.Model):
    """What a unit's workbook says of the votes for one person at one conference, until the minutes are typed.

    Read with its line; it is no count: shares are told of counts alone.
    """

    wall = Through("line")

    line = models.ForeignKey(
        ReviewLine,
        models.CASCADE,
        related_name="tallies",
        verbose_name="trường hợp rà soát",
        db_index=False,
    )
    conference = models.CharField("hội nghị", max_length=10, choices=Conference)
    valid = models.PositiveSmallIntegerField("phiếu hợp lệ", null=True)
    votes_for = models.PositiveSmallIntegerField("đồng ý")

    class Meta:
        verbose_name = "số phiếu đơn vị ghi"
        verbose_name_plural = "Số phiếu đơn vị ghi"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "conference"],
                name="tally_once_a_conference",
                violation_error_message="Đã ghi số phiếu của hội nghị này.",
            ),
            models.CheckConstraint(
                condition=Q(valid=None) | Q(votes_for__lte=F("valid")),
                name="tally_fits_its_slips",
                violation_error_message=MORE_THAN_VALID,
            ),
        ]

    def __str__(self):
        return f"{self.votes_for}/{self.valid}" if self.valid is not None else f"{self.votes_for}"
