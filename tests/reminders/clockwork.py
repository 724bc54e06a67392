"""The program's own clock, run fast: the two tasks of duties every second, on a queue of the tests.

For a process of its own: whoever imports it has this clock.
"""

from config.celery import SCHEDULE, app
from tests.reminders import QUEUE

NAMES = ("make-duties", "send-digests")

app.conf.beat_schedule = {
    name: {"task": SCHEDULE[name]["task"], "schedule": 1, "options": {"queue": QUEUE}} for name in NAMES
}
