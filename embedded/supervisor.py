import os
import selectors
import signal
import sys
import time
from functools import partial

from embedded import demonstration
from embedded.child import Child, Ties
from embedded.keeper import KeptAlive
from embedded.lock import Lock
from embedded.places import require_shared_memory, var_folder
from embedded.ports import require_free, wanted_port
from embedded.refusal import Refusal
from embedded.screen import Screen
from embedded.secret_files import read_secret_files
from embedded.servers import Servers, environment, external_database
from embedded.signs import FileSign, WebSign, answers

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_SECONDS = 30
# In a container there is often nobody else than root, and the warning comes at every start.
QUIET = {
    "CADRE_LOG_HAS_CLOCK": "1",
    "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges:UserWarning",
}
FOR_ONE_MACHINE = (
    "Lần chạy này chỉ dành cho chính máy này; dùng chung trong cơ quan thì cài đặt theo docs/installation.md."
)
FOR_OTHERS = (
    "Chú ý: máy khác mở được chương trình, không mã hóa và không có proxy đứng trước; "
    "chỉ dùng để thử, dùng chung trong cơ quan thì cài đặt theo docs/installation.md."
)

# Checks of Django take as long as reading the program, and migrate has made them.
CHECKED = "--skip-checks"
# Those that serve people or only send messages never hold the address of the owner of the tables.
SERVING, OWNERS = {"web", "worker", "beat"}, "DATABASE_OWNER_URL"


class Stopped(Exception):
    """Someone asked for the end."""


