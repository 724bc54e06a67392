"""Of the namesakes of a row only those are read who may be meant, and it is told the same as if all were."""

import random

import pytest

from cadre.imports.matching import People
from cadre.imports.rows import PersonRow
from cadre.models.people import CadrePrivate
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import SourceRow
from foundation.sheets.questions import Questions
from tests.factories import make_cadre

NAMES = ("Nông Văn Hải", "Lý Văn Ba")
BIRTHS = (None, "1975", "1975-03", "1975-03-04", "1975-08-01", "1980-05-01", "1981")


class AllNamesakes(People):
    """As whoever bears a name was read, however they are born."""

    def _load(self, scope, keys, births):
        return super()._load(scope, keys, {name: {None} for name in births})


def random_row(draw, number):
    birth = draw.choice(BIRTHS)
    facts = {
        "full_name": draw.choice(NAMES),
        "birth": birth and PartialDate(birth),
        "citizen_id": draw.choice(["", "", f"0123456780{draw.randint(10, 15)}"]),
    }
    return PersonRow(SourceRow("Trích ngang", number, {}), facts)


def told(people, user, makes, draw):
    rows, questions = [random_row(draw, number) for number in range(40)], Questions({}, ["person"])
    found = people(rows, user.scope("cadre.change_cadre"), questions, user=user, makes=makes)
    matches = [(found.match(row), row.faults) for row in rows]
    said = [(match.cadre, match.certain, faults) for match, faults in matches]
    return said, questions.all()


@pytest.mark.parametrize("makes", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_namesakes_born_otherwise_are_not_missed(world, seed, makes):
    draw = random.Random(seed)
    for number in range(12):
        unit = draw.choice([world.hoa_tham, world.tan_van])
        cadre = make_cadre(draw.choice(NAMES), unit=unit, birth=draw.choice(BIRTHS) or "1990")
        if number < 6:
            CadrePrivate.objects.create(cadre=cadre, citizen_id=f"01234567801{number}")
    for user in (world.lan, world.huong):
        said, asked = told(People, user, makes, random.Random(seed))
        assert (said, asked) == told(AllNamesakes, user, makes, random.Random(seed))
        assert asked and any(cadre for cadre, *_ in said)


def test_who_is_born_otherwise_is_not_read(world):
    make_cadre(NAMES[0], unit=world.hoa_tham, birth="1990")
    same = make_cadre(NAMES[0], unit=world.hoa_tham, birth="1975-03-04")
    row = PersonRow(SourceRow("Trích ngang", 1, {}), {"full_name": NAMES[0], "birth": PartialDate("1975")})
    for makes in (True, False):
        scope, questions = world.lan.scope("cadre.change_cadre"), Questions({}, ["person"])
        found = People([row], scope, questions, user=world.lan, makes=makes)
        assert list(found.known) == [same.pk]
