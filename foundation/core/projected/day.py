"""The day that the projections belong to, taken on to today."""

from django.db import connection

from foundation.core import clock
from foundation.core.projected.told import Projected


def keep_day():
    """Make the projections those of today, where they are of another day or something waits: in a transaction of its
    own, if none is open, so that nobody who works long holds the day."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, waiting <> '{}' FROM core_day")
        if cursor.fetchone() != Projected(clock.today(), False):
            move_day(clock.today())


def move_day(day):
    """Make the projections those of the given day; recomputes only what begins or ends in between, and what waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_day (day) VALUES (%s)"
            " ON CONFLICT ((true)) DO UPDATE SET day = excluded.day, waiting = excluded.waiting"
            " WHERE (core_day.day, core_day.waiting) <> (excluded.day, excluded.waiting)",
            [day],
        )
