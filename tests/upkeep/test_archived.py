"""“At most five minutes lost”: by the archive of docs/installation.md the last committed row outlives its disk."""

import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from embedded.passwords import passwords
from embedded.postgres import SUPERUSER, Postgres, address

TOLD = Path("docs/installation.md").read_text()
# For the test every second, and careless with what is thrown away.
QUICK = {"archive_timeout": "1s", "fsync": "off", "full_page_writes": "on"}
REACHED = "SELECT last_archived_wal >= pg_walfile_name(%s) FROM pg_stat_archiver"


def told(setting, archive):
    """What the page says of a setting, with the folder of the test in place of that of the office."""
    return re.search(rf"{setting} = '([^']+)'", TOLD).group(1).replace("/archive", str(archive))


@pytest.fixture
def folder():
    """Not in pytest's own folder, which the account that PostgreSQL gets from root could not enter."""
    folder = Path(tempfile.mkdtemp(prefix="cadre-archived-"))
    (folder / "log").mkdir()
    yield folder
    shutil.rmtree(folder)


def asked(server, *statements):
    connection = psycopg2.connect(address(SUPERUSER, server.passwords["superuser"], server.port))
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement, *values in statements:
            cursor.execute(statement, *values)
        answer = cursor.fetchone()[0]
    connection.close()
    return answer


def start(folder, settings):
    server = Postgres(folder, passwords(folder))
    server.settings = server.settings | QUICK | settings
    server.start(None, time.sleep)
    return server


def based(server, archive):
    """A base backup, by the server's own account as the page says."""
    places = ["--host=127.0.0.1", f"--port={server.port}", f"--username={SUPERUSER}"]
    subprocess.run(
        [server.programs / "pg_basebackup", *places, f"--pgdata={archive / 'base'}", "--checkpoint=fast"],
        env={"PGPASSWORD": server.passwords["superuser"]},
        cwd="/",
        check=True,
        **server.account.switch(),
    )
    return archive / "base"


def test_the_last_committed_row_comes_back_after_the_disk_is_lost(folder):
    archive = folder / "archive"
    archive.mkdir(mode=0o700)
    server = start(folder, {"archive_mode": "on", "archive_command": told("archive_command", archive)})
    server.account.owns(archive)
    base = based(server, archive)
    asked(server, ("CREATE TABLE kept (id int)",), ("INSERT INTO kept VALUES (1), (2)",), ("SELECT 1",))
    last = asked(server, ("INSERT INTO kept VALUES (3)",), ("SELECT pg_current_wal_insert_lsn()",))
    for _ in range(300):
        if asked(server, (REACHED, [last])):
            break
        time.sleep(0.1)
    server.child.kill()
    shutil.rmtree(server.data)

    base.rename(server.data)
    with open(server.data / "postgresql.auto.conf", "a") as settings:
        settings.write(f"restore_command = '{told('restore_command', archive)}'\n")
    (server.data / "recovery.signal").touch()
    # Nobody asks before everything is there.
    again = start(folder, {"hot_standby": "off"})
    try:
        assert asked(again, ("SELECT array_agg(id ORDER BY id) FROM kept",)) == [1, 2, 3]
    finally:
        again.stop()
