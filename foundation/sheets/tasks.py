"""The three pieces of long work on a sent file, each in the one transaction of its job; and what the clock starts."""

import io

import pghistory
from celery import shared_task
from django.db import transaction
from django.utils import timezone

from foundation.core import clock
from foundation.jobs.kinds import Refused, job
from foundation.sheets import closing, date_questions, guessing, keeping, mappings, pipeline
from foundation.sheets.answers import Answers
from foundation.sheets.columns import looked_at
from foundation.sheets.filling import tasks as filling
from foundation.sheets.kinds import KINDS, kinds_for
from foundation.sheets.limits import Unreadable
from foundation.sheets.models import Import, ImportRow
from foundation.sheets.reading import read_workbook
from foundation.sheets.serialize import (
    FaultWriter,
    as_choice,
    changes_data,
    day_data,
    describe,
    kept_values,
    question_data,
    remarks_of,
    unread_remarks,
)
from foundation.sheets.tables_apart import apart
from foundation.sheets.undo.trace import traced

BATCH = 2000
MOVED = (
    "Hồ sơ đã thay đổi từ lúc kiểm tra: {rows} dòng nay có lỗi hoặc cần đối chiếu. "
    "Chưa ghi dòng nào. Kiểm tra lại."
)


@job("import-read", "Đang đọc tệp")
def read(key, progress):
    """Find sheets, headings, matches and the day; the kind too unless the owner chose it."""
    sent = Import.objects.select_related("owner").get(pk=key)
    try:
        _, workbook = opened(sent)
        kinds = kinds_for(sent.owner)
        by_kind = guessing.sheets_by_kind(workbook, kinds)
        kind = KINDS.get(sent.kind) or next(iter(by_kind), None) or guessing.propose_kind(workbook, kinds)
        reader = pipeline.Reader(
            workbook, kind, latest=clock.today().year, recalled=mappings.recalled(sent.owner, kind)
        )
        reads = reader.propose()
    except Unreadable as refusal:
        raise Refused(str(refusal)) from refusal
    spoken = pipeline.as_of(reads)
    own = {sheet.name for sheet in by_kind.get(kind, ())}
    answers = Answers(sent.owner, kind, reads)
    sheets = [describe(one, kind, answers, own) for one in reads]
    sent.kind = kind.slug
    others = {
        other.slug: [sheet.name for sheet in found] for other, found in by_kind.items() if other != kind
    }
    sent.found = {"sheets": sheets, **day_data(spoken), "others": others}
    # Where no sheet has all that is required, the owner sees on the next page what is missing.
    taken = [sheet for sheet in sheets if sheet["used"]] or sheets
    sent.choices = {sheet["name"]: sheet["choice"] for sheet in taken}
    sent.state = Import.State.READ
    sent.save(update_fields=["kind", "found", "choices", "state"])


@job("import-look", "Đang kiểm tra dòng")
def look(key, progress):
    """Judge every row and keep the outcome for the page; the marked file is made along with it.

    Where a column taken by hand holds dates of two readings nothing is judged: step 2 comes again and asks.
    """
    sent = Import.objects.select_related("owner").get(pk=key)
    content, workbook = opened(sent)
    reads = chosen(sent, workbook)
    answers = Answers(sent.owner, sent.kind_class, reads)
    look_at_dates(sent, reads, answers)
    if date_questions.is_open(sent.own_sheets, sent.choices):
        sent.state = Import.State.READ
        sent.save(update_fields=["found", "state"])
        return
    judge = judging(sent, recall=answers.recall)
    outcome = pipeline.judge(judge, pipeline.rows_of(reads), progress)
    sent.counts = pipeline.count(outcome)
    sent.questions = list(asked(sent, judge, outcome, answers))
    sent.state = Import.State.LOOKED
    sent.remarks = [
        *remarks_of(workbook, reads),
        *unread_remarks(workbook, sent.known_sheets),
        *date_questions.as_before(sent.own_sheets, sent.choices),
    ]
    sent.columns = looked_at(reads, sent.kind_class)
    keep_rows(sent, reads, outcome, judge)
    sent.keep_marked(pipeline.marked(content, workbook, reads, outcome))
    if sent.remember:
        mappings.keep(sent.owner, sent.kind_class, reads)
    fields = ["counts", "questions", "answers", "remarks", "columns", "state", "marked_file", "found"]
    sent.save(update_fields=fields)


