"""How much room is left where the program writes."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from foundation.core.disk.room import Disk, disk_of
from upkeep.health.asking import HealthAnswer

ROOM = "Còn {free}, bằng {percent} %."
LOW = "Chỉ còn {free}, bằng {percent} %. Dọn bớt hoặc tăng dung lượng ổ chứa {path}."
FULL = "Chỉ còn {free}, bằng {percent} %: đã ngừng nhận thêm tệp. Dọn ngay ổ chứa {path}."
ADVICE = "Xem ổ đĩa của máy chủ."
LABELS = {"data": "tệp đính kèm", "backups": "bản sao lưu", "database": "cơ sở dữ liệu"}


def places() -> Iterator[tuple[str, Path]]:
    """(name, folder) of what the program fills; that of the database where it is on this machine and known."""
    yield "data", Path(settings.MEDIA_ROOT)
    yield "backups", Path(settings.BACKUPS)
    if Path(settings.DATABASE_FOLDER).exists():
        yield "database", Path(settings.DATABASE_FOLDER)


def disks() -> list[tuple[str, Path, Disk]]:
    """Each disk once, under the first thing that lies on it."""
    found: dict[int, tuple[str, Path, Disk]] = {}
    for name, path in places():
        disk = disk_of(path)
        found.setdefault(disk.device, (name, path, disk))
    return list(found.values())


def room(now: datetime) -> HealthAnswer:
    """The worst of the disks decides; every one is told."""
    known = disks()
    heads = [f"{LABELS[name].capitalize()}: " if len(known) > 1 else "" for name, *_ in known]
    told = [head + sentence(disk, path) for head, (_, path, disk) in zip(heads, known, strict=True)]
    return HealthAnswer(not any(disk.is_low for *_, disk in known), " ".join(told))


def sentence(disk: Disk, path: str | os.PathLike) -> str:
    said = FULL if disk.is_full() else LOW if disk.is_low else ROOM
    return said.format(free=disk.free_said, percent=disk.free * 100 // max(disk.size, 1), path=path)
