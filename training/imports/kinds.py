"""The sheets of training that can be brought in: a class must be there before its learners."""

from foundation.sheets.afterwards import LINKS, Afterwards
from foundation.sheets.kinds import register
from training.imports.classes import ClassKind
from training.imports.learners import LearnerKind

register(ClassKind)
register(LearnerKind)
LINKS += [
    Afterwards("classes", "Xem các lớp", "trainingclass-list", "training.view_trainingclass"),
    Afterwards("learners", "Xem học viên", "enrolment-list", "training.view_enrolment"),
]
