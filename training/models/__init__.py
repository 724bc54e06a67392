"""Training; each module is one subject."""

from training.models.classes import ClassState, ClassStep, Enrolment, TrainingClass
from training.models.needs import Need, NeedStep
from training.models.plans import PlanPerson, PlanPersonStep, PlanRow, TrainingPlan, TrainingPlanStep
from training.models.programmes import Admission, Programme
from training.models.sendings import SendingList, SendingListStep

__all__ = ["Admission", "ClassState", "ClassStep", "Enrolment", "Need", "NeedStep", "PlanPerson"]
__all__ += ["PlanPersonStep", "PlanRow", "Programme", "SendingList", "SendingListStep", "TrainingClass"]
__all__ += ["TrainingPlan", "TrainingPlanStep"]
