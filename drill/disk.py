"""A disk that is full: a small file system of the drill's own, never the machine's."""

import os
import shutil
import time

from drill.scene import Broken, Row, Scene

# The program's own limits, made small for a small disk: it warns below a tenth, and takes no file below this.
STOP_MB, ROOM_MB = 40, 400
ENVIRONMENT = {"CADRE_DISK_STOP_MB": str(STOP_MB)}
FULL_SECONDS = 15
WARNED = "Chỉ còn"
JUDGED_SECONDS = 90


class Ballast:
    """A file that leaves so many bytes free."""

    def __init__(self, scene: Scene) -> None:
        self.path = scene.program.folder.parent / "ballast"

    def leave(self, free: int) -> None:
        with self.path.open("ab") as file:
            os.posix_fallocate(file.fileno(), 0, self._size() + shutil.disk_usage(self.path).free - free)

    def fill(self) -> None:
        self.leave(0)

    def _size(self) -> int:
        return self.path.stat().st_size


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
