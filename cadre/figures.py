"""What the board counts of people: who serves on a day, by sex, age, ethnic group, levels and Party status."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, IntegerField, Q, Value, When

from cadre import staff
from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from cadre.party import PartyStatus, with_party_status
from foundation.core.months import years_before

EVERYBODY, WOMEN, LEADERS = "everybody", "women", "leaders"
BY = ("sex", "band", "ethnic", "degree", "theory", "party")


@dataclass
class Staff:
    """Numbers of people by (of whom, by what, value); of whom is everybody, women, leaders, or a level
    of titles.

    `unclear` of them hold posts, `unclear_levels` have levels, whose beginning is unknown and may be later.
    """

    counts: Counter = field(default_factory=Counter)
    unclear: int = 0
    unclear_levels: int = 0

    def count(self, by, value, of=EVERYBODY):
        return self.counts[of, by, value]

    def total(self, of=EVERYBODY):
        return self.counts[of, "all", None]

    def values(self, by):
        return {value for of, each, value in self.counts if each == by and of == EVERYBODY}


def count_staff(day, units, bounds):
    """Everything that is told of the staff, in three queries; `bounds` are the ages at which bands begin.

    The band of a person is the number of bounds reached, None without a birth.
    """
    path = staff.held(day)
    people = staff.serving(day, units)
    grouped = people.values_list(
        "sex",
        band(day, bounds),
        F("ethnic_group"),
        F("degree_then"),
        F("theory_then"),
        party(day),
        F(f"{path}__post__title__is_leader"),
        F(f"{path}__post__title__level"),
    )
    counted = Staff()
    for *values, leads, level, number in grouped.order_by().annotate(number=Count("pk")):
        female = values[0] == Cadre.Sex.FEMALE
        for of in (EVERYBODY, level, *([LEADERS] if leads else []), *([WOMEN] if female else [])):
            counted.counts[of, "all", None] += number
            for by, value in zip(BY, values, strict=True):
                counted.counts[of, by, value] += number
    counted.unclear = people.filter(began_unclear(day, f"{path}__")).count()
    counted.unclear_levels = unclear_levels(day, people)
    return counted


def band(day, bounds):
    reached = [When(birth__gt=years_before(day, age), then=Value(n)) for n, age in enumerate(sorted(bounds))]
    return Case(
        When(birth=None, then=Value(None)), *reached, default=len(bounds), output_field=IntegerField()
    )


def party(day):
    return Case(*(When(with_party_status(status, day), then=Value(status.value)) for status in PartyStatus))


def began_unclear(day, prefix=""):
    """Condition that a fact counts on the day without anybody knowing whether it had begun."""
    return Q(**{f"{prefix}valid_from": None, f"{prefix}known_on__gt": day})


def unclear_levels(day, people):
    facts = Qualification.objects.on(day).filter(began_unclear(day), kind__in=("degree", "theory"))
    return facts.filter(cadre__in=people.values("pk")).aggregate(people=Count("cadre", distinct=True))[
        "people"
    ]
