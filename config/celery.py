import logging.config
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import setup_logging
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

LONGEST_TASK_SECONDS = 3000

BY_OWNER = {"queue": "upkeep", "expires": 3300}

# What is done by the clock: a name, its task, its schedule, and why.
SCHEDULE = {
    # What the queue did not take starts soon after it is back. One sending is as good as ten that have piled up.
    "resend-lost-jobs": {"task": "jobs.tasks.resend", "schedule": 15, "options": {"expires": 60}},
    # Every minute, and so soon after midnight: until then pages say that their lists are of yesterday.
    "keep-day": {"task": "core.tasks.keep_day", "schedule": crontab(), "options": {"expires": 60}},
    # Shortly after midnight, and every hour: a scan that was missed is made up for, one too many finds nothing to do.
    "make-duties": {"task": "reminders.tasks.remind", "schedule": crontab(minute=10)},
    # In working hours of every day: who has had this week's mail gets no other.
    "send-digests": {"task": "reminders.tasks.send_digests", "schedule": crontab(minute=20, hour="7-17")},
    # Once a night: imports that nobody went on with.
    "close-imports": {"task": "sheets.tasks.close_abandoned", "schedule": crontab(minute=40, hour=1)},
    # Once a night: files of imports that are kept no longer.
    "forget-import-files": {"task": "sheets.tasks.forget_old_files", "schedule": crontab(minute=50, hour=1)},
    # Once a night: letters to units that were drawn long ago; the register keeps what was issued.
    "forget-workbooks": {
        "task": "campaigns.tasks.forget_old_workbooks",
        "schedule": crontab(minute=57, hour=1),
    },
    # Once a night: sessions that have ended.
    "forget-sessions": {"task": "organisation.tasks.forget_sessions", "schedule": crontab(minute=45, hour=1)},
    # Every hour: whichever is due, so that a machine that was off at night makes up for it; by a worker that knows the
    # owner of the database. Without one the message is worth nothing an hour later.
    "back-up": {"task": "upkeep.tasks.back_up", "schedule": crontab(minute=25), "options": BY_OWNER},
    "try-backup": {"task": "upkeep.tasks.try_backup", "schedule": crontab(minute=35), "options": BY_OWNER},
    # Every hour: what is not well stands in the log too, where nobody looks at the page.
    "tell-health": {"task": "upkeep.tasks.tell_health", "schedule": crontab(minute=5)},
    "forget-letters": {"task": "papers.tasks.forget_old_letters", "schedule": crontab(minute=55, hour=1)},
}

OPTIONS = {
    "beat_schedule": SCHEDULE,
    "task_ignore_result": True,
    # Nothing that arrives is ever run as code.
    "accept_content": ["json"],
    "task_serializer": "json",
    # A task whose worker was killed is done again: it is acknowledged at its end, not at its start.
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "worker_prefetch_multiplier": 1,
    "task_time_limit": LONGEST_TASK_SECONDS,
    "task_soft_time_limit": LONGEST_TASK_SECONDS - 60,
    "broker_transport_options": {
        # Longer than the longest task, or a second worker would get it while the first is at it.
        "visibility_timeout": 3600,
        # Else a lost task is looked for only every hundred seconds.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # A queue that hangs holds nobody up for longer, and who finds none to send to does not wait for it.
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
        "max_retries": 0,
    },
    # Worker and scheduler look for a lost queue again and again, for ever.
    "broker_connection_retry_on_startup": True,
    "worker_consumer": "config.worker:WatchedConsumer",
    "broker_connection_max_retries": None,
    "task_publish_retry_policy": {"max_retries": 1, "interval_start": 0, "interval_step": 0.2},
}


# Given at once and read late: the settings are still being imported when this file is.
app = Celery("config", changes=OPTIONS)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def log_as_the_web_does(**told):
    """In the place of Celery's own lines."""
    logging.config.dictConfig(settings.LOGGING)
