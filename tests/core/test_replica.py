"""Boards, reports and exports are read from a replica that has all that was written, else from the primary."""

import io
import os
import shutil
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path

import environ
import psycopg2
import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from embedded.account import SystemAccount
from embedded.ports import free_port
from foundation.core.models import AccessLog
from foundation.core.replica import reading
from foundation.core.replica.router import REPLICA, ReplicaRouter, from_replica
from foundation.core.waiting.circuit import Circuit
from tests.factories import make_cadre, make_post
from tests.ruler import ruler_url

AS_WRITTEN = ["-c", "fsync=off", "-c", "log_min_messages=fatal"]
ROUTER = f"{ReplicaRouter.__module__}.{ReplicaRouter.__qualname__}"
SHEET = {"format": "xlsx"}
pytestmark = pytest.mark.django_db(transaction=True, databases=["default", REPLICA])


class Server:
    """A copy of the server of the suite that follows it."""

    def __init__(self, owner, primary):
        self.owner, self.primary, self.port = owner, primary, free_port()
        self.folder = primary.with_name(f"replica-{self.port}")
        self.account = SystemAccount.of(primary).switch()
        process = (primary / "postmaster.pid").read_text().split()[0]
        self.programs = Path(os.readlink(f"/proc/{process}/exe")).parent

    def start(self):
        self.folder.mkdir(mode=0o700)
        SystemAccount.of(self.primary).owns(self.folder)
        place = ["-h", self.owner["HOST"], "-p", str(self.owner["PORT"]), "-U", self.owner["USER"]]
        how = ["-R", "-X", "stream", "--checkpoint=fast", "--no-sync", "--no-manifest"]
        known = {"PGPASSWORD": self.owner["PASSWORD"], "LC_ALL": "C.UTF-8"}
        self.run([self.programs / "pg_basebackup", "-D", self.folder, *place, *how], known).wait()
        where = ["-D", self.folder, "-p", str(self.port), "-h", self.owner["HOST"], "-k", ""]
        self.process = self.run([self.programs / "postgres", *where, *AS_WRITTEN], {"LC_ALL": "C.UTF-8"})

    def run(self, command, environment):
        return subprocess.Popen(command, env=environment, cwd="/", **self.account)

    def asked(self, question):
        """The answer of the replica to its owner, as soon as it answers."""
        for _ in range(200):
            try:
                server = connected(self.owner | {"PORT": self.port})
                break
            except psycopg2.OperationalError:
                time.sleep(0.05)
        with server.cursor() as cursor:
            cursor.execute(question)
            answer = cursor.fetchone()
        server.close()
        return answer

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def connected(database):
    found = psycopg2.connect(
        host=database["HOST"],
        port=database["PORT"],
        user=database["USER"],
        password=database["PASSWORD"],
        dbname=database["NAME"],
    )
    found.autocommit = True
    return found


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    """The suite's server promises nothing of what was committed a moment ago; for these tests it does."""
    owner = environ.Env.db_url_config(ruler_url()) | {"NAME": connection.settings_dict["NAME"]}
    with closing(connected(owner)) as primary, primary.cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{owner["NAME"]}" SET synchronous_commit = on')
        cursor.execute("SHOW data_directory")
        made = Server(owner, Path(cursor.fetchone()[0]))
        made.start()
        made.asked("SELECT 1")
        with django_db_blocker.unblock():
            connection.close()
        connections.settings[REPLICA] = {
            **connection.settings_dict,
            "PORT": made.port,
            "TEST": {**connection.settings_dict["TEST"], "MIRROR": "default"},
        }
        yield made
        del connections.settings[REPLICA]
        made.stop()
        shutil.rmtree(made.folder)
        cursor.execute(f'ALTER DATABASE "{owner["NAME"]}" RESET synchronous_commit')


@pytest.fixture
def replica(server, settings, monkeypatch):
    """The connection to it."""
    settings.DATABASE_ROUTERS = [ROUTER]
    monkeypatch.setattr(reading, "CIRCUIT", Circuit())
    yield connections[REPLICA]
    connections[REPLICA].close()
    del connections[REPLICA]


@pytest.fixture
def lan(replica, world, client):
    client.force_login(world.lan)
    return client


