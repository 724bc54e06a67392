"""How the walk of all acts makes plans, and people in their rows, in every state."""

import datetime

from django.urls import reverse

from tests.factories import make_cadre, make_post
from tests.training.factories import choose, make_plan, make_row
from tests.walk import OTHER, Walk
from training.choices import PlaceState, PlanState
from training.models import PlanPerson, TrainingPlan

PAPER = {"decision_no": "15-KH/HU", "decision_on": "29/11/2021"}
ISSUED = datetime.date(2021, 11, 20)


class TrainingPlanWalk(Walk):
    model = TrainingPlan
    people = (OTHER,)
    asked = {
        "training.issue_plan": PAPER,
        "training.start_plan": {"on": "30/11/2021"},
        "training.adjust_plan": PAPER | {"reason": "Bổ sung một lớp"},
        "training.close_plan": {"on": "30/11/2021"},
    }

    def rows(self, unit, people):
        """They are about nobody: one of every state will do."""
        found = {}
        for state in PlanState.values:
            day = None if state == PlanState.DRAFT else ISSUED
            plan = make_plan(unit, name=f"Kế hoạch {state}", state=state, issued_on=day)
            make_row(plan)
            found[OTHER, state] = plan
        return found

    def address(self, act, row):
        return reverse(f"trainingplan-{act.slug}", args=[row.pk])


class PlanPersonWalk(Walk):
    """Each state has a row of its own, since nobody stands in one twice."""

    model = PlanPerson
    asked = {"training.withdraw": {"reason": "Chuyển công tác"}}

    def rows(self, unit, people):
        """They lie where the person works: outside there is somebody else, and nobody of the user's own."""
        if people[OTHER].now.unit != unit:
            people = {OTHER: make_cadre("Lý Văn Năm", make_post("Chuyên viên", unit))}
        plan = make_plan(unit, issued_on=ISSUED)
        found = {}
        for state in (None, *PlaceState.values):
            row = make_row(plan, title=f"Lớp {state}")
            for who, person in people.items():
                new = PlanPerson(row=row, cadre=person)
                found[who, state] = choose(row, person, state=state) if state else new
        return found

    def address(self, act, row):
        if row.pk is None:
            return reverse("planrow-choose", args=[row.row_id])
        return reverse(f"planperson-{act.slug}", args=[row.pk])

    def posted(self, act, row):
        if row.pk is None:
            return {act.slug: f"{row.cadre_id}:"}
        return super().posted(act, row)


PLAN_WALKS = [TrainingPlanWalk(), PlanPersonWalk()]
