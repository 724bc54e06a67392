"""Rows of other sheets that speak of people on record: graded, planned, taught, moved. Nobody is made here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from cadre.faults import faults
from cadre.fields import COLUMNS
from cadre.imports.base import DEGREE, THEORY
from cadre.imports.known import PersonMatch
from cadre.imports.matching import People
from cadre.imports.rows import PersonRow
from cadre.models.people import Cadre
from foundation.sheets.kinds import WARNING, SourceRow
from foundation.sheets.records import ReadRow, RecordKind

NOT_ON_RECORD = (
    "Chưa có hồ sơ của đồng chí này; kiểm tra lại họ tên, ngày sinh hoặc nhập danh sách trích ngang trước."
)


class Mentions:
    """The people whom the rows of a sheet mean, found in a fixed number of queries.

    Rows have the columns `full_name` and `birth`; `workplace` gives the text in which a row names unit or post,
    which settles who is meant where the birth alone does not. `people` finds those on record whom they may mean.
    """

    def __init__(
        self,
        rows: Sequence[SourceRow],
        *,
        day: date,
        people: Callable[[list[PersonRow]], People],
        workplace: Callable[[SourceRow], str],
    ) -> None:
        self.name = Cadre._meta.get_field("full_name").formfield(required=False)
        self.persons = [self._read(row, day, workplace(row)) for row in rows]
        self.people = people(self.persons)

    def __iter__(self) -> Iterator[PersonRow]:
        """Each row as a person with the faults found so far, in the order of the sheet."""
        return iter(self.persons)

    def find(self, person: PersonRow, *, required: bool = True) -> PersonMatch:
        """The match of the person; someone not on record is a fault of the row unless that may be."""
        match = self.people.match(person)
        if required and match.certain and match.known is None:
            person.wrong("full_name", NOT_ON_RECORD)
        return match

    def _read(self, row, day, workplace):
        person = PersonRow.of(row, workplace=workplace)
        try:
            person.facts["full_name"] = self.name.clean(row.values.get("full_name") or "")
        except ValidationError as error:
            person.wrong("full_name", " ".join(error.messages))
        if "birth" not in row.unread:
            person.facts["birth"] = row.values.get("birth")
        person.faults += [fault for fault in faults(person.facts, day) if fault.severity != WARNING]
        return person


@dataclass
class MentionRow(ReadRow):
    """What a row says of a `person`: `facts` by field of the record that it becomes.

    `match` tells who of the people on record is meant, once that was asked.
    """

    person: PersonRow = field(kw_only=True)
    match: PersonMatch = field(default_factory=PersonMatch)

    @classmethod
    def about(cls, person: PersonRow) -> "MentionRow":
        """A row whose faults are those of its person, found before and after."""
        return cls(person.row, faults=person.faults, person=person)


def of_person(name: str, row: MentionRow) -> Any:
    return row.person.facts.get(name)


class MentionKind(RecordKind):
    """A kind whose rows speak of people on record."""

    elsewhere = (*COLUMNS.values(), DEGREE, THEORY)
    says = {name: partial(of_person, name) for name in ("full_name", "birth")}

    def sources(self, rows: Sequence[SourceRow]) -> Mentions:
        people = partial(People, scope=self.scope, questions=self.questions, user=self.user)
        self.mentions = Mentions(rows, day=self.day, people=people, workplace=self.workplace)
        return self.mentions

    def workplace(self, row: SourceRow) -> str:
        """The text in which a row names unit or post."""
        return row.values.get("workplace") or ""
