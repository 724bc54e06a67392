import os
import pwd
import stat
from dataclasses import dataclass

from embedded.refusal import Refusal


@dataclass(frozen=True)
class SystemAccount:
    uid: int
    gid: int

    @classmethod
    def own(cls):
        return cls(os.getuid(), os.getgid())

    @classmethod
    def of(cls, path):
        status = path.stat()
        return cls(status.st_uid, status.st_gid)

    @classmethod
    def for_postgres(cls):
        """PostgreSQL refuses to run as root; root lends it another account."""
        if os.getuid() != 0:
            return cls.own()
        for name in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(entry.pw_uid, entry.pw_gid)
        raise Refusal(
            "Không chạy được PostgreSQL bằng quyền root: máy không có tài khoản postgres hay nobody."
        )

    def is_own(self):
        return self.uid == os.getuid()

    def switch(self):
        """Arguments of `subprocess.run` that start a program under this account."""
        return {} if self.is_own() else {"user": self.uid, "group": self.gid, "extra_groups": []}

    def owns(self, path):
        if not self.is_own():
            os.chown(path, self.uid, self.gid)

    def reaches(self, path):
        """May this account pass through every folder down to the path, and into or through it?"""
        path = path.resolve()
        return all(self._passes(place.stat()) for place in (path, *path.parents))

    def _passes(self, status):
        return bool(status.st_mode & (stat.S_IXUSR if status.st_uid == self.uid else stat.S_IXOTH))
