"""How long the files that were sent are kept: by the rule of the office, and for ever where it has none.

What was read of them stays in the import.
"""

import datetime

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Coalesce

from foundation.sheets.models import Import

BATCH = 100


def kept_since(now: datetime.datetime) -> datetime.datetime | None:
    """From when on files are kept; None where no rule lets any go."""
    days = settings.IMPORT_FILES_KEPT_DAYS
    return None if days is None else now - datetime.timedelta(days=days)


def kept_until(sent: Import) -> datetime.datetime | None:
    """When the file of an ended import goes; None while it goes on, where nothing is kept, and without a rule."""
    ended, days = sent.written_at or sent.closed_at, settings.IMPORT_FILES_KEPT_DAYS
    return ended + datetime.timedelta(days=days) if ended and sent.file and days is not None else None


def forget_old(now: datetime.datetime) -> int:
    """The files of imports that ended long enough ago go; returns of how many."""
    before = kept_since(now)
    if before is None:
        return 0
    ended = Import.objects.exclude(file="").alias(ended=Coalesce("written_at", "closed_at"))
    old = ended.filter(~Q(state__in=Import.OPEN), ended__lt=before)
    number = 0
    while batch := list(old.order_by("pk").select_for_update(of=("self",))[:BATCH]):
        for sent in batch:
            sent.forget(sent.file)
            sent.forget(sent.marked_file)
            sent.file = sent.marked_file = ""
        Import.objects.bulk_update(batch, ["file", "marked_file"])
        number += len(batch)
    return number
