"""What the clock starts. Both may run at any time, in any number at once, and be killed half-way."""

from celery import shared_task

from foundation.core import clock
from reminders import digests, scan


@shared_task(ignore_result=True)
def remind():
    scan.scan(clock.today())


@shared_task(ignore_result=True)
def send_digests():
    digests.send_digests(clock.today())
