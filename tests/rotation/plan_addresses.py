"""The addresses of plans of rotations and of their places, and one record of each."""

import datetime

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from rotation.plans.acts import START_PLAN
from tests.roles import KEEPERS, LEADER, pages_of
from tests.rotation.moves import make_rotation_plan, make_slot

READ_PLANS = KEEPERS | LEADER
ACTS = ("agree-plan", "start-plan", "close-plan")
PLANS = [
    *pages_of("rotationplan", read=READ_PLANS, keep=KEEPERS),
    *((f"rotationplan-{act}", "rotationplan", KEEPERS) for act in ACTS),
    ("rotationplan-undo", "rotationplan_step", KEEPERS),
    ("rotationplan-papers", "rotationplan", READ_PLANS),
    ("rotationslot-new", "rotationplan", KEEPERS),
    ("rotationslot-detail", "rotationslot", READ_PLANS),
    ("rotationslot-history", "rotationslot", READ_PLANS),
    ("slot-candidates", "rotationslot", READ_PLANS),
    ("slot-propose", "rotationslot", KEEPERS),
    *((f"rotationslot-{page}", "rotationslot", KEEPERS) for page in ("edit", "remove", "move")),
]


def plan_records(unit, cadre):
    """A draft with a place, and a plan that is carried out."""
    plan = make_rotation_plan(unit)
    running = make_rotation_plan(unit, 2021, state="agreed")
    started = apply(START_PLAN, User.system(), [running], {"on": datetime.date(2021, 11, 21)})
    return {
        "rotationplan": plan,
        "rotationplan_step": (running, started.steps[0]),
        "rotationslot": make_slot(plan, cadre.posts.get().post),
    }
