"""How somebody comes through a row of a plan; nothing else assigns that state."""

from foundation.core.acts.act import guard_states, register
from training.models import PlanPerson
from training.plans.chosen_places import CHOOSE, RESERVE, WITHDRAW

register(CHOOSE, RESERVE, WITHDRAW)
guard_states(PlanPerson)
