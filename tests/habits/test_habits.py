"""Whatever habit a sheet has, its records are read as without it, or a sentence names the row or the column."""

import itertools
import random

import pytest

from foundation.sheets.limits import Unreadable
from tests.habits import of_days, of_files, of_layout, of_text
from tests.habits.bases import BASES, fill
from tests.habits.outcome import Silence, look_at

HABITS = [*of_text.HABITS, *of_days.HABITS, *of_layout.HABITS, *of_files.HABITS]
PAIRS = 12
GOOD = {"new", "changed", "same"}


@pytest.fixture
def filled(world):
    fill(world)
    return world


@pytest.mark.parametrize("kind", BASES)
def test_no_habit_loses_a_value_in_silence(filled, kind):
    page = BASES[kind].page()
    base = look_at(filled.lan, kind, page)
    assert not base.faults and {row["status"] for row in base.rows} <= GOOD and len(base.rows) == 6
    pairs = random.Random(kind).sample([*itertools.combinations(HABITS, 2)], PAIRS)
    silent = {}
    for habits in [*((habit,) for habit in HABITS), *pairs]:
        changed = page.copy()
        for habit in habits:
            changed = habit(changed)
        if changed.is_as(page):
            continue
        try:
            report = look_at(filled.lan, kind, changed)
        except Unreadable:
            continue
        if found := Silence(kind, base, changed, report).found():
            silent[" + ".join(habit.__name__ for habit in habits)] = found[:2]
    assert not silent, "\n".join(f"{name}: {found}" for name, found in silent.items())


def test_there_are_habits_enough():
    assert len({habit.__name__ for habit in HABITS}) == len(HABITS) >= 40
