"""Sheets with up to three habits by chance, as many as one likes: not part of the suite.

MANY=10000 SEED=1 python -m pytest -l tests/habits/many.py -k columns
MANY=500 SEED=1 python -m pytest tests/habits/many.py -k written
"""

import os
import random
import sys

import pytest
from django.db import transaction

from foundation.sheets import pipeline
from foundation.sheets.kinds import KINDS
from foundation.sheets.limits import Unreadable
from foundation.sheets.reading import read_content
from foundation.sheets.tables_apart import apart
from tests.habits.bases import BASES, fill
from tests.habits.outcome import Silence, report_of
from tests.habits.test_habits import HABITS

MANY, SEED = int(os.environ.get("MANY", 100)), int(os.environ.get("SEED", 1))


def sheets():
    """(name, kind, page) of as many sheets as asked for, the same ones for the same seed."""
    chance = random.Random(SEED)
    for _ in range(MANY):
        kind, habits = chance.choice([*BASES]), chance.sample(HABITS, chance.randint(1, 3))
        page = BASES[kind].page()
        for habit in habits:
            page = habit(page)
        yield f"{kind}: {' + '.join(habit.__name__ for habit in habits)}", kind, page


def rows_read(kind, page):
    workbook = apart(read_content(page.file()[1]))
    return pipeline.rows_of(pipeline.Reader(workbook, KINDS[kind], latest=2021).propose())


def test_columns_are_found_and_no_row_is_gone():
    lost = {}
    for name, kind, page in sheets():
        try:
            numbers = {row.number for row in rows_read(kind, page)}
        except Unreadable:
            continue
        if gone := {page.number_of(origin) for origin in range(6)} - numbers:
            lost[name] = f"rows {gone}"
    assert not lost, "\n".join(f"{name}: {said}" for name, said in lost.items())


def test_what_is_written_is_what_was_shown(world):
    fill(world)
    bases = {kind: report_of(world.lan, kind, BASES[kind].page()) for kind in BASES}
    wrong, outcomes = {}, {}
    for name, kind, page in sheets():
        with transaction.atomic():
            shown = report_of(world.lan, kind, page)
            found = Silence(kind, bases[kind], page, shown).found()
            done = report_of(world.lan, kind, page, dry_run=False, accept=True, skip_bad=True)
            transaction.set_rollback(True)
        good = sum(row["status"] in ("new", "changed") for row in shown.rows)
        outcome = "refused" if done.refusal else "written"
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        if found or (not done.refusal and done.written != good):
            wrong[name] = found[:2] or f"{done.written} of {good} written"
    sys.stdout.write(f"{outcomes}\n")
    assert not wrong, "\n".join(f"{name}: {said}" for name, said in wrong.items())


@pytest.fixture(autouse=True)
def of_this_seed():
    sys.stdout.write(f"MANY={MANY} SEED={SEED}\n")
