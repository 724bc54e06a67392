"""Standards and the beginnings of facts, made by chance."""

import datetime

from standards.models import WITHOUT_LEVELS, StandardKind
from tests.conftest import TODAY
from tests.factories import make_standard

LEVELS = {"degree": (12, 16), "theory": (21, 24), "state": (31, 34), "defence": (41, 44)}


def some_level(chance, kind):
    return None if kind in WITHOUT_LEVELS else chance.randint(*LEVELS[kind])


def begun(chance):
    """The beginning of a fact: known, or by figures of a day before or after the days asked."""
    if chance.random() < 0.6:
        return {"valid_from": chance.choice(["2010", "2015-03", "2018-11-02", "2021-12-15"])}
    known = chance.choice([datetime.date(2016, 5, 1), TODAY, datetime.date(2022, 2, 1)])
    return {"valid_from": None, "known_on": known}


def make_standards(chance, district, titles):
    for kind in StandardKind:
        if chance.random() < 0.8:
            make_standard(kind.value, some_level(chance, kind), confirmed=chance.random() < 0.8)
        if chance.random() < 0.5:
            make_standard(kind.value, some_level(chance, kind), unit=chance.choice(district))
        if chance.random() < 0.3:
            make_standard(kind.value, some_level(chance, kind), title=chance.choice(titles))
