"""Figures for Prometheus, written by hand: some twenty gauges, the same from whichever process answers."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from foundation.jobs.models import Job
from upkeep.health import clock, disks, queue
from upkeep.health.asking import HealthAnswer, HealthLine, HealthQuestion, answers, of_database
from upkeep.health.kept import HEALTH, PROGRAM_SECONDS, Kept

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Values = Iterable[tuple[dict[str, str], float]]


def measured() -> str:
    """What cannot be asked now is left out, as Prometheus wants it; the lines of health tell of it."""
    known = [line.said for line in FIGURES.within(PROGRAM_SECONDS) if line.ok]
    return "\n".join([health(HEALTH.within(PROGRAM_SECONDS)), *known, ""])


def gauge(name: str, said: str, values: Values) -> str:
    return "\n".join([f"# HELP cadre_{name} {said}", f"# TYPE cadre_{name} gauge", *drawn(name, values)])


def drawn(name: str, values: Values) -> Iterator[str]:
    for labels, value in values:
        named = ",".join(f'{label}="{text}"' for label, text in labels.items())
        yield f"cadre_{name}{'{' + named + '}' if named else ''} {value:.15g}"


def health(lines: list[HealthLine]) -> str:
    known = [line for line in lines if line.age is not None]
    parts = [
        gauge("ready", "Whether every line of health is well.", [({}, all(line.ok for line in lines))]),
        gauge("health", "Whether this line is well.", [({"name": line.name}, line.ok) for line in lines]),
        gauge(
            "health_age_seconds",
            "Seconds since what the line tells of.",
            [({"name": line.name}, line.age) for line in known],
        ),
    ]
    return "\n".join(parts)


def room(now: datetime) -> HealthAnswer:
    known = [({"disk": name}, disk) for name, _, disk in disks.disks()]
    return HealthAnswer(
        True,
        "\n".join(
            [
                gauge("disk_free_bytes", "Bytes left on the disk.", [(of, disk.free) for of, disk in known]),
                gauge("disk_size_bytes", "Bytes of the disk.", [(of, disk.size) for of, disk in known]),
            ]
        ),
    )


def waiting(now: datetime) -> HealthAnswer:
    return HealthAnswer(
        True, gauge("queue_messages", "Messages no worker has taken yet.", [({}, queue.waiting())])
    )


@of_database
def jobs(now: datetime) -> HealthAnswer:
    counted = dict(Job.objects.order_by().values_list("state").annotate(Count("pk")))
    states = [({"state": state}, counted.get(state, 0)) for state in Job.State.values]
    return HealthAnswer(True, gauge("jobs", "Jobs on record by state.", states))


@of_database
def schedule(now: datetime) -> HealthAnswer:
    runs = [(({"name": known.name}), known.run) for known in clock.clocked(now) if known.run]
    ended = [(of, run) for of, run in runs if run.ended_at]
    parts = [
        gauge(
            "schedule_failures", "Failures since the last success.", [(of, run.failures) for of, run in runs]
        ),
        gauge(
            "schedule_started_timestamp_seconds",
            "When it last began.",
            [(of, run.started_at.timestamp()) for of, run in runs],
        ),
        gauge("schedule_seconds", "How long the last run took.", [(of, run.seconds) for of, run in ended]),
    ]
    return HealthAnswer(True, "\n".join(parts))


QUESTIONS = [
    HealthQuestion("figures-disk", "", room),
    HealthQuestion("figures-queue", "", waiting),
    HealthQuestion("figures-jobs", "", jobs),
    HealthQuestion("figures-schedule", "", schedule),
]
FIGURES = Kept(lambda: answers(QUESTIONS, timezone.now()))
