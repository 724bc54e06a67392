"""Backups of the test database itself, made by its owner into a folder of the test."""

import environ
import pytest
from django.db import connection

from upkeep.backups.keys import key_pair
from upkeep.backups.making import make
from upkeep.models import Backup, StartedBy


@pytest.fixture(scope="session")
def keys():
    return key_pair()


@pytest.fixture
def kept(settings, tmp_path, keys):
    """Settings of an installation that backs itself up, with its private key at hand."""
    settings.BACKUP_IDENTITY, settings.BACKUP_KEY = keys
    settings.BACKUPS, settings.MEDIA_ROOT = tmp_path / "backups", tmp_path / "files"
    owner = environ.Env().db_url("DATABASE_OWNER_URL")
    settings.OWNER_DATABASE = {**owner, "NAME": connection.settings_dict["NAME"]}
    return settings


@pytest.fixture
def backed_up(transactional_db, kept):
    """A function that backs up and answers with the row."""
    return lambda: make(Backup.objects.create(origin=StartedBy.COMMAND))
