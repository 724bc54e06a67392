"""What a container or a service may use counts, not what the machine has."""

import os

import pytest

from embedded.machine import MB, memory_mb, processors


@pytest.fixture
def kernel(tmp_path):
    """What the kernel says, by the path of the file."""

    def written(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return tmp_path

    return written


def test_without_limits_it_is_what_the_machine_has(kernel):
    root = kernel(
        {
            "proc/self/cgroup": "4:memory:/\n1:cpu:/\n",
            "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
            "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
            "sys/fs/cgroup/memory/memory.limit_in_bytes": f"{2**63 - 4096}\n",
        }
    )
    assert processors(root) == processors(root / "nothing") == len(os.sched_getaffinity(0))
    assert memory_mb(root) == memory_mb(root / "nothing") > 0


@pytest.mark.parametrize(
    "files",
    [
        # A container with groups of its own, a service of systemd, and a container of an older kernel.
        {
            "proc/self/cgroup": "0::/\n",
            "sys/fs/cgroup/cpu.max": "100000 100000\n",
            "sys/fs/cgroup/memory.max": f"{256 * MB}\n",
        },
        {
            "proc/self/cgroup": "0::/system.slice/cadre-web.service\n",
            "sys/fs/cgroup/system.slice/cpu.max": "50000 100000\n",
            "sys/fs/cgroup/system.slice/cadre-web.service/cpu.max": "max 100000\n",
            "sys/fs/cgroup/system.slice/cadre-web.service/memory.max": f"{256 * MB}\n",
        },
        {
            "proc/self/cgroup": "4:memory:/docker/1\n1:cpu,cpuacct:/docker/1\n",
            "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us": "100000\n",
            "sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us": "100000\n",
            "sys/fs/cgroup/memory/memory.limit_in_bytes": f"{256 * MB}\n",
        },
    ],
)
def test_the_least_of_all_limits_counts(kernel, files):
    root = kernel(files)
    assert (processors(root), memory_mb(root)) == (1, 256)
