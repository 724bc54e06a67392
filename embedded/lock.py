import fcntl
import os
import signal
from pathlib import Path

from embedded.refusal import Refusal, told

# The folders below the data folder that hold what only this installation's account may read.
PRIVATE = ("run", "log", "files")
PATIENCE_SECONDS = 20


class Lock:
    """One program a data folder.

    Two files: `lock` is held by the program, `children.lock` by each of its children too (an inherited
    descriptor). After a SIGKILL the first is free at once, the second when the last child is gone, and the next
    start waits for that.
    """

    def __init__(self, folder):
        self.folder = folder
        self.own = self.children = None

    def take(self, pause):
        """False when another program works with this data."""
        with told():
            own = self._prepare()
        if not _try(own):
            os.close(own)
            return False
        self.own, self.children = own, _open(self.folder / "run" / "children.lock")
        self._wait_for_children(pause)
        return True

    def _prepare(self):
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in PRIVATE:
            (self.folder / name).mkdir(mode=0o700, exist_ok=True)
        return _open(self.folder / "run" / "lock")

    def release(self):
        os.close(self.children)
        os.close(self.own)

    def _wait_for_children(self, pause):
        for attempt in range(2 * PATIENCE_SECONDS * 10):
            if _try(self.children):
                return
            if attempt == PATIENCE_SECONDS * 10:
                for pid in _holders(self.folder / "run" / "children.lock"):
                    os.kill(pid, signal.SIGKILL)
            pause(0.1)
        raise Refusal("Các tiến trình của lần chạy trước chưa dừng hẳn. Hãy thử lại sau ít phút.")


def _open(path):
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _try(descriptor):
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holders(path):
    """Other processes that have the file open: certain, where a noted process number may have a new owner."""
    for entry in Path("/proc").glob("[0-9]*"):
        if int(entry.name) != os.getpid() and _has_open(entry, path):
            yield int(entry.name)


def _has_open(entry, path):
    try:
        return any(os.readlink(link) == str(path) for link in (entry / "fd").iterdir())
    except OSError:
        return False
