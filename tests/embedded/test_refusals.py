"""What is told instead of a start, without starting a server."""

import json
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from embedded import demonstration
from embedded.lock import Lock
from embedded.passwords import passwords
from embedded.places import require_room
from embedded.postgres import require_same_major
from embedded.refusal import Refusal, told
from embedded.screen import Screen
from embedded.secret_files import read_secret_files
from embedded.servers import Servers, announced
from embedded.supervisor import Supervisor


def test_a_folder_that_nobody_may_write_to():
    with pytest.raises(Refusal, match="không dùng được /sys/cadre: chỉ đọc .* CADRE_VAR="):
        Lock(Path("/sys/cadre")).take(None)


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "var").touch()
    with pytest.raises(Refusal, match="không đúng loại tệp"):
        Lock(tmp_path / "var").take(None)


def test_a_disk_that_is_full_or_nearly(tmp_path, monkeypatch):
    with pytest.raises(Refusal, match="Ổ đĩa đã đầy"), told(), open("/dev/full", "w") as full:
        full.write("x")
    require_room(tmp_path)
    monkeypatch.setenv("CADRE_LEAST_FREE_MB", "1000000000")
    with pytest.raises(Refusal, match="chỉ còn trống .* cần ít nhất 1000000000 MB"):
        require_room(tmp_path)
    monkeypatch.setenv("CADRE_LEAST_FREE_MB", "nhiều")
    with pytest.raises(Refusal, match="CADRE_LEAST_FREE_MB=nhiều không phải là một số"):
        require_room(tmp_path)


@pytest.mark.parametrize(
    ("host", "words"), [("127.0.0.1", "chỉ dành cho chính máy này"), ("0.0.0.0", "máy khác mở được")]
)
def test_a_run_says_whom_it_is_for(tmp_path, monkeypatch, capsys, host, words):
    monkeypatch.setenv("CADRE_HOST", host)
    Supervisor(tmp_path, Screen())._greet()
    assert words in capsys.readouterr().out


def test_an_error_of_ours_stays_one():
    with pytest.raises(FileNotFoundError), told():
        Path("/none").read_text()


@pytest.mark.parametrize("content", [b"", b'{"secret_key": "a', b"\xff\x00", b"[]", b'{"secret_key": "a"}'])
def test_passwords_that_are_cut_or_garbage_are_never_replaced(tmp_path, content):
    (tmp_path / "secrets.json").write_bytes(content)
    with pytest.raises(Refusal, match="bị cắt cụt hoặc hỏng.*không tự tạo mật khẩu mới.*restore"):
        passwords(tmp_path)
    assert (tmp_path / "secrets.json").read_bytes() == content


@pytest.mark.parametrize("data", ["pgdata", "valkey"])
def test_no_new_passwords_are_made_over_data(tmp_path, data):
    (tmp_path / data).mkdir()
    with pytest.raises(Refusal, match="không còn"):
        passwords(tmp_path)
    assert not (tmp_path / "secrets.json").exists()


def test_a_file_of_a_secret_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(Refusal, match="SECRET_KEY_FILE=.*none: không có tệp đó"):
        read_secret_files()


def test_a_day_that_is_none(monkeypatch):
    for given in ("", "2021-11-30"):
        monkeypatch.setenv("CADRE_TODAY", given)
        demonstration.require_day()
    monkeypatch.setenv("CADRE_TODAY", "30/11/2021")
    with pytest.raises(Refusal, match="CADRE_TODAY=30/11/2021 không phải là một ngày"):
        demonstration.require_day()
    with pytest.raises(ImproperlyConfigured, match="CADRE_TODAY=30/11/2021"):
        runpy.run_path("config/settings.py")


def test_a_note_of_the_sample_that_is_garbage_is_no_day(tmp_path):
    note = tmp_path / "demonstration.json"
    for garbage in ("", "{}", "[1]", '{"CADRE_TODAY": "2021-11-30"'):
        note.write_text(garbage)
        with pytest.raises(Refusal, match="demonstration.json hỏng") as refused:
            demonstration.recall(tmp_path)
    # What the sentence says to write is what is read.
    note.write_text(str(refused.value).partition("một dòng: ")[2])
    demonstration.recall(tmp_path)
    assert json.loads(note.read_text()) == demonstration.SAMPLES["1"]


def test_a_note_of_the_ports_that_is_garbage(tmp_path):
    assert announced(tmp_path) == {}
    (tmp_path / "run").mkdir()
    for garbage in ('{"holder": "ru', "[]"):
        (tmp_path / "run" / "servers.json").write_text(garbage)
        with pytest.raises(Refusal, match="servers.json hỏng.*chạy lại"):
            announced(tmp_path)


@pytest.mark.parametrize(
    "version, sentence",
    [
        ("17\n", "PostgreSQL 17.*make upgrade-server OLD=.*restore"),
        ("", "không phải là một cơ sở dữ liệu"),
        (None, "PG_VERSION"),
    ],
)
def test_data_of_another_postgresql_are_not_touched(tmp_path, monkeypatch, version, sentence):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        monkeypatch.delenv(name)
    servers = Servers(tmp_path)
    (tmp_path / "pgdata").mkdir()
    if version is not None:
        (tmp_path / "pgdata" / "PG_VERSION").write_text(version)
    with pytest.raises(Refusal, match=sentence):
        servers.start(None, None)
    assert servers.running["postgres"].child is None
    with pytest.raises(Refusal, match=sentence):
        require_same_major(tmp_path / "pgdata")


def test_a_database_of_others_gets_the_sample_only_by_name(tmp_path, monkeypatch, capsys):
    asked = {}
    for given in ("", "0", "1", "commune"):
        monkeypatch.setenv("CADRE_SAMPLE", given)
        asked[given] = demonstration.is_asked(outside=True), demonstration.is_asked(outside=False)
    assert asked == {"": (False, True), "0": (False, False), "1": (True, True), "commune": (True, True)}
    monkeypatch.delenv("CADRE_SAMPLE")
    filling = Filling(tmp_path, Screen())
    filling.environment = {}
    filling._fill()
    assert filling.filled == ("load_reference", None)
    assert "không tự nạp vào đó" in (said := capsys.readouterr().out)
    assert "CADRE_SAMPLE=1" in said and "manage.py invite" in said


class Filling(Supervisor):
    """Notes what it would start, and by which word."""

    def _manage(self, command, *options):
        self.filled = command, self.environment.get("CADRE_SAMPLE")


def test_our_own_empty_database_is_filled_by_the_name_of_the_sample(tmp_path, monkeypatch):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        monkeypatch.delenv(name)
    for given, named in (("", "1"), ("commune", "commune")):
        monkeypatch.setenv("CADRE_SAMPLE", given)
        filling = Filling(tmp_path, Screen())
        filling.environment = {}
        filling._fill()
        assert filling.filled == ("load_sample", named)
