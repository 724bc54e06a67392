"""Planning lists; each module is one subject."""

from planning.models.entries import EntryStep, PlanningEntry
from planning.models.terms import PlanningRound, PlanningTarget, PlanningTerm

__all__ = ["EntryStep", "PlanningEntry", "PlanningRound", "PlanningTarget", "PlanningTerm"]
