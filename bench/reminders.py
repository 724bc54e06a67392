"""The scan of duties against one sequential scan of people; called in a process of its own, as the owner."""

import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402

from foundation.core import clock  # noqa: E402
from reminders.models import Duty  # noqa: E402
from reminders.reference import load_duty_rules  # noqa: E402
from reminders.scan import scan  # noqa: E402

ROUNDS = 7
# Half of the people were appointed on a known day of the last five years, under rules that are in force today.
APPOINTED = """
SET session_replication_role = replica;
UPDATE cadre_postheld SET taking_form = 'appointed', valid_from = to_char(date '2016-12-01' + (id * 41 % 1800)::int,
    'YYYY-MM-DD'), counts_from = date '2016-12-01' + (id * 41 % 1800)::int WHERE id % 2 = 0;
UPDATE regulations_ruleset SET in_force_from = '2010-01-01' WHERE name = 'Bổ nhiệm theo Quy định 80';
SET session_replication_role = DEFAULT;
TRUNCATE reminders_duty CASCADE;
ANALYZE;
"""


def milliseconds(work):
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def sequential():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cadre_cadre WHERE note <> '' AND home_town <> ''")
        cursor.fetchone()


def measure():
    """Print the first scan, which makes all duties, and a later one, in units of the sequential scan."""
    load_duty_rules()
    with connection.cursor() as cursor:
        cursor.execute(APPOINTED)
    once = statistics.median(milliseconds(sequential) for _ in range(ROUNDS))
    first = milliseconds(lambda: scan(clock.today()))
    later = statistics.median(milliseconds(lambda: scan(clock.today())) for _ in range(ROUNDS))
    line = "  {:<28}{:8.1f} ms{:8.1f} x sequential scan of people ({:.1f} ms); {:,} duties\n"
    for name, value in (("duties, first scan", first), ("duties, later scan", later)):
        sys.stdout.write(line.format(name, value, value / once, once, Duty.objects.count()))
