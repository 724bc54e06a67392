"""Grades: the decided fact of a person and of a collective, and the rows of the year's work that leads to them."""

from evaluation.models.evaluations import Evaluation, EvaluationQuerySet, last_year
from evaluation.models.grading import GradingLine, GradingOpinion, GradingStep, PeerGroup
from evaluation.models.unit_grades import UnitGrade
from evaluation.models.votes import GradingBallot

__all__ = [
    "Evaluation",
    "EvaluationQuerySet",
    "GradingBallot",
    "GradingLine",
    "GradingOpinion",
    "GradingStep",
    "PeerGroup",
    "UnitGrade",
    "last_year",
]
