from tests.rotation.plan_walk import RotationPlanWalk

WALKS = [RotationPlanWalk()]
