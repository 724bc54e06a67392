"""Needs, classes, plans and records of people, made by chance."""

import datetime

from tests.conftest import TODAY
from tests.factories import make_qualification
from tests.training.factories import choose, enrol, make_class, make_need, make_plan, make_programme, make_row
from training.models import Need, NeedStep, PlanPersonStep

DAYS = (datetime.date(2020, 6, 1), datetime.date(2021, 11, 15), TODAY)


def make_learning(rng, world):
    """Classes of every kind, open, over, to come and secret, and rows of plans, of which one is secret."""
    programmes = [
        make_programme(f"Chương trình {level}", group=group, kind=kind, level=level)
        for group, kind, level in [
            ("elementary", "theory", 21),
            ("intermediate", "theory", 22),
            ("advanced", "theory", 23),
            ("state", "state", 32),
            ("language", "ethnic", None),
        ]
    ]
    plans = [make_plan(world.district, 2021, issued_on="2021-02-01", closed_on=rng.choice([None, DAYS[1]]))]
    plans += [make_plan(world.district), make_plan(world.hoa_tham, secret=True, issued_on="2021-11-10")]
    rows = [make_row(plan, each, title=each.name) for plan in plans for each in programmes]
    classes = [
        make_class(
            f"Lớp {n}", world.district, programmes[n % 5], opens_on=opens, closes_on=closes, secret=n == 4
        )
        for n, (opens, closes) in enumerate(
            [("2020-05", None), ("2020", "2021"), ("2021-11-15", "2021-12"), ("2021-09-01", None)] * 3
        )
    ]
    return classes, rows


def add_facts(rng, person, classes, rows):
    for kind, level in rng.sample(
        [("theory", 21), ("theory", 22), ("theory", 23), ("state", 32), ("ethnic", None)], 3
    ):
        need = make_need(person, kind, level, opened_on=rng.choice(["2019-03-01", "2021-11-10"]))
        if rng.random() < 0.3:
            NeedStep.objects.create(need=need, act="training.drop_need", to_state="dropped", on="2021-11-12")
            Need.objects.filter(pk=need.pk).update(state="dropped")
    if rng.random() < 0.5:
        level = rng.choice([21, 22, None])
        make_qualification(person, "theory", level, valid_from=rng.choice([None, "2019", "2021-11-20"]))
    for one in rng.sample(classes, 2):
        enrol(one, person, result=rng.choice(["studying", "withdrawn", "sent"]))
    for row in rng.sample(rows, 3):
        place = choose(row, person, state=rng.choice(["chosen", "reserve", "sent", "refused", "withdrawn"]))
        PlanPersonStep.objects.create(
            plan_person=place,
            act="training.choose",
            to_state="chosen",
            on=rng.choice(["2020-01-05", "2021-11-14"]),
        )
