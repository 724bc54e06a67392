"""What an app says about a kind of sheet it can take in: columns, how rows are judged and written."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Model, QuerySet

from foundation.core.scope.units import Scope

WARNING = "warning"


class Reads(StrEnum):
    """What the cells of a column hold, so that reading is settled once a column."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    DIGITS = "digits"


@dataclass(frozen=True)
class SheetColumn:
    """A column that a kind knows. `key` names the value; aliases are headings as offices write them.

    An alias with "/" is a path of merged headings: "ngày tháng năm sinh/nữ". `length` is the number of digits
    that every number of a DIGITS column has when it always begins with zero (0: not so). The cells of a column that
    holds `several` things keep their lines.

    A column with `joins` may stand in a sheet in several: under one label, in sub-headings below it, or under headings
    that are its `parts` ("Chức vụ Đảng" beside "Chức vụ chính quyền"); the text in `joins` stands between what they
    say. `marks` are what a sub-heading may say whose cells are ticked ("Nam", "Nữ"); where there are two, no tick
    under the one is the other. Dates with a year of two digits lie at most `ahead` years after the source's own day.
    What a `required` column says may stand in a line `above` the table instead; its kind reads it there.
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    reads: Reads = Reads.TEXT
    required: bool = False
    private: bool = False
    length: int = 0
    several: bool = False
    joins: str = ""
    parts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    ahead: int = 0
    above: bool = False

    def __hash__(self) -> int:
        return hash((self.key, self.label))


@dataclass(frozen=True)
class TwoReadings:
    """A cell that can be read in two ways, the likelier first; `written` is what stands in it."""

    first: str
    second: str
    written: str = ""


@dataclass(frozen=True)
class SourceRow:
    """One row of people, read but not judged. `number` is the row as Excel shows it.

    `values` holds text, PartialDate or None by column key; `raw` what the cell shows, for faults;
    `unread` the sentence for each cell that could not be read; `section` the nearest heading above,
    `sections` all of them, outermost first; `above` the texts that stand over the table, `captions` the headings of
    all its columns. `doubts` are the cells
    that read in two ways, `told` says how cells were read otherwise than they stand; what the reading took for granted
    is to be answered in `asked`, and `undecided` has the keys of dates whose order nobody has told. While any of that
    is open a row is not `certain`.
    """

    sheet: str
    number: int
    values: dict[str, Any]
    raw: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    section: str = ""
    sections: tuple[str, ...] = ()
    above: str = ""
    captions: tuple[str, ...] = ()
    doubts: dict[str, TwoReadings] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    asked: tuple["Question", ...] = ()
    undecided: tuple[str, ...] = ()
    certain: bool = True


@dataclass(frozen=True)
class Fault:
    """A sentence about one cell (`column` is a key) or about the whole row (empty)."""

    column: str
    reason: str
    severity: str = "error"


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str
    private: bool = False


class ReadValue(NamedTuple):
    """What a row says in one column as it was understood, in the words of a page, beside the text of its cell."""

    key: str
    label: str
    text: str
    cell: str = ""
    private: bool = False


class RowStatus(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass
class RowResult:
    """A row with its verdict. `read` and `plan` are the kind's own notes: what it says, what writing it means."""

    row: SourceRow
    verdict: RowStatus
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    subject_key: int | None = None
    plan: Any = None
    read: Any = None


@dataclass(frozen=True)
class Question:
    """Something the file names that the system does not know. `key` stays the same from look to look.

    `options` are (value, label); `proposal` is the value offered first. Value "" leaves the rows aside
    (để lại). One that stands `alone` is never answered along with others, nor by what was answered before. `lasting`
    tells the question in another file, where its key does not: because it holds a row (None: it is of one file).
    """

    key: str
    group: str
    text: str
    options: tuple[tuple[str, str], ...]
    proposal: str
    rows: int
    alone: bool = False
    lasting: str | None = ""


@dataclass
class Preview:
    """The outcome of judging a whole file."""

    rows: list[RowResult]
    questions: list[Question]


