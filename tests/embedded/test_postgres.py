import json
import shutil
import tempfile
import time
from pathlib import Path

import pytest
import redis

from embedded.child import Child
from embedded.passwords import passwords
from embedded.postgres import MEASURED, OWNER, Postgres, by_memory
from embedded.refusal import Refusal
from embedded.servers import Servers


@pytest.fixture
def folder():
    folder = Path(tempfile.mkdtemp(prefix="cadre-postgres-"))
    yield folder
    shutil.rmtree(folder)


def start(folder):
    server = Servers(folder, durable=False).running["postgres"]
    try:
        server.start(None, time.sleep)
    finally:
        server.stop()
    return server


@pytest.fixture
def alone(monkeypatch, folder):
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        monkeypatch.delenv(name)
    (folder / "log").mkdir()
    return folder


def test_an_interrupted_first_start_is_repeated(alone):
    (alone / "pgdata.new").mkdir()
    (alone / "pgdata.new" / "PG_VERSION").write_text("18")
    assert (start(alone).data / "PG_VERSION").exists()


def test_data_of_before_there_was_a_superuser_go_on_under_their_owner(alone):
    known = passwords(alone)
    old = {name: value for name, value in known.items() if name != "superuser"}
    (alone / "secrets.json").write_text(json.dumps(old))
    for _ in range(2):
        server = start(alone)
    assert (server.ruler, "superuser" in passwords(alone)) == (OWNER, False)


def test_secrets_of_another_installation_are_told_from_a_slow_start(alone):
    start(alone)
    other = alone / "other"
    other.mkdir()
    passwords(other)
    (other / "secrets.json").replace(alone / "secrets.json")
    with pytest.raises(Refusal, match="không phải của dữ liệu"):
        start(alone)


def test_the_number_of_a_stranger_in_the_pid_file_is_forgotten(alone):
    """After a restart of the machine, a number may belong to anyone, and PostgreSQL gives way to its own account's."""
    server = start(alone)
    stranger = Child(["/bin/sleep", "60"], account=server.account)
    (server.data / "postmaster.pid").write_text(f"{stranger.process.pid}\n{server.data}\n")
    start(alone)
    assert stranger.running
    stranger.stop()
    stranger.process.stdout.close()


def test_the_queue_writes_nothing_down_and_what_earlier_releases_wrote_goes(alone):
    queue = Servers(alone).running["valkey"]
    for name in ("appendonlydir", "appendonlydir.hong-20261127-080000"):
        (alone / "valkey" / name).mkdir(parents=True)
        (alone / "valkey" / name / "appendonly.aof.1.incr.aof").write_text("search:1:nông thị kín")
    try:
        queue.start(None, time.sleep)
        with redis.Redis.from_url(queue.address()) as client:
            client.set("search", "nông thị kín")
    finally:
        queue.stop()
    assert [path.name for path in (alone / "valkey").iterdir()] == ["valkey.conf"]


@pytest.mark.parametrize(
    "memory, kept, with_files, sorting",
    [(256, 128, 192, 4), (2048, 512, 1536, 16), (24_000, 2048, 18_000, 16)],
)
def test_a_quarter_of_the_memory_keeps_pages_within_bounds(memory, kept, with_files, sorting):
    sizes = {"shared_buffers": kept, "effective_cache_size": with_files, "work_mem": sorting}
    assert by_memory(memory) == {name: f"{size}MB" for name, size in sizes.items()}


def test_servers_of_tests_keep_little_since_many_run_side_by_side(folder):
    lasting, passing = (Postgres(folder, passwords(folder), durable=durable) for durable in (True, False))
    assert MEASURED.items() < lasting.settings.items() and "shared_buffers" in lasting.settings
    assert not set(passing.settings) & {*MEASURED, "shared_buffers"}
