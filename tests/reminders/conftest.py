import pytest

from tests.cadre.retirement import make_ages
from tests.reminders.duties import make_duty_rule


@pytest.fixture
def rule(db):
    return make_duty_rule(task="Làm quyết định nghỉ hưu")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


@pytest.fixture(autouse=True)
def ages(request):
    """The ages at retirement in force, wherever a test asks the database."""
    if {"db", "transactional_db", "world"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        make_ages()
