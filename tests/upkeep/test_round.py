"""What was backed up comes back equal, as a drill tries it: the restore command, in an empty database."""

import threading
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from foundation.core.database import audited_transaction
from office.papers.models import LetterBatch
from office.sign_in.models.sessions import OpenSession
from tests.upkeep.archives import packed
from upkeep.backups import archive, servers
from upkeep.backups.drilling import drill
from upkeep.backups.keys import identity
from upkeep.models import Backup, Drill, StartedBy

DRILLS = "SELECT datname FROM pg_database WHERE datname LIKE 'cadre\\_drill\\_%'"
ROW = (
    "INSERT INTO upkeep_drill (origin, state, began_at, error, file, compared, differences)"
    " VALUES ('clock', 'failed', now(), 'x', '', '{}', '[]')"
)


def asked(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row for (row,) in cursor.fetchall()]


def tried(path=None):
    return drill(Drill.objects.create(origin=StartedBy.COMMAND), path)


@pytest.fixture
def filled(transactional_db, kept, world):
    """A history, a file that is there and one that is not."""
    with audited_transaction(world.lan.pk):
        world.an.note = "Đã đọc hồ sơ"
        world.an.save()
    for name in ("letters/có.zip", "letters/mất.zip"):
        LetterBatch.objects.create(owner=world.lan, kind="x", subjects=[], file=name)
    LetterBatch._meta.get_field("file").storage.save("letters/có.zip", ContentFile(b"abc" * 9999))
    return world


@contextmanager
def others_writing(kept):
    """Somebody who goes on writing, rows with numbers of their own; counts them."""
    owner, over, written = servers.connect(kept.OWNER_DATABASE), threading.Event(), []

    def write():
        while not over.wait(0.005):
            owner.cursor().execute(ROW)
            written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    yield written
    over.set()
    writer.join()
    owner.close()


def sessions_in(dump):
    """Tables whose rows would sign somebody in, or show somebody signed in who is not."""
    tables = {Session._meta.db_table, OpenSession._meta.db_table}
    return [each for each in tables if f"COPY public.{each} ".encode() in dump]


def test_a_backup_is_restored_without_a_difference_and_the_scratch_is_gone(filled, backed_up, kept):
    with others_writing(kept) as written:
        backup = backed_up()
    assert (backup.state, backup.error) == ("done", "")
    assert (backup.contents["files"], backup.contents["missing"]) == (1, ["letters/mất.zip"])
    path = kept.BACKUPS / backup.file
    assert path.stat().st_mode & 0o777 == 0o600 and {each.suffix for each in kept.BACKUPS.iterdir()} == {
        ".age",
        ".sha256",
    }
    # Of a drill that was killed.
    left = servers.scratch_prefix(kept.OWNER_DATABASE) + "left"
    owner = servers.connect(kept.OWNER_DATABASE)
    owner.cursor().execute(f"CREATE DATABASE {left}")
    (kept.BACKUPS / ".drill-left" / "files").mkdir(parents=True)

    run = tried()
    assert (run.state, run.error, run.differences) == ("done", "", [])
    assert run.backup == backup and run.passed and run.compared["figures"]
    assert run.compared["files"] == 1 and run.compared["rows"] == backup.contents["rows"] > 1000
    assert asked(DRILLS) == [] and not list(kept.BACKUPS.glob(".drill*"))

    with archive.opened(path, identity(kept.BACKUP_IDENTITY)) as tar:
        dump = b"".join(
            b"".join(chunks) for name, chunks in archive.members(tar) if name.startswith(archive.DUMP)
        )
    assert b"COPY public.cadre_cadre " in dump and not sessions_in(dump)

    manifest = archive.checked(path, identity(kept.BACKUP_IDENTITY))
    assert manifest["tables"]["cadre_cadreevent"][0] > 0 and manifest["tables"]["pghistory_context"][0] > 0
    low, high = manifest["sequences"]["upkeep_drill_id_seq"]
    assert 0 <= manifest["tables"]["upkeep_drill"][0] <= low < high <= len(written)
    assert manifest["figures"]["as_of"] == manifest["day"] == "2021-11-30"
    owner.close()


def test_a_drill_that_fails_says_why_and_leaves_nothing(transactional_db, kept, tmp_path):
    run = tried(packed(tmp_path / "garbage.age"))
    assert (run.state, run.passed, run.file) == ("failed", False, "garbage.age")
    assert "PostgreSQL không nhận hết" in run.error
    assert asked(DRILLS) == [] and not list(kept.BACKUPS.glob(".drill*"))
    ended = {"state": "done", "ended_at": timezone.now()}
    Backup.objects.create(origin=StartedBy.CLOCK, file="garbage.age", sha256="0" * 64, **ended)
    assert "không phải tệp mà chương trình đã lập" in tried(tmp_path / "garbage.age").error
    kept.BACKUP_IDENTITY = ""
    assert "Cần khóa riêng" in tried(packed(tmp_path / "other.age")).error


def test_two_at_once_are_one(transactional_db, backed_up, kept):
    (kept.BACKUPS / ".drill-left" / "files").mkdir(parents=True)
    with servers.alone(kept.OWNER_DATABASE):
        assert not list(kept.BACKUPS.iterdir())
        assert "đang chạy" in backed_up().error
    assert not list(kept.BACKUPS.glob("*.age"))
