import os
import subprocess
import sys
import time
from contextlib import contextmanager

from django.core.management import execute_from_command_line

from embedded import demonstration
from embedded.lock import Lock
from embedded.places import PROJECT, var_folder
from embedded.postgres import programs_folder
from embedded.refusal import Refusal
from embedded.secret_files import read_secret_files
from embedded.servers import Servers, announced, environment, external_database, external_redis

OWNER_COMMANDS = {
    *("migrate", "makemigrations", "showmigrations", "sqlmigrate", "squashmigrations"),
    *("dbshell", "flush", "pgtrigger", "restore"),
}
WITHOUT_TABLES = OWNER_COMMANDS | {"backup_key", "help", "-h", "--help", "version", "--version", "check"}
WAIT_SECONDS = 60


def run(arguments):
    """A command of Django, beside `make run` or alone: a database is found or started for it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    command = arguments[1] if len(arguments) > 1 else "help"
    os.environ["CADRE_COMMAND"] = "1"
    if command in OWNER_COMMANDS:
        os.environ["CADRE_AS_OWNER"] = "1"
    try:
        read_secret_files()
        demonstration.require_day()
        with _servers(var_folder(), command):
            execute_from_command_line(arguments)
    except Refusal as refusal:
        sys.exit(str(refusal))


@contextmanager
def _servers(folder, command):
    outside = external_database()
    with _connected(folder):
        owner_url = os.environ["DATABASE_OWNER_URL"]
        if command not in WITHOUT_TABLES and not demonstration.has_tables(owner_url):
            for first in ("migrate", "load_reference"):
                subprocess.run([sys.executable, "manage.py", first, "-v0"], cwd=PROJECT, check=True)
        if (
            command == "load_sample"
            and demonstration.is_asked(outside)
            and demonstration.is_possible(owner_url)
        ):
            demonstration.remember(folder)
            os.environ.update(demonstration.recall(folder))
        # For dbshell, where the machine has no psql of its own.
        os.environ["PATH"] = f"{os.environ.get('PATH', os.defpath)}:{programs_folder()}"
        yield


@contextmanager
def _connected(folder):
    if external_database() and external_redis():
        os.environ.update(environment(folder, {}))
        yield
        return
    lock = Lock(folder)
    ports = _ports_of_a_running_program(lock)
    if ports:
        os.environ.update(environment(folder, ports))
        yield
        return
    with _own_servers(folder, lock):
        yield


@contextmanager
def _own_servers(folder, lock):
    servers = Servers(folder)
    try:
        servers.start(lock.children, time.sleep)
        servers.announce("command")
        os.environ.update(environment(folder, servers.ports()))
        yield
    finally:
        servers.withdraw()
        servers.stop()
        lock.release()


def _ports_of_a_running_program(lock):
    """None when there is no such program: the lock is ours then."""
    for attempt in range(WAIT_SECONDS * 10):
        if lock.take(time.sleep):
            return None
        note = announced(lock.folder)
        if note.get("holder") == "run":
            return note
        if attempt == 10:
            sys.stderr.write("Đang chờ một lệnh manage.py khác dùng xong dữ liệu…\n")
        time.sleep(0.1)
    raise Refusal(
        f"Một lệnh manage.py khác đang dùng dữ liệu trong {lock.folder}. Hãy thử lại khi lệnh đó xong."
    )
