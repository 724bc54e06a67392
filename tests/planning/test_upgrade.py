"""Entries from before there were steps get those that their own days tell of."""

import datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from foundation.core.acts.steps import state_on
from planning.models import ApprovedList, EntryStep, PlanningEntry
from tests.planning.lists import make_entry, make_target

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


def test_what_was_approved_before_is_kept_as_it_is_known_now_and_bears_no_verdict(world):
    stands = PlanningEntry.objects.create(cadre=world.an, target=make_target(world.hoa_tham), **OLD[1][0])
    once = PlanningEntry.objects.create(cadre=world.binh, target=make_target(world.hoa_tham), **OLD[6][0])
    PlanningEntry.objects.create(cadre=world.binh, target=make_target(world.tan_van), **OLD[3][0])
    upgrade()
    module = import_module("planning.migrations.0007_lists_approved_before")
    module.keep(apps, SimpleNamespace(connection=connection))
    [kept] = ApprovedList.objects.all()
    assert {line.entry_id for line in kept.lines.all()} == {stands.pk, once.pk}
    assert kept.basis_words == "theo số liệu khi chuyển sang bản mới, ngày 30/11/2021"
    line = stands.approved_lines.get()
    assert (line.name, line.birth, line.post, line.verdict) == (
        world.an.full_name,
        world.an.birth,
        "Chủ tịch UBND",
        "",
    )
    assert kept.checksum == kept.seal(kept.lines.all())


def test_what_an_upgrade_keeps_reads_as_what_an_act_keeps(world):
    """The words of a line are the same, whoever writes it."""
    line = make_entry(world.an, make_target(world.hoa_tham)).approved_lines.get()
    of_act = (line.section, line.title, line.workplace, line.order_key)
    module = import_module("planning.migrations.0007_lists_approved_before")
    with connection.cursor() as cursor:
        cursor.execute(module.DECIDED)
        [row] = cursor.fetchall()
    made = module.line_of(type(line), row, 1)
    assert (made.section, made.title, made.workplace, made.order_key) == of_act
    assert line.approved_list.term_name == f"{row[4]} (cấp xã)"
