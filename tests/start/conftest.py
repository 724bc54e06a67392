"""An office that holds nothing, and its head."""

import pytest

from cadre.reference import load_reference
from office.organisation.models.office import Office
from office.organisation.rights import Role
from tests.conftest import make_user


@pytest.fixture
def office(db):
    load_reference()
    return Office.objects.get()


@pytest.fixture
def head(client, office):
    client.force_login(make_user("hoa", Role.CHIEF, office.unit))
    return client
