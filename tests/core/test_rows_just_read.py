"""What is asked of a row that was just read is what the database would answer."""

from itertools import product

import pytest
from django.apps import apps

from cadre.models.conflicts import Account, Relative
from foundation.core.models import ScopedModel
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.planning.lists import make_entry, make_target
from tests.rotation.moves import make_rotation

ACTIONS = ("view", "export", "change", "remove", "approve", "stop")


@pytest.fixture
def rows(world):
    """Something of most kinds, about Lan's own person, a relative and a stranger."""
    Account.objects.create(user=world.lan, cadre=world.an)
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="sibling")
    for cadre in (world.an, world.binh):
        make_evaluation(cadre, 2020)
        make_rotation(cadre, cadre.posts.get().post)
    make_entry(world.binh, make_target(world.tan_van, "Bí thư Đảng ủy"))
    models = [model for model in apps.get_models() if issubclass(model, ScopedModel)]
    return [row for model in (*models, User) for row in model._default_manager.all()]


def test_a_row_just_read_is_judged_as_the_database_does(world, rows):
    users = [world.lan, world.huong, make_user("thanh", Role.INSPECTOR, world.tan_van)]
    answers = set()
    for user, action, row in product(users, ACTIONS, rows):
        every = type(row)._default_manager.all()
        asked = every.filter(pk=row.pk).for_user(user, action).exists()
        assert every.lets(user, action, row) == asked, (user, action, row)
        answers.add((type(row), asked))
    assert len({kind for kind, asked in answers if asked}) > 10
    assert len({kind for kind, asked in answers if not asked}) > 10


def test_nothing_is_asked_of_the_units_for_a_right_that_nobody_gave(world, django_assert_num_queries):
    user = User.objects.get(pk=world.huong.pk)
    assert user.current_grants
    with django_assert_num_queries(0):
        assert not user.scope("cadre.delete_everything").covers(world.hoa_tham.pk)
