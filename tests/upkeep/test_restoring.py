"""A restoring takes an empty system alone, and leaves it empty where the backup cannot be taken."""

import importlib

import pytest
from django.db import connection

from config import wsgi
from tests.upkeep.archives import packed, packed_elsewhere
from upkeep.backups import archive, servers
from upkeep.backups.keys import identity
from upkeep.backups.refusals import BackupRefused
from upkeep.backups.restoring import UNDER_WAY, forget_mark, name_of, restore


@pytest.fixture
def empty_system(kept, django_db_blocker):
    """The tests' connection as the owner's, in a database of its own; answers with what stands in it."""
    before = dict(connection.settings_dict)
    with django_db_blocker.unblock():
        owner = servers.connect(kept.OWNER_DATABASE)
        with servers.scratch(owner, kept.OWNER_DATABASE) as scratch:
            connection.close()
            connection.settings_dict.update({name: scratch[name] for name in ("NAME", "USER", "PASSWORD")})
            yield standing
            connection.close()
            connection.settings_dict.update(before)
        owner.close()


def standing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        return cursor.fetchone()[0]


def refused(kept, path):
    with pytest.raises(BackupRefused) as refusal:
        restore(path, identity(kept.BACKUP_IDENTITY))
    return str(refusal.value)


def test_what_is_not_empty_or_comes_from_something_newer_is_left_alone(empty_system, kept, tmp_path):
    path, files = packed(tmp_path / "a.age"), kept.MEDIA_ROOT
    assert "Không có tệp" in refused(kept, tmp_path / "none.age")
    files.mkdir()
    (files / "other.bin").write_text("x")
    assert "tệp trong" in refused(kept, path)
    assert [each.name for each in files.iterdir()] == ["other.bin"]
    (files / "other.bin").unlink()
    newer = packed(tmp_path / "b.age", migrations={"cadre": ["9999_to_come"]})
    assert "chương trình mới hơn lập (cadre 9999_to_come)" in refused(kept, newer)
    assert "PostgreSQL 99" in refused(kept, packed(tmp_path / "c.age", postgres="99.1"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine ()")
    assert "Ở đây đã có bảng mine" in refused(kept, path)
    assert list(files.iterdir()) == []


def test_a_restoring_that_fails_or_was_cut_off_leaves_nothing(empty_system, kept, tmp_path):
    path, files = packed(tmp_path / "a.age"), kept.MEDIA_ROOT
    assert "PostgreSQL không nhận" in refused(kept, path)
    assert empty_system() == 0 and list(files.iterdir()) == []
    # Of one that was killed: what lies there is its own, and goes.
    (files / "a").mkdir()
    (files / "a" / "b.bin").write_text("half")
    (files / UNDER_WAY).write_text(name_of(path))
    assert "PostgreSQL không nhận" in refused(kept, path)
    assert empty_system() == 0 and list(files.iterdir()) == []


def test_files_under_the_mark_of_another_restoring_are_left_alone(empty_system, kept, tmp_path):
    path, files = packed(tmp_path / "a.age"), kept.MEDIA_ROOT
    files.mkdir()
    (files / "typed.bin").write_text("since")
    for mark in ("", "other.age, SHA-256 0"):
        (files / UNDER_WAY).write_text(mark)
        assert f"của một bản khác ({mark or 'không rõ'})" in refused(kept, path)
    forget_mark()
    assert {each.name for each in files.iterdir()} == {"typed.bin", UNDER_WAY}


def test_the_mark_of_a_restoring_that_came_to_its_end_goes_when_the_program_starts(db, kept):
    kept.MEDIA_ROOT.mkdir()
    for name in (UNDER_WAY, "typed.bin"):
        (kept.MEDIA_ROOT / name).touch()
    importlib.reload(wsgi)
    assert [each.name for each in kept.MEDIA_ROOT.iterdir()] == ["typed.bin"]


def test_a_file_outside_the_folder_is_not_written(empty_system, kept, tmp_path):
    assert "hỏng" in refused(kept, packed(tmp_path / "a.age", name="files/../out.bin"))
    assert "files" not in refused(kept, packed(tmp_path / "b.age", name=f"files/{UNDER_WAY}"))
    assert not (tmp_path / "out.bin").exists() and list(kept.MEDIA_ROOT.iterdir()) == []


def test_a_file_that_is_not_as_it_was_kept_is_refused(empty_system, kept, tmp_path):
    path = packed(tmp_path / "a.age")
    path.write_bytes(path.read_bytes()[:-1])
    assert "SHA-256" in refused(kept, path)
    path.with_name("a.age.sha256").write_text("")
    assert "SHA-256" in refused(kept, path)
    path.with_name("a.age.sha256").unlink()
    assert "bị cắt giữa chừng" in refused(kept, path)
    assert not kept.MEDIA_ROOT.exists()


def test_what_others_made_is_not_restored_and_what_is_swapped_meanwhile_is_not_either(
    empty_system, kept, tmp_path, monkeypatch
):
    path = packed_elsewhere(tmp_path / "a.age")
    assert "không mang dấu" in refused(kept, path) and not kept.MEDIA_ROOT.exists()
    ours, check = packed(tmp_path / "b.age"), archive.checked

    def checked_then_swapped(path, *args):
        manifest = check(path, *args)
        packed_elsewhere(tmp_path / "c.age", dump=b"COMMIT;").replace(path)
        return manifest

    monkeypatch.setattr(archive, "checked", checked_then_swapped)
    assert "database/000000 đã đổi trong khi đọc" in refused(kept, ours)
    assert empty_system() == 0 and list(kept.MEDIA_ROOT.iterdir()) == []


def test_less_than_was_checked_is_not_committed():
    listed = archive.Listed({"parts": {"database/000000": "1", "database/000001": "2"}})
    listed.refuse_other("database/000000", "1")
    with pytest.raises(BackupRefused, match="ngắn đi"):
        listed.refuse_fewer()
