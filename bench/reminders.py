"""The scan of duties against its own SQL asked bare: `python -m bench.reminders`."""

import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.report import ReportTable, pack  # noqa: E402
from bench.timing import in_turn, milliseconds  # noqa: E402
from foundation.core import clock  # noqa: E402
from foundation.core.database import audited_transaction  # noqa: E402
from reminders.scan import scan  # noqa: E402
from reminders.specs import DutySpec  # noqa: E402

ROUNDS = 7
BASE, FIRST, LATER = "its SQL, asked bare", "duties, first scan (once)", "duties, later scan"
LEDGER = f"SELECT id, {', '.join(DutySpec._fields)} FROM reminders_duty WHERE state = 'open'"
OWN = ("pg_temp", "pg_advisory", "set_config")


def questions(today: date) -> list[str]:
    """What a scan that finds nothing to do asks of the facts, and the open ledger that it is compared with."""
    with CaptureQueriesContext(connection) as captured:
        scan(today)
    asked = [each["sql"].rpartition(" HOLD FOR ")[2] for each in captured]
    asked = [sql for sql in asked if sql.startswith("SELECT") and not any(own in sql for own in OWN)]
    return [*asked, LEDGER]


def ask(statements: list[str]) -> int:
    """Ask them one by one and throw the rows away; how many duties are open."""
    with audited_transaction(None), connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
            rows = cursor.fetchall()
    return len(rows)


def measure() -> ReportTable:
    """The first scan, which makes all duties and can be timed only once, and later ones."""
    today = clock.today()
    first = milliseconds(lambda: scan(today))
    statements = questions(today)
    bases = {BASE: lambda: ask(statements)}
    runs, medians = in_turn(bases, {LATER: lambda: scan(today)}, ROUNDS)
    medians = {BASE: medians.pop(BASE), FIRST: first, **medians}
    title = f"Duties, {ask(statements):,} open"
    return ReportTable.of(title, runs, medians, bases=[BASE], aims={LATER: 3})


if __name__ == "__main__":
    sys.stdout.write(pack([measure()]))
