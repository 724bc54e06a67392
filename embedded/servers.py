import json
import os

from embedded import postgres, valkey
from embedded.backup_key import backup_key
from embedded.demonstration import recall
from embedded.passwords import passwords
from embedded.places import require_room
from embedded.refusal import Refusal, told


class Servers:
    """The servers that the environment does not replace by others, on the data of one folder."""

    def __init__(self, folder, *, durable=True):
        self.folder = folder
        self.running = {}
        secrets = passwords(folder)
        if not external_database():
            self.running["postgres"] = postgres.Postgres(folder, secrets, durable=durable)
        if not external_redis():
            self.running["valkey"] = valkey.Valkey(folder, secrets)

    def start(self, lock, pause):
        """`lock` is a descriptor the servers keep open; `pause` waits a moment and may raise to give up."""
        with told():
            self.withdraw()
            require_room(self.folder)
            for server in self.running.values():
                server.start(lock, pause)

    def stop(self):
        for server in reversed(self.running.values()):
            server.stop()

    def ports(self):
        return {name: server.port for name, server in self.running.items()}

    def children(self):
        return {name: server.child for name, server in self.running.items()}

    def announce(self, holder):
        """Note the ports for commands that come later; passwords stay in their own file."""
        made = _note(self.folder).with_suffix(".new")
        made.write_text(json.dumps({"holder": holder, **self.ports()}))
        made.replace(_note(self.folder))

    def withdraw(self):
        _note(self.folder).unlink(missing_ok=True)


def announced(folder):
    """What the program that holds the data has noted; empty while it starts."""
    try:
        note = json.loads(_note(folder).read_text())
    except FileNotFoundError:
        return {}
    except ValueError:
        note = None
    if not isinstance(note, dict):
        raise Refusal(
            f"Tệp {_note(folder)} hỏng, nên không rõ chương trình đang chạy ở cổng nào. "
            "Hãy dừng chương trình (Ctrl-C) rồi chạy lại: tệp được ghi mới mỗi lần khởi động."
        )
    return note


def environment(folder, ports):
    """What a child needs beside the variables that are set already, which always win."""
    found = {"CADRE_VAR": str(folder), "PYTHONUNBUFFERED": "1", **recall(folder)}
    if not external_database():
        found |= _database(passwords(folder), _port(ports, "postgres")) | backup_key(folder)
    if not external_redis():
        found["REDIS_URL"] = valkey.address(passwords(folder)["valkey"], _port(ports, "valkey"))
    if "SECRET_KEY" not in os.environ:
        found["SECRET_KEY"] = passwords(folder)["secret_key"]
    return found


def external_database():
    given = [name for name in ("DATABASE_URL", "DATABASE_OWNER_URL") if os.environ.get(name)]
    if len(given) == 1:
        raise Refusal("DATABASE_URL và DATABASE_OWNER_URL phải được đặt cùng nhau.")
    return bool(given)


def external_redis():
    return bool(os.environ.get("REDIS_URL"))


def _database(secrets, port):
    return {
        "DATABASE_URL": postgres.address(postgres.APPLICATION, secrets["application"], port),
        "DATABASE_OWNER_URL": postgres.address(postgres.OWNER, secrets["owner"], port),
    }


def _port(ports, name):
    if name not in ports:
        raise Refusal(
            "Chương trình đang chạy với máy chủ dữ liệu bên ngoài. "
            "Hãy đặt DATABASE_URL, DATABASE_OWNER_URL và REDIS_URL như khi khởi động."
        )
    return ports[name]


def _note(folder):
    return folder / "run" / "servers.json"
