"""What the board counts of people: who serves on a day, by sex, age, ethnic group, levels and Party status."""

import datetime
from collections import Counter
from collections.abc import Collection, Hashable
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from cadre import staff
from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from cadre.party import PartyStatus, with_party_status
from foundation.core import clock
from foundation.core.figures import thousands
from foundation.core.months import years_before

EVERYBODY, WOMEN, LEADERS = "everybody", "women", "leaders"
BY = ("sex", "band", "ethnic", "degree", "theory", "party")


@dataclass
class Places:
    """Places on lists and the persons who have them (đồng chí, lượt): one person may have several places."""

    count: int = 0
    cadres: set[int] = field(default_factory=set)

    def add(self, cadre: int) -> None:
        """Count in a place of the person with this key."""
        self.count += 1
        self.cadres.add(cadre)

    def __add__(self, other: "Places") -> "Places":
        return Places(self.count + other.count, self.cadres | other.cadres)

    def __len__(self):
        return self.people

    @property
    def people(self) -> int:
        """Persons, each once."""
        return len(self.cadres)

    def __str__(self):
        return people_in_words(self.people, self.count)


def people_in_words(people: int, places: int) -> str:
    """ "32 đồng chí", or "178 đồng chí (183 lượt)" where persons and places differ."""
    twice = "" if people == places else f" ({thousands(places)} lượt)"
    return f"{thousands(people)} đồng chí{twice}"


@dataclass
class Staff:
    """Numbers of people: `counts` by (group, one of BY, value).

    The group is EVERYBODY, WOMEN, LEADERS or a level of titles. `unclear` people hold posts, and `unclear_levels`
    people have levels, whose beginning is unknown and may lie after the day.
    """

    counts: Counter = field(default_factory=Counter)
    unclear: int = 0
    unclear_levels: int = 0

    def count(self, by: str, value: Hashable, of: str = EVERYBODY) -> int:
        """People of the group `of` whose value of `by` (one of BY) is this one; None stands for an unknown value."""
        return self.counts[of, by, value]

    def total(self, of: str = EVERYBODY) -> int:
        """People of the group `of`."""
        return self.counts[of, "all", None]

    def values(self, by: str) -> set[Hashable]:
        """The values of `by` (one of BY) that occur."""
        return {value for of, each, value in self.counts if each == by and of == EVERYBODY}


def count_staff(day: datetime.date, units: Collection[int], bounds: Collection[int]) -> Staff:
    """Count the people who serve in the units (keys) on the day; two queries.

    `bounds` are the ages at which bands begin. The band of a person is the number of bounds reached, None without a
    birth.
    """
    if day == clock.today():
        people, title, levels = staff.serving_now(units), "title", ("degree", "theory")
        unclear = Q(certain_from__gt=day)
    else:
        people, title, levels = staff.serving(day, units), "held__post__title", ("degree_then", "theory_then")
        unclear = began_unclear(day, "held__")
    of_post = (F(f"{title}__{what}") for what in ("is_leader", "level"))
    grouped = people.values_list(
        "sex", band(day, bounds), F("ethnic_group"), *map(F, levels), party(day), *of_post
    )
    counted = Staff()
    for *values, leads, level, number, of_them in grouped.order_by().annotate(
        number=Count("pk"), unclear=Count("pk", filter=unclear)
    ):
        counted.unclear += of_them
        female = values[0] == Cadre.Sex.FEMALE
        for of in (EVERYBODY, level, *([LEADERS] if leads else []), *([WOMEN] if female else [])):
            counted.counts[of, "all", None] += number
            for by, value in zip(BY, values, strict=True):
                counted.counts[of, by, value] += number
    counted.unclear_levels = unclear_levels(day, people)
    return counted


def band(day: datetime.date, bounds: Collection[int]) -> Case:
    """SQL expression of a cadre: the number of ages in `bounds` reached on the day, None without a birth."""
    reached = [When(birth__gt=years_before(day, age), then=Value(n)) for n, age in enumerate(sorted(bounds))]
    return Case(
        When(birth=None, then=Value(None)), *reached, default=len(bounds), output_field=IntegerField()
    )


def party(day: datetime.date) -> Case:
    """SQL expression of a cadre: the PartyStatus on the day."""
    return Case(*(When(with_party_status(status, day), then=Value(status.value)) for status in PartyStatus))


def began_unclear(day: datetime.date, prefix: str = "") -> Q:
    """Condition: a fact counts on the day, but it is not known whether it had begun.

    `prefix` leads to the fact, "held__".
    """
    return Q(**{f"{prefix}valid_from": None, f"{prefix}known_on__gt": day})


def unclear_levels(day: datetime.date, people: QuerySet) -> int:
    """How many of the people have a degree or a level of theory that may have begun after the day."""
    facts = Qualification.objects.on(day).filter(began_unclear(day), kind__in=("degree", "theory"))
    return facts.filter(cadre__in=people.values("pk")).aggregate(people=Count("cadre", distinct=True))[
        "people"
    ]
