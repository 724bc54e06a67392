"""When each task of the clock really ran: a row each, written around it by whichever worker runs it."""

import logging
import time
from traceback import format_tb
from types import TracebackType
from typing import Any

from celery import current_app
from celery.signals import task_failure, task_postrun, task_prerun
from django.db.models import F
from django.db.models.functions import Now

from foundation.core.logs.repeated import NUMBERED
from foundation.jobs.models import ScheduleRun

NUMBER_LENGTH = 8
logger = logging.getLogger(__name__)
_began: dict[str, float] = {}


def scheduled_name(task: str) -> str | None:
    """The name in the schedule of a task that the clock starts; None of any other."""
    entries = current_app.conf.beat_schedule.items()
    return next((name for name, entry in entries if entry["task"] == task), None)


@task_prerun.connect
def begin(task_id: str, task: Any, **told: Any) -> None:
    if name := scheduled_name(task.name):
        _began[task_id] = time.monotonic()
        ScheduleRun.objects.update_or_create(name=name, defaults={"started_at": Now()})


@task_postrun.connect
def end(task_id: str, task: Any, state: str | None = None, **told: Any) -> None:
    """Write how it ended, a failure under the number that the log knows it by."""
    name, began = scheduled_name(task.name), _began.pop(task_id, None)
    if name is None or began is None:
        return
    outcome = {"failures": 0}
    if state != "SUCCESS":
        number = task_id[:NUMBER_LENGTH]
        outcome = {"failures": F("failures") + 1, "failed_at": Now(), "number": number}
    seconds = time.monotonic() - began
    ScheduleRun.objects.filter(name=name).update(ended_at=Now(), seconds=seconds, **outcome)


@task_failure.connect
def tell(
    task_id: str, sender: Any, exception: BaseException, traceback: TracebackType | None, **told: Any
) -> None:
    """The log gets the lines of code, never the text of the error: it may quote personal data."""
    number, kind = task_id[:NUMBER_LENGTH], type(exception).__name__
    lines = "".join(format_tb(traceback))
    logger.error("task %s failed, number %s: %s\n%s", sender.name, number, kind, lines, extra=NUMBERED)
