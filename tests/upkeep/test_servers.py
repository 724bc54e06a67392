"""PostgreSQL's programs are those of the server's own major: an older server takes nothing from a newer one."""

from types import SimpleNamespace

import pytest
from django.db import connection

from upkeep.backups import servers
from upkeep.backups.refusals import BackupRefused


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
