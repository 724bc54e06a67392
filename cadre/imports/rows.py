"""A row of people made into facts: cells cleaned by the form's fields, then judged by the common faults."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Field

from cadre.faults import faults
from cadre.fields import IN_SHEETS, PersonField
from cadre.imports import vocabulary
from cadre.imports.known import PersonMatch
from cadre.imports.vocabulary import is_nothing
from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from foundation.core.text import fold_name
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.changes import label_of
from foundation.sheets.kinds import Fault, Question, Reads, SourceRow
from foundation.sheets.questions import Questions
from foundation.sheets.records import ReadRow, place_of
from office.organisation.imports.units import LEFT
from office.organisation.models.structure import Post, Unit

BIRTHS = {"birth_male": Cadre.Sex.MALE, "birth_female": Cadre.Sex.FEMALE}
SALUTATIONS = {"ong": Cadre.Sex.MALE, "ba": Cadre.Sex.FEMALE}
OTHER_SALUTATION = "Họ tên ghi “{said}” nhưng giới tính đọc là {sex}; kiểm tra lại."
BOTH_SEXES = "Có ngày sinh ở cả cột Nam và cột Nữ; giữ ngày sinh ở đúng một cột."
QUALIFICATIONS = {
    "degree": vocabulary.degrees,
    "theory": vocabulary.theory,
    "state": vocabulary.state,
    "defence": vocabulary.defence,
    "language": vocabulary.languages,
    "it": vocabulary.computing,
}
LABELS = {
    "full_name": "họ tên",
    "birth": "ngày sinh",
    "citizen_id": "số CCCD",
    "party_card_no": "số thẻ đảng viên",
}
ONE, TWO = "one", "two"
# Different texts of a column that a form's field cleans once.
REMEMBERED = 5000
DIFFERENT = "Hai đồng chí khác nhau"
TWO_ROWS = (
    "Dòng {row} và dòng {earlier} cùng họ tên, ngày sinh ({name}) nhưng khác đơn vị, chức vụ. Là một người?"
)
NOT_LISTED = "{label} “{text}” không có trong danh mục; ghi lại theo danh mục."


@dataclass
class PersonRow(ReadRow):
    """`places` says which column a field was read from, `workplace` what the row says of the unit.

    `match` tells who of the people on record is meant, once that was asked; `told_apart` is a row of whom the file
    has a namesake born the same day, another person. `asked` is the key of the question, `written_name` the name in
    the file where the one on record is not for the importer's eyes.
    """

    places: dict[str, str] = field(default_factory=dict)
    qualifications: list[tuple] = field(default_factory=list)
    workplace: str = ""
    unit: Unit | None = None
    memberships: list[Post] = field(default_factory=list)
    post: Post | None = None
    match: PersonMatch = field(default_factory=PersonMatch)
    told_apart: bool = False
    asked: str = ""
    written_name: str = ""

    def add(self, fault: Fault) -> None:
        super().add(replace(fault, column=self.places.get(fault.column, fault.column)))

    def of_record(self, sentence: str, unread: str, **values: Any) -> str:
        """The sentence with the record's values, or the one without for an importer who may not read the record."""
        known = self.match.known
        return (sentence if known is None or known.is_open else unread).format(**values)


