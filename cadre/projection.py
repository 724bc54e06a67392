"""Which changes of a table are told to `cadre_project`, the SQL function that keeps what counts today (`CadreNow`)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pgtrigger
from django.db import connection, transaction

OPERATIONS = {"INSERT": pgtrigger.Insert, "UPDATE": pgtrigger.Update, "DELETE": pgtrigger.Delete}
# Set while the function itself writes to these tables.
GUARD = "IF current_setting('app.projecting', true) = 'on' THEN RETURN NULL; END IF;"


def projecting(column: str, *operations: str) -> list[pgtrigger.Trigger]:
    """Statement triggers that recompute the people whose keys stand in the column of the changed rows."""
    return [
        pgtrigger.Trigger(
            name=f"project_at_{operation.lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=OPERATIONS[operation],
            referencing=pgtrigger.Referencing(**{"old" if operation == "DELETE" else "new": "changed"}),
            func=f"{GUARD} PERFORM cadre_project(array_agg(DISTINCT {column})) FROM changed; RETURN NULL;",
        )
        for operation in operations
    ]


WAIT = """
SELECT set_config('app.unprojected', coalesce(nullif(current_setting('app.unprojected', true), ''), '{}'), true)
"""


@contextmanager
def projected_together() -> Iterator[None]:
    """Whoever is written about inside is projected once, at the end, and not after each statement.

    The triggers themselves note whom it concerns. Where the block fails, what was noted is undone with what was
    written, so nothing can stay that is not projected.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(WAIT)
        yield
        cursor.execute("SELECT cadre_project_waiting()")
