import os
import sys
from urllib.parse import quote

import pytest
from celery import current_app
from django.db import connection

from embedded.browser import NoBrowser, find_or_fetch
from embedded.child import Child

WORKER_SECONDS = 30


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    try:
        return {**browser_type_launch_args, **find_or_fetch().launch_arguments()}
    except NoBrowser as reason:
        pytest.fail(str(reason), pytrace=False)


@pytest.fixture(scope="module")
def celery_worker_process(django_db_setup):
    """A real worker on the test database, up and answering; it does not outlive the tests that ask for it.

    Else it would do jobs of other tests, whose files it does not find.
    """
    command = ["-m", "celery", "--quiet", "-A", "config", "worker", "--pool", "solo", "--loglevel", "WARNING"]
    environment = {**os.environ, "DATABASE_URL": _test_database_url()}
    worker = Child([sys.executable, *command], environment=environment, output=sys.__stderr__)
    try:
        _wait_for(worker)
        yield worker.process
    finally:
        worker.stop()


def _wait_for(worker):
    for _ in range(WORKER_SECONDS):
        if current_app.control.ping(timeout=1, limit=1):
            return
        if not worker.running:
            break
    pytest.fail("the Celery worker did not start", pytrace=False)


def _test_database_url():
    """Its name is known only after pytest-django has made it."""
    is_, quoted = connection.settings_dict, lambda name: quote(str(connection.settings_dict[name]), safe="")
    return f"postgres://{quoted('USER')}:{quoted('PASSWORD')}@{is_['HOST']}:{is_['PORT']}/{is_['NAME']}"
