"""The frame of a kind whose rows become records: the ladder of a row, who may not be written about, bulk writing."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from foundation.core.scope.rows import OTHERS_ACT
from foundation.sheets.cells import BadCell
from foundation.sheets.copying import copy_new, tell_planner, update_known
from foundation.sheets.granted import NO_ORDER, answered
from foundation.sheets.kinds import (
    WARNING,
    Change,
    Fault,
    Preview,
    RowResult,
    RowStatus,
    SheetKind,
    SourceRow,
)
from foundation.sheets.questions import Questions
from foundation.sheets.readings import GROUP, settle_readings
from foundation.sheets.understood import SaysValues

BATCH = 1000
PROGRESS_EVERY = 500

Progress = Callable[[int], None]


@dataclass
class ReadRow:
    """A row made into `facts`, values by field name; not `certain` while a question about it is open."""

    row: SourceRow
    facts: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    certain: bool = True

    @classmethod
    def of(cls, source: SourceRow, **more: Any) -> "ReadRow":
        """The row with a fault for every cell that could not be read, and what is told of those that could."""
        faults = [Fault(*unread) for unread in source.unread.items()]
        told = [*source.told.items(), *((key, NO_ORDER) for key in source.undecided)]
        return cls(source, faults=[*faults, *(Fault(*said, WARNING) for said in told)], **more)

    @property
    def is_wrong(self) -> bool:
        return any(fault.severity != WARNING for fault in self.faults)

    def add(self, fault: Fault) -> None:
        self.faults.append(fault)

    def wrong(self, column: str, reason: str) -> None:
        self.add(Fault(column, reason))

    def warn(self, column: str, reason: str) -> None:
        self.add(Fault(column, reason, WARNING))

    def doubt_unless(self, certain: bool) -> None:
        self.certain = self.certain and certain

    def keep(self, column: str, read: Callable[[Any], Any], *names: str) -> None:
        """Keep what `read` makes of the cell, under the given names or the column's, or say what is wrong with it."""
        self.take(column, read, self.row.values.get(column) or "", *(names or (column,)))

    def take(self, column: str, read: Callable[[Any], Any], value: Any, *names: str) -> None:
        """Keep what `read` makes of a value that the column tells, or say there what is wrong with it."""
        try:
            made = read(value)
        except BadCell as error:
            self.wrong(column, str(error))
        except ValidationError as error:
            self.wrong(column, " ".join(error.messages))
        else:
            if len(names) == 1:
                self.facts[names[0]] = made
            else:
                self.facts.update(zip(names, made, strict=True))


@dataclass(frozen=True)
class Subject:
    """What a row is about: the `record` that it changes (None: a new one) and the key of the `person` it speaks of.

    Rows with one `key` mean the same record; without a key a row may stand any number of times.
    """

    record: Model | None = None
    person: int | None = None
    key: Hashable = None
    certain: bool = True


@dataclass(frozen=True)
class Planned:
    """What writing a row means, as the kind notes it; not `certain` where it raised a question of its own."""

    plan: Any
    changes: Iterable[Change] = ()
    certain: bool = True


