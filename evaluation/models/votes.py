"""Which votes of a count are about the grade of a row: of the unit, or of the body that decides."""

import pgtrigger
from django.db import models

from ballots.models import Choice
from evaluation.grades import Grade
from evaluation.models.grading import GradingLine

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
