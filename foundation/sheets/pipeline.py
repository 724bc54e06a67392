"""From a workbook to written rows, without stored state: shared by the pages and the command."""

import gc
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from foundation.core.database import wait_in_line
from foundation.core.wall.reading import importing
from foundation.sheets.given_names import with_given_names
from foundation.sheets.headings import find_as_of, find_heading
from foundation.sheets.kinds import Fault, Preview, RowResult, RowStatus, SheetKind
from foundation.sheets.limits import Unreadable
from foundation.sheets.marking import Marked, mark_workbook
from foundation.sheets.matching import ORDINAL, choose, indispensable, recall
from foundation.sheets.moved import Moment
from foundation.sheets.reading import Sheet
from foundation.sheets.table import Table, TableReader
from foundation.sheets.tables_apart import together, whole_of

NO_TABLE = 'Không tìm thấy bảng danh sách trong tệp: không có dòng tiêu đề nào giống "{label}".'
WRITTEN = (RowStatus.NEW, RowStatus.CHANGED)
BLOCKED = (RowStatus.DOUBTFUL, RowStatus.WRONG)
UNANSWERED = "Cần đối chiếu: còn câu hỏi chưa trả lời ở bước kiểm tra"


class Worsened(Exception):
    """Rows that were good when they were looked at are so no longer."""

    def __init__(self, rows):
        super().__init__(rows)
        self.rows = rows


@contextmanager
def nothing_is_garbage():
    """All that an import holds is needed to its end: looking among it for garbage took a third of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@dataclass(frozen=True)
class SheetChoice:
    """What somebody decided for one sheet: columns by place (None: not used), date orders by column."""

    columns: dict[int, str | None] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadSheet:
    sheet: Sheet
    table: Table

    def label(self, key):
        """The heading of a column as the sheet has it, or None where no heading was taken for it."""
        labels = [self.table.heading.label(match.index) for match in self.table.matches if match.key == key]
        return ", ".join(dict.fromkeys(labels)) if labels else None


class Reader:
    """Reads the sheets of a workbook for one kind. `recalled` maps a heading to its remembered match."""

    def __init__(self, workbook, kind, *, latest, recalled=None):
        self.workbook, self.kind, self.latest = workbook, kind, latest
        self.recalled = recalled or (lambda heading: {})

    def propose(self):
        """Every sheet that has a heading, read as proposed."""
        found = [read for sheet in self.workbook.sheets if (read := self.read(sheet, SheetChoice()))]
        if not found:
            raise Unreadable(NO_TABLE.format(label=self.kind.label))
        return found

    def chosen(self, choices):
        """The sheets that were chosen, as they were chosen: {sheet name: SheetChoice}."""
        return [self.read(self.workbook.sheet(name), choice) for name, choice in choices.items()]

    @nothing_is_garbage()
    def read(self, sheet, choice):
        heading = find_heading(sheet, self.kind.columns)
        if heading is None:
            return None
        known = [ORDINAL, *self.kind.columns]
        proposed = recall(heading.paths, known, self.recalled(heading), heading.ignored)
        reader = TableReader(sheet, heading, self.kind.columns, orders=choice.orders, latest=self.latest)
        joining = {column.key for column in self.kind.columns if column.joins}
        matches = choose(proposed, choice.columns, joining)
        matches = with_given_names(sheet, heading, matches, self.kind.columns)
        return ReadSheet(sheet, reader.read(matches, joins_rows=self.kind.joins_rows))


def usable(read, kind):
    """Whether a sheet is taken unless somebody says otherwise: it shows, and has what the kind requires."""
    return (
        not read.sheet.hidden
        and bool(read.table.rows)
        and not indispensable(read.table.matches, kind.columns)
    )


def as_of(reads):
    """The day that the first sheet with such words speaks of, with the words themselves, or None."""
    found = (find_as_of(read.sheet, read.table.heading, read.table.last_person) for read in reads)
    return next((spoken for spoken in found if spoken), None)


def rows_of(reads):
    return [row for read in reads for row in read.table.rows]


@nothing_is_garbage()
def judge(judging, rows, progress):
    """The look of a kind made for user, day and answers; every doubtful row says at least that it is one."""
    progress(0, len(rows))
    with importing(judging.permission):
        look = judging.look(rows, lambda done: progress(done, len(rows)))
    for row in look.rows:
        if row.verdict == RowStatus.DOUBTFUL and not row.faults:
            row.faults.append(Fault("", UNANSWERED))
    progress(len(rows), len(rows))
    return look


def count(look):
    """{"read": …, "new": …, …}: a number for every verdict."""
    verdicts = Counter(row.verdict for row in look.rows)
    return {"read": len(look.rows), **{str(verdict): verdicts[verdict] for verdict in RowStatus}}


def blocked(look):
    """(sheet, row) of all rows that cannot be written."""
    return {place(row) for row in look.rows if row.verdict in BLOCKED}


def place(judged: RowResult):
    return judged.row.sheet, judged.row.number


@dataclass(frozen=True)
class Judged:
    """An outcome with the kind that came to it, and what of the database it has seen."""

    judging: SheetKind
    look: Preview
    seen: Moment

    @classmethod
    def now(cls, judging, rows, progress):
        """All rows judged; what others write meanwhile counts as not seen."""
        seen = Moment.now()
        return cls(judging, judge(judging, rows, progress), seen)

    @classmethod
    def as_proposed(cls, kind, user, day, rows, progress):
        """All rows judged once: each question is answered by its first proposal as soon as a row asks it.

        What was answered is in the `answers` of the kind that judged.
        """
        answers = {}
        judging = kind(
            user=user,
            day=day,
            answers=answers,
            recall=lambda question: answers.setdefault(question.key, question.proposal),
        )
        return cls.now(judging, rows, progress)

    @property
    def still_holds(self):
        return self.seen.still_stands


def take_turn():
    """Wait until no other import is written or taken back, so that two files cannot both add the same person.

    The turn ends with the transaction.
    """
    wait_in_line("sheets.write", patiently=True)
    with connection.cursor() as cursor:
        # What does not fit is refused where it is written, so that an undoing can go on without it.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@nothing_is_garbage()
def write(judging, rows, expected, progress, judged=None):
    """Judge again and write what is good, in the caller's transaction; `expected` are the blocked rows known.

    What was `judged` before in this very transaction is taken as it is where nobody has written what it may stand on.
    Raises Worsened, having written nothing, where the facts moved since the rows were looked at.
    """
    take_turn()
    progress(0, len(rows))
    if judged is None or not judged.still_holds:
        judged = Judged.now(judging, rows, lambda done, total: None)
    look = judged.look
    if worse := blocked(look) - expected:
        raise Worsened(len(worse))
    good = [row for row in look.rows if row.verdict in WRITTEN]
    progress(0, len(good))
    with importing(judging.permission):
        judged.judging.write(good, lambda done: progress(done, len(good)))
    progress(len(good), len(good))
    return look


def marked(content, workbook, reads, look: Preview):
    """The sender's workbook with marks, or None where there is nothing to mark."""
    faults = {}
    for row in look.rows:
        if row.faults:
            faults.setdefault(row.row.sheet, {})[row.row.number] = row.faults
    if not faults:
        return None
    pages = {}
    for read in reads:
        one = Marked(read.sheet, read.table, faults.get(read.sheet.name, {}))
        pages.setdefault(whole_of(read.sheet).name, []).append(one)
    marked_pages = [Marked.of_page(whole_of(tables[0].sheet), tables) for tables in pages.values()]
    return mark_workbook(content, together(workbook), marked_pages)
