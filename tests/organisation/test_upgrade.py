"""Accounts that were stopped before there were steps get the step of the day that their history tells."""

from importlib import import_module

from django.db import connection
from django.utils import timezone

from foundation.core.acts.undo import undo
from office.organisation.models.steps import AccountStep
from office.organisation.models.users import User


def test_a_stopped_account_was_stopped_on_the_day_of_its_history(world):
    world.lan.is_active = False
    world.lan.save()
    with connection.cursor() as cursor:
        cursor.execute(import_module("office.organisation.migrations.0008_steps_of_accounts").STOPPED)
    step = AccountStep.objects.get()
    told = (step.user, step.act, step.from_state, step.to_state, step.on, step.origin)
    assert told == (world.lan, "organisation.stop", "active", "stopped", timezone.localdate(), "upgrade")
    assert not undo(User.system(), [step]).refused
    assert User.objects.get(pk=world.lan.pk).is_active
