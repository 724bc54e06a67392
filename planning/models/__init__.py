"""Planning lists; each module is one subject."""

from planning.models.approved import ApprovedLine, ApprovedList
from planning.models.entries import EntryStep, PlanningEntry
from planning.models.terms import PlanningRound, PlanningTarget, PlanningTerm

__all__ = [
    "ApprovedLine",
    "ApprovedList",
    "EntryStep",
    "PlanningEntry",
    "PlanningRound",
    "PlanningTarget",
    "PlanningTerm",
]
