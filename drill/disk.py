"""A disk that is full: a small file system of the drill's own, never the machine's."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress

from drill.scene import Broken, Row, Scene

# The program's own limits, made small for a small disk: it warns below a tenth, and takes no file below this.
STOP_MB, ROOM_MB = 40, 400
ENVIRONMENT = {"CADRE_DISK_STOP_MB": str(STOP_MB)}
FULL_SECONDS = 15
WARNED = "Chỉ còn"
JUDGED_SECONDS = 90


class Ballast:
    """A file that leaves so many bytes free, or none."""

    def __init__(self, scene: Scene) -> None:
        self.path = scene.program.folder.parent / "ballast"

    def leave(self, free: int) -> None:
        with self.path.open("ab") as file:
            size = self.path.stat().st_size + shutil.disk_usage(self.path).free - free
            os.posix_fallocate(file.fileno(), 0, size)

    def fill(self) -> None:
        with suppress(OSError), self.path.open("ab", buffering=0) as file:
            while True:
                file.write(b"\0" * 2**16)


def is_possible() -> bool:
    """Root may make a file system, and not in every container."""
    with tempfile.TemporaryDirectory(prefix="cadre-drill-") as place:
        made = subprocess.run(["mount", "-t", "tmpfs", "drill", place], capture_output=True, check=False)
        return made.returncode == 0 and not subprocess.run(["umount", place], check=False).returncode


def fill(scene: Scene) -> None:
    """First it is low, then too low for files, then there is no room at all; then there is again."""
    ballast, admin, officer = Ballast(scene), scene.user("quantri"), scene.user("chuyenvien")
    workbook = scene.workbook(5).read_bytes()
    if not officer.give_job("before.xlsx", workbook):
        raise Broken("no file is taken while there is room")
    disk = shutil.disk_usage(scene.program.folder)
    ballast.leave(max(disk.total * 8 // 100, (STOP_MB + 10) * 2**20))
    scene.require(lambda: WARNED in admin.first_page(), "nobody is warned", JUDGED_SECONDS)
    ballast.leave((STOP_MB - 10) * 2**20)
    scene.require(
        lambda: not officer.give_job("full.xlsx", workbook), "files are still taken", JUDGED_SECONDS
    )
    ballast.fill()
    time.sleep(FULL_SECONDS)
    ballast.path.unlink()
    scene.since = time.monotonic()
    scene.require(lambda: WARNED not in admin.first_page(), "still warned", JUDGED_SECONDS)
    if not officer.give_job("after.xlsx", workbook):
        raise Broken("files are still refused")


ROWS = [Row("disk full for a while", fill, most=120)]
