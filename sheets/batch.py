"""Files from the command line, read, judged and written like those of the pages, each in one transaction."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError

from core import clock
from core.database import acting_as
from core.integrity import sentence
from sheets import steps
from sheets.found import DATE_ORDERS, FaultWriter
from sheets.kinds import KINDS, Question
from sheets.limits import Unreadable
from sheets.reading import read_workbook

MOST_ROUNDS = 4


@dataclass(frozen=True)
class Asked:
    """What the command was told."""

    kind: str = ""
    dry_run: bool = False
    skip_bad: bool = False
    accept: bool = False


@dataclass
class Report:
    """What became of one file; `refusal` is the reason why nothing was written."""

    file: str
    kind: str = ""
    counts: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    questions: list = field(default_factory=list)
    written: int = 0
    refusal: str = ""

    def data(self):
        return {name: getattr(self, name) for name in ("file", "kind", "counts", "faults", "questions")}


class Batch:
    """The files of one command, in the order given; after one that could not be written no other is."""

    def __init__(self, user, asked):
        self.user, self.asked = user, asked
        self.stopped = False

    def run(self, paths):
        for path in paths:
            file = File(self, Path(path))
            try:
                with acting_as(self.user.pk, command="import_workbook", reason="Nhập từ Excel"):
                    file.run()
            except IntegrityError as error:
                file.report.refusal = sentence(error)
            self.stopped = self.stopped or bool(file.report.refusal)
            yield file.report


class File:
    def __init__(self, batch, path):
        self.batch, self.asked, self.path = batch, batch.asked, path
        self.report = Report(path.name)
        self.answers = {}

    def run(self):
        try:
            self._read()
        except Unreadable as refusal:
            self.report.refusal = str(refusal)
            return
        except OSError as error:
            self.report.refusal = f"Không mở được tệp: {error.strerror}."
            return
        look = self._look()
        self.report.counts = steps.count(look)
        writer = FaultWriter(self.reads, self.kind)
        self.report.faults = [fault for row in look.rows for fault in writer.data(row)]
        if not self.asked.dry_run:
            self._write(look)

    def _read(self):
        with self.path.open("rb") as file:
            workbook = read_workbook(file)
        kinds = steps.kinds_for(self.batch.user)
        if not kinds or (self.asked.kind and KINDS[self.asked.kind] not in kinds):
            raise Unreadable("Người dùng này không có quyền nhập loại danh sách đó.")
        self.kind = KINDS[self.asked.kind] if self.asked.kind else steps.propose_kind(workbook, kinds)
        self.report.kind = self.kind.slug
        reader = steps.Reader(workbook, self.kind, latest=clock.today().year)
        self.reads = [read for read in reader.propose() if steps.usable(read, self.kind)]
        if not self.reads:
            raise Unreadable(steps.NO_TABLE.format(label=self.kind.label))
        self.day = steps.as_of(self.reads) or clock.today()

    def _look(self):
        """Judged with proposals as answers, again while these bring new questions; all are kept."""
        rows, asked = steps.rows_of(self.reads), {}
        for _ in range(MOST_ROUNDS):
            look = steps.judge(self._judging(), rows, ignore)
            new = [question for question in look.questions if question.key not in self.answers]
            asked |= {question.key: question for question in new}
            if not new:
                break
            self.answers |= {question.key: question.proposal for question in new}
        self.report.questions = [*self._date_questions(), *map(described, asked.values())]
        return look

    def _judging(self):
        return self.kind(user=self.batch.user, day=self.day, answers=self.answers)

    def _date_questions(self):
        for read in self.reads:
            for key, settled in read.table.dates.items():
                text = settled.question(read.label(key))
                if text:
                    yield {"text": text, "proposal": DATE_ORDERS[settled.order], "rows": len(read.table.rows)}

    def _write(self, look):
        blocked = steps.blocked(look)
        if self.batch.stopped:
            self.report.refusal = "Tệp đứng trước chưa ghi được."
        elif self.report.questions and not self.asked.accept:
            self.report.refusal = f"Còn {len(self.report.questions)} câu hỏi chưa trả lời."
        elif blocked and not self.asked.skip_bad:
            self.report.refusal = f"{len(blocked)} dòng có lỗi hoặc cần đối chiếu."
        else:
            written = steps.write(self._judging(), steps.rows_of(self.reads), blocked, ignore)
            counts = steps.count(written)
            self.report.written = counts["new"] + counts["changed"]


def ignore(done, total):
    """Nobody watches a bar here."""


def described(question: Question):
    proposal = dict(question.options).get(question.proposal, question.proposal)
    return {"text": question.text, "proposal": proposal, "rows": question.rows}


def is_empty(kinds):
    """Whether the system holds none of the records that files could bring."""
    return not any(kind.records().exists() for kind in kinds)
