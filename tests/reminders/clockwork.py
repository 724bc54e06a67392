"""The program's own clock, run fast: the two tasks of duties every second, on a queue of the tests."""

from config.celery import SCHEDULE, app

QUEUE = "duties"
NAMES = ("make-duties", "send-digests")

app.conf.beat_schedule = {
    name: {"task": SCHEDULE[name]["task"], "schedule": 1, "options": {"queue": QUEUE}} for name in NAMES
}