class PersonRowReader:
    """Made once per import: the form's own fields, and the lists as dictionaries of folded words."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.cells = {each.name: cell_reader(each) for each in IN_SHEETS if each.name not in ("sex", "birth")}
        self.sexes = meanings(Cadre._meta.get_field("sex"))

    def read(self, source: SourceRow) -> PersonRow:
        person = PersonRow.of(source)
        self._read_sex_and_birth(person)
        self._compare_salutation(person)
        for name, read in self.cells.items():
            if name in source.values and name not in source.unread:
                person.keep(name, read)
        for name, words in QUALIFICATIONS.items():
            self._read_words(person, name, words)
        for fault in faults(person.facts, self.day):
            person.add(fault)
        return person

    def _read_sex_and_birth(self, person):
        """Dates in a Nam or a Nữ column tell the sex, even bad ones; else both have columns of their own."""
        values, shown = person.row.values, person.row.raw
        filled = [name for name in BIRTHS if shown.get(name) or values.get(name)]
        column = filled[0] if filled else "birth"
        stated = values.get("sex") or ""
        person.places |= {"birth": column} | ({} if "sex" in values else {"sex": ""})
        person.facts["birth"] = values.get(column)
        person.facts["sex"] = self.sexes.get(folded_words(stated), "") if stated else BIRTHS.get(column, "")
        if len(filled) > 1:
            person.wrong("birth_female", BOTH_SEXES)
            del person.facts["sex"]
        elif stated and not person.facts["sex"]:
            person.wrong("sex", f"Giới tính “{stated}” chưa rõ; ghi Nam hoặc Nữ.")
            del person.facts["sex"]

    def _compare_salutation(self, person):
        """ "Bà" before the name of a man; "Ông" alone may be a family name."""
        said, _, rest = person.row.raw.get("full_name", "").partition(" ")
        meant, sex = SALUTATIONS.get(folded_words(said)), person.facts.get("sex")
        if not meant:
            return
        is_name = folded_words(person.row.values.get("full_name") or "").startswith(f"{folded_words(said)} ")
        if rest and sex and sex != meant and not is_name:
            label = Cadre.Sex(sex).label
            person.warn("full_name", OTHER_SALUTATION.format(said=said.strip(" .:"), sex=label))

    def _read_words(self, person, name, words):
        value = person.row.values.get(name)
        if value and name not in person.row.unread:
            try:
                person.qualifications += words(value)
            except BadCell as error:
                person.wrong(name, str(error))


def cell_reader(declared: PersonField) -> Callable[[Any], Any]:
    """What cleans a cell: digits are judged with the other facts, all else is what the form would take."""
    field = declared.of_model
    if declared.reads == Reads.DIGITS:
        return str
    if not (field.is_relation or field.choices):
        return lru_cache(REMEMBERED)(field.formfield(required=False).clean)
    known, label = meanings(field), label_of(declared.model, declared.name)

    def read(text: str) -> Any:
        meant = known.get(folded_words(text))
        if meant is None and not is_nothing(text):
            raise BadCell(NOT_LISTED.format(label=label, text=text))
        return meant

    return read


def meanings(field: Field) -> dict[str, Any]:
    """Folded words → what the field holds: an entry of a list, by name or alias, or one of its choices, by label."""
    if not field.is_relation:
        return {folded_words(label): value for value, label in field.flatchoices}
    entries = field.related_model.objects.all()
    return {folded_words(word): entry for entry in entries for word in [*entry.aliases, entry.name]}


def mark_repeated(people: list[PersonRow], questions: Questions) -> None:
    """A person who stands in the file twice is a fault of the later row; of namesakes at two places it is asked."""
    first = {}
    for person in people:
        keys = identities(person.facts)
        earlier = next((first[key] for key in keys if key in first and same(first[key], person)), None)
        if earlier and not (may_differ(earlier, person) and are_two(earlier, person, questions)):
            shared = ", ".join(shared_identity(earlier.facts, person.facts))
            where = place_of(earlier.row, person.row)
            person.wrong("", f"Trùng với dòng {where} (cùng {shared}); giữ lại một dòng.")
        for key in keys:
            first.setdefault(key, person)


def may_differ(one: PersonRow, other: PersonRow) -> bool:
    """Whether only name and birth are shared, and the rows speak of two units or posts."""
    shared = set(shared_identity(one.facts, other.facts))
    work = [
        (each.unit and (each.unit.pk or each.unit.name), each.post and str(each.post))
        for each in (one, other)
    ]
    return not shared & {LABELS["citizen_id"], LABELS["party_card_no"]} and work[0] != work[1]


def are_two(one: PersonRow, other: PersonRow, questions: Questions) -> bool:
    """The answer whether two rows of one name and birth are two people; the later one waits for it."""
    where = place_of(one.row, other.row)
    text = TWO_ROWS.format(row=other.row.number, earlier=where, name=other.facts["full_name"])
    options = ((ONE, "Một đồng chí ghi hai lần"), (TWO, DIFFERENT), (LEFT, "Để lại"))
    key = f"twice:{other.row.sheet}:{other.row.number}"
    lasting = f"twice:{lasting_words(other)}"
    answer = questions.ask(Question(key, "person", text, options, ONE, 0, lasting=lasting))
    other.doubt_unless(bool(answer))
    other.told_apart = answer == TWO
    return answer != ONE


def lasting_words(person: PersonRow) -> str:
    """What tells a row about a person in next year's file: name, birth and place of work."""
    words = person.workplace or " ".join(str(person.row.values.get(name) or "") for name in ("unit", "post"))
    return f"{fold_name(person.facts['full_name'])}:{person.facts.get('birth') or ''}:{folded_words(words)}"


def identities(facts: dict[str, Any]) -> list[tuple]:
    """By what the same person is recognised within a file."""
    keys = [(name, facts[name]) for name in ("citizen_id", "party_card_no") if facts.get(name)]
    born = facts.get("birth")
    if facts.get("full_name") and isinstance(born, PartialDate) and born.precision == "day":
        keys.append((folded_words(facts["full_name"]), born.iso))
    return keys


def same(one: PersonRow, other: PersonRow) -> bool:
    """Two namesakes born on one day are two people if their citizen numbers differ."""
    numbers = {person.facts.get("citizen_id") for person in (one, other)} - {None, ""}
    return len(numbers) < 2 or shared_card(one.facts, other.facts)


def shared_card(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one.get("party_card_no")) and one["party_card_no"] == other.get("party_card_no")


def shared_identity(one: dict[str, Any], other: dict[str, Any]) -> Iterator[str]:
    for name, label in LABELS.items():
        if one.get(name) and folded_words(str(one[name])) == folded_words(str(other.get(name) or "")):
            yield label
