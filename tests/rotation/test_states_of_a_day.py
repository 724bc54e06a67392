"""What the database finds and counts of rotations on a day is what their days tell, one by one."""

import datetime
import random
from collections import Counter

import pytest

from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from rotation.choices import HOW_IT_STANDS, RotationState
from rotation.figures import Rotations, rotations, states
from rotation.models import Rotation, RotationStep
from tests.rotation.moves import make_rotation

FIRST = datetime.date(2018, 1, 1)
DAYS = [datetime.date(year, month, 15) for year in (2017, 2019, 2020, 2021, 2022) for month in (3, 9)]
TOLD = (
    RotationState.EXTENDED,
    RotationState.DUE,
    *(RotationState(each) for each in ("waiting", "early", "placed")),
)


def some_day(chance, after=FIRST):
    return after + datetime.timedelta(days=chance.randrange(30, 900))


def partly(chance, day):
    return day.isoformat()[: chance.choice([7, 10, 10])]


@pytest.fixture
def moved(world):
    """Rotations as chance gives them, some extended before or after the days that are asked."""
    chance, post = random.Random(20211130), world.an.posts.get().post
    for number in range(60):
        cadre = Cadre.objects.create(
            full_name=f"Nông Văn {number}", sex="M", birth="1980", entered_unit=world.district
        )
        begun = some_day(chance)
        ended = some_day(chance, begun) if chance.random() < 0.5 else None
        row = make_rotation(
            cadre,
            post,
            partly(chance, begun),
            valid_to=ended and partly(chance, ended),
            due_on=some_day(chance, begun) if chance.random() < 0.7 else None,
            after_words="Trưởng phòng" if ended and chance.random() < 0.5 else "",
            direction=chance.choice(["", "down", "up"]),
        )
        if row.due_on and chance.random() < 0.4:
            before = {"due_on": (row.due_on - datetime.timedelta(days=200)).isoformat()}
            RotationStep.objects.create(
                rotation=row,
                act="rotation.extend",
                to_state="extended",
                before=before,
                on=some_day(chance),
                origin="import",
            )
    return chance


def test_each_state_is_found_as_the_days_of_each_row_tell_it(moved, world):
    found = set()
    for day in DAYS:
        rows = list(Rotation.objects.begun_by(day).with_state(day))
        for state in TOLD:
            told = {row.pk for row in rows if row.state_on(day) == state}
            assert set(Rotation.objects.in_state(state, day).values_list("pk", flat=True)) == told
            found |= {state} if told else set()
    assert found == set(TOLD)


def test_the_numbers_of_a_day_are_those_of_its_rows(moved, world):
    hidden = list(Rotation.objects.values_list("cadre", flat=True)[:9])
    units = [world.an.posts.get().post.unit_id]
    for day in DAYS:
        rows = list(Rotation.objects.begun_by(day).with_state(day))
        stands = Counter(row.state_on(day) for row in rows if row.cadre_id not in hidden)
        assert states(day, units, hidden) == {state.value: stands[state] for state in HOW_IT_STANDS}
        counted = rotations(day, units)
        begun = [row.valid_from for row in rows]
        over = sum(row.ended_by(day) for row in rows)
        people, directions = {row.cadre_id for row in rows}, {row.direction for row in rows}
        since = min(begun, default=None)
        assert counted == Rotations(len(rows), over, len(people), since, sorted(directions))
        assert counted.running == len(rows) - over
        assert since is None or isinstance(counted.since, PartialDate)
    assert rotations(DAYS[-1], [world.tan_van.pk]).rotated == 0
