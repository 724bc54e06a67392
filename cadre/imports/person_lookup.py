"""Rows of other sheets that speak of people on record: graded, planned, taught, moved. Nobody is made here."""

from django.core.exceptions import ValidationError

from cadre.faults import WARNING, faults
from cadre.imports.matching import People
from cadre.imports.rows import PersonRow
from cadre.models.people import Cadre

NOT_ON_RECORD = (
    "Chưa có hồ sơ của đồng chí này; kiểm tra lại họ tên, ngày sinh hoặc nhập danh sách trích ngang trước."
)


class Mentions:
    """The people whom the rows of a sheet mean, found in a fixed number of queries.

    Rows have the columns `full_name` and `birth`; `workplace` gives the text in which a row names unit or post,
    which settles who is meant where the birth alone does not.
    """

    def __init__(self, user, rows, day, questions, workplace=lambda row: ""):
        self.name = Cadre._meta.get_field("full_name").formfield(required=False)
        self.persons = [self._read(row, day, workplace(row)) for row in rows]
        self.people = People(user, self.persons, questions)

    def __iter__(self):
        """Each row as a person with the faults found so far, in the order of the sheet."""
        return iter(self.persons)

    def find(self, person, *, required=True):
        """The match of the person; someone not on record is a fault of the row unless that may be."""
        match = self.people.match(person)
        if required and match.certain and match.known is None:
            person.wrong("full_name", NOT_ON_RECORD)
        return match

    def _read(self, row, day, workplace):
        person = PersonRow(row, workplace=workplace)
        for column, reason in row.unread.items():
            person.wrong(column, reason)
        try:
            person.facts["full_name"] = self.name.clean(row.values.get("full_name") or "")
        except ValidationError as error:
            person.wrong("full_name", " ".join(error.messages))
        if "birth" not in row.unread:
            person.facts["birth"] = row.values.get("birth")
        person.faults += [fault for fault in faults(person.facts, day) if fault.severity != WARNING]
        return person
