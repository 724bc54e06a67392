"""One file says how the web is served, wherever it runs, and asks for no more than there is."""

import re
import runpy
from pathlib import Path

import pytest
from gunicorn.config import Config

from tests.deploy.files import SERVICES, command_of
from tests.deploy.units import command_of as command_of_unit

WEB = runpy.run_path("deploy/web.py")
# The server's own number where nobody sets one, less those it keeps for its administrator.
CONNECTIONS = 100 - 3
# Workers, backup and scheduler, an administrator's commands, a backup that dumps, nightly work.
OTHERS = 20


def test_gunicorn_takes_what_the_file_says():
    taken = Config()
    for name in set(WEB) & set(taken.settings):
        taken.set(name, WEB[name])
    assert taken.worker_class_str == "config.web_worker.WebWorker"
    assert taken.preload_app and taken.control_socket_disable and taken.accesslog is None
    assert (taken.workers, taken.threads) == (WEB["workers"], WEB["threads"])


def test_whoever_starts_the_web_reads_the_file():
    words = [command_of(SERVICES["web"]), command_of_unit("cadre-web")]
    assert [command[command.index("--config") + 1] for command in words] == ["deploy/web.py"] * 2
    supervisor = Path("embedded/supervisor.py").read_text()
    assert re.findall(r'"--config", "([^"]*)"', supervisor) == ["deploy/web.py"]
    assert not {"--workers", "--threads", "--worker-class"} & set(
        " ".join([*words[0], *words[1], supervisor]).split()
    )


@pytest.mark.parametrize(
    "processors, memory, workers",
    [(1, 256, 2), (2, 24_000, 3), (2, 512, 2), (4, 1024, 4), (4, 8_000, 5), (64, 256_000, 8)],
)
def test_processes_by_processors_and_memory(processors, memory, workers):
    assert WEB["workers_for"](processors, memory) == workers


def test_the_database_has_a_connection_for_every_thread():
    """Each thread keeps one, and so does the one beside them that says that the process lives."""
    assert WEB["MOST"] * (WEB["threads"] + 1) + OTHERS <= CONNECTIONS
