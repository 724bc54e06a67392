import pytest

from tests.reminders.duties import make_duty_rule


@pytest.fixture
def rule(db):
    return make_duty_rule(task="Làm quyết định nghỉ hưu")


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client
