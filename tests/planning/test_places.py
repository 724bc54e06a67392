"""What a list is counted by is read without records, and is what these say of each entry on each day."""

import datetime
import random

import pytest

from cadre.models.people import Cadre, EthnicGroup
from planning.decided import load_decided
from planning.figures import planned_lists
from planning.models import ApprovedLine, PlanningEntry
from tests.planning.lists import make_proposal, make_target
from tests.planning.test_planned_on import DAYS, FIRST, act_or_undo


def told_by_records(day):
    entries = list(
        PlanningEntry.objects.planned_on(day).select_related("cadre__ethnic_group", "target__term")
    )
    load_decided(entries, day)
    return {entry.pk: facts_of(entry, day) for entry in entries}


def facts_of(entry, day):
    person = entry.listed
    group = person.ethnic_group and person.ethnic_group.is_minority
    days = entry.approved_on, entry.decided_on(day), entry.decided_by(day)
    return entry.cadre_id, entry.target, *days, person.pk, person.sex, person.birth, group


def change(chance, cadre, groups):
    """Another birth, sex or ethnic group is put on record, after which some later decision may know it."""
    facts = {"sex": chance.choice("MF"), "birth": chance.choice(["1980", "1985-03", "1990-01-02", None])}
    Cadre.objects.filter(pk=cadre.pk).update(**facts, ethnic_group=chance.choice([None, *groups]))


@pytest.mark.parametrize("seed", range(4))
def test_places_say_what_the_records_say(world, seed):
    chance = random.Random(seed)
    groups = [
        EthnicGroup.objects.get_or_create(code=code, defaults={"name": f"D{code}"})[0]
        for code in ("01", "02")
    ]
    people, units = [world.an, world.binh], [world.hoa_tham, world.tan_van]
    entries = [make_proposal(each, make_target(unit), proposed_on=FIRST) for each in people for unit in units]
    for turn in range(DAYS):
        chosen = chance.choice(entries)
        change(chance, chosen.cadre, groups)
        if chance.random() < 0.5:
            act_or_undo(chance, PlanningEntry.objects.get(pk=chosen.pk), turn)
    assert ApprovedLine.objects.exists()
    seen = 0
    for place in range(-1, DAYS + 5, 2):
        day = FIRST + datetime.timedelta(place)
        lists = planned_lists(day, [unit.pk for unit in units])
        found = {each.pk: facts_of(each, day) for of_list in lists for each in of_list.entries}
        assert found == told_by_records(day), day
        seen += len(found)
    assert seen
