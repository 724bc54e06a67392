import shutil
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from embedded import upgrade
from embedded.lock import Lock
from embedded.passwords import passwords
from embedded.postgres import DATABASE, OWNER, Postgres, address, programs_folder
from embedded.refusal import Refusal

MADE = """
CREATE TABLE kept (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
INSERT INTO kept (name) SELECT 'Đặng ' || n FROM generate_series(1, 30) n;
GRANT SELECT ON kept TO cadre_app;
ALTER TABLE kept ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON kept USING (false);
"""
ASKED = """
SELECT count(*), max(name), relacl::text, relowner::regrole::text, relrowsecurity, nextval('kept_id_seq')
FROM kept, pg_class WHERE pg_class.oid = 'kept'::regclass GROUP BY 3, 4, 5
"""


@pytest.fixture
def folder(monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        monkeypatch.delenv(name)
    folder = Path(tempfile.mkdtemp(prefix="cadre-upgrade-"))
    (folder / "log").mkdir()
    yield folder
    shutil.rmtree(folder)


def said(folder, statement):
    """What a server started on the data answers its owner, and the folder of its programs."""
    server = Postgres(folder, passwords(folder), durable=False)
    try:
        server.start(None, time.sleep)
        connection = psycopg2.connect(address(OWNER, server.passwords["owner"], server.port, DATABASE))
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            found = cursor.fetchone() if cursor.description else None
        connection.close()
    finally:
        server.stop()
    return found, server.programs


def taken_over(folder, programs):
    lock = Lock(folder)
    assert lock.take(time.sleep)
    try:
        return upgrade.taken_over(folder, folder, programs, lock, ("17", "18"))
    finally:
        lock.release()


def test_data_are_taken_over_whole_and_the_old_ones_kept(folder):
    _, programs = said(folder, MADE)
    assert "1 bảng, 30 dòng" in taken_over(folder, programs)
    assert (folder / "pgdata.17" / "PG_VERSION").exists()
    found, _ = said(folder, ASKED)
    assert found[:5] == (30, "Đặng 9", f"{{{OWNER}=arwdDxtm/{OWNER},cadre_app=r/{OWNER}}}", OWNER, True)
    assert found[5] == 31
    with pytest.raises(Refusal, match="để sang một bên"):
        taken_over(folder, programs)


def test_what_differs_is_not_used(folder, monkeypatch):
    _, programs = said(folder, MADE)
    copied = upgrade.copy

    def and_one_is_lost(old, new):
        copied(old, new)
        connection = new.connect(DATABASE)
        connection.cursor().execute("DELETE FROM kept WHERE id = 7")
        connection.close()

    monkeypatch.setattr(upgrade, "copy", and_one_is_lost)
    with pytest.raises(Refusal, match="khác với dữ liệu cũ ở kept"):
        taken_over(folder, programs)
    assert said(folder, "SELECT count(*) FROM kept")[0] == (30,)
    assert not (folder / "pgdata.17").exists()


def test_a_start_takes_over_what_was_cut_off_between_two_names(folder):
    said(folder, MADE)
    (folder / "pgdata").rename(folder / "pgdata.upgraded")
    assert said(folder, "SELECT count(*) FROM kept")[0] == (30,)
    assert not (folder / "pgdata.upgraded").exists()


def test_what_cannot_be_taken_over_is_said(folder):
    with pytest.raises(Refusal, match="chưa có cơ sở dữ liệu nào"):
        upgrade.upgrade(folder)
    (folder / "pgdata").mkdir()
    for written, sentence in (
        ("18", "không có gì để chuyển"),
        ("17", "Cần chương trình của PostgreSQL 17"),
        ("", "không phải là một cơ sở dữ liệu"),
    ):
        (folder / "pgdata" / "PG_VERSION").write_text(written)
        with pytest.raises(Refusal, match=sentence):
            upgrade.upgrade(folder, str(programs_folder()))
    lock = Lock(folder)
    assert lock.take(time.sleep)
    with pytest.raises(Refusal, match="đang chạy"):
        upgrade.upgrade(folder)
    lock.release()