class RecordKind(SaysValues, SheetKind):
    """A kind whose rows become records one by one. `write` follows `look` on the same instance.

    `question_groups` is the order in which the page asks, `fills` the models of which it may write very many rows.
    `twice` is the sentence for a row whose record stands further up too: {row} is that row, {read} the one it is said
    of; `twice_column` names the cell it is said of.
    """

    question_groups: tuple[str, ...] = ()
    fills: tuple[type[Model], ...] = ()
    twice: str
    twice_column = ""

    def look(self, rows: Sequence[SourceRow], progress: Progress) -> Preview:
        self.questions = Questions(self.answers, (GROUP, *self.question_groups), self.recall)
        rows = settle_readings(rows, self.columns, self.questions)
        rows = answered(rows, self.questions)
        self.taken: dict[Hashable, list[ReadRow]] = {}
        self.begin(rows)
        reads = []
        for done, source in enumerate(self.sources(rows), 1):
            reads.append(self.read(source))
            if done % PROGRESS_EVERY == 0:
                progress(done)
        self.load(reads)
        self.others = self.people_of_others()
        results = [self.judge(read) for read in reads]
        self.review(results)
        return Preview(results, self.questions.all())

    def begin(self, rows: Sequence[SourceRow]) -> None:
        """Load what reading the rows needs."""

    def sources(self, rows: Sequence[SourceRow]) -> Iterable[Any]:
        """What `read` is given, one for each row."""
        return rows

    def read(self, source: Any) -> ReadRow:
        raise NotImplementedError

    def load(self, reads: list) -> None:
        """Load what finding and comparing the records needs, for all rows at once."""

    def find(self, read: Any) -> Subject:
        """What the row is about. Also asked of rows with faults, so that every fault is said at once."""
        raise NotImplementedError

    def plan(self, read: Any, subject: Subject) -> Planned:
        """Compare a good row with its record; what speaks against it only now may still be put on the row."""
        raise NotImplementedError

    def review(self, results: list[RowResult]) -> None:
        """Judge the rows together where that cannot be done one by one."""

    def people_of_others(self) -> Collection[int]:
        """Keys of the people about whom the user brings nothing in: it is for somebody else to do so.

        They follow from the `person_path` of the records; `find` says whom a row is about.
        """
        return self.records().all().hidden_people(self.user)

    def judge(self, read: Any) -> RowResult:
        """The ladder: wrong, then doubtful, then new, changed or the same."""
        subject = self.find(read)
        self._refuse(read, subject)
        key = subject.record.pk if subject.record else None
        result = RowResult(read.row, RowStatus.WRONG, read.faults, subject_key=key, read=read)
        if read.is_wrong:
            return result
        result.verdict = RowStatus.DOUBTFUL
        if not (read.row.certain and read.certain and subject.certain):
            return result
        if subject.key is not None:
            self.taken.setdefault(subject.key, []).append(read)
        planned = self.plan(read, subject)
        if read.is_wrong:
            result.verdict = RowStatus.WRONG
        elif planned.certain:
            result.plan, result.changes = planned.plan, list(planned.changes)
            result.verdict = self._verdict(subject, result.changes)
        return result

    def _verdict(self, subject: Subject, changes: list[Change]) -> RowStatus:
        if subject.record is None:
            return RowStatus.NEW
        return RowStatus.CHANGED if changes else RowStatus.SAME

    def _refuse(self, read: Any, subject: Subject) -> None:
        if subject.person in self.others:
            read.wrong("", OTHERS_ACT)
        if subject.key is None or read.is_wrong:
            return
        for earlier in self.taken.get(subject.key, ()):
            if self.is_repeated(read, earlier):
                where = place_of(earlier.row, read.row)
                read.wrong(self.twice_column, self.twice.format(row=where, read=read))
                return

    def is_repeated(self, read: Any, earlier: Any) -> bool:
        """Whether two rows of one key cannot both stand."""
        return True

    def write(self, judged: list[RowResult], progress: Progress) -> None:
        self.prepare([row.plan for row in judged])
        for done in range(0, len(judged), BATCH):
            self.save([row.plan for row in judged[done : done + BATCH]])
            if done == 0 and len(judged) > BATCH:
                tell_planner(self.fills)
            progress(min(done + BATCH, len(judged)))
        for row in judged:
            row.subject_key = self.record_of(row.plan).pk

    def prepare(self, plans: list) -> None:
        """Write what the records stand on."""

    def save(self, plans: list) -> None:
        """Write a batch of plans; where a plan is the record itself nothing else is needed."""
        save(type(plans[0]), plans)

    def record_of(self, plan: Any) -> Model:
        return plan


def place_of(earlier: SourceRow, row: SourceRow) -> str:
    """The number of a row further up; its sheet too where that is another one."""
    return f"{earlier.number}" if earlier.sheet == row.sheet else f"{earlier.number} trang “{earlier.sheet}”"


def save(model: type[Model], rows: Iterable[Model]) -> None:
    """Update the rows there are, then insert the new ones, each once and both in bulk."""
    rows = list({id(row): row for row in rows}.values())
    update_known(model, [row for row in rows if row.pk])
    copy_new(model, [row for row in rows if not row.pk])
