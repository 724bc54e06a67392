"""A row of people made into facts: cells cleaned by the form's fields, then judged by the common faults."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError

from cadre.faults import faults
from cadre.imports import vocabulary
from cadre.imports.vocabulary import is_nothing
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadrePrivate, EthnicGroup, Religion
from foundation.core.dates import PartialDate
from foundation.sheets.cells import BadCell, folded_words
from foundation.sheets.kinds import Fault, SourceRow
from foundation.sheets.records import ReadRow, place_of
from office.organisation.models.structure import Post, Unit

BIRTHS = {"birth_male": Cadre.Sex.MALE, "birth_female": Cadre.Sex.FEMALE}
BOTH_SEXES = "Có ngày sinh ở cả cột Nam và cột Nữ; giữ ngày sinh ở đúng một cột."
QUALIFICATIONS = {
    "degree": vocabulary.degrees,
    "theory": vocabulary.theory,
    "state": vocabulary.state,
    "language": vocabulary.languages,
    "it": vocabulary.computing,
}
PERSON_FIELDS = {
    Cadre: [
        "full_name",
        "other_names",
        "home_town",
        "party_joined_on",
        "party_official_on",
        "general_education",
    ]
    + ["note"],
    CadrePrivate: ["citizen_id", "party_card_no"],
    PostHeld: ["moved_to"],
}


@dataclass
class PersonRow(ReadRow):
    """`places` says which column a field was read from, `workplace` what the row says of the unit.

    `match` tells who of the people on record is meant, once that was asked.
    """

    places: dict[str, str] = field(default_factory=dict)
    qualifications: list[tuple] = field(default_factory=list)
    workplace: str = ""
    unit: Unit | None = None
    memberships: list[Post] = field(default_factory=list)
    post: Post | None = None
    match: Any = None

    def add(self, fault: Fault) -> None:
        super().add(replace(fault, column=self.places.get(fault.column, fault.column)))


class PersonRowReader:
    """Made once per import: the form's own fields, and the lists as dictionaries of folded words."""

    def __init__(self, day):
        self.day = day
        self.fields = {
            name: model._meta.get_field(name).formfield(required=False)
            for model, names in PERSON_FIELDS.items()
            for name in names
            if name not in ("citizen_id", "party_card_no")
        }
        self.choices = {"ethnic_group": choices(EthnicGroup), "religion": choices(Religion)}
        self.sexes = {folded_words(label): value for value, label in Cadre.Sex.choices}

    def read(self, source: SourceRow) -> PersonRow:
        person = PersonRow.of(source)
        self._read_sex_and_birth(person)
        for name in (name for names in PERSON_FIELDS.values() for name in names):
            if name in source.values and name not in source.unread:
                self._read_field(person, name, source.values[name])
        for name in self.choices:
            self._read_choice(person, name, source.values.get(name))
        for name, words in QUALIFICATIONS.items():
            self._read_words(person, name, words)
        for fault in faults(person.facts, self.day):
            person.add(fault)
        return person

    def _read_field(self, person, name, value):
        try:
            person.facts[name] = self.fields[name].clean(value) if name in self.fields else value or ""
        except ValidationError as error:
            person.wrong(name, " ".join(error.messages))

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
        elif stated and not person.facts["sex"]:
            person.wrong("sex", f"Giới tính “{stated}” chưa rõ; ghi Nam hoặc Nữ.")
            del person.facts["sex"]

    def _read_choice(self, person, name, value):
        if not value or name in person.row.unread:
            return
        found = self.choices[name].get(folded_words(value))
        if found:
            person.facts[name] = found
        elif not is_nothing(value):
            label = Cadre._meta.get_field(name).verbose_name if name == "ethnic_group" else "tôn giáo"
            person.wrong(
                name, f"{label.capitalize()} “{value}” không có trong danh mục; ghi lại theo danh mục."
            )

    def _read_words(self, person, name, words):
        value = person.row.values.get(name)
        if value and name not in person.row.unread:
            try:
                person.qualifications += words(value)
            except BadCell as error:
                person.wrong(name, str(error))


def choices(model):
    """Folded name or alias → the list's entry."""
    found = {}
    for entry in model.objects.all():
        found |= {folded_words(word): entry for word in [*entry.aliases, entry.name]}
    return found


def mark_repeated(people: list[PersonRow]) -> None:
    """A person who stands in the file twice is a fault of the later row."""
    first = {}
    for person in people:
        keys = identities(person.facts)
        earlier = next((first[key] for key in keys if key in first and same(first[key], person)), None)
        if earlier:
            shared = ", ".join(shared_identity(earlier.facts, person.facts))
            where = place_of(earlier.row, person.row)
            person.wrong("", f"Trùng với dòng {where} (cùng {shared}); giữ lại một dòng.")
        for key in keys:
            first.setdefault(key, person)


def identities(facts):
    """By what the same person is recognised within a file."""
    keys = [(name, facts[name]) for name in ("citizen_id", "party_card_no") if facts.get(name)]
    born = facts.get("birth")
    if facts.get("full_name") and isinstance(born, PartialDate) and born.precision == "day":
        keys.append((folded_words(facts["full_name"]), born.iso))
    return keys


def same(one, other):
    """Two namesakes born on one day are two people if their citizen numbers differ."""
    numbers = {person.facts.get("citizen_id") for person in (one, other)} - {None, ""}
    return len(numbers) < 2 or shared_card(one.facts, other.facts)


def shared_card(one, other):
    return bool(one.get("party_card_no")) and one["party_card_no"] == other.get("party_card_no")


def shared_identity(one, other):
    labels = {
        "full_name": "họ tên",
        "birth": "ngày sinh",
        "citizen_id": "số CCCD",
        "party_card_no": "số thẻ đảng viên",
    }
    for name, label in labels.items():
        if one.get(name) and folded_words(str(one[name])) == folded_words(str(other.get(name) or "")):
            yield label
