"""How long the files that were sent are kept, with all that was found in them: they hold what records hold."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Coalesce

from foundation.sheets.models import Import, ImportRow

BATCH = 100


def kept_until(sent: Import) -> datetime.datetime | None:
    """When file and rows of an ended import go; None while it goes on, or where nothing is kept."""
    ended = sent.written_at or sent.closed_at
    return ended + datetime.timedelta(days=settings.IMPORT_FILES_KEPT_DAYS) if ended and sent.file else None


def forget_old(now: datetime.datetime) -> int:
    """Empty the imports that ended long enough ago; returns how many. The import itself stays, with its numbers."""
    before = now - datetime.timedelta(days=settings.IMPORT_FILES_KEPT_DAYS)
    ended = Import.objects.exclude(file="").alias(ended=Coalesce("written_at", "closed_at"))
    old = ended.filter(~Q(state__in=Import.OPEN), ended__lt=before)
    number = 0
    while batch := list(old.order_by("pk").select_for_update(of=("self",))[:BATCH]):
        empty(batch)
        number += len(batch)
    return number


def empty(imports: Iterable[Import]) -> None:
    """Files, rows, questions, answers and samples go, and nothing that names anybody stays."""
    imports = list(imports)
    ImportRow.objects.filter(sent__in=imports).delete()
    for sent in imports:
        sent.forget(sent.file)
        sent.forget(sent.marked_file)
        sent.file = sent.marked_file = ""
        sent.choices, sent.answers, sent.found = {}, {}, {}
        sent.questions, sent.remarks, sent.columns = [], [], []
    kept = ["file", "marked_file", "choices", "answers", "found", "questions", "remarks", "columns"]
    Import.objects.bulk_update(imports, kept)
