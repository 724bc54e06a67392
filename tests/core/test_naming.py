"""Whom a reader knows beyond the units of the reader: asked by an index, and the same as row by row."""

import random

import pytest
from django.db import connection

from cadre.models.facts import PostHeld
from foundation.core.database import telling_transaction
from foundation.core.wall.declared import rows_of_models
from foundation.core.wall.reading import beyond_the_reader
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.grading import make_grading, make_line
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre, make_post, make_unit
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.rotation.moves import make_rotation

READERS, PEOPLE, STATES = 8, 48, ["open", "notified"]
ROLES = [Role.OFFICER, Role.UNIT_OFFICER, Role.AREA_MEMBER, Role.LEADER, Role.ADMIN]
NAMING = [model for model in rows_of_models() if getattr(model, "names_people", "") and model is not PostHeld]


@pytest.fixture(params=range(3))
def readers(request, world):
    """People of some unit, each on one row of another, and users with some grants."""
    chance = random.Random(request.param)
    units = [world.hoa_tham, world.tan_van, world.office, *(make_unit(f"x{n}", f"Xã {n}") for n in range(4))]
    posts = [make_post(f"Chức vụ {n}", unit, order=50 + n) for n, unit in enumerate(units)]
    targets = [make_target(unit) for unit in units]
    campaign = make_grading(world.district)
    ways = [
        lambda person: held_once(person, chance.choice(posts)),
        lambda person: make_evaluation(person, unit=chance.choice(units)),
        lambda person: make_line(
            person, campaign, chance.choice(STATES), unit=chance.choice(units), grade="good"
        ),
        lambda person: make_entry(person, chance.choice(targets)),
        lambda person: make_proposal(person, chance.choice(targets)),
        lambda person: make_rotation(person, chance.choice(posts)),
        lambda person: make_rotation(
            person, chance.choice(posts), state=chance.choice(["planned", "decided"])
        ),
    ]
    for number in range(PEOPLE):
        chance.choice(ways)(make_cadre(f"Nông Văn {number}", chance.choice(posts)))
    users = [make_user(f"u{n}", chance.choice(ROLES), chance.choice(units)) for n in range(READERS)]
    for user in users[::2]:
        Grant.objects.get_or_create(user=user, role=chance.choice(ROLES), unit=chance.choice(units))
    return [world.lan, *users]


def held_once(person, post):
    PostHeld.objects.create(cadre=person, post=post, valid_from="2010", valid_to="2012")


def named():
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_named()")
        return set(cursor.fetchone()[0]) - {None}


def told_by_rows():
    """Who stands on a row that the reader reads, or held a main post of one of the reader's units."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_units('cadre.cadre')")
        units = cursor.fetchone()[0]
    with beyond_the_reader():
        found = set(PostHeld.objects.filter(main=True, post__unit__in=units).values_list("cadre", flat=True))
    for model in NAMING:
        # In no order, which might ask the wall of the people themselves.
        found |= set(model.objects.order_by().values_list(model.names_people, flat=True))
    return found - {None}


def test_who_is_named_is_who_stands_on_rows_that_are_read(readers):
    sizes = set()
    for user in readers:
        with telling_transaction(user.pk):
            found = named()
            assert found == told_by_rows(), user
        sizes.add(len(found))
    assert len(sizes) > 3
