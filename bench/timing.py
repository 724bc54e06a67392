"""Time several things in turn, so that a busy moment of the machine falls on all of them alike."""

import os
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

Works = Mapping[str, Callable[[], object]]
# Slow things are repeated less: once a work took so long in all, three rounds of it are enough; where it took ten
# times as long, what it took at first counts.
SECONDS = 3
FEWEST = 3


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def is_enough(warmed: list[float], counted: list[float]) -> bool:
    """Whether a work that took so many milliseconds each time is timed no more."""
    spent = (sum(warmed) + sum(counted)) / 1000
    return spent > SECONDS * 10 or (spent > SECONDS and len(counted) >= FEWEST)


def in_turn(bases: Works, works: Works, rounds: int, warming: int = 1) -> tuple[int, dict[str, float]]:
    """How many rounds counted, and of each name the median in ms: base, work, base, next work, …

    The first rounds only warm up and do not count; a slow work warms up once.
    """
    warmed: dict[str, list[float]] = {name: [] for name in [*bases, *works]}
    counted: dict[str, list[float]] = {name: [] for name in warmed}
    for number in range(rounds + warming):
        times = warmed if number < warming else counted
        for name, work in works.items():
            slow = warmed[name] and sum(warmed[name]) > SECONDS * 1000
            if (times is warmed and slow) or is_enough(warmed[name], counted[name]):
                continue
            for each, timed in [*bases.items(), (name, work)]:
                times[each].append(milliseconds(timed))
    most = max(1, *(len(counted[name]) for name in works))
    return most, {name: statistics.median(values or warmed[name]) for name, values in counted.items()}


def processor_seconds(process: int) -> float:
    """What all that this process started have taken of the processors, they and those of theirs that have ended."""
    total, waiting = 0, children_of(process)
    while waiting:
        child = waiting.pop()
        with suppress(OSError):
            words = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
            total += sum(map(int, words[11:15]))
            waiting += children_of(child)
    return total / os.sysconf("SC_CLK_TCK")


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
