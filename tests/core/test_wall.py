"""The wall of the database: it is as the models say, stands before whoever is nobody, and is passed in few places."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, transaction

from cadre.models.people import Cadre, CadreNow
from foundation.core.acts.steps import Step
from foundation.core.database import audited_transaction, telling_transaction
from foundation.core.traces.removed import event_model
from foundation.core.wall.building import differences
from foundation.core.wall.declared import reaching_people, walled
from office.organisation.models.role_rights import RoleRight
from office.organisation.role_rights import covered

WAYS = re.compile(r"\b(beyond_the_reader|importing)\(")
# Where the wall is passed, and why.
PASSED = {
    "ballots/kept.py": "a count is kept from who may not know the person that it is tied to",
    "cadre/holders.py": "a post whose holder the reader may not know is not called vacant",
    "cadre/imports/matching.py": "a number in use is refused, a namesake asked about, whoever bears it",
    "cadre/namesakes.py": "who enters a person twice learns that somebody else keeps the other record",
    "cadre/removal.py": "a record goes, and comes back, with all that hangs on it",
    "foundation/core/lost/told.py": "of ticked rows that are not read, how many stand and how many are gone",
    "foundation/sheets/pipeline.py": "who brings in rows of a kind need not read its records",
    "foundation/sheets/undo/running.py": "what stands on an import is found whoever may read it; then nobody is told",
    "planning/knowable.py": "of whom a grade was given elsewhere, so that no verdict rests on the others alone",
}
STEPS = [model for model in apps.get_models() if issubclass(model, Step)]
OUTSIDE = {"foundation/core/wall/reading.py"}


def test_the_policies_are_those_that_the_models_declare(db):
    assert list(differences()) == []


def test_every_table_with_a_path_to_a_person_or_a_list_stands_behind_it():
    assert reaching_people() <= set(walled())


def test_the_database_knows_the_rights_of_the_one_table(db):
    assert set(RoleRight.objects.values_list("role", "covers")) == set(covered())


@pytest.mark.parametrize("model", STEPS, ids=lambda model: model._meta.label)
def test_which_steps_stand_is_asked_without_a_join(model):
    """Behind the wall such a join is estimated at one row: one filter of the list of people took 1.4 s to be drawn."""
    assert "JOIN" not in str(model.objects.standing().query)


def test_nobody_but_the_owner_writes_what_roles_may(db):
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        RoleRight.objects.create(role="inspector", covers="cadre.cadreprivate")


@pytest.mark.parametrize("model", walled(), ids=lambda model: model._meta.label)
def test_nobody_reads_nothing(world, model):
    """Fails closed: a transaction that was told no user sees no row and no event, even of the whole small world."""
    with telling_transaction(None):
        assert not model._base_manager.exists()
        assert event_model(model) is None or not event_model(model).objects.exists()


def test_what_one_transaction_was_told_the_next_does_not_know(transactional_db, world):
    """The connection is kept for whoever asks next."""
    with connection.cursor() as cursor:
        cursor.execute("SET app.user_id = ''")
    try:
        with telling_transaction(world.lan.pk):
            assert Cadre.objects.count() == 2
        assert not Cadre.objects.exists()
        with telling_transaction(world.huong.pk):
            assert list(Cadre.objects.all()) == [world.an]
        assert not CadreNow.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET app.user_id = 'system'")


def test_a_telling_inside_another_gives_back_what_stood(world):
    with telling_transaction(world.huong.pk):
        with audited_transaction(None):
            assert Cadre.objects.count() == 2
        assert list(Cadre.objects.all()) == [world.an]


def test_the_wall_is_passed_where_the_table_says():
    found = {
        str(path)
        for path in Path().rglob("*.py")
        if path.parts[0] not in (".venv", "tests") and WAYS.search(path.read_text())
    }
    assert found - OUTSIDE == set(PASSED)
