"""The ledger compared with what the facts ask for, in the database: only what differs is ever looked at.

Both tables are of this session alone and gone with the comparison: `duty_spec` takes what is asked for as it is found,
`duty_difference` holds what is to be made, re-dated, reopened or closed.
"""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import islice

from django.db import connection
from django.utils import timezone

from reminders.models import Duty, DutyRule
from reminders.specs import KEPT, KEY, DutySpec

# So many are handed over at once.
BATCH = 5000
ASKED, DIFFERENCE = "pg_temp.duty_spec", "pg_temp.duty_difference"
COLUMNS = ", ".join(DutySpec._fields)


def of(table: str, names: Iterable[str] = DutySpec._fields) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


SAME = f"({of('duty', KEY)}) = ({of('spec', KEY)})"
COPY = f"COPY {ASKED} (n, {COLUMNS}) FROM STDIN (FORMAT csv, FORCE_NOT_NULL (cycle, basis, remark))"
# A lead is missed that is overdue while a nearer one of the same event has begun: made in time it stays; missed for so
# long it is not made any more, for the nearer one speaks of the event. Of one asked for twice the last word counts.
SPECS = f"""
SELECT last.*, due_on < %(today)s
    AND due_on < max(due_on) OVER (PARTITION BY rule.kind, subject_key, cycle) AS missed
FROM (SELECT DISTINCT ON ({", ".join(KEY)}) * FROM {ASKED} ORDER BY {", ".join(KEY)}, n DESC) last
JOIN reminders_dutyrule rule ON rule.id = rule_id
"""
# What is done stays done, unless it comes to concern others, or the event moved so far that its lead began only after.
ASKED_AGAIN = """
(duty.state = 'closed' OR NOT spec.people <@ duty.people
OR (duty.event_on <> spec.event_on AND (duty.done_at AT TIME ZONE %(zone)s)::date < spec.shown_from))
"""
COMPARED = f"""
CREATE TEMPORARY TABLE duty_difference AS
SELECT * FROM (
    SELECT n, duty.id, coalesce(duty.state, 'open') AS state, {of("spec")}, CASE
        WHEN duty.state = 'open' THEN
            CASE WHEN ({of("duty", KEPT)}) IS DISTINCT FROM ({of("spec", KEPT)}) THEN 'redated' END
        WHEN missed THEN NULL
        WHEN duty.id IS NULL THEN 'made'
        WHEN {ASKED_AGAIN} THEN 'reopened' END AS what
    FROM ({SPECS}) spec LEFT JOIN reminders_duty duty ON {SAME}
) compared WHERE what IS NOT NULL
UNION ALL
SELECT 0, duty.id, duty.state, {of("duty")}, 'closed' FROM reminders_duty duty
WHERE duty.state = 'open' AND NOT EXISTS (SELECT FROM {ASKED} spec WHERE {SAME})
"""
MADE = f"""
INSERT INTO reminders_duty ({COLUMNS}, state, reason, note)
SELECT {COLUMNS}, state, '', '' FROM {DIFFERENCE} WHERE what = 'made' ORDER BY n ON CONFLICT DO NOTHING
"""
FOLLOWED = f"""
UPDATE reminders_duty duty SET ({", ".join(KEPT)}) = ROW ({of("found", KEPT)}) FROM {DIFFERENCE} found
WHERE found.what IN ('redated', 'reopened') AND duty.id = found.id AND duty.state = found.state
"""


class LedgerDiff:
    """What a scan does, or would do: `counts` of duties by what becomes of them.

    The duties themselves are there as long as the comparison.
    """

    def __init__(self, today: datetime.date, rules: Mapping[int, DutyRule]):
        self.today, self.rules = today, rules

    @cached_property
    def counts(self) -> dict[str, int]:
        found = {"made": 0, "redated": 0, "reopened": 0, "closed": 0}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT what, count(*) FROM {DIFFERENCE} GROUP BY what")
            return found | dict(cursor.fetchall())

    def duties(self, what: str) -> Iterator[Duty]:
        """Those of them to be made, re-dated and so on, as they then stand, each with its rule."""
        names = ["id", "state", *DutySpec._fields]
        with connection.chunked_cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(names)} FROM {DIFFERENCE} WHERE what = %s ORDER BY n, id", [what]
            )
            for row in cursor:
                duty = Duty(**dict(zip(names, row, strict=True)))
                duty.rule = self.rules[duty.rule_id]
                yield duty


@contextmanager
def compared(
    today: datetime.date, rules: Mapping[int, DutyRule], specs: Iterable[DutySpec]
) -> Iterator[LedgerDiff]:
    """What the ledger lacks or has too much of against what is asked for; within one transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE duty_spec AS SELECT id AS n, {COLUMNS} FROM reminders_duty LIMIT 0"
        )
        hand_over(cursor, specs)
        cursor.execute(f"ANALYZE {ASKED}")
        cursor.execute(COMPARED, {"today": today, "zone": timezone.get_current_timezone_name()})
        diff = LedgerDiff(today, rules)
        diff.counts  # noqa: B018 – they outlive the tables
        yield diff
        cursor.execute(f"DROP TABLE {ASKED}, {DIFFERENCE}")


def hand_over(cursor, specs: Iterable[DutySpec]) -> None:
    """Write what is asked for into its table, as it comes."""
    numbered = ((number, *spec) for number, spec in enumerate(specs))
    while batch := list(islice(numbered, BATCH)):
        lines = io.StringIO()
        csv.writer(lines).writerows(batch)
        lines.seek(0)
        cursor.copy_expert(COPY, lines)


def make_and_follow(diff: LedgerDiff) -> None:
    """Make what is lacking and let the others follow the facts, save what a user has meanwhile ended or reopened."""
    with connection.cursor() as cursor:
        if diff.counts["made"]:
            cursor.execute(MADE)
        if diff.counts["redated"] or diff.counts["reopened"]:
            cursor.execute(FOLLOWED)
