"""The sheets of training that can be brought in: a class must be there before its learners."""

from foundation.sheets.kinds import register
from training.imports.classes import ClassKind
from training.imports.learners import LearnerKind

register(ClassKind)
register(LearnerKind)
