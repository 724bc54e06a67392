"""How somebody comes through a row of a plan; nothing else assigns that state."""

from foundation.core.acts.act import guard_states, register
from training.models import PlanPerson
from training.plans.chosen_places import CHOOSE, RESERVE, WITHDRAW
from training.plans.sent_places import REFUSE_PLACE, SEND_PLACE, SUMMON_PLACE

register(CHOOSE, RESERVE, WITHDRAW)
register(SEND_PLACE, SUMMON_PLACE, REFUSE_PLACE)
guard_states(PlanPerson)
