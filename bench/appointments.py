"""Give the scan of duties something to find: `python -m bench.appointments`, as the owner."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import transaction  # noqa: E402

from bench.loading import past_triggers, settle  # noqa: E402
from reminders.reference import load_duty_rules  # noqa: E402

# Half of the people were appointed on a known day of the last five years, under rules that are in force today.
APPOINTED = """
UPDATE cadre_postheld SET taking_form = 'appointed', valid_from = to_char(date '2016-12-01' + (id * 41 % 1800)::int,
    'YYYY-MM-DD'), counts_from = date '2016-12-01' + (id * 41 % 1800)::int WHERE id % 2 = 0;
UPDATE regulations_ruleset SET in_force_from = '2010-01-01' WHERE name = 'Bổ nhiệm theo Quy định 80';
TRUNCATE reminders_duty CASCADE;
"""


def appoint() -> None:
    with transaction.atomic():
        load_duty_rules()
        with past_triggers() as cursor:
            cursor.execute(APPOINTED)
    settle()


if __name__ == "__main__":
    appoint()
