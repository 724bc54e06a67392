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
    """The ages at retirement in force, wherever a test asks the database; the world is there before them."""
    wanted = [name for name in ("transactional_db", "db", "world") if name in request.fixturenames]
    for name in wanted:
        request.getfixturevalue(name)
    if wanted:
        make_ages()
