"""Of a large register a changed rule is projected by the task of every minute, and pages say so until then."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.people import Cadre, CadreNow
from cadre.projection import projected_together
from foundation.core import tasks
from foundation.core.database import telling_transaction
from foundation.core.models import ProjectionDay
from foundation.core.projected.told import WAITS
from tests.cadre.retirement import FLAT, STEPS, make_ages

# More than are projected while somebody waits for a page.
MANY = 5001
BORN_IN_1975, BY_STEPS = datetime.date(2035, 5, 31), datetime.date(2037, 5, 31)


@pytest.fixture
def large(world):
    world.rule = make_ages(FLAT)
    with projected_together():
        Cadre.objects.bulk_create(
            Cadre(full_name=f"Lò Văn {number}", sex="M", birth="1975-05", entered_unit=world.hoa_tham)
            for number in range(MANY)
        )
    world.many = CadreNow.objects.filter(cadre__full_name__startswith="Lò Văn ")
    return world


def days_of(world):
    return set(world.many.values_list("retire_on", flat=True))


def changed_by_somebody(world, value):
    with telling_transaction(world.lan.pk):
        world.rule.value = value
        world.rule.save()


def test_whoever_changes_the_ages_of_a_large_register_waits_for_nobody(large, client):
    client.force_login(large.lan)
    changed_by_somebody(large, STEPS)
    assert days_of(large) == {BORN_IN_1975}
    assert WAITS in client.get(reverse("cadre-list")).content.decode()
    tasks.keep_day()
    assert days_of(large) == {BY_STEPS}
    assert WAITS not in client.get(reverse("cadre-list")).content.decode()


def test_a_second_change_before_the_first_is_taken_up_is_what_counts(large):
    changed_by_somebody(large, STEPS)
    changed_by_somebody(large, FLAT)
    tasks.keep_day()
    assert days_of(large) == {BORN_IN_1975}
    assert not ProjectionDay.objects.get().waits


def test_the_program_itself_waits_for_all(large):
    large.rule.value = STEPS
    large.rule.save()
    assert days_of(large) == {BY_STEPS} and not ProjectionDay.objects.get().waits


def test_in_a_small_register_the_days_are_there_at_once(world):
    world.rule = make_ages(FLAT)
    changed_by_somebody(world, STEPS)
    assert f"{CadreNow.objects.get(cadre=world.an).retire_on}" == "2040-05-31"
    assert not ProjectionDay.objects.get().waits
