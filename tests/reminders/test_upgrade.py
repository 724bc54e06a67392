"""Duties from before there were steps get those that they and their history bear the days of."""

import datetime
from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone

from foundation.core.acts.undo import undo
from reminders.models import Duty, DutyStep
from tests.reminders.duties import after, make_duty

NOON = datetime.datetime(2021, 11, 30, 5, tzinfo=datetime.UTC)
LATE = datetime.datetime(2021, 11, 29, 18, tzinfo=datetime.UTC)


def upgrade():
    module = import_module("reminders.migrations.0003_steps_of_duties")
    with connection.cursor() as cursor:
        for statement in (module.HANDED_OVER, module.PUT_OFF, module.ENDED):
            cursor.execute(statement)


@pytest.mark.parametrize("moment", [NOON, LATE])
@pytest.mark.parametrize("state", ["done", "closed"])
def test_an_ended_duty_was_ended_on_its_own_day(world, rule, state, moment):
    who = world.lan if state == "done" else None
    make_duty(
        rule, world.hoa_tham, world.an, state=state, done_at=moment, done_by=who, reason="đã nghỉ", note="x"
    )
    upgrade()
    step = DutyStep.objects.get()
    told = (step.from_state, step.to_state, step.on, step.by, step.origin)
    assert told == ("open", state, datetime.date(2021, 11, 30), who, "upgrade")
    assert step.reason == ("đã nghỉ" if state == "closed" else "")
    assert bool(undo(world.lan, [step]).refused) == (state == "closed")
    assert Duty.objects.get().state == ("open" if state == "done" else "closed")


def test_an_open_duty_tells_that_it_was_handed_over_and_put_off(world, rule):
    put_off = {"snoozed_until": after(5), "reason": "chờ giấy"}
    make_duty(rule, world.hoa_tham, world.an, handler=world.huong, **put_off)
    make_duty(rule, world.tan_van, world.binh)
    upgrade()
    today = timezone.localdate()
    steps = DutyStep.objects.order_by("pk").values_list("act", "from_state", "to_state", "on", "reason")
    assert list(steps) == [
        ("reminders.handover", "open", "open", today, ""),
        ("reminders.snooze", "open", "open", today, "chờ giấy"),
    ]
