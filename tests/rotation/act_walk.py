from tests.rotation.appointment_walk import AppointmentWalk
from tests.rotation.case_walk import RotationWalk
from tests.rotation.plan_walk import RotationPlanWalk

WALKS = [AppointmentWalk(), RotationPlanWalk(), RotationWalk()]
