"""The frame of sheets whose rows are facts recorded about people: discipline and the like."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import CharField, DateField, Field

from cadre.imports.base import BIRTH, NAME, WORKPLACES
from cadre.imports.person_lookup import MentionKind, MentionRow
from cadre.imports.rows import PersonRow, meanings
from cadre.imports.vocabulary import decision
from cadre.models.recorded import RecordedFact
from foundation.core.dates import PartialDate, PartialDateField
from foundation.core.saving.constraints import days_in_order
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.changes import label_of, update
from foundation.sheets.kinds import Fault, SheetColumn, SourceRow
from foundation.sheets.records import Planned, Subject
from foundation.sheets.understood import paper

NOT_A_DAY = "Ghi đủ ngày, tháng, năm."
NOT_A_NUMBER = "{label} “{text}” không phải là số; ghi bằng chữ số."
NOT_A_CHOICE = "{label} “{text}” chưa rõ; ghi {known}."
MOST = 32767
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
        for fault in (*self.missing(row), *self.faults(row.facts, self.day), *self.out_of_order(row.facts)):
            row.wrong(self.column_of(fault.column), fault.reason)
        return row

    def complete(self, row: MentionRow) -> None:
        """Settle what one cell says of another."""

    def missing(self, row: MentionRow) -> Iterator[Fault]:
        """The sentence of the form for each cell that must be filled."""
        wrong = {fault.column for fault in row.faults}
        for name in self.cells:
            if (
                not self.model._meta.get_field(name).blank
                and name not in wrong
                and row.facts[name] in ("", None)
            ):
                yield Fault(name, f"Chưa nhập {label_of(self.model, name).lower()}.")

    def out_of_order(self, facts: Mapping[str, Any]) -> Iterator[Fault]:
        for rule in days_in_order(self.model):
            if rule.broken_by(*(facts.get(name) for name in rule.days)):
                yield Fault(rule.days[1], rule.violation_error_message)

    def column_of(self, name: str) -> str:
        return self.paper[0] if self.paper and name in self.paper else name

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
        for fault in self.out_of_order(vars(fact)):
            read.wrong(self.column_of(fault.column), fault.reason)
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


def reader_of(field: Field) -> Callable[[Any], Any]:
    """What makes the value of a field of a cell, as a form would take it."""
    if isinstance(field, PartialDateField):
        return date_or_nothing
    if isinstance(field, DateField):
        return whole_day
    if field.choices:
        return partial(one_of, field)
    if isinstance(field, CharField):
        return field.formfield(required=False).clean
    return partial(whole_number, str(field.verbose_name))


def date_or_nothing(told: Any) -> PartialDate | None:
    return told or None


def whole_day(told: Any) -> date | None:
    if told and told.precision != "day":
        raise BadCell(NOT_A_DAY)
    return told.first_day if told else None


def one_of(field: Field, text: str) -> str:
    meant = meanings(field).get(folded_words(text), "")
    if folded_words(text) and not meant:
        known = ", ".join(str(label) for _, label in field.flatchoices)
        raise BadCell(NOT_A_CHOICE.format(label=str(field.verbose_name).capitalize(), text=text, known=known))
    return meant


def whole_number(label: str, text: str) -> int | None:
    digits = text.replace(".", "").replace(" ", "")
    if digits and not (digits.isdecimal() and digits.isascii() and int(digits) <= MOST):
        raise BadCell(NOT_A_NUMBER.format(label=label.capitalize(), text=text))
    return int(digits) if digits else None
