"""The long work of an undo: to try it, and to do it. Each runs in the one transaction of its job."""

import pghistory

from foundation.jobs.kinds import Progress, job
from foundation.sheets.undo import running
from foundation.sheets.undo.models import ImportUndo


@job("import-undo-look", "Đang xem nội dung sẽ hoàn tác")
def look(key: int, progress: Progress) -> None:
    undo = asked(key)
    undo.found = running.tried(undo.sent, undo.by, progress)
    undo.save(update_fields=["found"])


@job("import-undo", "Đang hoàn tác")
def take_back(key: int, progress: Progress) -> None:
    undo = asked(key)
    with pghistory.context(reason=running.REASON, import_key=undo.sent_id):
        running.done(undo, undo.by, progress)


def asked(key: int) -> ImportUndo:
    return ImportUndo.objects.select_related("sent", "by").get(pk=key)
