"""How the walk of all acts makes plans of rotations in every state."""

from django.urls import reverse

from rotation.choices import RotationPlanState
from rotation.models import RotationPlan
from tests.factories import make_post
from tests.rotation.moves import make_rotation_plan, make_slot
from tests.walk import OTHER, Walk


class RotationPlanWalk(Walk):
    model = RotationPlan
    people = (OTHER,)
    asked = {
        "rotation.agree_plan": {"decision_no": "12-TB/HU", "decision_on": "29/11/2021"},
        "rotation.start_plan": {"on": "30/11/2021"},
        "rotation.close_plan": {"on": "30/11/2021"},
    }

    def rows(self, unit, people):
        """They are about nobody: one of every state will do."""
        found = {}
        for state in RotationPlanState.values:
            plan = make_rotation_plan(unit, name=f"Kế hoạch {state}", state=state)
            make_slot(plan, make_post("Chuyên viên", unit))
            found[OTHER, state] = plan
        return found

    def address(self, act, row):
        return reverse(f"rotationplan-{act.slug}", args=[row.pk])
