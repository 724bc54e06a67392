"""What this machine gives, or the container or service that limits it: processors and memory."""

import os
from pathlib import Path

MB = 2**20


def processors(root=Path("/")):
    """Those that may be used: fewer than there are where fewer are allowed."""
    quotas = [*_limits(root, "cpu.max"), *_limits(root, "cpu.cfs_quota_us", "cpu.cfs_period_us")]
    allowed = [max(1, round(quota / period)) for quota, period in quotas]
    return min([len(os.sched_getaffinity(0)), *allowed])


def memory_mb(root=Path("/")):
    there = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    given = [*_limits(root, "memory.max"), *_limits(root, "memory.limit_in_bytes")]
    return min([there, *(number for [number] in given)]) // MB


def _limits(root, *names):
    """What files of these names say, of this process's own group and of all above it; no limit is a word or below 0."""
    for folder in _groups(root):
        words = " ".join(_read(folder / name) for name in names).split()
        if words and all(word.isdecimal() for word in words):
            yield [int(word) for word in words]


def _groups(root):
    """In a container its own group is found where elsewhere that of the whole machine is."""
    groups = root / "sys/fs/cgroup"
    for line in _read(root / "proc/self/cgroup").splitlines():
        _, kinds, path = line.split(":", 2)
        own = groups / kinds / path.lstrip("/")
        yield from (folder for folder in (own, *own.parents) if folder.is_relative_to(groups))


def _read(path):
    try:
        return path.read_text().strip()
    except OSError:
        return ""
