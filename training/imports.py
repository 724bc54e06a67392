"""The sheets of training that can be brought in: a class must be there before its learners."""

from sheets.kinds import register
from training.class_sheet import ClassKind
from training.learner_sheet import LearnerKind

register(ClassKind)
register(LearnerKind)