def names_in(response):
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    return {cell for row in sheet.iter_rows(values_only=True) for cell in row}


def asked_of(alias):
    return CaptureQueriesContext(connections[alias])


def test_boards_reports_and_exports_are_read_there_and_logged_on_the_primary(replica, lan):
    board, form = reverse("board"), reverse("stat-form", args=["9b"])
    people, plain = reverse("cadre-list"), {}
    for address, query in ((board, plain), (form, plain), (form, SHEET), (people, SHEET)):
        logged = AccessLog.objects.count()
        with asked_of(REPLICA) as there, asked_of("default") as here:
            response = lan.get(address, query)
            assert response.status_code == 200 and response.getvalue()
        assert len(there) > len(here), (address, len(there), len(here))
        assert not any("cadre_postheld" in each["sql"] for each in here)
        assert AccessLog.objects.count() - logged == (query == SHEET)
    with asked_of(REPLICA) as there:
        lan.get(people)
    assert len(there) == 0, "a list on screen is drawn from the primary"


def test_what_is_read_there_knows_the_user_and_can_write_nothing(replica, lan, world):
    with asked_of(REPLICA) as there:
        lan.get(reverse("board"))
    assert f"set_config('app.user_id', '{world.lan.pk}', true)" in there[1]["sql"]
    assert "set_config('transaction_read_only', 'on', true)" in there[1]["sql"]
    with replica.cursor() as cursor:
        cursor.execute("SELECT pg_is_in_recovery()")
        assert cursor.fetchone() == (True,)
    with from_replica():
        assert AccessLog.objects.all().db == REPLICA
        assert AccessLog.objects.select_for_update().db == "default"
        assert AccessLog.objects.create(user=world.lan, action="export", subject="x")._state.db == "default"


def test_what_anybody_wrote_before_is_always_there(replica, lan, world):
    post = make_post("Công chức", world.tan_van)
    for number in range(5):
        name = f"Lý Văn {'ABCDE'[number]}"
        make_cadre(name, post)
        with asked_of(REPLICA) as there:
            assert name in names_in(lan.get(reverse("cadre-list"), SHEET))
        assert len(there)


def test_one_that_lags_is_not_waited_for_and_told_once(server, lan, world, caplog, monkeypatch):
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0.05)
    server.asked("SELECT pg_wal_replay_pause()")
    make_cadre("Lý Văn Mới", make_post("Công chức", world.tan_van))
    for _ in range(2):
        assert "Lý Văn Mới" in names_in(lan.get(reverse("cadre-list"), SHEET))
    assert caplog.messages == ["replica not read, the primary answers: Behind"]
    server.asked("SELECT pg_wal_replay_resume()")


def test_a_server_that_is_no_replica_is_not_read(replica, lan, monkeypatch, caplog):
    monkeypatch.setattr(reading, "WAIT_SECONDS", 0)
    monkeypatch.setitem(replica.settings_dict, "PORT", connection.settings_dict["PORT"])
    assert lan.get(reverse("board")).status_code == 200
    assert caplog.messages == ["replica not read, the primary answers: Behind"]


def test_a_page_whose_replica_is_cut_off_half_way_is_read_again_from_the_primary(
    replica, server, lan, caplog
):
    def cut_off(execute, sql, params, many, context):
        if "cadre_postheld" in sql:
            server.asked(f"SELECT pg_terminate_backend({replica.connection.info.backend_pid})")
        return execute(sql, params, many, context)

    with replica.execute_wrapper(cut_off):
        assert lan.get(reverse("stat-form", args=["9b"]), {"format": "docx"}).status_code == 200
    (told,) = caplog.messages
    assert told.startswith("read again, from the primary: ")
    assert AccessLog.objects.count() == 1


def test_without_the_replica_every_page_answers(replica, server, lan, caplog):
    lan.get(reverse("board"))
    server.stop()
    for _ in range(2):
        # As between two requests of a server; the client of the tests leaves it out.
        replica.close_if_unusable_or_obsolete()
        assert lan.get(reverse("board")).status_code == 200
        assert "Hoàng Thị An" in names_in(lan.get(reverse("cadre-list"), SHEET))
    assert caplog.messages == ["replica not read, the primary answers: OperationalError"]
