"""Which votes of a count are about the grade of a row: of the unit, or of the body that decides."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import QuerySet

from ballots.kept import closes, keeps
from ballots.models import Choice, Conference
from evaluation.grades import Grade
from evaluation.grading.choices import WITH_UNIT
from evaluation.models.grading import GradingLine
from foundation.core.wall.conditions import Through

READS, APPRAISES = "evaluation.view_gradingline", "evaluation.appraise_gradingline"
SAME_PERSON = """
    IF (SELECT cadre_id FROM evaluation_gradingline WHERE id = NEW.line_id)
        IS DISTINCT FROM (SELECT cadre_id FROM ballots_choice WHERE id = NEW.choice_id) THEN
        RAISE EXCEPTION 'ballot of another person' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'ballot_of_who_is_graded';
    END IF;
    RETURN NEW;
"""


class GradingBallot(models.Model):
    """That the votes of a count for one person are about grading that person with `grade`.

    It holds nothing else: a reader sees of it what they see of both. The conference of the count says whose vote it is.
    """

    wall = Through("line")

    line = models.ForeignKey(
        GradingLine, models.CASCADE, related_name="ballots", verbose_name="dòng xếp loại", db_index=False
    )
    choice = models.ForeignKey(
        Choice, models.CASCADE, related_name="gradings", verbose_name="kết quả kiểm phiếu"
    )
    grade = models.CharField("mức được lấy phiếu", max_length=13, choices=Grade)

    class Meta:
        verbose_name = "phiếu xếp loại"
        verbose_name_plural = "Phiếu xếp loại"
        constraints = [
            models.UniqueConstraint(
                fields=["line", "choice"],
                name="ballot_once_a_grading_line",
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
def of_the_deciding_body(user: Any) -> QuerySet | None:
    """How a body votes on grades is told to who reads the rows, never to the unit whose people it is about."""
    scope = user.scope(READS)
    if scope.everything:
        return None
    ties = GradingBallot.objects.filter(choice__count__conference=Conference.STANDING)
    both = scope.condition("line__unit") & scope.condition("choice__count__unit")
    return ties.exclude(both).order_by().values("choice__count")


@closes
def of_a_unit_that_proposed(user: Any) -> QuerySet | None:
    """What a unit counted stays once it has proposed; the office may still put it right."""
    offices = user.scope(APPRAISES)
    if offices.everything:
        return None
    ties = GradingBallot.objects.exclude(line__state__in=WITH_UNIT)
    return ties.exclude(offices.condition("line__unit")).order_by().values("choice__count")
