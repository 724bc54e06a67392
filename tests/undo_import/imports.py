"""Imports as they come to be taken back, and the tables as they were."""

from contextlib import contextmanager

from django.apps import apps
from django.db import connection
from django.utils import timezone

from foundation.core.database import audited_transaction
from foundation.core.traces.removed import event_model
from foundation.sheets.models import Import
from foundation.sheets.undo import running
from foundation.sheets.undo.models import ImportUndo
from foundation.sheets.undo.trace import traced
from tests.cadre.sheets import DAY, bring_in

SETTINGS = ("pghistory.context_id", "pghistory.context_metadata")


@contextmanager
def acting(user):
    """A request or job of its own, with its own context of the history."""
    user.forget_units()
    with audited_transaction(user.pk):
        yield
    with connection.cursor() as cursor:
        # What a test does next in the same transaction is in no context.
        cursor.execute("SELECT set_config(name, '', true) FROM unnest(%s) name", [list(SETTINGS)])
    user.forget_units()


def imported(user, rows, kind="roster"):
    """The rows brought in with every proposal accepted, as a written import."""
    return imported_together(user, {kind: rows})


def imported_together(user, rows_of_kinds):
    """The sheets of one file, in the order of their kinds."""
    kinds = list(rows_of_kinds)
    sent = Import(owner_id=user.pk, kind=kinds[0], day=DAY, found={"kinds": kinds})
    with acting(user):
        for kind, rows in rows_of_kinds.items():
            with traced(sent):
                outcome = bring_in(user, rows, kind)
            sent.written += sum(row.verdict in ("new", "changed") for row in outcome.rows)
    sent.state, sent.written_at = Import.State.WRITTEN, timezone.now()
    sent.save()
    return sent


def take_back(sent, user):
    """Done at once; what it did and kept, as it is stored."""
    undo = ImportUndo.objects.create(sent=sent, by_id=user.pk)
    with acting(user):
        running.done(undo, user)
    return undo.found


def reasons(found):
    return [row["why"] for row in found["kept"]]


def tables():
    """{table: the hash of its rows} of all that is kept of people, structure and work, projections included."""
    kept = [model._meta.db_table for model in apps.get_models() if is_kept(model)]
    row = "SELECT '{0}', md5(coalesce(string_agg(row::text, ',' ORDER BY row::text), '')) FROM {0} row"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(row.format(table) for table in kept))
        return dict(cursor.fetchall())


def is_kept(model):
    return bool(event_model(model)) or model._meta.label == "cadre.CadreNow"
