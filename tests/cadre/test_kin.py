"""Accounts of persons, relatives, and what follows from them: whose verdicts a reader is not shown."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from cadre.kin import Account, Relative, hidden_cadres
from organisation.models import User

pytestmark = pytest.mark.django_db


def again(user):
    """The user as the next request meets him."""
    return User.objects.get(pk=user.pk)


def test_nothing_is_hidden_from_an_account_without_a_person(world):
    assert hidden_cadres(world.lan) == hidden_cadres(User.system()) == frozenset()
    assert hidden_cadres(AnonymousUser()) == frozenset()


@pytest.mark.parametrize("turned", [False, True])
def test_the_own_person_and_relatives_on_either_side_are_hidden_by_one_query(
    world, turned, django_assert_num_queries
):
    Account.objects.create(user=world.lan, cadre=world.an)
    ends = (world.binh, world.an) if turned else (world.an, world.binh)
    Relative.objects.create(cadre=ends[0], relative=ends[1], kinship="sibling")
    user = again(world.lan)
    with django_assert_num_queries(1):
        assert hidden_cadres(user) == {world.an.pk, world.binh.pk}
        assert hidden_cadres(user) == {world.an.pk, world.binh.pk}
    assert hidden_cadres(again(world.huong)) == frozenset()


def test_two_persons_are_related_once_whoever_is_named_first(world):
    Relative.objects.create(cadre=world.an, relative=world.binh, kinship="spouse")
    with pytest.raises(IntegrityError, match="related_once"):
        Relative.objects.create(cadre=world.binh, relative=world.an, kinship="other")


def test_nobody_is_his_own_relative(world):
    with pytest.raises(IntegrityError, match="not_related_to_oneself"):
        Relative.objects.create(cadre=world.an, relative=world.an, kinship="other")


def test_a_person_has_one_account(world):
    Account.objects.create(user=world.lan, cadre=world.an)
    with pytest.raises(IntegrityError):
        Account.objects.create(user=world.huong, cadre=world.an)
