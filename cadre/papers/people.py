"""Persons as an official list prints them: plain words of one day, so that a decided list can keep them as they are."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any, NamedTuple, Self

from cadre.columns import by_then
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.dates import PartialDate
from office.regulations.conditions import lower_first

Kind = Qualification.Kind
LEVELS = {
    "degree": Kind.DEGREE,
    "theory": Kind.THEORY,
    "state": Kind.STATE,
    "defence": Kind.DEFENCE,
    "language": Kind.LANGUAGE,
    "it": Kind.IT,
}
# Of these kinds one does not stand above another, so all are named.
WITHOUT_LEVELS = {Kind.LANGUAGE, Kind.IT}
DATES = ("joined_on", "official_on")


class PaperGrade(NamedTuple):
    """The grade of a year in short, and the unit (key) that gave it: who may read it is asked of that unit."""

    year: int
    words: str
    unit: int


@dataclass(frozen=True)
class ListedPerson:
    """What the columns of the list say of a person; empty where nothing is recorded."""

    name: str
    sex: str
    birth: PartialDate | None = None
    ethnic_group: str = ""
    minority: bool = False
    place: str = ""
    home_town: str = ""
    joined_on: PartialDate | None = None
    official_on: PartialDate | None = None
    general_education: str = ""
    degree: str = ""
    theory: str = ""
    state: str = ""
    defence: str = ""
    language: str = ""
    it: str = ""
    grades: tuple[PaperGrade, ...] = ()

    def kept(self) -> dict[str, Any]:
        """What a snapshot keeps beside its own columns, as JSON has it."""
        found = {name: getattr(self, name) for name in KEPT}
        dates = {name: found[name].iso if found[name] else "" for name in DATES}
        return found | dates | {"grades": [list(grade) for grade in self.grades]}

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any], **own: Any) -> Self:
        """The person that a snapshot kept; `own` are its own columns."""
        known = {name: kept[name] for name in KEPT if name in kept}
        dates = {name: PartialDate(kept[name]) if kept.get(name) else None for name in DATES}
        grades = tuple(PaperGrade(*grade) for grade in kept.get("grades", ()))
        return cls(**own, **(known | dates | {"grades": grades}))

    def grade(self, year: int) -> str:
        return next((each.words for each in self.grades if each.year == year), "")


OWN = ("name", "sex", "birth", "ethnic_group", "minority")
KEPT = tuple(each.name for each in fields(ListedPerson) if each.name not in OWN)


def listed_people(
    cadres: Iterable[Cadre], day: datetime.date, grades: Mapping[int, Sequence[PaperGrade]]
) -> dict[int, ListedPerson]:
    """{person's key: the person as known on the day}; two queries for any number of people.

    What may have been otherwise on a past day is left blank; `grades` are those that may be printed.
    """
    cadres = list(cadres)
    keys = [cadre.pk for cadre in cadres]
    places, levels = places_of(keys, day), levels_of(keys, day)
    return {
        cadre.pk: ListedPerson(
            name=cadre.full_name,
            sex=cadre.sex,
            birth=cadre.birth,
            ethnic_group=str(cadre.ethnic_group or ""),
            minority=bool(cadre.ethnic_group and cadre.ethnic_group.is_minority),
            place=places.get(cadre.pk, ""),
            home_town=cadre.home_town,
            joined_on=by_then(cadre.party_joined_on, day),
            official_on=by_then(cadre.party_official_on, day),
            general_education=cadre.general_education if day >= clock.today() else "",
            **levels.get(cadre.pk, {}),
            grades=tuple(grades.get(cadre.pk, ())),
        )
        for cadre in cadres
    }


def places_of(keys: Iterable[int], day: datetime.date) -> dict[int, str]:
    """{person's key: seats in committees, then the main post with its unit, then what is held beside it}."""
    held = PostHeld.objects.on(day).filter(cadre__in=keys)
    held = held.select_related("post__title", "post__unit", "post__body")
    held = held.order_by("cadre", "post__title__order", "pk")
    return {
        key: ", ".join(place_words(list(posts))) for key, posts in groupby(held, lambda each: each.cadre_id)
    }


def place_words(posts: Sequence[PostHeld]) -> Iterator[str]:
    """Of several seats in bodies of one unit the highest is named: who sits on the standing committee is a member."""
    main = next((each for each in posts if each.main), None)
    others = [each for each in posts if each is not main]
    units = set()
    for each in others:
        if each.post.body and each.post.unit_id not in units:
            units.add(each.post.unit_id)
            yield seat_words(each, main)
    if main:
        yield str(main.post)
    yield from (f"kiêm {lower_first(str(each.post))}" for each in others if not each.post.body)


def seat_words(seat: PostHeld, main: PostHeld | None) -> str:
    """The title tells the level of the committee; a unit that is neither the person's nor the one above is named."""
    at_home = main is None or seat.post.unit_id in (main.post.unit_id, main.post.unit.parent_id)
    return str(seat.post.title if at_home else seat.post)


def levels_of(keys: Iterable[int], day: datetime.date) -> dict[int, dict[str, str]]:
    """{person's key: {column: the highest of the kind, or all of a kind without levels}}."""
    got = Qualification.objects.on(day).filter(cadre__in=keys, kind__in=LEVELS.values())
    names = {kind: name for name, kind in LEVELS.items()}
    found: dict[int, dict[str, str]] = {}
    for each in got.order_by("cadre", "kind", "-level", "pk"):
        of_person, name = found.setdefault(each.cadre_id, {}), names[each.kind]
        if name not in of_person:
            of_person[name] = str(each)
        elif each.kind in WITHOUT_LEVELS:
            of_person[name] = f"{of_person[name]}; {each}"
    return found
