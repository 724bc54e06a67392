"""The figure that the database groups is the one that is counted person by person, on people made by chance."""

import datetime
import random

import pytest

from cadre.models.facts import PostHeld
from standards.checks import Standards, judged_leaders
from standards.counting import standards_met
from standards.models import StandardKind
from tests.conftest import TODAY
from tests.factories import make_cadre, make_post, make_qualification, make_unit
from tests.standards.chance import begun, make_standards, some_level

DAYS = [TODAY, datetime.date(2021, 12, 31), datetime.date(2019, 7, 1), datetime.date(2016, 1, 1)]


def make_people(chance, posts):
    for number in range(40):
        post = chance.choice(posts)
        leader = make_cadre(f"Lý Văn {number}", post, valid_from="2015-06-01")
        when = begun(chance)
        if chance.random() < 0.2:
            when["valid_to"] = "2022-03" if chance.random() < 0.5 or not when["valid_from"] else "2021-12-20"
        PostHeld.objects.filter(cadre=leader).update(**when)
        for kind in StandardKind:
            for _ in range(chance.choice([0, 1, 1, 2])):
                level = None if chance.random() < 0.1 else some_level(chance, kind)
                facts = begun(chance)
                qualification = make_qualification(leader, kind.value, level, valid_from="2009")
                type(qualification).objects.filter(pk=qualification.pk).update(**facts)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(4))
def test_groups_are_counted_as_people_one_by_one(seed):
    chance = random.Random(seed)
    root = make_unit("huyen", "Huyện Thử", level="district", kind="1")
    units = [root, *(make_unit(f"xa-{n}", f"Xã số {n}", parent=root) for n in range(4))]
    named = [("Bí thư", True), ("Chủ tịch UBND", True), ("Chuyên viên", False)]
    posts = [make_post(name, unit, is_leader=leads) for unit in units for name, leads in named]
    make_standards(chance, units, [post.title for post in posts])
    make_people(chance, posts)
    for day in DAYS:
        for keys in ([unit.pk for unit in units], [units[1].pk, units[3].pk]):
            people = judged_leaders(day, keys)
            hidden = frozenset(each.cadre for each in people if chance.random() < 0.2)
            for left_out in (frozenset(), hidden):
                assert standards_met(day, keys, left_out) == Standards.of(people, left_out), (seed, day)
