"""The program as an office with TLS runs it."""

import runpy

import pytest

from office.organisation.rights import Role
from tests.conftest import make_user


@pytest.fixture
def tls(monkeypatch, settings):
    """The settings that CADRE_HTTPS=1 gives."""
    monkeypatch.setenv("CADRE_HTTPS", "1")
    for name, value in runpy.run_path("config/protection.py").items():
        if name.isupper() and name != "PASSWORD_HASHERS":
            setattr(settings, name, value)


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    return client
