"""One small world with named people, and a database served by the application's role as in production."""

import datetime
import logging
import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import environ
import pytest
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.http import HttpResponseForbidden, HttpResponseNotFound
from django.test import TransactionTestCase
from django.test.client import store_rendered_templates

from foundation.core.database import as_the_program
from foundation.core.projected.day import move_day
from foundation.lists.pages import ListPage
from office.organisation.models.users import Grant, User
from office.organisation.rights import Role
from tests.factories import LONG_AGO, make_body, make_cadre, make_post, make_unit
from tests.forms import FormClient
from tests.longest import SECONDS
from tests.put import Put, empty, prepare_emptying
from tests.ruler import ruler_url
from upkeep.health.kept import HEALTH

TODAY = datetime.date(2021, 11, 30)
OTHER_SESSIONS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
)
BUSY_SESSIONS = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid() AND state <> 'idle'"
)
QUIET = 3
END_OF_YEAR = datetime.date(2021, 12, 31)


def pytest_collection_modifyitems(items):
    """The longest files first, so that no worker is left with one when the others are done."""
    items.sort(key=lambda item: -SECONDS.get(str(item.path.relative_to(item.config.rootpath)), 0))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """The owner makes the test database; the tests use it as the application's role."""
    application = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    owner = environ.Env().db_url("DATABASE_OWNER_URL")
    with django_db_blocker.unblock():
        # What tests themselves read and make, no wall stands before; their requests say for whom they are.
        connection_created.connect(as_the_program)
        real_name = connection.settings_dict["NAME"]
        connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        move_day(TODAY)
        connection.close()
        connection.settings_dict.update(application)
        owner["NAME"] = connection.settings_dict["NAME"]
        Put.owner = owner
        WORLD.prepare()
        prepare_emptying(owner)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
            yield
        # A test of a database that goes away may have left a connection that is cut.
        connection.close()
        with connection.cursor() as cursor:
            # A thread that a test left behind may still hold its connection.
            cursor.execute(OTHER_SESSIONS)
        connection.close()
        connection.settings_dict.update(USER=owner["USER"], PASSWORD=owner["PASSWORD"])
        connection.creation.destroy_test_db(real_name, verbosity=0)


@pytest.fixture
def as_owner(django_db_setup, django_db_blocker):
    """The tests' connection as the owner's, who alone may change tables; all is taken back."""
    with django_db_blocker.unblock(), connected_as(environ.Env().db_url("DATABASE_OWNER_URL")):
        yield


@pytest.fixture
def as_ruler(django_db_setup, django_db_blocker):
    """As the superuser's, who alone may write to the catalogue; all is taken back."""
    with django_db_blocker.unblock(), connected_as(environ.Env.db_url_config(ruler_url())):
        yield


@contextmanager
def connected_as(role):
    application = {key: connection.settings_dict[key] for key in ("USER", "PASSWORD")}
    connection.close()
    connection.settings_dict.update(USER=role["USER"], PASSWORD=role["PASSWORD"])
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    connection.close()
    connection.settings_dict.update(application)


