"""How much room a disk has, and from when on no more files are put on it: the database is the last to want room."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat

from foundation.core.answers.integrity import state_of

FULL = (
    "Ổ đĩa của máy chủ gần hết chỗ (còn {free}) nên chưa nhận thêm tệp; những gì đã lưu vẫn còn nguyên."
    " Báo người quản trị hệ thống dọn bớt ổ đĩa, rồi làm lại."
)
FULL_NOW = (
    "Ổ đĩa của máy chủ đã hết chỗ nên chưa ghi được. Báo người quản trị hệ thống dọn bớt ổ đĩa, rồi làm lại."
)
MEGABYTE = 2**20
# Of files, and the sign of PostgreSQL.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, "53100"}


class DiskFull(Exception):
    """Its text is the sentence for the user."""


@dataclass(frozen=True)
class Disk:
    """Bytes that the program may still write, and of the whole; `device` tells disks apart."""

    free: int
    size: int
    device: int

    @property
    def kept_free(self) -> int:
        """Below it nothing is taken in: a part of the disk, and some megabytes at least, but never beyond a warning."""
        least = min(settings.DISK_STOP_MB * MEGABYTE, self.warned_below)
        return max(self.size * settings.DISK_STOP_PERCENT // 100, least)

    @property
    def warned_below(self) -> int:
        return self.size * settings.DISK_LOW_PERCENT // 100

    @property
    def is_low(self) -> bool:
        return self.free < max(self.warned_below, self.kept_free)

    def is_full(self, more: int = 0) -> bool:
        """Whether nothing is taken in, or nothing of so many bytes."""
        return self.free - more < self.kept_free

    @property
    def free_said(self) -> str:
        return filesizeformat(self.free)


def disk_of(path: str | os.PathLike) -> Disk:
    """The disk on which that path lies, or will lie."""
    found = next(place for place in (Path(path), *Path(path).absolute().parents) if place.exists())
    told = os.statvfs(found)
    return Disk(told.f_bavail * told.f_frsize, told.f_blocks * told.f_frsize, found.stat().st_dev)


def require_room(more: int = 0) -> None:
    """Raises DiskFull where files of the register have no room, or none for so many bytes."""
    disk = disk_of(settings.MEDIA_ROOT)
    if disk.is_full(more):
        raise DiskFull(FULL.format(free=disk.free_said))


def said_of(error: BaseException) -> str:
    """The sentence for what ended for want of room, of files or of the database; empty for every other fault."""
    if isinstance(error, DiskFull):
        return str(error)
    code = error.errno if isinstance(error, OSError) else state_of(error)
    return FULL_NOW if code in NO_ROOM else ""
