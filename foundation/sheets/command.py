"""Files from the command line, read, judged and written like those of the pages, each in one transaction."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.core import clock
from foundation.core.answers.integrity import sentence
from foundation.core.database import audited_transaction
from foundation.sheets import guessing, pipeline
from foundation.sheets.columns import columns_of, unused_faults
from foundation.sheets.date_questions import DATE_ORDERS
from foundation.sheets.kinds import KINDS, Question, kinds_for
from foundation.sheets.limits import Unreadable
from foundation.sheets.models import Import
from foundation.sheets.openness import openness
from foundation.sheets.reading import read_workbook
from foundation.sheets.serialize import (
    FaultWriter,
    day_data,
    remarks_of,
    unread_remarks,
    values_data,
)
from foundation.sheets.tables_apart import apart
from foundation.sheets.undo.trace import traced

OTHER_PART = "Trang khác của tệp chưa ghi được."
NO_DATE_ORDER = "Chưa rõ ngày hay tháng đứng trước ở {count} cột; trả lời bằng --date-order dmy hoặc mdy."
ORDERS = ("dmy", "mdy")
MOVED = "Hồ sơ đã thay đổi từ lúc kiểm tra: {rows} dòng nay không ghi được."


@dataclass(frozen=True)
class CommandOptions:
    """What the command was told."""

    kind: str = ""
    dry_run: bool = False
    skip_bad: bool = False
    accept: bool = False
    rows: bool = False
    private: bool = False
    # How the dates read that the files do not settle: "dmy" or "mdy". No other option answers that.
    date_order: str = ""


@dataclass
class Report:
    """What became of one file, or of its sheets of one kind; `refusal` is the reason why nothing was written."""

    file: str
    kind: str = ""
    counts: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    remarks: list = field(default_factory=list)
    columns: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    # The day that the rows were judged for, and where the file says it.
    day: dict = field(default_factory=dict)
    written: int = 0
    refusal: str = ""
    # Of the kept import, by which it can be taken back.
    key: int = 0

    def data(self):
        """As JSON: what was asked for or said alone is left out where there is none."""
        said = {name: getattr(self, name) for name in ("file", "kind", "counts", "faults", "questions")}
        more = {name: getattr(self, name) for name in ("key", "remarks", "columns", "rows")}
        return said | {name: value for name, value in (more | self.day).items() if value}


class Batch:
    """The files of one command, in the order given; after one that could not be written no other is."""

    def __init__(self, user, asked):
        self.user, self.asked = user, asked
        self.stopped = False

    def run(self, paths):
        """One report a file, or one a kind where its sheets are of several kinds."""
        for path in paths:
            file = File(self, Path(path))
            try:
                with audited_transaction(self.user.pk, command="import_workbook", reason="Nhập từ Excel"):
                    file.run()
            except IntegrityError as error:
                file.refuse(sentence(error))
            except pipeline.Worsened as worsened:
                file.refuse(MOVED.format(rows=worsened.rows))
            self.stopped = self.stopped or any(report.refusal for report in file.reports)
            yield from file.reports


class File:
    """All of a file in one transaction: each part is judged on top of those before it, kept only with the others."""

    def __init__(self, batch, path):
        self.batch, self.asked, self.path = batch, batch.asked, path
        self.reports = [Report(path.name)]

    def run(self):
        try:
            parts = self._parts()
        except Unreadable as refusal:
            self.reports[0].refusal = str(refusal)
            return
        except OSError as error:
            self.reports[0].refusal = f"Không mở được tệp: {error.strerror}."
            return
        self.reports = []
        sent = Import(owner_id=self.batch.user.pk)
        refused = self._bring_in(parts, sent)
        if refused or self.asked.dry_run:
            transaction.set_rollback(True)
            self.refuse("")
        else:
            keep_written(sent, parts)
            for report in self.reports:
                report.key = sent.pk or 0

    def _bring_in(self, parts, sent):
        """Look at the parts and write them; the last one, unless something was refused. Returns whether it was."""
        refused = False
        for part in parts:
            self.reports.append(part.report)
            part.look()
            part.report.refusal = "" if self.asked.dry_run else self._refusal(part)
            refused = refused or bool(part.report.refusal)
            if part is not parts[-1] or not (refused or self.asked.dry_run):
                with traced(sent):
                    part.write()
        return refused

    def refuse(self, reason):
        """Nothing of the file is kept: for the reason, which concerns the last part looked at, or one already told."""
        self.reports[-1].refusal = self.reports[-1].refusal or reason
        refused = any(report.refusal for report in self.reports)
        for report in self.reports:
            report.written = 0
            report.refusal = report.refusal or (OTHER_PART if refused else "")

    def _parts(self):
        with self.path.open("rb") as file:
            workbook = apart(read_workbook(file))
        kinds = kinds_for(self.batch.user)
        if not kinds or (self.asked.kind and KINDS[self.asked.kind] not in kinds):
            raise Unreadable("Người dùng này không có quyền nhập loại danh sách đó.")
        if self.asked.kind:
            sheets = {KINDS[self.asked.kind]: workbook.sheets}
        else:
            sheets = guessing.sheets_by_kind(workbook, kinds)
            sheets = sheets or {guessing.propose_kind(workbook, kinds): workbook.sheets}
        self.reports[0].kind = next(iter(sheets)).slug
        parts = [FilePart(self, workbook, kind, found) for kind, found in sheets.items()]
        taken = {read.sheet.name for part in parts for read in part.reads}
        parts[0].report.remarks += unread_remarks(workbook, taken)
        return parts

    def _refusal(self, part):
        if self.batch.stopped:
            return "Tệp đứng trước chưa ghi được."
        if part.undecided:
            return NO_DATE_ORDER.format(count=part.undecided)
        if part.report.questions and not self.asked.accept:
            return f"Còn {len(part.report.questions)} câu hỏi chưa trả lời."
        if part.blocked and not self.asked.skip_bad:
            return f"{len(part.blocked)} dòng có lỗi hoặc cần đối chiếu."
        return ""


class FilePart:
    """The sheets of a file that are of one kind."""

    def __init__(self, file, workbook, kind, sheets):
        self.user, self.asked, self.kind = file.batch.user, file.asked, kind
        self.report = Report(file.path.name, kind.slug)
        reader = pipeline.Reader(workbook, kind, latest=clock.today().year)
        found = [read for sheet in sheets if (read := reader.read(sheet, pipeline.SheetChoice()))]
        order = file.asked.date_order
        self.reads = [answered(reader, read, order) for read in found if pipeline.usable(read, kind)]
        if not self.reads:
            raise Unreadable(pipeline.NO_TABLE.format(label=kind.label))
        spoken = pipeline.as_of(self.reads)
        self.day = spoken.day if spoken else clock.today()
        self.report.day = day_data(spoken) | {"day": self.day.isoformat()}
        self.report.remarks = remarks_of(workbook, self.reads)

    def look(self):
        """Judged with every proposal as the answer; all questions are kept."""
        rows = pipeline.rows_of(self.reads)
        self.judged = pipeline.Judged.as_proposed(self.kind, self.user, self.day, rows, ignore)
        look = self.judged.look
        self.blocked = pipeline.blocked(look)
        dates = list(self._date_questions())
        self.undecided = 0 if self.asked.date_order else len(dates)
        self.report.questions = [*dates, *map(described, look.questions)]
        self.report.counts = pipeline.count(look)
        writer = FaultWriter(self.reads, self.kind)
        columns = columns_of(self.reads)
        self.report.faults = [*unused_faults(columns), *(f for row in look.rows for f in writer.data(row))]
        if self.asked.rows:
            self.report.columns = [column.data() for column in columns]
            self.report.rows = list(self._told(self.judged.judging, look))

    def write(self):
        rows = pipeline.rows_of(self.reads)
        answers = self.judged.judging.answers
        judging = self.kind(user=self.user, day=self.day, answers=answers)
        written = pipeline.write(judging, rows, self.blocked, ignore, self.judged)
        counts = pipeline.count(written)
        self.report.written = counts["new"] + counts["changed"]

    def _told(self, judging, look):
        """Every row with what it says; what is restricted only to whom the record's is open."""
        private = frozenset()
        if self.asked.private:
            private = openness(self.kind, self.user, (row.subject_key for row in look.rows)).private
        for row in look.rows:
            values = values_data(judging.read_values(row.read), private=row.subject_key in private)
            yield {
                "sheet": row.row.sheet,
                "row": row.row.number,
                "status": str(row.verdict),
                "values": values,
            }

    def _date_questions(self):
        for read in self.reads:
            # Columns of one group are asked about once.
            for settled, key in {settled: key for key, settled in read.table.dates.items()}.items():
                text = settled.question(read.label(key))
                if text:
                    order = self.asked.date_order and settled.options[ORDERS.index(self.asked.date_order)]
                    yield {
                        "text": text,
                        "proposal": DATE_ORDERS.get(order, ""),
                        "rows": len(settled.open_rows),
                    }


def keep_written(sent, parts):
    """Keep what became of a file like that of an import by the pages, so that it can be taken back."""
    sent.kind, sent.day = parts[0].kind.slug, parts[0].day
    sent.found = {"kinds": [part.kind.slug for part in parts]}
    sent.counts = {name: sum(part.report.counts[name] for part in parts) for name in parts[0].report.counts}
    sent.written = sum(part.report.written for part in parts)
    sent.state, sent.written_at = Import.State.WRITTEN, timezone.now()
    if sent.written:
        sent.save()


def ignore(done, total):
    """Nobody watches a bar here."""


def answered(reader, read, date_order):
    """The sheet with the dates read as the command says, where they do not say so themselves."""
    orders = {
        key: settled.options[ORDERS.index(date_order)]
        for key, settled in read.table.dates.items()
        if settled.asked and date_order
    }
    return reader.read(read.sheet, pipeline.SheetChoice(orders=orders)) if orders else read


def described(question: Question):
    proposal = dict(question.options).get(question.proposal, question.proposal)
    return {"text": question.text, "proposal": proposal, "rows": question.rows}


def is_empty(kinds):
    """Whether the system holds none of the records that files could bring."""
    return not any(kind.records().exists() for kind in kinds)
