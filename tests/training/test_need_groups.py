"""What the board of needs counts in groups is what it says of everybody one by one, on people made by chance."""

import random
from collections import Counter

import pytest

from cadre.brought import Asked
from cadre.models.conflicts import Account
from office.organisation.rights import Role
from standards.models import Standard
from tests.conftest import TODAY, make_user
from tests.factories import make_cadre, make_post, make_qualification
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.standards.chance import begun, make_standards
from tests.training.chance import DAYS, add_facts, make_learning
from training.models import Need
from training.needs.board import NeedBoard, people_on
from training.needs.board_filters import standing_of
from training.needs.groups import NeedGroups


def told(line):
    return tuple(
        (kind, cell.word, cell.by, cell.least, standing_of(cell)) for kind, cell in line.cells.items()
    )


def counted(line):
    return tuple((kind, cell.by, cell.least, cell.answering() is None) for kind, cell in line.cells.items())


def make_people(chance, world, classes, rows):
    units = [world.district, world.office, world.hoa_tham, world.tan_van]
    named = [("Bí thư", True), ("Chủ tịch UBND", True), ("Chuyên viên", False)]
    posts = [make_post(name, unit, is_leader=leads) for unit in units for name, leads in named]
    make_standards(chance, units, [post.title for post in posts])
    targets = [make_target(unit, name) for unit in units for name, _ in named[:2]]
    for number in range(24):
        person = make_cadre(f"Lý Văn {number}", chance.choice(posts))
        for kind in chance.sample(["degree", "theory", "state", "defence", "it"], 3):
            level = {"degree": 13, "theory": 22, "state": 32, "defence": 43}.get(kind)
            level = level and chance.choice([level - 1, level, level + 1, None])
            fact = make_qualification(person, kind, level, valid_from="2009")
            type(fact).objects.filter(pk=fact.pk).update(**begun(chance))
        if chance.random() < 0.6:
            add_facts(chance, person, classes, rows)
        for target in chance.sample(targets, chance.choice([0, 0, 1, 2])):
            if chance.random() < 0.3:
                make_proposal(person, target)
            else:
                make_entry(person, target)
        yield person
    for target in chance.sample(targets, 2):
        target.secret = True
        target.save()


@pytest.mark.parametrize("seed", range(4))
def test_groups_say_what_is_said_of_people_one_by_one(world, seed):
    chance = random.Random(seed)
    people = list(make_people(chance, world, *make_learning(chance, world)))
    chosen = chance.sample(list(Need.objects.all()), 6)
    Need.objects.filter(pk__in=[need.pk for need in chosen]).update(reserved=True, why="planned")
    Account.objects.create(user=world.huong, cadre=people[0])
    Account.objects.create(user=world.lan, cadre=people[1])
    readers = [world.lan, world.huong, make_user("weighs_here", Role.CHIEF, world.hoa_tham)]
    for day in DAYS:
        for reader in readers:
            for action in ("view", "export"):
                asked = Asked(reader, day, action)
                board = NeedBoard(people_on(asked), asked)
                finely = NeedGroups(people_on(asked), asked, keys=True, classes=True, standings=True)
                by_group = {key: told(group.line) for group in finely.groups for key in group.keys}
                assert by_group == {key: told(line) for key, line in board.lines.items()}, (seed, day, reader)
                assert finely.kinds == board.kinds
                assert finely.number + finely.masked == people_on(asked).count()
                roughly = Counter()
                for group in NeedGroups(people_on(asked), asked).groups:
                    roughly[counted(group.line)] += group.number
                assert roughly == Counter(map(counted, board.lines.values()))


def test_without_standards_nothing_is_lacking(world):
    assert not Standard.objects.exists()
    asked = Asked(world.lan, TODAY)
    (group,) = NeedGroups(people_on(asked), asked, keys=True, classes=True, standings=True).groups
    assert (group.number, list(group.line.lacking()), len(group.line.cells)) == (2, [], 5)
