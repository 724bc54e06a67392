"""Whether anybody else has written what a judgement may stand on, since it was made in the transaction under way."""

from dataclasses import dataclass
from functools import cache

import pghistory.models
from django.apps import apps
from django.db import connection

from foundation.core.acts.steps import Step

# All that rows are judged by leaves an event or a step, or follows from those and from the day. What a request leaves
# beside (its session, its line in the access log, a job) has neither, and moves nothing.
SEEN = "SELECT ARRAY[{newest}], (SELECT day FROM core_day), pg_current_snapshot()::text"
OTHERS_WRITE = """
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'transactionid' AND granted AND pid <> pg_backend_pid())
"""


@cache
def newest_of_all() -> str:
    """SQL that asks every table of events or steps for its newest row."""
    kept = [model for model in apps.get_models() if issubclass(model, (pghistory.models.Event, Step))]
    quote = connection.ops.quote_name
    return ", ".join(
        f"(SELECT max({quote(model._meta.pk.column)})::text FROM {quote(model._meta.db_table)})"
        for model in kept
    )


@dataclass(frozen=True)
class Moment:
    """What stood in the database at a moment, which transactions had ended, and whether others were writing then."""

    stands: tuple
    ended: str
    others_wrote: bool

    @classmethod
    def now(cls) -> "Moment":
        with connection.cursor() as cursor:
            cursor.execute(SEEN.format(newest=newest_of_all()))
            newest, day, ended = cursor.fetchone()
            cursor.execute(OTHERS_WRITE)
            return cls((tuple(newest), day), ended, cursor.fetchone()[0])

    @property
    def still_stands(self) -> bool:
        """Who was writing at that moment may since have brought in rows that are older than the newest: where somebody
        was, no transaction at all may have ended."""
        now = Moment.now()
        return now.ended == self.ended if self.others_wrote else now.stands == self.stands
