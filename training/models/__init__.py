"""Training; each module is one subject."""

from training.models.classes import ClassState, ClassStep, Enrolment, TrainingClass
from training.models.completions import ClassCompletion, RecordedResult
from training.models.needs import Need, NeedStep
from training.models.plans import PlanPerson, PlanPersonStep, PlanRow, TrainingPlan, TrainingPlanStep
from training.models.programmes import Admission, Programme
from training.models.sendings import SendingList, SendingListStep

__all__ = ["Admission", "ClassCompletion", "ClassState", "ClassStep", "Enrolment", "Need", "NeedStep"]
__all__ += ["PlanPerson", "PlanPersonStep", "PlanRow", "Programme", "RecordedResult", "SendingList"]
__all__ += ["SendingListStep", "TrainingClass", "TrainingPlan", "TrainingPlanStep"]
