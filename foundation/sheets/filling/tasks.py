"""The two pieces of long work on a form: it is read, it is filled."""

import datetime
from typing import Any

from django.db.models import Q

from foundation.jobs.kinds import Progress, Refused, job
from foundation.sheets.filling.form import FormTable, open_form, tables_of
from foundation.sheets.filling.lists import FillableList, list_named
from foundation.sheets.filling.models import FormFill
from foundation.sheets.filling.running import FormMemory, fill, fullest
from foundation.sheets.keeping import kept_since
from foundation.sheets.limits import Unreadable

GONE = "Biểu đã đổi từ lúc đọc. Hãy gửi lại biểu."
BATCH = 100


@job("form-read", "Đang đọc biểu")
def read(key: int, progress: Progress) -> None:
    """Find the tables of the form and what their columns ask for."""
    sent = FormFill.objects.select_related("owner").get(pk=key)
    try:
        listed, tables = opened(sent)
    except Unreadable as refusal:
        raise Refused(str(refusal)) from refusal
    memory = FormMemory(sent.owner, listed.slug)
    sent.found = [described(table, memory) for table in tables]
    sent.chosen = {"table": fullest(tables).sheet.name}
    sent.state = FormFill.State.READ
    sent.save(update_fields=["found", "chosen", "state"])


@job("form-fill", "Đang điền biểu")
def write(key: int, progress: Progress) -> None:
    """Fill the chosen table as its owner may export the list by now."""
    sent = FormFill.objects.select_related("owner").get(pk=key)
    try:
        listed, tables = opened(sent)
        table = next((table for table in tables if table.sheet.name == sent.chosen["table"]), None)
        if table is None:
            raise Unreadable(GONE)
        done = fill(table, listed, sent.columns, with_private=bool(sent.reason))
    except Unreadable as refusal:
        raise Refused(str(refusal)) from refusal
    memory = FormMemory(sent.owner, listed.slug)
    (memory.keep if sent.remember else memory.drop)(table, sent.columns)
    result = {"rows": done.rows, "unfilled": done.unfilled, "gaps": done.gaps, "remarks": done.remarks}
    sent.keep_filled(done.content, result)
    sent.save(update_fields=["filled_file", "result", "state", "filled_at"])


def opened(sent: FormFill) -> tuple[FillableList, list[FormTable]]:
    """The list, and the tables of the form for it. Raises Unreadable."""
    listed = list_named(sent.owner, sent.listed, sent.day)
    if refusal := listed.refusal():
        raise Unreadable(refusal)
    with sent.file.open("rb") as file:
        content = file.read()
    return listed, tables_of(content, open_form(content), listed.offer)


def described(table: FormTable, memory: FormMemory) -> dict[str, Any]:
    """A table as the page of columns shows it."""
    proposed = table.propose(memory.recall(table))
    columns = [
        {"index": one.index, "label": one.label, "kept": one.kept, "key": proposed.get(one.index)}
        for one in table.columns
    ]
    heading = table.heading
    return {"name": table.sheet.name, "heading": [heading.first_row, heading.last_row], "columns": columns}


def forget_old(now: datetime.datetime) -> int:
    """Empty the forms that were sent long enough ago; returns how many."""
    before = kept_since(now)
    if before is None:
        return 0
    old = FormFill.objects.filter(~Q(file=""), sent_at__lt=before).order_by("pk")
    number = 0
    while batch := list(old.select_for_update(of=("self",))[:BATCH]):
        for sent in batch:
            sent.empty()
        FormFill.objects.bulk_update(batch, ["file", "filled_file", "found"])
        number += len(batch)
    return number
