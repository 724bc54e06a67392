"""What `make run` and `manage.py` promise on one machine. The tests share one data folder, so the order saves time."""

import os
import signal
import socket
from http.client import HTTPConnection
from pathlib import Path

import pytest

from embedded.passwords import passwords

WORKER = "hostname\0worker@"
MIGRATED = "[X] 0001_initial"


def test_it_answers_at_its_address(running):
    connection = HTTPConnection("127.0.0.1", running.port)
    connection.request("GET", "/")
    assert connection.getresponse().status == 302
    connection.close()


def test_a_command_beside_it_uses_its_servers(running):
    assert MIGRATED in running.manage("showmigrations", "organisation").stdout
    assert running.running


def test_a_second_start_on_the_same_data_is_refused(running):
    second = running.run("-m", "embedded")
    assert second.returncode == 1
    assert f"Chương trình đang chạy với dữ liệu trong {running.folder}" in second.stdout
    assert running.running


def test_no_password_stands_in_a_command_line(running):
    commands = " ".join(running.processes().values())
    assert "valkey-server" in commands
    assert not any(secret in commands for secret in passwords(running.folder).values())


def test_only_who_backs_up_holds_the_address_of_the_owner(running):
    knowing, secret = {}, passwords(running.folder)["owner"]
    for part in ("gunicorn", WORKER, "config\0beat", "hostname\0backup@"):
        pids = [pid for pid, command in running.processes().items() if part in command]
        told = [Path(f"/proc/{pid}/environ").read_text() for pid in pids]
        assert all("SECRET_KEY=" in text for text in told) and told, part
        knowing[part] = {"DATABASE_OWNER_URL=" in text or secret in text for text in told}
    assert knowing.pop("hostname\0backup@") == {True}
    assert set.union(*knowing.values()) == {False}


def test_nobody_else_may_look_into_its_folders(running):
    modes = {path.name: path.stat().st_mode & 0o077 for path in running.folder.iterdir()}
    assert modes["secrets.json"] == modes["pgdata"] == modes["valkey"] == modes["files"] == modes["log"] == 0


@pytest.mark.parametrize(
    "name, command", [("web", "gunicorn"), ("postgres", "bin/postgres"), ("valkey", "valkey-server")]
)
def test_what_is_killed_is_started_again(running, name, command):
    os.kill(killed := running.process_named(command), signal.SIGKILL)
    running.hear(f"{name} đã được khởi động lại")
    assert running.process_named(command) != killed
    assert running.answers()


def test_a_worker_that_hangs_is_started_again_and_nobody_else(running):
    os.kill(hung := running.process_named(WORKER), signal.SIGSTOP)
    running.hear("worker không còn dấu hiệu hoạt động; khởi động lại")
    running.hear("worker đã được khởi động lại")
    assert running.process_named(WORKER) != hung
    assert "beat đã" not in "".join(running.printed)


def test_killed_it_leaves_no_process_and_the_next_start_recovers(running):
    running.end(signal.SIGKILL)
    assert running.wait_until_gone()
    running.start()


def test_ctrl_c_ends_it_and_leaves_no_process(running):
    assert running.interrupt() == 0
    assert running.processes() == {}


def test_a_command_alone_has_servers_for_its_time(stopped):
    assert MIGRATED in stopped.manage("showmigrations", "organisation").stdout
    assert stopped.processes() == {}


def test_a_child_that_dies_ends_everything(stopped):
    stopped.start(until="Cập nhật")
    os.kill(stopped.process_named("valkey-server"), signal.SIGKILL)
    assert stopped.wait() == 1
    assert "valkey đã dừng bất thường" in stopped.printed[-1]
    assert stopped.processes() == {}


def test_a_port_in_use_is_named_with_a_way_out(stopped):
    with socket.create_server(("127.0.0.1", stopped.port)):
        refused = stopped.run("-m", "embedded")
    assert refused.returncode == 1
    assert f"Không mở được cổng {stopped.port}" in refused.stdout
    assert stopped.processes() == {}
    assert not (stopped.folder / "run" / "servers.json").exists()