class Supervisor:
    """Runs the whole program in the foreground, in one thread: children end with the thread that started them."""

    def __init__(self, folder, screen):
        self.folder, self.screen = folder, screen
        self.host = os.environ.get("CADRE_HOST") or "127.0.0.1"
        self.port = wanted_port()
        self.lock, self.servers = Lock(folder), None
        self.children, self.kept, self.outputs = {}, [], selectors.DefaultSelector()
        self.stopping = False

    def run(self):
        for sign in STOP_SIGNALS:
            signal.signal(sign, self._ask_to_stop)
        try:
            self._claim()
            self._work()
        except Stopped:
            return 0

    def _work(self):
        try:
            self._start()
            while True:
                self._read()
                for kept in self.kept:
                    kept.look()
        finally:
            self._end()

    def _ask_to_stop(self, *_):
        self.stopping = True

    def _claim(self):
        require_shared_memory()
        if not self.lock.take(self._pause):
            raise Refusal(
                f"Chương trình đang chạy với dữ liệu trong {self.folder}. Hãy dừng lần chạy đó trước."
            )
        require_free(self.host, self.port)

    def _start(self):
        self._say("Khởi động cơ sở dữ liệu và hàng đợi…")
        self.servers = Servers(self.folder)
        self.servers.start(self.lock.children, self._pause)
        self.servers.announce("run")
        self.environment = QUIET | os.environ | environment(self.folder, self.servers.ports())
        self._say("Cập nhật cấu trúc cơ sở dữ liệu…")
        self._manage("migrate", "--noinput", "-v0")
        if demonstration.is_possible(self.environment["DATABASE_OWNER_URL"]):
            self._fill()
        else:
            self._load_catalogues()
        self._say("Khởi động trang web và tác vụ nền…")
        self._keep_servers()
        self._serve()
        while not answers(self._visible_host(), self.port, "/", 5):
            self._turn()
        # Afterwards, for each of them reads the whole program first, and somebody waits for the first page.
        self._work_aside()
        self._greet()

    def _fill(self):
        """An empty register: the sample, which brings the catalogues itself, where it is asked for."""
        if demonstration.is_asked(external_database()):
            self._say("Nạp dữ liệu mẫu…")
            # By name: to the command our own database is one that is given.
            self.environment["CADRE_SAMPLE"] = demonstration.wanted()
            self._manage("load_sample", CHECKED)
            self.environment |= demonstration.recall(self.folder)
            return
        self._load_catalogues()
        if external_database():
            self._say(
                "Cơ sở dữ liệu bên ngoài chưa có hồ sơ; dữ liệu mẫu không tự nạp vào đó. "
                "Làm thật: .venv/bin/python manage.py invite TÊN_ĐĂNG_NHẬP tạo tài khoản đầu tiên. "
                "Dùng thử: chạy lại với CADRE_SAMPLE=1."
            )

    def _load_catalogues(self):
        self._manage("load_reference", CHECKED, "-v0")

    def _manage(self, *arguments):
        child = self._launch(arguments[0], ["manage.py", *arguments])
        while child.running:
            self._read()
            _require(self.servers.children())
        self._drain()
        self.children.pop(arguments[0])
        if child.stop():
            raise Refusal(
                f"Lệnh “manage.py {arguments[0]}” không thành công, nên chương trình không khởi động."
            )

    def _serve(self):
        at = f"{self.host}:{self.port}"
        gunicorn = ["-m", "gunicorn", "config.wsgi", "--bind", at, "--config", "deploy/web.py"]
        self._keep("web", gunicorn, WebSign(self._visible_host(), self.port))

    def _work_aside(self):
        celery = ["-m", "celery", "--quiet", "-A", "config"]
        worker = [*celery, "worker", "--loglevel", "WARNING"]
        self._keep_worker("worker", [*worker, "--concurrency", "2"])
        self._keep_worker("backup", [*worker, "--concurrency", "1", "--queues", "upkeep"])
        schedule = self.folder / "run" / "beat"
        watched = ["--scheduler", "config.beat.WatchedScheduler", "--schedule", schedule, "--pidfile", ""]
        beat = [*celery, "beat", "--loglevel", "WARNING", *watched]
        self._keep("beat", beat, FileSign(schedule.with_name("beat.alive")))

    def _keep_worker(self, name, command):
        sign = FileSign(self.folder / "run" / f"{name}.alive")
        # Any milder signal may leave it waiting for a queue that ends at the same moment.
        self._keep(name, [*command, "--hostname", f"{name}@%h"], sign, death_signal=signal.SIGKILL)

    def _keep_servers(self):
        """First, so that what uses them finds them when it is looked at."""
        for name, server in self.servers.running.items():
            # Pages need no queue: whatever keeps it from starting, they stay.
            kept = KeptAlive(name, partial(self._restart, server), self._say, needed=name != "valkey")
            kept.child = server.child
            self.kept.append(kept)

    def _restart(self, server):
        server.restart(self.lock.children, self._pause)
        return server.child

    def _keep(self, name, arguments, sign, **ties):
        kept = KeptAlive(name, partial(self._launch, name, arguments, **ties), self._say, sign)
        kept.begin()
        self.kept.append(kept)

    def _launch(self, name, arguments, death_signal=signal.SIGTERM):
        ties = Ties(death_signal, self.lock.children)
        known = self.environment | {"CADRE_ALIVE": str(self.folder / "run" / f"{name}.alive")}
        if name in SERVING:
            known.pop(OWNERS, None)
        child = Child([sys.executable, *arguments], environment=known, ties=ties)
        self.outputs.register(child.process.stdout, selectors.EVENT_READ, (name, child))
        self.children[name] = child
        return child

    def _visible_host(self):
        return "127.0.0.1" if self.host == "0.0.0.0" else self.host

    def _greet(self):
        self._say(f"Sẵn sàng: http://{self._visible_host()}:{self.port}/")
        accounts = self.folder / "accounts.txt"
        if accounts.exists():
            self._say(accounts.read_text())
        self._say(FOR_ONE_MACHINE if self.host == "127.0.0.1" else FOR_OTHERS)
        self._say("Nhấn Ctrl-C để dừng tất cả.")

    def _turn(self):
        self._read()
        _require(self.servers.children() | self.children)

    def _pause(self, seconds):
        self._read(seconds)

    def _read(self, seconds=0.2, obey=True):
        """Pass on what the children write; true when there was something."""
        if obey and self.stopping:
            raise Stopped
        ready = self.outputs.select(seconds)
        for key, _ in ready:
            name, child = key.data
            more, lines = child.read()
            for line in lines:
                self.screen.say(name, line)
            if not more:
                self.outputs.unregister(key.fileobj)
                key.fileobj.close()
        return bool(ready)

    def _drain(self):
        """The last words of those who have ended are often the reason."""
        while self._read(0, obey=False):
            pass

    def _end(self):
        """Those who use the servers first, all at once; then the servers."""
        self._say("Đang dừng…")
        given_up = time.monotonic() + STOP_SECONDS
        for child in self.children.values():
            child.ask_to_stop()
        while any(child.running for child in self.children.values()) and time.monotonic() < given_up:
            self._read(obey=False)
        for child in self.children.values():
            child.stop(patience=0)
        self._drain()
        if self.servers:
            self.servers.withdraw()
            self.servers.stop()
        self._say("Đã dừng.")

    def _say(self, text):
        self.screen.say("cadre", text)


def _require(children):
    for name, child in children.items():
        if not child.running:
            raise Refusal(f"{name} đã dừng bất thường (mã {child.process.returncode}); dừng tất cả.")


def main():
    os.umask(0o077)
    screen = Screen()
    try:
        read_secret_files()
        demonstration.require_day()
        return Supervisor(var_folder(), screen).run()
    except Refusal as refusal:
        screen.say("cadre", str(refusal))
        return 1