@pytest.fixture(scope="session", autouse=True)
def all_is_well():
    """No page asks how the machine is: there is no scheduler beside the tests. Those of `upkeep` ask themselves."""
    HEALTH.lines, HEALTH.at = [], float("inf")


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages():
    """An answer keeps the context of its page, not a copy of it for each of the thirty parts that the page includes."""

    def store(found, signal, sender, template, context, **told):
        if context.template is template:
            store_rendered_templates(found, signal, sender, template, context, **told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", store)
        yield


@pytest.fixture(scope="session", autouse=True)
def refusals_untold():
    """Walks are refused some thousand times: each would be written to the log of the test with the way to it."""
    logger = logging.getLogger("django.request")
    level = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(level)


@pytest.fixture(autouse=True)
def day_of_the_projections(request):
    """A test that had to flush the tables took the day along; every test begins on the same one."""
    marked = request.node.get_closest_marker("django_db")
    asked = {"db"} if marked and not marked.kwargs.get("transaction") else set()
    for name in ("transactional_db", "db"):
        if name in {*request.fixturenames, *asked}:
            request.getfixturevalue(name)
            move_day(TODAY)
            return


@pytest.fixture
def client():
    return FormClient()


@pytest.fixture
def bare(monkeypatch):
    """Refusals without the frame of a page: walks meet some thousand, and read what is said and the status alone."""
    refuse, miss = "config.urls.handler403", "config.urls.handler404"
    monkeypatch.setattr(
        refuse, lambda request, exception: HttpResponseForbidden(str(exception)), raising=False
    )
    monkeypatch.setattr(miss, lambda request, exception: HttpResponseNotFound(str(exception)), raising=False)


@pytest.fixture
def pages_of_25(monkeypatch):
    """Lists in pages so small that a few rows make several."""
    monkeypatch.setattr(ListPage, "page_size", 25)
    monkeypatch.setattr(ListPage, "whole_up_to", 25)


@pytest.fixture
def answering():
    """The threads of the live server that are at an answer now: between two queries the database cannot tell.

    Each has its own connection to the cache, which Django closes nowhere: left to the collector of garbage it
    would be told as unclosed at the end of the run.
    """
    threads = set()

    def begin(**told):
        if threading.current_thread() is not threading.main_thread():
            threads.add(threading.get_ident())

    def end(**told):
        if threading.current_thread() is not threading.main_thread():
            caches["default"]._cache.get_client().connection_pool.disconnect()
            threads.discard(threading.get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield threads
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def page(page, transactional_db, answering):
    """A page whose last requests are answered, and done with, before the tables under them are emptied."""
    yield page
    page.goto("about:blank")
    last, quiet = time.monotonic() + 30, 0
    while quiet < QUIET and time.monotonic() < last:
        time.sleep(0.02)
        quiet = 0 if answering or busy_sessions() else quiet + 1
    assert quiet == QUIET, "the live server still answers, so its tables cannot be emptied"


def busy_sessions():
    with connection.cursor() as cursor:
        cursor.execute(BUSY_SESSIONS)
        return cursor.fetchone()[0]


@pytest.fixture
def world(db):
    """Huyện > (Ban Tổ chức, xã Hoa Thám, xã Tân Văn). Lan serves all of it, Hương only Hoa Thám.

    An holds a post in Hoa Thám, Bình one in Tân Văn.
    """
    return WORLD.put()


def make_world():
    district = make_unit("181", "Huyện Bình Gia", level="district", kind="4")
    office = make_unit("181-ban-to-chuc", "Ban Tổ chức Huyện ủy", level="district", kind="1", parent=district)
    hoa_tham = make_unit("06073", "Xã Hoa Thám", parent=district, order=1)
    tan_van = make_unit("06121", "Xã Tân Văn", parent=district, order=2)
    return SimpleNamespace(
        district=district,
        office=office,
        hoa_tham=hoa_tham,
        tan_van=tan_van,
        lan=make_user("lan", Role.OFFICER, district),
        huong=make_user("huong", Role.UNIT_OFFICER, hoa_tham),
        an=make_cadre("Hoàng Thị An", make_post("Chủ tịch UBND", hoa_tham, is_leader=True), sex="F"),
        binh=make_cadre("Nông Văn Bình", make_post("Chủ tịch UBND", tan_van), birth="1975-03-04"),
        committee=make_body(district, "executive", "Ban Chấp hành Đảng bộ huyện"),
        long_ago=LONG_AGO,
    )


def make_user(username, role, unit, **fields):
    """Someone who may sign in, with one grant; the password is the user name."""
    user = User.objects.create_user(username, password=username, full_name=username.capitalize(), **fields)
    until = END_OF_YEAR if role == Role.INSPECTOR else None
    Grant.objects.create(user=user, role=role, unit=unit, until=until)
    return user


WORLD = Put("world", make_world)
