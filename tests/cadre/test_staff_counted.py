"""The table of the staff, grouped by the database, is what is counted person by person, on people made by chance."""

import datetime
import random
from collections import Counter

import pytest

from cadre.figures import BY, EVERYBODY, LEADERS, WOMEN, count_staff
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, EthnicGroup
from cadre.party import party_status
from foundation.core.months import years_before
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post, make_qualification, make_unit
from tests.standards.chance import begun

DAYS = [TODAY, datetime.date(2021, 12, 31), datetime.date(2019, 7, 1), datetime.date(2016, 1, 1)]
AGES = [30, 40, 50]


def make_people(chance, posts):
    groups = [None, *(EthnicGroup.objects.create(name=name) for name in ("Thử Một", "Thử Hai"))]
    for number in range(40):
        cadre = make_cadre(f"Lý Văn {number}", chance.choice(posts), valid_from="2015-06-01")
        when = begun(chance)
        if chance.random() < 0.2:
            when["valid_to"] = "2022-03" if chance.random() < 0.5 or not when["valid_from"] else "2021-12-20"
        PostHeld.objects.filter(cadre=cadre).update(**when)
        joined = chance.choice([None, "2010", "2015-11-30", "2020-11-30", "2020-12", "2021-11-30", "2022"])
        Cadre.objects.filter(pk=cadre.pk).update(
            sex=chance.choice("MF"),
            birth=chance.choice([None, "1971", "1971-11-30", "1981-12", "1991-12-01", "1991-11"]),
            ethnic_group=chance.choice(groups),
            party_joined_on=joined,
            party_official_on=chance.choice([None, "2022", "2023"]) if joined else None,
        )
        for kind, least in (("degree", 11), ("theory", 21)):
            for _ in range(chance.choice([0, 1, 2])):
                made = make_qualification(cadre, kind, least + chance.randrange(4), valid_from="2009")
                Qualification.objects.filter(pk=made.pk).update(**begun(chance))


def one_by_one(day, units):
    """(counts, people whose post may begin later, people with such a level)."""
    counts, posts, levels = Counter(), 0, set()
    for held in (
        PostHeld.objects.on(day)
        .filter(main=True, post__unit__in=units)
        .select_related("cadre", "post__title")
    ):
        person, title = held.cadre, held.post.title
        reached = {}
        for fact in person.qualifications.on(day):
            reached[fact.kind] = max(fact.level, reached.get(fact.kind, 0))
            if fact.valid_from is None and fact.known_on > day:
                levels.add(person.pk)
        old = person.birth and sum(person.birth.first_day <= years_before(day, age) for age in AGES)
        party = party_status(person.party_joined_on, person.party_official_on, day)
        facts = (person.sex, old, person.ethnic_group_id, reached.get("degree"), reached.get("theory"), party)
        posts += held.valid_from is None and held.known_on > day
        for of in (
            EVERYBODY,
            title.level,
            *([LEADERS] if title.is_leader else []),
            *([WOMEN] if person.sex == "F" else []),
        ):
            counts.update([(of, "all", None), *((of, by, fact) for by, fact in zip(BY, facts, strict=True))])
    return counts, posts, len(levels)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_the_staff_is_counted_as_people_one_by_one(seed):
    chance = random.Random(seed)
    root = make_unit("huyen", "Huyện Thử", level="district", kind="1")
    units = [root, *(make_unit(f"xa-{n}", f"Xã số {n}", parent=root) for n in range(4))]
    named = [("Bí thư", True), ("Chủ tịch UBND", True), ("Chuyên viên", False)]
    make_people(chance, [make_post(name, unit, is_leader=leads) for unit in units for name, leads in named])
    for day in DAYS:
        for keys in ([unit.pk for unit in units], [units[1].pk, units[3].pk]):
            found = count_staff(day, keys, AGES)
            assert (found.counts, found.unclear, found.unclear_levels) == one_by_one(day, keys), (seed, day)
