"""Give the scan of duties something to find."""

from bench.loading import past_triggers
from reminders.reference import load_duty_rules

# Half of the people were appointed on a known day of the last five years, under rules that are in force today.
APPOINTED = """
UPDATE cadre_postheld SET taking_form = 'appointed', valid_from = to_char(date '2016-12-01' + (id * 41 %% 1800)::int,
    'YYYY-MM-DD'), counts_from = date '2016-12-01' + (id * 41 %% 1800)::int WHERE id %% 2 = 0;
UPDATE regulations_ruleset SET in_force_from = '2010-01-01' WHERE name = 'Bổ nhiệm theo Quy định 80';
TRUNCATE reminders_duty CASCADE;
"""


def appoint() -> None:
    load_duty_rules()
    with past_triggers() as cursor:
        cursor.execute(APPOINTED, {})
