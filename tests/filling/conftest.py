import pytest


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def lan(client, world):
    """The district's officer, signed in."""
    client.force_login(world.lan)
    return client
