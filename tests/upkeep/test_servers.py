"""PostgreSQL's programs are those of the server's own major: an older server takes nothing from a newer one."""

import os
import select
import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.db import connection

from upkeep.backups import servers
from upkeep.backups.refusals import BackupRefused
from upkeep.models import Backup
from upkeep.tasks import back_up


def test_the_programs_are_of_the_major_of_the_server(db):
    server = connection.connection
    for name in ("pg_dump", "pg_restore"):
        assert servers.major_of(servers.program(name, server)) == server.server_version // 10000


def test_a_server_whose_programs_are_not_here_is_told(tmp_path):
    with pytest.raises(BackupRefused, match="pg_restore của PostgreSQL 99"):
        servers.program("pg_restore", SimpleNamespace(server_version=990002))


def test_a_program_that_says_nothing_of_itself_is_none(tmp_path):
    program = tmp_path / "pg_dump"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    assert servers.major_of(program) == 0


PARENT = """
import subprocess, sys, time, django
django.setup()
from upkeep.backups.servers import tied
child = subprocess.Popen(tied(sys.executable, "-c", "import time; time.sleep(60)"), stdout=subprocess.DEVNULL)
print(child.pid, flush=True)
time.sleep(60)
"""


def test_what_a_drill_has_started_ends_with_it():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    child = os.pidfd_open(int(parent.stdout.readline()))
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert select.select([child], [], [], 10)[0]
    os.close(child)


def test_what_a_killed_drill_has_left_goes_within_the_hour(transactional_db, kept):
    kept.BACKUP_KEY = ""
    left = kept.BACKUPS / ".drill-left" / "files"
    left.mkdir(parents=True)
    (left / "plain.bin").write_text("x")
    with servers.alone({**kept.OWNER_DATABASE}):
        left.mkdir(parents=True)
        back_up()
        assert left.exists()
    back_up()
    assert not left.parent.exists() and not Backup.objects.exists()
    kept.OWNER_DATABASE = None
    back_up()
