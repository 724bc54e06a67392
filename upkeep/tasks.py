"""Backups and drills that the clock or somebody on the page starts, by a worker that knows the owner."""

import logging

from celery import shared_task
from django.utils import timezone

from foundation.jobs.kinds import Progress, job
from upkeep.backups import drilling, lateness, making, servers
from upkeep.health.kept import HEALTH, PROGRAM_SECONDS
from upkeep.models import Backup, Drill, StartedBy

QUEUE = "upkeep"

logger = logging.getLogger(__name__)


@shared_task(name="upkeep.tasks.back_up", ignore_result=True)
def back_up() -> None:
    """Asked every hour, so that a machine that was off at night makes up for it."""
    if lateness.backup_is_due(timezone.now()):
        backup = making.make(Backup.objects.create(origin=StartedBy.CLOCK))
        logger.info("backup: %s", backup.state)
    else:
        servers.clear_left_over()


@shared_task(name="upkeep.tasks.try_backup", ignore_result=True)
def try_backup() -> None:
    if lateness.drill_is_due(timezone.now()):
        run = drilling.drill(Drill.objects.create(origin=StartedBy.CLOCK))
        logger.info("drill: %s", run.state)


@shared_task(name="upkeep.tasks.tell_health", ignore_result=True)
def tell_health() -> None:
    for line in HEALTH.within(PROGRAM_SECONDS):
        if not line.ok:
            logger.warning("not well: %s. %s", line.name, line.said)


@job("backup", "Đang sao lưu", queue=QUEUE)
def backup_asked_for(key: int, progress: Progress) -> None:
    making.make(Backup.objects.get(pk=key))


@job("drill", "Đang phục hồi thử, so sánh", queue=QUEUE)
def drill_asked_for(key: int, progress: Progress) -> None:
    drilling.drill(Drill.objects.get(pk=key))
