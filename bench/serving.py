"""Servers for one run: of the data, in a folder that is gone afterwards, and of pages."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from embedded.lock import Lock
from embedded.ports import free_port
from embedded.postgres import OWNER
from embedded.servers import Servers, environment

PROJECT = Path(__file__).resolve().parent.parent
# A run empties tables: whatever database the environment names is never its own.
FORGOTTEN = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "CADRE_AS_OWNER",
    "CADRE_SAMPLE",
)


@contextmanager
def databases() -> Iterator[None]:
    """As durable as those of an office, so that writing costs what it costs there."""
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    with tempfile.TemporaryDirectory(prefix="cadre-bench-") as folder:
        os.chmod(folder, 0o755)
        lock = Lock(Path(folder) / "var")
        lock.take(time.sleep)
        servers = Servers(lock.folder)
        servers.start(lock.children, time.sleep)
        servers.running["postgres"].permit("session_replication_role")
        let_settle(servers.running["postgres"].connect("postgres"))
        try:
            os.environ.update(environment(lock.folder, servers.ports()), CADRE_TODAY="2021-11-30")
            yield
        finally:
            servers.stop()
            lock.release()


def let_settle(connection: Any) -> None:
    """The owner, who is no superuser, ends the making of people with a checkpoint (`loading.settle`)."""
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT pg_checkpoint TO {OWNER}")
    connection.close()


@contextmanager
def served(application: str, *options: str, **variables: str) -> Iterator[int]:
    """The port of one worker with one thread, so that floor and program compete on equal terms."""
    plain = ["-w", "1", "--keep-alive", "60", "-k", "gthread", "--no-control-socket", "--log-level", "error"]
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, "-b", f"127.0.0.1:{port}", *(options or plain)],
        cwd=PROJECT,
        env=os.environ | variables,
    )
    try:
        wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait(port: int) -> None:
    for _ in range(600):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("a server of pages did not start")


def run(*arguments: str, owner: bool = False) -> str:
    """What a process of its own printed; as the application's role unless it is the owner's work."""
    environment = os.environ | {"CADRE_COMMAND": "1"} | ({"CADRE_AS_OWNER": "1"} if owner else {})
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=PROJECT, check=True, env=environment, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
