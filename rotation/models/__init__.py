from rotation.choices import RotationState
from rotation.models.appointments import Appointment, AppointmentBallot, AppointmentStep
from rotation.models.cases import RotationJudgement, RotationOpinion, RotationRemark
from rotation.models.plans import RotationPlan, RotationPlanStep, RotationSlot
from rotation.models.rotations import Rotation, RotationQuerySet, RotationStep

__all__ = [
    "Appointment",
    "AppointmentBallot",
    "AppointmentStep",
    "Rotation",
    "RotationJudgement",
    "RotationOpinion",
    "RotationPlan",
    "RotationPlanStep",
    "RotationQuerySet",
    "RotationRemark",
    "RotationSlot",
    "RotationState",
    "RotationStep",
]