def asked(sent, judge, outcome, answers):
    """The questions as they are kept; what was answered in an earlier file is answered here too."""
    recalled = {question["key"] for question in sent.questions if question.get("recalled")}
    recalled = (recalled & set(sent.answers)) | set(judge.questions.recalled)
    sent.answers |= judge.questions.recalled
    for question in outcome.questions:
        yield question_data(question, digest=answers.digest(question), recalled=question.key in recalled)


@job("import-write", "Đang ghi dòng")
def write(key, progress):
    """Write the good rows, having judged all of them again."""
    sent = Import.objects.select_related("owner").get(pk=key)
    _, workbook = opened(sent)
    expected = set(sent.rows.filter(verdict__in=pipeline.BLOCKED).values_list("sheet", "number"))
    reads = chosen(sent, workbook)
    judge = judging(sent)
    try:
        with pghistory.context(reason="Nhập từ Excel", import_key=sent.pk), traced(sent):
            outcome = pipeline.write(judge, pipeline.rows_of(reads), expected, progress)
    except pipeline.Worsened as worsened:
        raise Refused(MOVED.format(rows=worsened.rows)) from worsened
    if sent.remember:
        kept = judge.answers_for_next(outcome.rows)
        orders = date_questions.told_orders(sent.own_sheets, sent.choices)
        Answers(sent.owner, sent.kind_class, reads).keep(sent.questions, kept, orders)
    sent.counts = pipeline.count(outcome)
    sent.written = sent.good
    sent.written_at = timezone.now()
    sent.state = Import.State.WRITTEN
    sent.save(update_fields=["counts", "written", "written_at", "state", "context", "steps"])


@shared_task(name="sheets.tasks.forget_old_files", ignore_result=True)
def forget_old_files():
    with transaction.atomic():
        keeping.forget_old(timezone.now())
        filling.forget_old(timezone.now())


@shared_task(name="sheets.tasks.close_abandoned", ignore_result=True)
def close_abandoned():
    closing.close_abandoned(timezone.now())


def opened(sent):
    """The file's bytes, and its workbook."""
    with sent.file.open("rb") as file:
        content = file.read()
    return content, apart(read_workbook(io.BytesIO(content)))


def chosen(sent, workbook):
    reader = pipeline.Reader(
        workbook,
        sent.kind_class,
        latest=sent.day.year,
        recalled=mappings.recalled(sent.owner, sent.kind_class),
    )
    return reader.chosen({name: as_choice(stored) for name, stored in sent.choices.items()})


def look_at_dates(sent, reads, answers):
    """Which dates read in two ways depends on the columns that were chosen."""
    dates = {read.sheet.name: describe(read, sent.kind_class, answers)["dates"] for read in reads}
    for sheet in sent.found["sheets"]:
        sheet["dates"] = dates.get(sheet["name"], sheet["dates"])
        sheet["unmatched"] = []


def judging(sent, recall=None):
    return sent.kind_class(user=sent.owner, day=sent.day, answers=sent.answers, recall=recall)


def keep_rows(sent, reads, outcome, judge):
    naming = sent.kind_class.naming().key
    writer = FaultWriter(reads, sent.kind_class)
    rows = (
        ImportRow(
            sent=sent,
            sheet=judged.row.sheet,
            number=judged.row.number,
            verdict=judged.verdict,
            name=str(judged.row.values.get(naming) or "")[:200],
            faults=writer.data(judged),
            changes=changes_data(judged),
            values=kept_values(judge.read_values(judged.read)),
            subject_key=judged.subject_key,
        )
        for judged in outcome.rows
    )
    sent.rows.all().delete()
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
