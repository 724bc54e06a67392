from celery import shared_task

from foundation.core.projected import day


@shared_task(name="core.tasks.keep_day", ignore_result=True)
def keep_day() -> None:
    """Moves the projections after midnight; no page does, for whoever only reads writes nothing."""
    day.keep_day()
