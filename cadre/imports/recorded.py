"""The frame of sheets whose rows are facts recorded about people: discipline and the like."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from cadre.imports.base import BIRTH, NAME, WORKPLACES
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision
from cadre.models.recorded import RecordedFact
from foundation.core.dates import PartialDate
from foundation.sheets.cells import folded_words
from foundation.sheets.changes import update
from foundation.sheets.field_cells import out_of_order, reader_of, unfilled
from foundation.sheets.kinds import Fault, SheetColumn, SourceRow
from foundation.sheets.records import Planned, Subject
from foundation.sheets.understood import paper

WORKPLACE = SheetColumn(
    "workplace",
    "Chức vụ, đơn vị công tác",
    ("Chức vụ", "Chức danh", "Chức vụ hiện nay", "Chức vụ, đơn vị"),
    joins=", ",
    parts=WORKPLACES,
)
# Who is meant: name and birth, and where several could be, the place of work.
PERSON = (NAME, BIRTH, WORKPLACE)


class RecordedKind(MentionKind):
    """A subclass names the `model`, its own `columns` behind PERSON, each called as the field that it fills, what is
    wrong with facts (`faults`), and the fields by which a row means a record that is there (`same`).

    `paper` is (column, field of the number, field of the day) of the cell that holds both.
    """

    model: type[RecordedFact]
    faults: Callable[[Mapping[str, Any], date], Iterable[Fault]]
    same: tuple[str, ...]
    paper: tuple[str, str, str] | None = None
    dated = True
    question_groups = ("person",)
    twice = "Dòng {row} cũng ghi nội dung này của đồng chí; giữ lại một dòng."

    def begin(self, rows: Sequence[SourceRow]) -> None:
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        self.cells = {
            column.key: reader_of(fields[column.key]) for column in self.columns if column.key in fields
        }

    def workplace(self, row: SourceRow) -> str:
        return " ".join([*row.sections, super().workplace(row)])

    def read(self, source: PersonRow) -> MentionRow:
        row = MentionRow.about(source)
        for name, read in self.cells.items():
            row.keep(name, read)
        if self.paper:
            row.keep(self.paper[0], decision, *self.paper[1:])
        self.complete(row)
        wrong = {fault.column for fault in row.faults}
        names = [name for name in self.cells if name not in wrong]
        self.tell(row, unfilled(self.model, row.facts, names))
        self.tell(row, self.faults(row.facts, self.day))
        self.tell(row, out_of_order(self.model, row.facts))
        return row

    def complete(self, row: MentionRow) -> None:
        """Settle what one cell says of another."""

    def tell(self, row: MentionRow, faults: Iterable[Fault]) -> None:
        """Of the fields of a paper said of the cell that holds them."""
        for fault in faults:
            column = self.paper[0] if self.paper and fault.column in self.paper else fault.column
            row.wrong(column, fault.reason)

    def load(self, reads: list[MentionRow]) -> None:
        self.recorded: dict[int, list[RecordedFact]] = {}
        for fact in self.model.objects.filter(cadre__in=self.mentions.people.known).order_by("pk"):
            self.recorded.setdefault(fact.cadre_id, []).append(fact)

    def find(self, read: MentionRow) -> Subject:
        read.match = self.mentions.find(read.person)
        cadre = read.match.cadre
        if read.is_wrong or cadre is None:
            return Subject(person=cadre and cadre.pk, certain=read.match.certain)
        said = {name: read.facts[name] for name in self.same}
        known = [fact for fact in self.recorded.get(cadre.pk, ()) if means(fact, said)]
        exact = next(
            (fact for fact in known if all(getattr(fact, name) == said[name] for name in said)), None
        )
        record = exact or next(iter(known), None)
        key = record.pk if record else tuple(str(value) for value in said.values())
        return Subject(record, cadre.pk, (cadre.pk, key), read.match.certain)

    def plan(self, read: MentionRow, subject: Subject) -> Planned:
        if subject.record is None:
            return Planned(self.model(cadre=read.match.cadre, **read.facts))
        fact, changes = subject.record, update(subject.record, read.facts)
        self.tell(read, out_of_order(self.model, vars(fact)))
        return Planned(fact, changes.values())


def said_on_paper(number: str, day: str, read: MentionRow) -> str:
    return paper(read.facts.get(number), read.facts.get(day))


def tells_paper(number: str, day: str) -> Callable[[MentionRow], str]:
    """What the column of a paper says as it was understood."""
    return partial(said_on_paper, number, day)


def means(fact: RecordedFact, said: Mapping[str, Any]) -> bool:
    """Whether what a row says can be said of the record: capitals do not count, nor how fine a date is."""
    return all(alike(getattr(fact, name), value) for name, value in said.items())


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        return one.agrees(other)
    if isinstance(one, str) and isinstance(other, str):
        return folded_words(one) == folded_words(other)
    return one == other
