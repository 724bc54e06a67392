"""Who is planned on a day is told by the days of the entry as by its steps, whatever was done in which order."""

import datetime
import random

import pytest
from django.db import IntegrityError, transaction

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.models.users import User
from planning.acts import APPROVE, END_WITH_UNIT, FULFIL, NOMINATE, RECORD, REJECT, REMOVE, WITHDRAW
from planning.models import PlanningEntry
from tests.planning.lists import done, make_proposal, make_target

FIRST, DAYS = datetime.date(2020, 6, 1), 40
ACTS = [APPROVE, APPROVE, RECORD, NOMINATE, REJECT, REMOVE, FULFIL, END_WITH_UNIT, WITHDRAW]


def keys(entries):
    return set(entries.values_list("pk", flat=True))


def told_by_steps(day, *states):
    in_states = PlanningEntry.objects.in_state_on(day, [*states, PlanningEntry.Status.APPROVED])
    return keys(in_states.filter(target__term__ends_on__gt=day))


def act_or_undo(chance, entry, turn):
    """One act of about the day of its turn, or the last one taken back; what is refused leaves all as it was."""
    day = FIRST + datetime.timedelta(turn + chance.randrange(-3, 4))
    asked = {"on": day, "decision_no": f"{chance.randrange(9)}-QĐ/HU", "decision_on": day}
    try:
        with transaction.atomic():
            if chance.random() < 0.2:
                return undo(User.system(), entry.steps.standing().order_by("-on", "-pk")[:1])
            return apply(chance.choice(ACTS), User.system(), [entry], asked)
    except IntegrityError:
        return None


@pytest.mark.parametrize("seed", range(6))
def test_the_days_of_an_entry_say_what_its_steps_say(world, seed):
    chance = random.Random(seed)
    target = make_target(world.hoa_tham)
    entries = [make_proposal(cadre, target, proposed_on=FIRST) for cadre in (world.an, world.binh)]
    acted = 0
    for turn in range(DAYS):
        outcome = act_or_undo(chance, PlanningEntry.objects.get(pk=chance.choice(entries).pk), turn)
        acted += bool(outcome and outcome.steps)
    days = [FIRST + datetime.timedelta(place) for place in range(-1, DAYS + 5)]
    assert acted > 6
    for day in days:
        assert keys(PlanningEntry.objects.planned_on(day)) == told_by_steps(day), day
        assert keys(PlanningEntry.objects.on_list(day)) == told_by_steps(day, *PlanningEntry.PROPOSED), day


def test_what_takes_effect_later_is_planned_from_that_day(world):
    later = datetime.date(2022, 3, 1)
    proposal = make_proposal(world.an, make_target(world.hoa_tham), proposed_on=FIRST)
    entry = done(APPROVE, proposal, {"on": later, "decision_no": "9-QĐ/TU", "decision_on": FIRST})
    eve = later - datetime.timedelta(1)
    assert not PlanningEntry.objects.planned_on(eve) and entry in PlanningEntry.objects.planned_on(later)
    assert told_by_steps(eve) == set() and told_by_steps(later) == {entry.pk}
