"""The scan of duties against one sequential scan of people: `python -m bench.reminders`."""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402

from bench.report import ReportTable, pack  # noqa: E402
from bench.timing import in_turn, milliseconds  # noqa: E402
from foundation.core import clock  # noqa: E402
from reminders.models import Duty  # noqa: E402
from reminders.scan import scan  # noqa: E402

ROUNDS = 7
BASE = "people, read once"


def sequential() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cadre_cadre WHERE note <> '' AND home_town <> ''")
        cursor.fetchone()


def measure() -> ReportTable:
    """The first scan, which makes all duties and can be timed only once, and later ones."""
    first = milliseconds(lambda: scan(clock.today()))
    later = {"duties, later scan": lambda: scan(clock.today())}
    runs, medians = in_turn({BASE: sequential}, later, ROUNDS)
    medians = {BASE: medians.pop(BASE), "duties, first scan (once)": first, **medians}
    return ReportTable.of(f"Duties, {Duty.objects.count():,} open", runs, medians, bases=[BASE])


if __name__ == "__main__":
    sys.stdout.write(pack([measure()]))
