"""Entries from before there were steps get those that their own days tell of."""

import datetime
from importlib import import_module

import pytest
from django.db import connection

from foundation.core.acts.steps import state_on
from planning.models import EntryStep, PlanningEntry
from tests.planning.lists import make_target

MARCH, JULY, SEPTEMBER = (datetime.date(2019, month, 15) for month in (3, 7, 9))
DECIDED = {"decision_no": "318-QĐ/HU", "approved_on": JULY}
OLD = [
    ({"status": "approved", "proposed_on": JULY, **DECIDED}, [None, "approved", "approved"]),
    ({"status": "approved", "proposed_on": MARCH, **DECIDED}, ["draft", "approved", "approved"]),
    ({"status": "approved", "proposed_on": SEPTEMBER, **DECIDED}, [None, "approved", "approved"]),
    ({"status": "submitted", "proposed_on": MARCH}, ["submitted", "submitted", "submitted"]),
    ({"status": "withdrawn", "proposed_on": MARCH, "ended_on": SEPTEMBER}, ["draft", "draft", "withdrawn"]),
    ({"status": "rejected", "proposed_on": JULY, "ended_on": JULY}, [None, "rejected", "rejected"]),
    (
        {"status": "removed", "proposed_on": JULY, "ended_on": SEPTEMBER, "end_reason": "retired", **DECIDED},
        [None, "approved", "removed"],
    ),
]


def upgrade():
    module = import_module("planning.migrations.0003_steps_of_entries")
    with connection.cursor() as cursor:
        for statement in (module.MADE, module.APPROVED, module.ENDED):
            cursor.execute(statement)


@pytest.mark.parametrize(("columns", "states"), OLD)
def test_an_old_entry_is_on_every_day_what_its_days_say(world, columns, states):
    entry = PlanningEntry.objects.create(cadre=world.an, target=make_target(world.hoa_tham), **columns)
    upgrade()
    days = (MARCH, JULY, SEPTEMBER)
    found = [
        PlanningEntry.objects.annotate(found=state_on(EntryStep, day)).get(pk=entry.pk).found for day in days
    ]
    assert found == states
    last = entry.steps.order_by("on", "pk").last()
    assert (last.to_state, last.origin, last.by) == (entry.status, "upgrade", None)
    assert set(entry.steps.values_list("on", flat=True)) <= {MARCH, JULY, SEPTEMBER}
