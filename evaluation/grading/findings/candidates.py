"""Which rows may have a finding: asked of the database, so that of a year's rows only these are judged."""

from functools import reduce
from operator import or_

from django.db.models import Q

from cadre.models.discipline import Discipline
from evaluation.grades import Grade
from evaluation.grading.findings.checks import APART, ORDER
from evaluation.grading.findings.kinds import Check

# How far a grade is from what the person says.
FAR = [(own, now) for i, own in enumerate(ORDER) for j, now in enumerate(ORDER) if abs(i - j) >= APART]


def candidates(kind: str) -> Q:
    """The condition on rows that know by which grade they stand (`standing`); no other has the finding. Of a kind that
    is none, those that may have any.
    """
    conditions = {
        Check.OVER: Q(standing=Grade.EXCELLENT),
        Check.FAR: reduce(or_, (Q(self_grade=own, standing=now) for own, now in FAR)),
        Check.DISCIPLINE: Q(cadre__in=Discipline.objects.order_by().values("cadre")),
        Check.REPEATED: Q(standing=Grade.NOT_COMPLETED),
        Check.HEAD: Q(is_head=True),
        Check.COLLECTIVE: Q(is_head=True),
        Check.MONTHS: Q(months__isnull=False),
        Check.ABSENT: Q(absent_months__isnull=False),
        Check.MEMBER: Q(member_grade=Grade.EXCELLENT),
        Check.POINTS: Q(points_general__isnull=False, points_result__isnull=False),
    }
    if kind == Check.UNPROPOSED:
        return Q(proposed="", grade="")
    return conditions[Check(kind)] if kind in conditions else reduce(or_, conditions.values())
