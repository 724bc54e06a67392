"""Planning lists; each module is one subject."""

from planning.models.addition_votes import AdditionBallot, UnitTally
from planning.models.approved import ApprovedLine, ApprovedList
from planning.models.entries import EntryStep, PlanningEntry
from planning.models.review_lines import ReviewEffect, ReviewLine, ReviewOpinion
from planning.models.reviews import ReviewList, ReviewListStep, ReviewNotice
from planning.models.terms import PlanningRound, PlanningTarget, PlanningTerm

__all__ = [
    "AdditionBallot",
    "ApprovedLine",
    "ApprovedList",
    "EntryStep",
    "PlanningEntry",
    "PlanningRound",
    "PlanningTarget",
    "PlanningTerm",
    "ReviewEffect",
    "ReviewLine",
    "ReviewList",
    "ReviewListStep",
    "ReviewNotice",
    "ReviewOpinion",
    "UnitTally",
]