class SheetKind:
    """Subclass once per kind of sheet and `register` it in the app's `imports/kinds.py`.

    Of a workbook with sheets of several kinds the kind that was registered first is brought in first.

    `titles` are words of a title, folded, that such a sheet alone bears: "DANH SÁCH QUY HOẠCH".
    `undo_remark` is said of an undo that takes acts back with the rows.
    `permission` names the record that the rows become ("cadre.import_cadre"), `private_permission` is the
    right to see changes marked private. The rows of a `dated` kind carry their own days: for a file that names
    none the day of the import does. Of a kind that `joins_rows` a name merged over several rows is one record.
    """

    slug: str
    label: str
    permission: str
    titles: tuple[str, ...] = ()
    private_permission: str = ""
    dated: bool = False
    undo_remark: str = ""
    joins_rows: bool = False
    columns: tuple[SheetColumn, ...]
    # Columns that another one speaks for: the birth of men and that of women are both the birth.
    never: Collection[str] = ()
    # What such sheets often print beside and other kinds bring in: that it is not used is no question.
    elsewhere: tuple[SheetColumn, ...] = ()

    def __init__(
        self,
        *,
        user: Any,
        day: date,
        answers: Mapping[str, str],
        recall: Callable[[Question], str | None] | None = None,
    ) -> None:
        """`user` bounds what may be matched and written, `day` is the day the file speaks of,
        `answers` maps question keys to chosen values; `recall` says what was answered to a question in an earlier
        file. Load nothing here."""
        self.user, self.day, self.answers, self.recall = user, day, answers, recall

    @classmethod
    def is_offered_to(cls, user: Any) -> bool:
        """Whether the user may bring in such sheets anywhere at all; for which units, `scope` says."""
        return bool(user.scope(cls.permission))

    @cached_property
    def scope(self) -> Scope:
        """The units for which the user may bring in rows of this kind."""
        return self.user.scope(self.permission)

    @classmethod
    def naming(cls) -> SheetColumn:
        """The column whose value names a row on the pages: the person's name, else the first."""
        return next((column for column in cls.columns if column.reads == Reads.NAME), cls.columns[0])

    @classmethod
    def records(cls) -> QuerySet:
        """All records of the model that the rows become."""
        app, codename = cls.permission.split(".")
        return apps.get_model(app, codename.removeprefix("import_")).objects

    @classmethod
    def becomes(cls, model: type[Model]) -> bool:
        """Whether the rows become records of the model."""
        return cls.records().model is model

    @classmethod
    def readable(cls, user: Any, keys: Iterable[int]) -> set[int]:
        """Of the records those whose present values the user may see; an importer need not be a reader."""
        return set(cls.records().for_user(user).filter(pk__in=keys).values_list("pk", flat=True))

    @classmethod
    def privately_readable(cls, user: Any, keys: set[int]) -> set[int]:
        """Of the records those whose private values the user may see: the right must be held in their unit."""
        if not cls.private_permission:
            return set()
        found = cls.records().filter(pk__in=keys)
        inside = user.scope(cls.private_permission).condition(found.model.unit_path)
        return set(found.filter(inside).values_list("pk", flat=True))

    def look(self, rows: list[SourceRow], progress: Callable[[int], None]) -> Preview:
        """Judge all rows in a fixed number of queries; call progress(done) now and then. Writes nothing."""
        raise NotImplementedError

    def answers_for_next(self, written: Iterable[RowResult]) -> Mapping[str, str]:
        """The answers as they hold for the next file, once the rows are written."""
        return self.answers

    def read_values(self, read: Any) -> list[ReadValue]:
        """What the row of a result's `read` says, column by column; asked after `look`, of rows with faults too."""
        return []

    def write(self, judged: list[RowResult], progress: Callable[[int], None]) -> None:
        """Write the given rows (never WRONG or DOUBTFUL ones) inside the caller's transaction, in bulk."""
        raise NotImplementedError

    @classmethod
    def put_back(cls, restored: Mapping[type[Model], set[int]]) -> None:
        """Mend what the history does not keep of records, by model, that the undo of an import has changed back."""


KINDS: dict[str, type[SheetKind]] = {}


def register(kind: type[SheetKind]) -> type[SheetKind]:
    KINDS[kind.slug] = kind
    return kind


def kinds_for(user: Any) -> list[type[SheetKind]]:
    """The kinds of sheet that the user may bring in, in the order in which they were registered."""
    return [kind for kind in KINDS.values() if kind.is_offered_to(user)]
