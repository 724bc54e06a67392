"""The addresses of plans, of their rows and of the people in them, and one record of each."""

import datetime

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.roles import KEEPERS, LEADER, UNIT, pages_of
from tests.training.factories import choose, make_plan, make_row
from training.plans.acts import START
from training.plans.chosen_places import CHOOSE

WEIGHERS = KEEPERS | LEADER
ACTS = ("issue-plan", "start-plan", "adjust-plan", "close-plan")
OF_ROWS = ("edit", "remove", "move", "choose", "order", "add")
PLANS = [
    *pages_of("trainingplan", read=WEIGHERS, keep=KEEPERS),
    *((f"trainingplan-{act}", "trainingplan", KEEPERS) for act in ACTS),
    ("trainingplan-undo", "trainingplan_step", KEEPERS),
    ("trainingplan-copy", "two_plans", KEEPERS),
    ("planrow-new", "trainingplan", KEEPERS),
    ("planrow-detail", "planrow", WEIGHERS),
    ("planrow-history", "planrow", WEIGHERS),
    *((f"planrow-{page}", "planrow", KEEPERS) for page in OF_ROWS),
    ("planperson-list", None, WEIGHERS | UNIT),
    ("planperson-detail", "planperson", WEIGHERS | UNIT),
    ("planperson-history", "planperson", WEIGHERS),
    *((f"planperson-{page}", "planperson", KEEPERS) for page in ("edit", "choose", "reserve", "withdraw")),
    ("planperson-undo", "planperson_step", KEEPERS),
    ("planperson-undo-many", "planperson_step", KEEPERS),
]


def plan_records(unit, cadre):
    """A plan that was issued, with somebody chosen; another one that is carried out, with somebody moved up."""
    plan, running = (make_plan(unit, year, issued_on="2021-11-20") for year in (2022, 2021))
    row, moved = make_row(plan), choose(make_row(running), cadre, state="reserve")
    started = apply(START, User.system(), [running], {"on": datetime.date(2021, 11, 21)})
    up = apply(CHOOSE, User.system(), [moved], {})
    return {
        "trainingplan": plan,
        "trainingplan_step": (running, started.steps[0]),
        "two_plans": (plan, running),
        "planrow": row,
        "planperson": choose(row, cadre),
        "planperson_step": (moved, up.steps[0]),
    }
