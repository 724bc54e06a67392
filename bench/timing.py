"""Time several things in turn, so that a busy moment of the machine falls on all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping

Works = Mapping[str, Callable[[], object]]
# Slow things are repeated less: no further round begins after this time, once there were three.
SECONDS = 180
FEWEST = 3


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(bases: Works, works: Works, rounds: int, warming: int = 1) -> tuple[int, dict[str, float]]:
    """How many rounds counted, and of each name the median in ms: base, work, base, next work, …

    The first rounds only warm up and do not count.
    """
    times: dict[str, list[float]] = {name: [] for name in [*bases, *works]}
    began, counted = time.perf_counter(), -warming
    while counted < rounds and (counted < FEWEST or time.perf_counter() - began < SECONDS):
        counted += 1
        for name, work in works.items():
            for each, timed in [*bases.items(), (name, work)]:
                duration = milliseconds(timed)
                if counted > 0:
                    times[each].append(duration)
    return counted, {name: statistics.median(values) for name, values in times.items()}
