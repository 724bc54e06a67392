"""No backup, no restoring without what each needs; the row or the command says why, and what to do."""

import shutil
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from upkeep.backups.comparing import named_differ, sequences_differ, tables_differ
from upkeep.backups.drilling import told_by
from upkeep.backups.making import reason_of
from upkeep.models import Backup


def test_without_key_owner_room_or_folder_the_row_says_why(backed_up, kept, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=1000))
        assert "còn 1000" in backed_up().error.replace("\xa0", " ")
    (tmp_path / "file").touch()
    for name, value, said in (
        ("BACKUP_KEY", "", "chưa có khóa công khai"),
        ("OWNER_DATABASE", None, "DATABASE_OWNER_URL"),
        ("BACKUPS", tmp_path / "file" / "backups", "kiểm tra thư mục"),
        ("OWNER_DATABASE", {**kept.OWNER_DATABASE, "PASSWORD": "x"}, "Không vào được"),
    ):
        before = getattr(kept, name)
        setattr(kept, name, value)
        backup = backed_up()
        assert backup.state == "failed" and said in backup.error, (name, backup.error)
        setattr(kept, name, before)
    assert not list(kept.BACKUPS.glob("**/*"))


def test_what_was_cut_off_is_told_at_the_next_run(backed_up, kept):
    kept.BACKUPS.mkdir()
    (kept.BACKUPS / ".cadre-1.age.part").touch()
    cut = Backup.objects.create(origin="clock", state="running")
    kept.OWNER_DATABASE["NAME"], name = "postgres", kept.OWNER_DATABASE["NAME"]
    assert backed_up().state == "failed" and name
    cut.refresh_from_db()
    assert cut.state == "failed" and "Bị ngắt" in cut.error
    assert not list(kept.BACKUPS.glob(".*.part"))


def test_a_system_that_is_not_empty_is_left_alone(db, kept, keys, tmp_path):
    file = tmp_path / "cadre.age"
    for asked, said in (
        ([], "Cần khóa riêng"),
        (["--identity", str(tmp_path / "none")], "Không đọc được tệp khóa"),
    ):
        kept.BACKUP_IDENTITY = ""
        with pytest.raises(CommandError, match=said):
            call_command("restore", str(file), *asked)
    (tmp_path / "key").write_text(keys[0])
    with pytest.raises(CommandError, match="hệ thống trống; chưa ghi gì. Ở đây đã có bảng"):
        call_command("restore", str(file), "--identity", str(tmp_path / "key"))


COPIED = """\
pg_restore: error: COPY failed for table "cadre_cadre": ERROR:  {}
DETAIL:  Key (citizen_number)=(001) already exists.
CONTEXT:  COPY cadre_cadre, line 3, column born: "Nông Thị Kín"
"""


@pytest.mark.parametrize(
    "message, told",
    [
        ('invalid input syntax for type date: "Nông Thị Kín"', "invalid input syntax for type date…"),
        ('value "Nông Thị Kín" is out of range for type integer', "value … is out of range for type integer"),
        (
            'duplicate key value violates unique constraint "one"',
            'duplicate key value violates unique constraint "one"',
        ),
    ],
)
def test_why_postgresql_took_nothing_is_told_without_the_values_of_rows(message, told):
    said = reason_of(COPIED.format(message).encode())
    assert said == f'pg_restore: error: COPY failed for table "cadre_cadre": ERROR:  {told}'


def test_of_an_error_that_is_not_ours_a_drill_tells_the_kind_alone():
    assert told_by("warning: x\nCommandError: Không có tệp.\n") == "Không có tệp."
    trace = "Traceback:\n  File\npsycopg2.errors.DataError: bad: Kín\nDETAIL:  Kín: Error\n"
    assert told_by(trace) == "không rõ lý do (DataError)"
    assert told_by("") == "không rõ lý do"


def test_what_differs_is_told():
    before = {"a": [2, "7"], "b": [1, "5"], "c": [0, "0"]}
    after = {"a": [3, "9"], "b": [1, "6"], "d": [0, "0"]}
    told = ["bảng a: 3 dòng thay vì 2", "bảng b: nội dung khác", "bảng c thiếu", "bảng d thừa"]
    assert list(tables_differ(before, after, True)) == told
    assert told[1] not in list(tables_differ(before, after, False))
    assert list(sequences_differ({"s": [2, 4], "t": [2, 2]}, {"s": 3, "t": 1})) == ["dãy số t: 1 thay vì 2"]
    assert list(named_differ("hàm", {"f": "1", "g": "2"}, {"f": "1"})) == ["hàm khác ở 1 mục: g"]
    assert list(named_differ("hàm", {"f": "1"}, {"f": "1"})) == []
